//! Numbers of the rubric.

use super::super::at::At;
use super::super::codes::error;
use super::super::lower::minutes;
use super::super::merge::Merged;
use super::super::report::Report;
use crate::diagnostic::Code;
use crate::exercise::draft::{RubricDraft, Time};

/// Numbers that break the scale of the score.
pub(in crate::exercise::check) const NUMBERS: Code = error(
    "E0314",
    "rubric-numbers",
    "numbers of the rubric that break its scale",
    "The score is out of 10,000 hundredths by construction: the weights of the five dimensions add \
     up to that, bands fall from P to M, shares are percent, tables by time rise and have rows, \
     what time wears off takes a while, and penalties are written as positive numbers.",
);

/// Features that together exceed a whole.
pub(in crate::exercise::check) const FEATURES: Code = error(
    "E0315",
    "features-over-100",
    "features that are worth more than a whole occasion",
    "A message that carried every good feature would earn more than its occasion is worth. The \
     positive percents of the features may add up to 100 at most.",
);

/// Looks at the exercise's own rubric; the default one is an asset and tested as such.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    let Some(rubric) = &merged.head.rubric else {
        return;
    };
    let file = At::file(merged.homes.rubric);
    let at = file.field("rubric");
    let mut numbers = Numbers { report };
    numbers.whole(rubric, &at);
    numbers.escalation(rubric, &at.field("escalation"));
    numbers.contact(rubric, &at.field("contact"));
    numbers.messages(rubric, &at.field("messages"));
    numbers.reciprocity(rubric, &at.field("reciprocity"));
}

struct Numbers<'r> {
    report: &'r mut Report,
}

impl Numbers<'_> {
    fn must(&mut self, holds: bool, at: &At<'_>, message: &str) {
        if !holds {
            self.report.say(&NUMBERS, at, message);
        }
    }

    fn percent(&mut self, value: i32, at: &At<'_>) {
        self.must(
            (0..=100).contains(&value),
            at,
            "this is not within 0..100 percent",
        );
    }

    fn whole(&mut self, rubric: &RubricDraft, at: &At<'_>) {
        let weights = &rubric.weights;
        let all = [
            weights.escalation,
            weights.contact,
            weights.messages,
            weights.reciprocity,
            weights.objectives,
        ];
        let sum: i64 = all.iter().map(|weight| i64::from(*weight)).sum();
        let sound = sum == 10_000 && all.iter().all(|weight| *weight >= 0);
        let message = format!("the weights add up to {sum}, not to 10000, or one is negative");
        self.must(sound, &at.field("weights"), &message);
        let (p, s, m) = rubric.bands;
        self.must(
            p > s && s > m && m > 0,
            &at.field("bands"),
            "the bands do not fall from P to M",
        );
        let (p, s, m, u, untested) = rubric.ratings;
        for (nth, value) in [p, s, m, u, untested].into_iter().enumerate() {
            self.percent(value, &at.field("ratings").index(nth));
        }
        self.must(
            p >= s && s >= m && m >= u,
            &at.field("ratings"),
            "the ratings do not fall from P to U",
        );
        let (violent, nuclear, chief) = rubric.gates;
        for (nth, value) in [violent, nuclear, chief].into_iter().enumerate() {
            self.cost(value, &at.field("gates").index(nth));
        }
    }

    fn cost(&mut self, value: i32, at: &At<'_>) {
        self.must(
            (0..=100_000).contains(&value),
            at,
            "a cost is written as a positive number",
        );
    }

    fn escalation(&mut self, rubric: &RubricDraft, at: &At<'_>) {
        let draft = &rubric.escalation;
        self.percent(draft.baseline, &at.field("baseline"));
        self.percent(draft.opening, &at.field("opening"));
        self.must(
            draft.scale > 0,
            &at.field("scale"),
            "the scale must be above 0",
        );
        self.must(
            draft.moves.is_sorted() && draft.moves.iter().all(|by| (-100..=100).contains(by)),
            &at.field("moves"),
            "moves of the classes must rise and be within -100..100",
        );
        let times: Vec<Time> = draft.lasting.iter().map(|(time, _)| *time).collect();
        self.rising(&times, &at.field("lasting"));
        self.must(
            draft
                .lasting
                .iter()
                .all(|(_, hours)| (1..=10_000).contains(hours)),
            &at.field("lasting"),
            "a move lasts 1 to 10000 hours",
        );
        let bands = &draft.bands;
        self.must(
            bands.is_sorted_by(|one, next| one.from < next.from)
                && bands.iter().all(|band| (0..=100).contains(&band.from)),
            &at.field("bands"),
            "the bands of the tension do not rise within 0..100",
        );
        self.must(
            bands.iter().all(|band| !band.name.trim().is_empty()),
            &at.field("bands"),
            "a band of the tension has no name",
        );
    }

    fn contact(&mut self, rubric: &RubricDraft, at: &At<'_>) {
        let draft = &rubric.contact;
        let mut levels: Vec<_> = draft.levels.iter().map(|(level, _)| *level).collect();
        levels.sort_unstable();
        let twice = levels.windows(2).any(|pair| pair[0] == pair[1]);
        self.must(!twice, &at.field("levels"), "a level stands twice");
        let best = draft
            .pivot
            .iter()
            .map(|(_, percent)| *percent)
            .max()
            .unwrap_or(0);
        let sum: i64 = draft
            .levels
            .iter()
            .map(|(_, percent)| i64::from(*percent))
            .sum();
        let sum = sum + i64::from(best.max(draft.late_pivot));
        let message = format!("levels and the best pivot add up to {sum} percent, above 100");
        self.must(sum <= 100, &at.field("levels"), &message);
        for (nth, (_, percent)) in draft.levels.iter().enumerate() {
            self.percent(*percent, &at.nth("levels", nth).index(1));
        }
        for (rows, field) in [(&draft.speed, "speed"), (&draft.pivot, "pivot")] {
            let times: Vec<Time> = rows.iter().map(|(time, _)| *time).collect();
            self.rising(&times, &at.field(field));
            for (nth, (_, percent)) in rows.iter().enumerate() {
                self.percent(*percent, &at.nth(field, nth).index(1));
            }
        }
        self.percent(draft.late_pivot, &at.field("late_pivot"));
    }

    fn rising(&mut self, times: &[Time], at: &At<'_>) {
        self.must(!times.is_empty(), at, "the table has no row");
        let rises = times
            .windows(2)
            .all(|pair| minutes(pair[0]) < minutes(pair[1]));
        self.must(rises, at, "the times of the table do not rise");
    }

    fn messages(&mut self, rubric: &RubricDraft, at: &At<'_>) {
        let draft = &rubric.messages;
        let mut features: Vec<_> = draft.features.iter().map(|(feature, _)| *feature).collect();
        features.sort_unstable();
        let twice = features.windows(2).any(|pair| pair[0] == pair[1]);
        self.must(!twice, &at.field("features"), "a feature stands twice");
        let good: i64 = draft
            .features
            .iter()
            .map(|(_, percent)| i64::from(*percent.max(&0)))
            .sum();
        if good > 100 {
            let message = format!("the good features add up to {good} percent, above 100");
            self.report
                .say(&FEATURES, &at.field("features"), message)
                .help("lower some of them");
        }
        for (nth, (_, percent)) in draft.features.iter().enumerate() {
            let at = at.nth("features", nth);
            let sound = (-1000..=100).contains(percent);
            self.must(sound, &at.index(1), "this is not within -1000..100 percent");
        }
        let floor = (-1000..=0).contains(&draft.floor);
        self.must(
            floor,
            &at.field("floor"),
            "the floor is not within -1000..0 percent",
        );
        self.percent(draft.credited, &at.field("credited"));
        self.cost(draft.broken_word, &at.field("broken_word"));
        self.cost(draft.ultimatum, &at.field("ultimatum"));
    }

    fn reciprocity(&mut self, rubric: &RubricDraft, at: &At<'_>) {
        let draft = &rubric.reciprocity;
        self.percent(draft.restraint, &at.field("restraint"));
        self.percent(draft.matched, &at.field("matched"));
        self.percent(draft.grit, &at.field("grit"));
        self.percent(draft.credited, &at.field("credited"));
        self.cost(draft.resolve_first, &at.field("resolve_first"));
        let grit = i64::from(draft.grit) * i64::from(draft.grit_most);
        let sum = i64::from(draft.restraint) + i64::from(draft.matched) + grit;
        let message =
            format!("restraint, matching and all marks add up to {sum} percent, above 100");
        self.must(sum <= 100, &at.field("grit_most"), &message);
    }
}
