//! What a search that was not brought to its end still proves: how likely each ending is at least,
//! and at most, under uniform play.

use super::cast::Policy;
use super::shares::{Shares, WHOLE};
use super::value::Values;
use crate::analysis::search::Graph;
use crate::exercise::model::{EndingId, Key};

/// Bounds on the share of each ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    ended: Vec<u64>,
    /// The share of play that leads out of what was searched.
    open: u64,
}

impl Bounds {
    /// Follows uniform play as far as the graph goes.
    #[must_use]
    pub fn of(graph: &Graph) -> Self {
        let shares = Shares::follow(graph, &Values::solve(graph, Policy::Uniform));
        // Shares are cut to the unit below, so what is missing from the whole is open as well.
        let ended: u64 = shares.of_ending.iter().sum();
        Self {
            ended: shares.of_ending,
            open: WHOLE.saturating_sub(ended),
        }
    }

    /// The least and the most of uniform play that ends there, in units of 2^-60.
    #[must_use]
    pub fn ending(&self, ending: EndingId) -> (u64, u64) {
        let ended = self.ended.get(ending.index()).copied().unwrap_or(0);
        (ended, ended + self.open)
    }
}
