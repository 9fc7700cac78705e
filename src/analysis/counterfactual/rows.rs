//! What could have been chosen in place of a choice, and what waiting would have cost.

use super::held::{Held, Rest, Rules, Weighed};
use crate::analysis::solve::Value;
use crate::engine::{Move, Phase};
use crate::exercise::model::Minutes;

/// A set of options that could be taken, in its best words; of the one that was taken, its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What.
    pub what: Move,
    /// It was taken, in these words.
    pub chosen: bool,
    /// Where it comes out with everything later held.
    pub held: Held,
    /// The expected whole total where every later choice is the best.
    pub best: Value,
    /// Where every later choice is the worst.
    pub worst: Value,
}

impl Row {
    /// Whether both take the same options, in whatever order and words.
    #[must_use]
    pub fn same_options(&self, other: &Self) -> bool {
        same_options(&self.what, &other.what)
    }
}

/// What it would have cost to wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// The cheapest choice that takes time and leads back to the same decision, however chance
    /// falls.
    pub what: Move,
    /// The least minutes it takes.
    pub minutes: Minutes,
    /// The best expected total now less that with the same decision later.
    pub price: Value,
    /// It was what was chosen.
    pub chosen: bool,
}

/// One row for each set of options in file order, the chosen wording among them; a better wording
/// of what was chosen has a row of its own behind it. `before` is what was earned before,
/// `until` the minute in which something was done by hand behind it.
pub(super) fn rows(
    rules: &Rules<'_>,
    rest: &Rest,
    all: &[Weighed],
    chosen: &Weighed,
    (before, until): (Value, Option<Minutes>),
) -> Vec<Row> {
    let row = |weighed: &Weighed, chosen: bool| Row {
        what: weighed.choice.what.clone(),
        chosen,
        held: rules.held(rest, &weighed.choice.what, until),
        best: before + weighed.worth[0],
        worst: before + weighed.worth[1],
    };
    let mut rows = Vec::new();
    for set in all.chunk_by(|one, other| one.choice.same_options(&other.choice)) {
        let better = |one: &&Weighed, other: &&Weighed| one.worth[0].cmp(&other.worth[0]);
        // Of equals the first in file order.
        let Some(best) = set.iter().rev().max_by(better) else {
            continue;
        };
        match same_options(&best.choice.what, &chosen.choice.what) {
            false => rows.push(row(best, false)),
            true => {
                rows.push(row(chosen, true));
                if best.worth[0] > chosen.worth[0] {
                    rows.push(row(best, false));
                }
            }
        }
    }
    rows
}

/// Whether both take the same options, in whatever order and words.
fn same_options(one: &Move, other: &Move) -> bool {
    match (one, other) {
        (Move::Picks(one), Move::Picks(other)) => {
            let has = |pick: &crate::engine::Pick| other.iter().any(|o| o.option == pick.option);
            one.len() == other.len() && one.iter().all(has)
        }
        (one, other) => one == other,
    }
}

/// The cheapest wait there is.
pub(super) fn delay(rest: &Rest, all: &[Weighed], chosen: &Move, best: Value) -> Option<Delay> {
    let Phase::Deciding(here) = rest.state.phase else {
        return None;
    };
    let again = |weighed: &&Weighed| {
        let mut leaves = weighed.leaves.iter();
        leaves.all(|leaf| {
            leaf.state.phase == Phase::Deciding(here) && leaf.state.clock > rest.state.clock
        })
    };
    let waits = all.iter().filter(again).rev();
    let wait = waits.max_by_key(|weighed| weighed.worth[0])?;
    let later = wait.leaves.iter().map(|leaf| leaf.state.clock).min()?;
    Some(Delay {
        what: wait.choice.what.clone(),
        minutes: later - rest.state.clock,
        price: best - wait.worth[0],
        chosen: same_options(&wait.choice.what, chosen),
    })
}
