//! What each decision cost: plain data, filled in once every path was searched. Decisions are
//! numbered as the moments of the debrief are. Points are hundredths.

use std::sync::Arc;

use super::wash::{Step, Steps};

/// What is known of the cost of decisions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cost {
    /// Nobody has asked yet.
    #[default]
    Unasked,
    /// Paths are being searched: situations known, and how many of them are searched.
    Working(usize, usize),
    /// It cannot be told, for the reason of this code: `unfinished`, `shared`, `limit`, `draws`,
    /// `foreign` or `stopped`.
    Untold(String),
    /// It is told.
    Told(Arc<Costs>),
}

impl Cost {
    /// The same with nothing in it that is not among these steps: what each decision cost, the last
    /// exit with the way out, and chance are released one by one.
    #[must_use]
    pub fn only(self, steps: Steps) -> Self {
        let any = [Step::Swings, Step::Exit, Step::Chance];
        match self {
            _ if !any.iter().any(|step| steps.has(*step)) => Self::Unasked,
            Self::Told(costs) => Self::Told(Arc::new(costs.only(steps))),
            other => other,
        }
    }
}

/// The account of a whole path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Costs {
    /// What the best play could expect before anything had happened.
    pub best: i32,
    /// The actual total.
    pub actual: i32,
    /// What choices cost, 0 or more.
    pub choice: i32,
    /// What luck gave; below 0 where it cost. `best - actual` is `choice - luck`.
    pub luck: i32,
    /// Every decision, in order.
    pub decisions: Vec<DecisionCost>,
    /// Decisions by what they cost, the dearest first.
    pub ranked: Vec<usize>,
    /// Play came to a good ending.
    pub good: bool,
    /// The last decision with a good ending still open.
    pub exit: Option<ExitView>,
    /// The fewest changed decisions that reach a good ending.
    pub least: LeastView,
    /// Injects were fired by hand. The last exit and the fewest changes are then of decisions
    /// behind all of them.
    pub by_hand: Option<ByHandView>,
}

/// What was fired by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ByHandView {
    /// The first decision behind all of it; the number of decisions where there is none.
    pub first: usize,
    /// By how much it changed the best expected total. `best - actual` is `choice - luck` less
    /// this.
    pub changed: i32,
}

impl Costs {
    fn only(&self, steps: Steps) -> Self {
        let mut given = self.clone();
        if !steps.has(Step::Swings) {
            given.ranked.clear();
            for decision in &mut given.decisions {
                *decision = DecisionCost {
                    luck: decision.luck,
                    ..DecisionCost::default()
                };
            }
        }
        if !steps.has(Step::Exit) {
            (given.exit, given.good) = (None, false);
            given.least = LeastView::default();
        }
        if !steps.has(Step::Chance) {
            let sums = [
                &mut given.best,
                &mut given.actual,
                &mut given.choice,
                &mut given.luck,
            ];
            sums.into_iter().for_each(|sum| *sum = 0);
            let by_hand = given.by_hand.iter_mut();
            by_hand.for_each(|by_hand| by_hand.changed = 0);
            let all = given.decisions.iter_mut();
            all.for_each(|decision| decision.luck = 0);
        }
        given
    }
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DecisionCost {
    /// Points lost against the best alternative, 0 or more.
    pub swing: i32,
    /// What chance gave between this decision and the next, against what was expected.
    pub luck: i32,
    /// What was chosen, in its own words.
    pub chosen: Alternative,
    /// The best of everything else, where the choice was not the best.
    pub better: Option<Alternative>,
    /// Every other set of options that could be taken, in file order.
    pub others: Vec<Alternative>,
    /// What it would have cost to wait, where one could.
    pub delay: Option<DelayView>,
}

/// What could be taken, and where it leads. Totals are whole ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alternative {
    /// What it is.
    pub what: ChoiceView,
    /// With every later choice, and chance, as it was.
    pub held: HeldView,
    /// Expected, where every later choice is the best.
    pub best: i32,
    /// Expected, where every later choice is the worst.
    pub worst: i32,
}

/// A choice by its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChoiceView {
    /// Each option, one sentence; none for a ringing call.
    pub options: Vec<String>,
    /// A ringing call is picked up or let ring; none for any other.
    pub picked_up: Option<bool>,
    /// The labels of the clauses of a composed message.
    pub clauses: Vec<String>,
    /// The name of the slot of each clause.
    pub slots: Vec<String>,
    /// The same options as were taken, in other words.
    pub reworded: bool,
}

impl ChoiceView {
    /// Where the other wording of the same options differs: name of the slot, this clause, the
    /// other's.
    #[must_use]
    pub fn reworded<'a>(&'a self, other: &'a Self) -> Vec<(&'a str, &'a str, &'a str)> {
        let clauses = self.clauses.iter().zip(&other.clauses);
        let slots = self.slots.iter().zip(clauses);
        let differ = slots.filter(|(_, (own, other))| own != other);
        differ
            .map(|(slot, (own, other))| (slot.as_str(), own.as_str(), other.as_str()))
            .collect()
    }
}

/// Where a path comes out with everything later held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldView {
    /// At this total, in the ending of this name.
    Total(i32, String),
    /// It leaves the record at this minute, in the stage of this name.
    Diverges(u32, String),
    /// It goes on to this minute, in which an inject was fired by hand.
    ByHand(u32),
}

impl Default for HeldView {
    fn default() -> Self {
        Self::Diverges(0, String::new())
    }
}

/// A wait.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DelayView {
    /// The choice that waits and comes back to the same decision.
    pub what: ChoiceView,
    /// Scenario minutes.
    pub minutes: u32,
    /// The best expected total lost by it, 0 or more.
    pub price: i32,
    /// It is what was chosen.
    pub chosen: bool,
}

/// The last exit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExitView {
    /// The decision.
    pub decision: usize,
    /// A way from there, choice by choice.
    pub way: Vec<ChoiceView>,
    /// The name of the ending it comes to.
    pub ending: String,
    /// It keeps a good ending open however chance falls.
    pub sure: bool,
}

/// The fewest changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum LeastView {
    /// None needed.
    #[default]
    Good,
    /// These: the decision, none where it comes up on the changed path alone and counts as no
    /// change, and the choice.
    Changes(Vec<(Option<usize>, ChoiceView)>),
    /// No set of so many reaches one.
    None(usize),
    /// The same; larger ones were not searched to the end.
    Bounded(usize),
}
