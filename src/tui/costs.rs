//! What each decision cost, in sentences: the screen and line mode say the same.

use crate::locale::{Arg, Locale};
use crate::session::view::cost::{
    Alternative, ChoiceView, Cost, Costs, DecisionCost, DelayView, ExitView, HeldView, LeastView,
};
use crate::session::view::debrief::Debrief;
use crate::session::view::wash::Step;

/// One piece of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The name of what follows.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A paragraph that matters less.
    Quiet(String),
    /// The head of an entry, after an empty line.
    Entry(String),
    /// Something about the entry.
    Under(String),
}

/// Everything that is known of it now.
#[must_use]
pub fn costs(locale: &Locale, debrief: &Debrief) -> Vec<Said> {
    let words = Words { locale, debrief };
    match &debrief.cost {
        Cost::Unasked => Vec::new(),
        Cost::Working(0, _) => vec![Said::Text(locale.say("swing-begins", &[]))],
        Cost::Working(known, done) if done >= known => {
            let args = [("known", (*known).into())];
            vec![Said::Text(locale.say("swing-adding", &args))]
        }
        Cost::Working(known, done) => {
            let args = [("known", (*known).into()), ("done", (*done).into())];
            vec![
                Said::Text(locale.say("swing-begins", &[])),
                Said::Quiet(locale.say("swing-working", &args)),
            ]
        }
        Cost::Untold(code) => {
            let key = match code.as_str() {
                "shared" => "swing-untold-shared",
                "limit" => "swing-untold-limit",
                "draws" => "swing-untold-draws",
                "foreign" => "swing-untold-foreign",
                "unfinished" => "swing-untold-unfinished",
                _ => "swing-untold-stopped",
            };
            vec![Said::Text(locale.say(key, &[]))]
        }
        Cost::Told(costs) => words.all(costs),
    }
}

struct Words<'a> {
    locale: &'a Locale,
    debrief: &'a Debrief,
}

impl Words<'_> {
    fn all(&self, costs: &Costs) -> Vec<Said> {
        let steps = self.debrief.steps;
        let mut said = Vec::new();
        if steps.has(Step::Chance) {
            said.push(Said::Text(self.sum(costs)));
        }
        said.push(Said::Quiet(self.locale.say("swing-true", &[])));
        if let Some(by_hand) = costs.by_hand {
            let args = [("number", (by_hand.first + 1).into())];
            said.push(Said::Text(match by_hand.first < costs.decisions.len() {
                true => self.locale.say("swing-by-hand", &args),
                false => self.locale.say("swing-by-hand-last", &[]),
            }));
        }
        if steps.has(Step::Swings) {
            self.decisions(&mut said, costs);
        }
        if steps.has(Step::Exit) {
            self.way_out(&mut said, costs);
        }
        if steps.has(Step::Swings) {
            self.waits(&mut said, costs);
        }
        said
    }

    /// Every decision that cost something, the dearest first.
    fn decisions(&self, said: &mut Vec<Said>, costs: &Costs) {
        said.push(self.heading("swing-decisions"));
        for index in &costs.ranked {
            match costs.decisions.get(*index) {
                Some(decision) if decision.swing > 0 => self.decision(said, *index, decision),
                _ => {}
            }
        }
        let free = costs.decisions.iter().filter(|one| one.swing <= 0).count();
        if free > 0 {
            let args = [("count", free.into())];
            said.push(Said::Entry(self.locale.say("swing-free", &args)));
        }
    }

    /// Choice and luck in one sentence.
    fn sum(&self, costs: &Costs) -> String {
        let args = [
            ("best", self.points(costs.best)),
            ("actual", self.points(costs.actual)),
            ("lost", self.points(costs.best.saturating_sub(costs.actual))),
            (
                "gained",
                self.points(costs.actual.saturating_sub(costs.best)),
            ),
            ("choice", self.points(costs.choice)),
            ("luck", self.points(costs.luck.saturating_abs())),
        ];
        if let Some(by_hand) = costs.by_hand {
            let signed = |points: i32| self.locale.signed_points(i64::from(points)).into();
            let [best, actual, _, _, choice, _] = args;
            let args = [
                best,
                actual,
                choice,
                ("luck", signed(costs.luck)),
                ("changed", signed(by_hand.changed)),
            ];
            return self.locale.say("swing-sum-by-hand", &args);
        }
        let key = match (costs.actual < costs.best, costs.luck.signum()) {
            (true, -1) => "swing-sum-lost",
            (true, 0) => "swing-sum-choice",
            (true, _) => "swing-sum-lucky",
            (false, _) => "swing-sum-gained",
        };
        self.locale.say(key, &args)
    }

    fn decision(&self, said: &mut Vec<Said>, index: usize, decision: &DecisionCost) {
        let cost = self.points(decision.swing);
        let args = [("cost", cost), ("place", self.place(index).into())];
        said.push(Said::Entry(self.locale.say("swing-decision", &args)));
        let chosen = self.choice(&decision.chosen.what, false);
        let args = [
            ("what", chosen.into()),
            ("best", self.points(decision.chosen.best)),
        ];
        said.push(Said::Under(self.locale.say("swing-chosen", &args)));
        if let Some(better) = &decision.better {
            self.better(said, &decision.chosen.what, better);
        }
        if decision.luck != 0 {
            let luck = self.locale.signed_points(i64::from(decision.luck));
            let args = [("luck", luck.into())];
            said.push(Said::Under(self.locale.say("swing-luck", &args)));
        }
    }

    fn better(&self, said: &mut Vec<Said>, chosen: &ChoiceView, better: &Alternative) {
        let what = self.choice(&better.what, true);
        let args = [("what", what.into()), ("best", self.points(better.best))];
        let key = match better.what.reworded {
            true => "swing-better-words",
            false => "swing-better",
        };
        said.push(Said::Under(self.locale.say(key, &args)));
        if better.what.reworded {
            for (slot, own, better) in chosen.reworded(&better.what) {
                let args = [
                    ("slot", slot.into()),
                    ("own", own.into()),
                    ("better", better.into()),
                ];
                said.push(Said::Under(self.locale.say("swing-reworded", &args)));
            }
        }
        said.push(Said::Under(match &better.held {
            HeldView::Total(points, ending) => {
                let args = [("points", self.points(*points)), ("ending", ending.into())];
                self.locale.say("swing-held", &args)
            }
            HeldView::Diverges(at, stage) => {
                let clock = self.locale.clock(i64::from(*at));
                let args = [("time", clock.into()), ("stage", stage.into())];
                self.locale.say("swing-diverges", &args)
            }
            HeldView::ByHand(at) => {
                let clock = self.locale.clock(i64::from(*at));
                self.locale
                    .say("swing-held-by-hand", &[("time", clock.into())])
            }
        }));
    }

    /// The last exit and the fewest changes; nothing of both where play ended well.
    fn way_out(&self, said: &mut Vec<Said>, costs: &Costs) {
        said.push(self.heading("swing-exit"));
        match &costs.exit {
            Some(exit) => self.exit(said, exit),
            None if costs.good => {
                let ending = self.debrief.now.ending.as_ref();
                let ending = ending.map_or_else(String::new, |ending| ending.title.clone());
                let args = [("ending", ending.into())];
                said.push(Said::Text(self.locale.say("swing-exit-good", &args)));
            }
            None if costs.by_hand.is_some() => {
                said.push(Said::Text(self.locale.say("swing-exit-by-hand", &[])));
                return;
            }
            None => said.push(Said::Text(self.locale.say("swing-exit-never", &[]))),
        }
        if costs.by_hand.is_some() && costs.least != LeastView::Good {
            said.push(Said::Quiet(self.locale.say("swing-least-by-hand", &[])));
        }
        let (key, size) = match &costs.least {
            LeastView::Good => return,
            LeastView::Changes(all) => {
                let count = all.iter().filter(|(place, _)| place.is_some()).count();
                ("swing-least", count)
            }
            LeastView::None(size) => ("swing-least-none", *size),
            LeastView::Bounded(size) => ("swing-least-bounded", *size),
        };
        let args = [("count", size.into())];
        said.push(Said::Entry(self.locale.say(key, &args)));
        if let LeastView::Changes(all) = &costs.least {
            for (decision, what) in all {
                let place = match decision {
                    Some(index) => self.place(*index),
                    None => self.locale.say("swing-anew", &[]),
                };
                let what = self.choice(what, true);
                let args = [("place", place.into()), ("what", what.into())];
                said.push(Said::Under(self.locale.say("swing-change", &args)));
            }
        }
    }

    fn exit(&self, said: &mut Vec<Said>, exit: &ExitView) {
        let args = [("place", self.place(exit.decision).into())];
        said.push(Said::Text(self.locale.say("swing-exit-at", &args)));
        let args = [("ending", (&exit.ending).into())];
        let key = match exit.sure {
            true => "swing-exit-sure",
            false => "swing-exit-way",
        };
        said.push(Said::Entry(self.locale.say(key, &args)));
        for what in &exit.way {
            said.push(Said::Under(self.choice(what, true)));
        }
    }

    fn waits(&self, said: &mut Vec<Said>, costs: &Costs) {
        let waits = costs.decisions.iter().enumerate();
        let waits = waits.filter_map(|(index, one)| one.delay.as_ref().map(|one| (index, one)));
        let waits: Vec<(usize, &DelayView)> = waits.collect();
        said.push(self.heading("swing-delay"));
        if waits.is_empty() {
            said.push(Said::Text(self.locale.say("swing-delay-none", &[])));
        }
        for (index, wait) in waits {
            said.push(Said::Entry(self.place(index)));
            let args = [
                ("what", self.choice(&wait.what, false).into()),
                ("time", self.span(wait.minutes).into()),
                ("price", self.points(wait.price)),
            ];
            let key = match wait.chosen {
                true => "swing-delay-paid",
                false => "swing-delay-price",
            };
            said.push(Said::Under(self.locale.say(key, &args)));
        }
    }

    fn heading(&self, key: &str) -> Said {
        Said::Heading(self.locale.say(key, &[]))
    }

    fn points(&self, hundredths: i32) -> Arg {
        self.locale.points(i64::from(hundredths)).into()
    }

    /// Minutes as people say them.
    fn span(&self, minutes: u32) -> String {
        self.locale.span(minutes)
    }

    /// A decision by its number, minute and stage.
    fn place(&self, index: usize) -> String {
        let moment = self.debrief.moments.get(index);
        let clock = moment.map(|moment| self.locale.clock(i64::from(moment.at)));
        let stage = moment.and_then(|moment| moment.stage.as_ref());
        let args = [
            ("number", (index + 1).into()),
            ("time", clock.unwrap_or_default().into()),
            (
                "stage",
                stage
                    .map_or_else(String::new, |stage| stage.title.clone())
                    .into(),
            ),
        ];
        self.locale.say("swing-place", &args)
    }

    /// A choice by its labels, with the words of a composed message where they matter.
    fn choice(&self, what: &ChoiceView, words: bool) -> String {
        match what.picked_up {
            Some(true) => return self.locale.say("swing-pick-up", &[]),
            Some(false) => return self.locale.say("swing-let-ring", &[]),
            None if what.options.is_empty() => return self.locale.say("swing-nothing", &[]),
            None => {}
        }
        let options = what.options.join(" + ");
        match words && !what.clauses.is_empty() {
            true => format!("{options} [{}]", what.clauses.join("; ")),
            false => options,
        }
    }
}
