//! The figures for people.

use super::json::{ACCOUNTS, QUANTILES, own};
use super::run::Played;
use crate::cli::play::width;
use crate::cli::words::Words;
use crate::exercise::model::{Key, MenuId};
use crate::locale::Arg;
use crate::text::{clean_line, hang, pad, truncate};

/// Cells of the longest bar.
const BAR: usize = 12;

pub(super) fn text(words: &Words, played: &Played<'_>) -> String {
    let mut page = Page {
        words,
        played,
        width: width(),
        text: String::new(),
    };
    page.head();
    page.score();
    page.endings();
    page.options();
    page.text
}

struct Page<'a> {
    words: &'a Words,
    played: &'a Played<'a>,
    width: usize,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A paragraph; what does not fit goes on below.
    fn tell(&mut self, indent: &str, said: &str) {
        for line in hang(indent, &clean_line(said), self.width) {
            self.line(&line);
        }
    }

    fn told(&mut self, indent: &str, key: &str, args: &[(&str, Arg)]) {
        let said = self.words.say(key, args);
        self.tell(indent, &said);
    }

    fn head(&mut self) {
        let Played {
            exercise,
            chair,
            policy,
            seed,
            statistics,
            ..
        } = self.played;
        let text = |id| exercise.texts.get(id, &self.words.language);
        let args = [
            ("title", text(exercise.frame.title).into()),
            ("chair", text(exercise.chairs[*chair].name).into()),
            ("runs", statistics.runs.into()),
            ("policy", policy.into()),
            ("seed", seed.to_string().into()),
        ];
        self.told("", "cli-simulate-head", &args);
    }

    fn score(&mut self) {
        let all = &self.played.statistics;
        let points = |hundredths: i32| self.words.locale.points(hundredths.into()).into();
        let (least, most) = all.mean_interval();
        let (min, max) = all.range().unwrap_or_default();
        let mean: [(&str, Arg); 5] = [
            ("mean", format!("{:.2}", all.mean()).into()),
            ("least", format!("{least:.2}").into()),
            ("most", format!("{most:.2}").into()),
            ("min", points(min)),
            ("max", points(max)),
        ];
        let names = ["p5", "p25", "p50", "p75", "p95"].into_iter();
        let totals = QUANTILES.map(|percent| all.totals.quantile(percent).unwrap_or_default());
        let quantiles: Vec<(&str, Arg)> = names.zip(totals.map(points)).collect();
        let (fewest, longest) = all.span.unwrap_or_default();
        let each = all.minutes / u128::from(all.runs.max(1));
        let duration = |minutes: i64| self.words.locale.duration(minutes).into();
        let minutes: [(&str, Arg); 3] = [
            ("mean", duration(i64::try_from(each).unwrap_or(i64::MAX))),
            ("least", duration(fewest.into())),
            ("most", duration(longest.into())),
        ];
        self.line("");
        self.told("", "cli-simulate-score", &[]);
        self.told("  ", "cli-simulate-mean", &mean);
        self.told("  ", "cli-simulate-quantiles", &quantiles);
        for (code, sum) in ACCOUNTS.iter().zip(all.accounts) {
            let name = self.words.say(&format!("dimension-{code}"), &[]);
            let line = format!("  {:>8.2}  {name}", all.points_each(sum));
            self.line(&line);
        }
        self.told("  ", "cli-simulate-minutes", &minutes);
    }

    fn endings(&mut self) {
        self.line("");
        self.told("", "cli-simulate-endings", &[]);
        let (exercise, all) = (self.played.exercise, &self.played.statistics);
        for ((_, ending), count) in exercise.endings.iter().zip(&all.endings) {
            let share = *count as f64 / all.runs.max(1) as f64;
            let (least, most) = all.share_interval(*count);
            let cells = (share * BAR as f64).round() as usize;
            let bar = match (*count, cells) {
                (0, _) => String::new(),
                (_, 0) => "▏".to_owned(),
                _ => "█".repeat(cells),
            };
            let (share, least, most) = (share * 100.0, least * 100.0, most * 100.0);
            let head = format!(
                "  {share:>6.2} %  {:>15}  {}  ",
                format!("{least:.2} to {most:.2}"),
                pad(&bar, BAR)
            );
            let title = exercise.texts.get(ending.title, &self.words.language);
            let said = format!("{title} ({})", ending.id);
            self.tell(&head, &said);
        }
    }

    fn options(&mut self) {
        self.line("");
        self.told("", "cli-simulate-options", &[]);
        let (exercise, all) = (self.played.exercise, &self.played.statistics);
        let text = |id| exercise.texts.get(id, &self.words.language);
        let mut last: Option<MenuId> = None;
        for id in own(self.played) {
            let option = &exercise.options[id];
            if last.replace(option.menu) != Some(option.menu) {
                let point = &exercise.points[exercise.menus[option.menu].point];
                let stage = text(exercise.stages[point.stage].title);
                let said = format!("{stage} ({})", point.id);
                self.line("");
                self.tell("  ", &said);
            }
            let (offered, taken) = (all.offered[id.index()], all.taken[id.index()]);
            let share = match (offered, taken) {
                (0, _) => "  -     ".to_owned(),
                _ => format!("{:>6.2} %", taken as f64 * 100.0 / offered as f64),
            };
            let mark = match (offered, taken) {
                (0, _) => Some(self.words.say("cli-simulate-never-offered", &[])),
                (_, 0) => Some(self.words.say("cli-simulate-never-taken", &[])),
                _ => None,
            };
            let said = match mark {
                Some(mark) => format!("! {}: {mark}", option.id),
                None => format!("  {}", option.id),
            };
            let of = format!("{taken} / {offered}");
            let line = format!("  {share}  {of:>20}  {said}");
            let line = truncate(&line, self.width).into_owned();
            self.line(&line);
        }
        if all.passed_over > 0 {
            let args = [("count", all.passed_over.into())];
            self.line("");
            self.told("", "cli-simulate-passed-over", &args);
        }
    }
}
