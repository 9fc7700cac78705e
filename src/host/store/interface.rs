//! What every store can do; files are its first form.

use super::error::StoreError;
use crate::session::{Chain, Line};

/// Where the log of one table is kept.
pub trait Store: Send {
    /// The number of the next entry, and the hash it must follow.
    fn chain(&self) -> Chain;

    /// Stores `line` as entry number `expected`; when this returns, the line is durable.
    ///
    /// # Errors
    /// When the entry is not the next one, or cannot be stored. Then nothing of it counts as
    /// stored, and the same call may be made again.
    fn append(&mut self, expected: u64, line: &Line) -> Result<(), StoreError>;

    /// The stored lines from number `from` on; none when there is none yet.
    ///
    /// # Errors
    /// When the log cannot be read, or is no longer what was written.
    fn read(&mut self, from: u64) -> Result<Vec<Line>, StoreError>;
}
