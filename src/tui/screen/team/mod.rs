//! One's team on the screen: a line of it everywhere, and a page of its own.

mod ballot;
mod board;
mod people;
mod strip;

pub(crate) use ballot::{drafts, proposal};
pub(crate) use board::TeamPage;
pub(crate) use people::{messages, role, roster};
pub(crate) use strip::{strip, strip_rows};
