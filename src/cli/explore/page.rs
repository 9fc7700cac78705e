//! What `explore --json` writes. Names are a contract with scripts: added, never changed. Scores are
//! expected values in points, shares parts of one; both are rounded here, and nowhere before.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::{
    ACCOUNTS, Bounds, Counts, Distribution, Graph, ONE, Plan, Route, Statistics, Survey, Value,
    WHOLE, Witness, ceiling, not_asked,
};
use crate::diagnostic::Record;
use crate::exercise::model::{ChairId, Exercise};

/// The whole answer.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    pub(super) exercise: String,
    pub(super) chair: String,
    /// Every path was walked. Where this is false nothing here is a proof of absence.
    pub(super) exhaustive: bool,
    pub(super) states: u64,
    pub(super) transitions: u64,
    pub(super) seconds: f64,
    pub(super) endings: Vec<Ending>,
    pub(super) score: Score,
    pub(super) findings: Vec<Record>,
    /// Codes of findings that were not looked for; `check --explain` tells what they are.
    pub(super) not_asked: Vec<&'static str>,
    /// States in which the chair decides, each with what scoring remembers.
    pub(super) situations: u64,
    pub(super) minutes: Option<Range>,
    pub(super) range: Option<Range>,
    pub(super) dimensions: BTreeMap<&'static str, Score>,
    /// How likely each total and each sum of a dimension is; `null` where not everything was walked.
    pub(super) distributions: Option<Distributions>,
    pub(super) objectives: BTreeMap<String, BTreeMap<&'static str, f64>>,
    pub(super) options: Vec<OptionRow>,
    /// What was sampled because not everything was walked; `null` where everything was.
    pub(super) estimates: Option<Estimates>,
}

/// An ending.
#[derive(Debug, Serialize)]
pub(super) struct Ending {
    pub(super) id: String,
    /// `null` where the search ended before it could be told.
    pub(super) reachable: Option<bool>,
    pub(super) witness: Option<Lines>,
    /// Its share of play; `null` where the search ended early.
    pub(super) shares: Option<Score>,
    /// Its share of uniform play lies in here; where everything was walked it is one figure.
    pub(super) uniform: Range,
}

/// A way through the exercise.
#[derive(Debug, Serialize)]
pub(super) struct Lines {
    pub(super) lines: Vec<String>,
    pub(super) draws: Vec<usize>,
}

/// A figure under best, worst and uniform play.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct Score {
    pub(super) best: Option<f64>,
    pub(super) worst: Option<f64>,
    pub(super) uniform: Option<f64>,
}

#[derive(Debug, Serialize)]
pub(super) struct Range {
    pub(super) least: f64,
    pub(super) most: f64,
}

#[derive(Debug, Serialize)]
pub(super) struct OptionRow {
    pub(super) stage: String,
    pub(super) id: String,
    pub(super) offered: u64,
    pub(super) contested: u64,
    pub(super) best: u64,
}

/// Distributions of points. A row is `[hundredths, share]`, by rising points; shares are whole
/// numbers, of `whole`, each cut to the unit below on its way: what all rows lack together of `whole`
/// is the most by which any of them is too small.
#[derive(Debug, Serialize)]
pub(super) struct Distributions {
    pub(super) whole: u64,
    pub(super) total: Plays,
    pub(super) dimensions: BTreeMap<&'static str, Plays>,
}

/// How likely what is under best, worst and uniform play; `null` where there are too many sums to
/// follow.
#[derive(Debug, Serialize)]
pub(super) struct Plays {
    pub(super) best: Option<Rows>,
    pub(super) worst: Option<Rows>,
    pub(super) uniform: Option<Rows>,
}

/// Points and how likely they are.
pub(super) type Rows = Vec<(i32, u64)>;

impl Distributions {
    fn of(all: &[Distribution; 3]) -> Self {
        let plays = |counts: [&Option<Counts>; 3]| {
            let rows = |counts: &Option<Counts>| Some(counts.as_ref()?.iter().collect());
            let [best, worst, uniform] = counts.map(rows);
            Plays {
                best,
                worst,
                uniform,
            }
        };
        let account = |at: usize| {
            let counts = all.each_ref().map(|one| &one.accounts[at]);
            (NAMES[at], plays(counts))
        };
        Self {
            whole: WHOLE,
            total: plays(all.each_ref().map(|one| &one.total)),
            dimensions: (0..ACCOUNTS).map(account).collect(),
        }
    }
}

/// A sample of uniform play.
#[derive(Debug, Serialize)]
pub(super) struct Estimates {
    pub(super) runs: u64,
    pub(super) seed: u64,
    pub(super) uniform: f64,
    /// The mean of all uniform play lies in here with a confidence of 95 in 100.
    pub(super) interval: Range,
    /// The highest total that any play can come to.
    pub(super) highest: Highest,
}

/// Between what the highest total of any play lies.
#[derive(Debug, Serialize)]
pub(super) struct Highest {
    /// A play of the sample came to it; `null` where none ended.
    pub(super) met: Option<f64>,
    /// The rubric lets no play come to more; `null` where it sets no bound.
    pub(super) bound: Option<f64>,
}

impl Estimates {
    /// What was sampled.
    pub(super) fn of(plan: &Plan<'_>, statistics: &Statistics, highest: Option<i32>) -> Self {
        let points = |hundredths: i32| f64::from(hundredths) / 100.0;
        let (least, most) = statistics.mean_interval();
        Self {
            runs: plan.runs,
            seed: plan.seed,
            uniform: rounded(statistics.mean(), 5),
            interval: Range {
                least: rounded(least, 5),
                most: rounded(most, 5),
            },
            highest: Highest {
                met: highest.map(points),
                bound: ceiling(plan.exercise, plan.chair).map(points),
            },
        }
    }
}

/// Names of the accounts, in their order.
pub(super) const NAMES: [&str; ACCOUNTS] = [
    "escalation",
    "contact",
    "messages",
    "reciprocity",
    "objectives",
    "gate",
];

impl Page {
    /// The page of a complete search.
    pub(super) fn of(exercise: &Exercise, survey: &Survey, seconds: f64) -> Self {
        let ids = exercise.endings.iter().map(|(_, ending)| ending.id.clone());
        let endings = ids.zip(&survey.endings).map(|(id, row)| Ending {
            id,
            reachable: Some(row.route.is_some()),
            witness: row.route.as_ref().map(Lines::of),
            shares: Some(Score::of(row.shares.map(share))),
            uniform: Range {
                least: share(row.shares[2]),
                most: share(row.shares[2]),
            },
        });
        let dimension = |account: usize| {
            let means = survey.accounts.map(|accounts| mean(accounts[account]));
            (NAMES[account], Score::of(means))
        };
        let objectives = survey.ratings.iter().map(|(id, ratings)| {
            let words = ["P", "S", "M", "U", "not-tested"];
            let parts = words.into_iter().zip(ratings.map(share)).collect();
            (exercise.objectives[*id].id.clone(), parts)
        });
        let rows = exercise.options.iter().zip(&survey.menus.options);
        let options =
            rows.filter(|((_, option), _)| exercise.menus[option.menu].chair == survey.chair);
        Self {
            exercise: exercise.id.clone(),
            chair: exercise.chairs[survey.chair].id.clone(),
            exhaustive: true,
            states: survey.states as u64,
            transitions: survey.transitions as u64,
            seconds: rounded(seconds, 3),
            endings: endings.collect(),
            score: Score::of(survey.totals.map(points)),
            findings: Vec::new(),
            not_asked: not_asked(exercise, survey),
            situations: survey.situations as u64,
            minutes: survey.minutes.map(|(least, most)| Range {
                least: f64::from(least),
                most: f64::from(most),
            }),
            range: survey.range.map(|(least, most)| Range {
                least: f64::from(least) / 100.0,
                most: f64::from(most) / 100.0,
            }),
            dimensions: (0..ACCOUNTS).map(dimension).collect(),
            distributions: Some(Distributions::of(&survey.distributions)),
            objectives: objectives.collect(),
            options: options
                .map(|((_, option), row)| OptionRow {
                    stage: stage(exercise, option.menu),
                    id: option.id.clone(),
                    offered: row.offered,
                    contested: row.contested,
                    best: row.best,
                })
                .collect(),
            estimates: None,
        }
    }

    /// What a search that was not brought to its end knows for certain.
    pub(super) fn part(
        exercise: &Exercise,
        chair: ChairId,
        graph: &Graph,
        estimates: Option<Estimates>,
        seconds: f64,
    ) -> Self {
        let bounds = Bounds::of(graph);
        let endings = exercise.endings.iter().map(|(id, ending)| {
            let witness = Witness::of(exercise, chair, graph, id).map(Route::from);
            let (least, most) = bounds.ending(id);
            Ending {
                id: ending.id.clone(),
                reachable: witness.is_some().then_some(true),
                witness: witness.as_ref().map(Lines::of),
                shares: None,
                uniform: Range {
                    least: share(least),
                    most: share(most),
                },
            }
        });
        Self {
            exercise: exercise.id.clone(),
            chair: exercise.chairs[chair].id.clone(),
            exhaustive: false,
            states: graph.states() as u64,
            transitions: graph.transitions() as u64,
            seconds: rounded(seconds, 3),
            endings: endings.collect(),
            score: Score::default(),
            findings: Vec::new(),
            not_asked: Vec::new(),
            situations: graph.nodes() as u64,
            minutes: None,
            range: None,
            dimensions: BTreeMap::new(),
            distributions: None,
            objectives: BTreeMap::new(),
            options: Vec::new(),
            estimates,
        }
    }

    /// With what was found.
    pub(super) fn with(mut self, findings: Vec<Record>) -> Self {
        self.findings = findings;
        self
    }
}

fn stage(exercise: &Exercise, menu: crate::exercise::model::MenuId) -> String {
    let point = exercise.menus[menu].point;
    exercise.stages[exercise.points[point].stage].id.clone()
}

impl Lines {
    pub(super) fn of(route: &Route) -> Self {
        Self {
            lines: route.lines.clone(),
            draws: route.draws.clone(),
        }
    }
}

impl Score {
    pub(super) fn of([best, worst, uniform]: [f64; 3]) -> Self {
        Self {
            best: Some(best),
            worst: Some(worst),
            uniform: Some(uniform),
        }
    }
}

/// Points of an expected total.
pub(super) fn points(value: Value) -> f64 {
    rounded(value as f64 / ONE as f64 / 100.0, 5)
}

/// A part of one.
pub(super) fn share(share: u64) -> f64 {
    rounded(share as f64 / WHOLE as f64, 9)
}

/// Points of the mean of an account.
pub(super) fn mean(points: i128) -> f64 {
    rounded(points as f64 / WHOLE as f64 / 100.0, 5)
}

pub(super) fn rounded(value: f64, places: i32) -> f64 {
    let scale = 10f64.powi(places);
    (value * scale).round() / scale
}
