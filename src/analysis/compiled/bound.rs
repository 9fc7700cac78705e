//! How far a solver may go, and who watches it.

use super::solved::Unsolved;
use crate::analysis::search::{Limits, Watch};

/// Limits, and who is told how far the work is.
pub(super) struct Bound<'w> {
    limits: Limits,
    watch: &'w mut dyn Watch,
}

impl<'w> Bound<'w> {
    pub(super) fn new(limits: Limits, watch: &'w mut dyn Watch) -> Self {
        Self { limits, watch }
    }

    /// About so many bytes may be taken.
    pub(super) fn bytes(&self) -> usize {
        self.limits.bytes
    }

    /// Tells how many states in which the chair decides are known, and from how many of them it
    /// was seen where they lead.
    ///
    /// # Errors
    /// [`Unsolved`] where there are more than allowed, or whoever watches has seen enough.
    pub(super) fn searched(&mut self, known: u64, expanded: u64) -> Result<(), Unsolved> {
        let [known, expanded] =
            [known, expanded].map(|count| usize::try_from(count).unwrap_or(usize::MAX));
        if known > self.limits.nodes {
            return Err(Unsolved::Limit);
        }
        match self.watch.goes_on(known, expanded) {
            true => Ok(()),
            false => Err(Unsolved::Asked),
        }
    }

    /// Tells how much of all the solving is done, in states.
    ///
    /// # Errors
    /// [`Unsolved`] where whoever watches has seen enough.
    pub(super) fn solves(&mut self, done: u64, whole: u64) -> Result<(), Unsolved> {
        let [done, whole] = [done, whole].map(|count| usize::try_from(count).unwrap_or(usize::MAX));
        match self.watch.solves(done, whole) {
            true => Ok(()),
            false => Err(Unsolved::Asked),
        }
    }
}
