//! What play can still come to from where a path stands, where no search from the start has been:
//! something was done to the path by hand.

use super::book::Book;
use super::path::Path;
use super::told::{Untold, states};
use crate::analysis::search::{Limits, Watch, explore_from};
use crate::analysis::survey::Solution;
use crate::exercise::model::Exercise;
use crate::scoring::Scorer;

impl Book {
    /// Searches everything from the end of the path on.
    ///
    /// # Errors
    /// [`Untold::Stopped`] when the search was not brought to its end.
    pub fn onward(
        exercise: &Exercise,
        path: &Path,
        limits: Limits,
        watch: &mut dyn Watch,
    ) -> Result<Self, Untold> {
        let states = states(exercise, path);
        let scorer = Scorer::new(exercise, path.chair);
        let mut tally = scorer.start(&mut |_| {});
        let mut clock = 0;
        let steps = path.steps.iter().map(|step| &step.events);
        for (events, next) in [&path.began].into_iter().chain(steps).zip(&states) {
            scorer.step(&mut tally, clock, events, &mut |_| {});
            clock = next.clock;
        }
        let last = states.last().ok_or(Untold::Foreign)?.clone();
        let graph = explore_from(exercise, path.chair, (last, tally), limits, watch)
            .map_err(|unfinished| Untold::Stopped(unfinished.why))?;
        let solution = Solution::of(path.chair, graph);
        Ok(Self::of(exercise, &solution, [0; 32]))
    }
}
