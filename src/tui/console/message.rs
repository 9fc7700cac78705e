//! What can happen at the console, and what it asks.

use std::sync::Arc;

use crate::session::view::console::{ConsoleView, Steer, TableView};
use crate::tui::key::Key;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum ConsoleMsg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted; cleaned where it lands.
    Paste(String),
    /// The window has this many columns and rows now.
    Resize(u16, u16),
    /// The session now; it comes unasked whenever something has changed.
    View(Arc<ConsoleView>),
    /// The answer to [`ConsoleEffect::Detail`], and again whenever that table has changed: the
    /// team's number from 0, and its table.
    Table(usize, Arc<TableView>),
    /// The last [`ConsoleEffect::Steer`] was done.
    Done,
    /// It was not: why, a sentence in the language of the seat. What was typed is shown again.
    Refused(String),
}

/// What the shell must do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConsoleEffect {
    /// Do this. The answer is [`ConsoleMsg::Done`] or [`ConsoleMsg::Refused`].
    Steer(Steer),
    /// Show the table of this team, by its number from 0, from now on instead of any other.
    Detail(usize),
    /// Show the table of this team as the person at this seat sees it, from now on instead of any
    /// other.
    Eyes(usize, u32),
    /// Leave the console.
    Quit(Parting),
}

/// What becomes of the session when the facilitator leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parting {
    /// It stays up; the console can be opened again.
    Stays,
    /// It ends for all.
    Ends,
}
