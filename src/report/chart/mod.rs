//! The pictures of a report, as SVG. Every text in them is escaped by the library that draws them;
//! what they show is said in words by the page around them.

mod bars;
mod knowledge;
mod path;
mod plot;
mod time;

pub(super) use bars::{Bar, Team, dimensions, swings, teams};
pub(super) use knowledge::knowledge;
pub(super) use path::{ladder, tension};
pub use plot::Picture;
