//! The last exit: the last decision from which a good ending could still be reached.

use super::held::{Leaf, Rest, Rules, Weighed};
use super::told::Untold;
use crate::analysis::search::ended;
use crate::engine::Move;
use crate::exercise::model::EndingId;

/// The last decision with a good ending still open, on a path that came to none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// The decision, by index.
    pub decision: usize,
    /// A way from there to a good ending: at each decision the best of the choices that can lead
    /// to one, with chance as it most likely falls among the falls that leave one open.
    pub way: Vec<Move>,
    /// The ending it comes to.
    pub ending: EndingId,
    /// Each of its choices leaves a good ending open however chance falls.
    pub sure: bool,
}

/// The way to a good ending from a point of rest that has one open.
pub(super) fn exit(rules: &Rules<'_>, decision: usize, from: &Rest) -> Result<Exit, Untold> {
    let mut rest = from.clone();
    let (mut way, mut sure) = (Vec::new(), true);
    loop {
        if let Some(ending) = ended(&rest.state) {
            return Ok(Exit {
                decision,
                way,
                ending,
                sure,
            });
        }
        let all = rules.weigh(&rest)?;
        let good = |leaf: &&Leaf| leaf.worth.good;
        let leads = all
            .iter()
            .filter(|one| one.leaves.iter().any(|l| l.worth.good));
        let Some(Weighed { choice, leaves, .. }) =
            leads.rev().max_by_key(|weighed| weighed.worth[0])
        else {
            return Err(Untold::Foreign);
        };
        sure &= leaves.iter().all(|leaf| leaf.worth.good);
        let falls = leaves.iter().zip(&choice.falls);
        let falls = falls.filter(|(leaf, _)| good(leaf)).rev();
        let Some((leaf, _)) = falls.max_by_key(|(_, weight)| **weight) else {
            return Err(Untold::Foreign);
        };
        let clock = rest.state.clock;
        let (tally, _) = rules.earn(rest.tally, clock, &leaf.events, &leaf.state);
        way.push(choice.what.clone());
        rest = Rest {
            state: leaf.state.clone(),
            tally,
            ..rest
        };
    }
}
