//! The crisis room: situation, decision, how things stand, the map, channels, traffic, what is
//! known.
//!
//! How much of it is seen at once depends on the window ([`layout`]); what each pane holds does not.

mod board;
mod channels;
mod decide;
mod draw;
mod known;
mod ladder;
mod layout;
mod marks;
mod news;
mod pane;
mod ring;
mod why;

pub(crate) use board::Room;
pub use marks::Laid;
pub(crate) use why::{Question, answer, heading};
