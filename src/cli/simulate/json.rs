//! The figures for programs. Points are points, shares are of 1; `seconds` alone differs from one
//! run to the next.

use serde::{Serialize, Serializer};

use super::run::Played;
use crate::analysis::Interval;
use crate::cli::output;
use crate::exercise::model::{Key, OptionId};

/// Names and values in an order of our own.
struct Rows<T>(Vec<(String, T)>);

impl<T: Serialize> Serialize for Rows<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[derive(Serialize)]
struct Whole {
    runs: u64,
    seconds: f64,
    score: Score,
    endings: Rows<f64>,
    exercise: String,
    chair: String,
    policy: String,
    seed: u64,
    dimensions: Rows<f64>,
    minutes: Minutes,
    options: Vec<Row>,
    intervals: Intervals,
    passed_over: u64,
}

#[derive(Serialize)]
struct Score {
    mean: f64,
    min: f64,
    max: f64,
    quantiles: Rows<f64>,
}

#[derive(Serialize)]
struct Minutes {
    mean: f64,
    min: u32,
    max: u32,
}

/// How often an option could be taken and was, counted in decisions.
#[derive(Serialize)]
struct Row {
    stage: String,
    point: String,
    option: String,
    offered: u64,
    taken: u64,
}

/// Where figures lie with a confidence of 95 %.
#[derive(Serialize)]
struct Intervals {
    mean: Interval,
    endings: Rows<Interval>,
}

/// Quantiles that are shown, percent.
pub(super) const QUANTILES: [u64; 5] = [5, 25, 50, 75, 95];
/// Codes of the accounts.
pub(super) const ACCOUNTS: [&str; 6] = [
    "escalation",
    "contact",
    "messages",
    "reciprocity",
    "objectives",
    "gate",
];

pub(super) fn text(played: &Played<'_>) -> String {
    let (exercise, all) = (played.exercise, &played.statistics);
    let points = |hundredths: i32| f64::from(hundredths) / 100.0;
    let quantile = |percent: u64| {
        let total = all.totals.quantile(percent).unwrap_or_default();
        (percent.to_string(), points(total))
    };
    let endings = || exercise.endings.iter().zip(&all.endings);
    let (min, max) = all.range().unwrap_or_default();
    let (least, most) = all.span.unwrap_or_default();
    let accounts = ACCOUNTS.iter().zip(all.accounts);
    output::json(&Whole {
        runs: all.runs,
        seconds: played.seconds,
        score: Score {
            mean: all.mean(),
            min: points(min),
            max: points(max),
            quantiles: Rows(QUANTILES.map(quantile).into()),
        },
        endings: Rows(
            endings()
                .map(|((_, row), count)| (row.id.clone(), *count as f64 / all.runs.max(1) as f64))
                .collect(),
        ),
        exercise: exercise.id.clone(),
        chair: exercise.chairs[played.chair].id.clone(),
        policy: played.policy.clone(),
        seed: played.seed,
        dimensions: Rows(
            accounts
                .map(|(code, sum)| ((*code).to_owned(), all.points_each(sum)))
                .collect(),
        ),
        minutes: Minutes {
            mean: all.minutes as f64 / all.runs.max(1) as f64,
            min: least,
            max: most,
        },
        options: own(played).map(|option| row(played, option)).collect(),
        intervals: Intervals {
            mean: all.mean_interval(),
            endings: Rows(
                endings()
                    .map(|((_, row), count)| (row.id.clone(), all.share_interval(*count)))
                    .collect(),
            ),
        },
        passed_over: all.passed_over,
    })
}

/// The options of the chair that decided.
pub(super) fn own<'a>(played: &'a Played<'_>) -> impl Iterator<Item = OptionId> + 'a {
    let exercise = played.exercise;
    let own =
        |option: &OptionId| exercise.menus[exercise.options[*option].menu].chair == played.chair;
    exercise.options.keys().filter(own)
}

fn row(played: &Played<'_>, id: OptionId) -> Row {
    let (exercise, all) = (played.exercise, &played.statistics);
    let option = &exercise.options[id];
    let point = &exercise.points[exercise.menus[option.menu].point];
    Row {
        stage: exercise.stages[point.stage].id.clone(),
        point: point.id.clone(),
        option: option.id.clone(),
        offered: all.offered[id.index()],
        taken: all.taken[id.index()],
    }
}
