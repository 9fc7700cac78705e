//! What one seat may see, as plain data with every text resolved. Screens, line mode and later
//! other programs draw from it and from nothing else, so hiding is never left to a screen.
//!
//! [`View`] is play as it stands; [`debrief`] is the path looked back on, and
//! [`cost`] what each decision on it cost.

pub mod console;
pub mod cost;
pub mod debrief;
pub mod lobby;
mod meter;
pub mod paths;
pub mod projector;
mod seat;
pub mod team;
pub mod wash;

pub use crate::exercise::draft::Progress;
pub use meter::*;
pub use seat::*;
