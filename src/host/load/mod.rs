//! A load on a host: people who join through its door, play and leave, so that a facilitator knows
//! before the day what this machine bears. Goes to this machine alone.
//!
//! [`play`] is the people, [`Meter`] watches what the process that hosts takes meanwhile; the two
//! are best kept in processes of their own, so that what the people take is not counted.

mod client;
mod crowd;
mod figures;
mod glass;
mod hosted;
mod meter;
mod player;
#[cfg(test)]
mod tests;

pub use crowd::{Load, LoadError, play};
pub use figures::{Figures, Span};
pub use hosted::{Hosted, Report, measure};
pub use meter::{Meter, Taken, allow_files};
