//! HOW IT LOOKS: message -> update -> draw.
//!
//! [`App`] is pure: it takes a [`Msg`], changes its state, and returns the [`Effect`]s that the
//! shell must carry out; their answers come back as messages. It draws from a
//! [`View`](crate::session::view::View), which holds only what the seat may see, and sends
//! commands; it knows no engine and holds no terminal.
//!
//! A hosted session has three more of the kind: the [`Lobby`] of who comes in, the [`Console`] of
//! the facilitator, the [`Projector`] of the room. Who has joined plays in the [`App`], which shows
//! a team from its first [`Msg::Team`] on.
//!
//! Screens and popups are one file each. Keys become actions through one table
//! ([`keymap`]), from which the help and the hints are made too; colours are chosen by
//! [`theme::Meaning`]; every word of the program's own comes from the phrase catalogue. Whoever
//! owns the table implements [`backend::Backend`].

mod app;
pub mod backend;
mod console;
mod costs;
mod crew;
pub mod key;
pub mod keymap;
mod lobby;
mod marks;
pub mod message;
mod play;
mod popup;
mod projector;
mod screen;
mod steps;
mod taste;
pub mod theme;
mod widget;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use app::App;
pub use console::{Console, ConsoleEffect, ConsoleMsg, Parting};
pub use costs::{Said, costs};
pub use lobby::{Joined, Lobby, LobbyEffect, LobbyMsg};
pub use message::{Effect, Leave, Msg, Pointer};
pub use projector::{Projector, ProjectorMsg};
pub use screen::{Laid, decided};
pub use steps::{step_does, step_name};
pub use taste::{Motion, Taste};
