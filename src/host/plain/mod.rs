//! The same exercise as lines of text: for screen readers, pipes and scripts.
//!
//! A page is made from a seat's view and from nothing else, so it shows what the seat may see. It
//! names no path and no wall time: the same seed and lines give the same bytes.

mod back;
mod choice;
mod cost;
mod debrief;
mod game;
mod input;
mod ledger;
mod map;
mod objection;
mod options;
mod page;
mod play;
mod script;
mod steps;
#[cfg(test)]
mod tests;

pub use debrief::{debrief, replay};
pub use game::{Game, Turn};
pub use input::{Cutter, Fault, Heard, Lines};
pub use play::{Left, Seat, play};
pub use script::{Unread, lines};
pub use steps::step;
