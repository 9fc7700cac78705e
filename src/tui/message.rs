//! What can happen to the screens, and what they ask to be done: the two sides of `update`.

use std::sync::Arc;

use super::backend::{Library, Opened, Place, Problem};
use super::key::Key;
use crate::session::view::cost::Cost;
use crate::session::view::debrief::{Account, Debrief};
use crate::session::view::team::{Ask, TeamView};
use crate::session::view::{Command, View};

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted; cleaned where it lands.
    Paste(String),
    /// The pointer did something at a column and a row.
    Pointer(Pointer, u16, u16),
    /// The time of [`App::tick_every`](super::App::tick_every) has gone by.
    Tick,
    /// The window has this many columns and rows now.
    Resize(u16, u16),
    /// The answer to [`Effect::Play`] or [`Effect::Resume`], and where the session lies.
    Opened(Opened, Option<Place>),
    /// The answer to [`Effect::Commit`]: what the seat sees now.
    View(Arc<View>),
    /// An effect did not happen as asked.
    Problem(Problem),
    /// The answer to [`Effect::Library`].
    Library(Library),
    /// The answer to [`Effect::Debrief`] and to [`Effect::Account`].
    Debrief(Arc<Debrief>),
    /// The answer to [`Effect::Cost`].
    Cost(Cost),
    /// What the seat of a team sees now. It comes unasked whenever something has changed, and is
    /// the answer to [`Effect::Ask`]; the first one opens play.
    Team(Arc<TeamView>),
}

/// What the shell must do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Start a session of this exercise.
    Play(String),
    /// Go on with this session.
    Resume(String),
    /// Carry out a command of the seat.
    Commit(Command),
    /// Ask this of the team. The answer is [`Msg::Team`] or [`Msg::Problem`].
    Ask(Ask),
    /// Read the library afresh.
    Library,
    /// Look back on a session: the named one, which stays as it is, or the one that is open.
    Debrief(Option<String>),
    /// Keep the team's own account with the session that was looked back on last.
    Account(Account),
    /// Look how far the work is on what the decisions cost of the session that was looked back on
    /// last; the first time sets it going. Keys need not wait for the answer.
    Cost,
    /// Start a rehearsal from the moment of this number, of the session that was looked back on last.
    Rehearse(usize),
    /// Ring the bell of the terminal once. It is never an answer to wait for.
    Bell,
    /// Leave.
    Quit(Leave),
}

/// What a pointer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    /// A click of its first button.
    Click,
    /// A step of the wheel, away from the reader.
    WheelUp,
    /// A step of the wheel, towards the reader.
    WheelDown,
}

/// How the player leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// Through the question.
    Asked,
    /// With Ctrl-C: at once.
    Interrupted,
}
