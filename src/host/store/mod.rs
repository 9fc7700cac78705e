//! Sessions kept: a small interface, and its form on disk.
//!
//! A session is a folder:
//! ```text
//! header.json       what is played (session::Header)
//! exercise/…        the exercise's text files, as loaded
//! rubric.ron        the rubric, when it stands apart from the exercise
//! table-1.jsonl     the table's log (session::Entry), only ever appended to
//! table-1.torn-1    a last line that was cut short, kept when the log was repaired
//! lock, lock.json   who has it open; the kernel frees `lock` when a program dies
//! ```
//! It appears whole or not at all, and an appended entry is on disk before [`Store::append`]
//! returns. [`Journal`] keeps what could not be stored, so that a full disk does not end a game.

mod disk;
mod error;
mod file_store;
mod folder;
mod journal;
mod lock;
mod log_file;
mod memory;
mod place;
mod verify;

#[cfg(test)]
mod tests;

pub use error::{StoreError, StoreErrorKind};
pub use file_store::{FileStore, Repair};
pub use folder::SessionTexts;
pub use journal::{Journal, RecordError};
pub use lock::Holder;
pub use memory::{FaultyStore, MemStore, Outage};
pub use place::{
    find_session, fresh_salt, fresh_seed, next_session_dir, now_rfc3339, session_name,
    sessions_root,
};
pub use verify::{Listed, LogReport, LogState, SessionState, Verification, list, verify};

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
