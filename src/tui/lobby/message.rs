//! What can happen at the door, and what is asked there.

use std::sync::Arc;

use crate::session::view::lobby::LobbyView;
use crate::tui::key::Key;
use crate::tui::message::Leave;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum LobbyMsg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted; cleaned where it lands.
    Paste(String),
    /// The window has this many columns and rows now.
    Resize(u16, u16),
    /// What there is to see now: the answer to [`LobbyEffect::Join`] once [`LobbyView::you`] is
    /// there, and unasked whenever somebody comes or goes.
    View(Arc<LobbyView>),
    /// The answer to [`LobbyEffect::Join`] where nobody joined: why, a sentence in the language of
    /// the seat.
    Refused(String),
}

/// What the shell must do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LobbyEffect {
    /// Let this person in.
    Join(Joined),
    /// Leave.
    Quit(Leave),
}

/// Who joins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The name, cleaned; of a kept seat, its own.
    pub name: String,
    /// The kept seat that is taken again; none for a new one.
    pub seat: Option<u32>,
}
