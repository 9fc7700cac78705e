//! What is still possible from where a path stands.

use super::book::Book;
use super::held::Rules;
use super::path::{Path, Record};
use super::told::{Untold, states, walk, whole};
use crate::analysis::search::Asked;
use crate::analysis::solve::Value;
use crate::exercise::model::{EndingId, Exercise};
use crate::scoring::Scorer;

/// What is still possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// Endings that can still be reached, in file order; of more than 64 the first 64 are known.
    pub open: Vec<EndingId>,
    /// The expected total of the whole path, where every later choice is the best.
    pub best: Value,
}

impl Outlook {
    /// Looks from the end of the path, in what was searched from the start and from wherever
    /// something was done by hand.
    ///
    /// # Errors
    /// [`Untold::Foreign`] where the record does not follow from these rules or the books are of
    /// another exercise or do not know where the path stands.
    pub fn of(exercise: &Exercise, books: &[Book], path: &Path) -> Result<Self, Untold> {
        let asked = Asked::new(exercise, path.chair);
        let states = states(exercise, path);
        let rules = Rules {
            exercise,
            books,
            asked: &asked,
            scorer: Scorer::new(exercise, path.chair),
            record: Record::new(path, &states),
        };
        let walked = walk(&rules, path);
        let last = walked.rests.last().ok_or(Untold::Foreign)?;
        let worth = rules
            .worth(&last.state, &last.tally)
            .ok_or(Untold::Foreign)?;
        let endings = exercise.endings.iter().map(|(ending, _)| ending);
        Ok(Self {
            open: endings
                .filter(|ending| worth.open & bit(*ending) != 0)
                .collect(),
            best: whole(last.earned) + worth.best,
        })
    }
}

/// An ending in a set; 0 for those that a set has no room for.
pub(super) fn bit(ending: EndingId) -> u64 {
    1_u64.checked_shl(u32::from(ending.0)).unwrap_or(0)
}
