//! What play can still come to from where something was done to a path by hand, where no search
//! from the start has been.

use super::book::{Book, key};
use super::path::Path;
use super::told::Untold;
use crate::analysis::search::{Limits, Watch, ended, explore_from};
use crate::analysis::survey::Solution;
use crate::engine::{State, apply};
use crate::exercise::model::Exercise;
use crate::scoring::{Scorer, Tally};

/// A point of a path from which everything is still to be searched.
#[derive(Debug, Clone)]
pub struct Onward {
    path: Path,
    node: (State, Tally),
}

impl Onward {
    /// The first point of the path at which something had been done by hand and play went on, and
    /// that none of these books knows.
    #[must_use]
    pub fn first(exercise: &Exercise, books: &[Book], path: &Path) -> Option<Self> {
        let cuts = path.cuts().map(|path| Self {
            node: end(exercise, &path),
            path,
        });
        let mut open = cuts.filter(|cut| ended(&cut.node.0).is_none());
        open.find(|cut| {
            let key = cut.key();
            books.iter().all(|book| book.at(&key).is_none())
        })
    }

    /// What tells this point from every other of the exercise.
    #[must_use]
    pub fn key(&self) -> [u8; 16] {
        key(&self.node.0, &self.node.1)
    }

    /// Searches everything from there on. `subject` stands for all that it hangs on, as in
    /// [`Book::of`].
    ///
    /// # Errors
    /// [`Untold::Stopped`] when the search was not brought to its end.
    pub fn search(
        self,
        exercise: &Exercise,
        subject: [u8; 32],
        limits: Limits,
        watch: &mut dyn Watch,
    ) -> Result<Book, Untold> {
        let chair = self.path.chair;
        let graph = explore_from(exercise, chair, self.node, limits, watch)
            .map_err(|unfinished| Untold::Stopped(unfinished.why))?;
        let solution = Solution::of(chair, graph);
        Ok(Book::of(exercise, &solution, subject))
    }
}

/// Where a path stands.
fn end(exercise: &Exercise, path: &Path) -> (State, Tally) {
    let scorer = Scorer::new(exercise, path.chair);
    let mut tally = scorer.start(&mut |_| {});
    let mut state = State::start(exercise);
    for (_, events) in path.pieces() {
        scorer.step(&mut tally, state.clock, events, &mut |_| {});
        for event in events {
            apply(exercise, &mut state, event);
        }
    }
    (state, tally)
}
