//! Sessions kept: a small interface, and its form on disk.
//!
//! A session is a folder:
//! ```text
//! header.json       what is played (session::Header)
//! exercise/…        the exercise's text files, as loaded; one that the program carries is copied
//!                   with the first decision
//! rubric.ron        the rubric, when it stands apart from the exercise
//! table-1.jsonl     the table's log (session::Entry), only ever appended to; further tables beside
//! facilitator.jsonl what happened to the people of a hosted session and to its course
//! afterwards.jsonl  notes, ratings and actions that were written down after play
//! table-1.torn-1    a last line that was cut short, kept when the log was repaired
//! draft.json        what was picked and noted at the open decision when the session was left
//! lock, lock.json   who has it open; the kernel frees `lock` when a program dies
//! ```
//! It appears whole or not at all, and an appended entry is on disk before [`Store::append`]
//! returns. [`Journal`] keeps what could not be stored, so that a full disk does not end a game.

mod afterwards;
mod disk;
mod draft;
mod error;
mod file_store;
mod folder;
mod interface;
mod journal;
mod lock;
mod log_file;
mod look;
mod memory;
mod place;
mod redact;
mod sweep;
mod texts;
mod verify;

#[cfg(test)]
pub(in crate::host) mod tests;

pub use afterwards::{look_afterwards, write_afterwards};
pub use draft::{keep_draft, kept_draft};
pub use error::{Holder, StoreError, StoreErrorKind};
pub use file_store::{FileStore, Repair};
pub(in crate::host) use folder::{FACILITATOR, table_name};
pub use folder::{table_log, vacant};
pub use interface::Store;
pub use journal::{Journal, RecordError};
pub use look::{Look, look, look_at_people, look_at_table};
pub use memory::{FaultyStore, MemStore, Outage};
pub use place::{
    find_session, fresh_salt, fresh_seed, next_session_dir, now_rfc3339, session_name,
    sessions_root,
};
pub use redact::{Redacted, redact};
pub use texts::SessionTexts;
pub use verify::{Listed, LogReport, LogState, SessionState, Verification, list, verify};
