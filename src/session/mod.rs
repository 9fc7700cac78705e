//! WHO PLAYS: the record of a session and the people around it.
//!
//! A session is remembered as a [`Header`] (what is played, under which rules) and one log per
//! table. A log is a chain of [`Entry`] lines: numbered from 0 without gaps, each naming the hash
//! of the one before it, so that a changed, missing or repeated line is found and named. What is
//! personal stands in a detachable part of an entry, which can be taken away without breaking the
//! chain.
//!
//! A [`Table`] is one world in play. What a chair asks becomes a proposed [`Body`], and only an
//! accepted one changes anything; replay accepts the stored ones again.
//!
//! Nothing here opens a file or reads a clock: bytes, times and salts are handed in.

mod after;
mod body;
mod chain;
mod command;
mod digest;
mod entry;
mod fault;
mod fits;
mod frame;
mod hand;
mod header;
mod paths;
pub mod people;
mod read;
mod replay;
mod said;
mod seat;
mod table;
#[cfg(test)]
pub(crate) mod testing;
pub mod view;

#[cfg(test)]
mod tests;

pub use after::After;
pub use body::{Body, Recorded};
pub use chain::{Chain, EncodeError, Line, encode};
pub use digest::{Digest, NotADigest, SourceText, digest_sources};
pub use entry::{Entry, LOG_VERSION, MAX_LINE, Personal, PersonalPart, Remark, RemarkKind, Salt};
pub use fault::{LogError, LogFault};
pub use fits::Misfit;
pub use header::{Header, HeaderError, Seating};
pub use paths::{Walker, paths};
pub use read::{LogRead, LogScan, ScannedLine, TornTail, detach_personal, read_log, scan_log};
pub use replay::{ENGINE_VERSION, ReplayError, redecide};
pub use said::{Foretold, LONGEST as NOTE_ROOM};
pub use seat::{DEFAULTED, DISSENT, FACILITATOR, LET_RING, PICK_UP, RULED, Seen, debrief, view};
pub use table::{Setup, Table};
