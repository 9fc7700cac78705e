//! Solves a program whose boxes fit in memory: every stop is a table over all combinations of the
//! numbers that are live there, and every way shifts and clamps whole rows of it.
//!
//! One pass forward finds what can be reached and how soon, one back finds values and choices and
//! keeps only the tables that earlier stops still need, and one forward for each policy finds how
//! often play ends how. Threads divide rows and never a sum that is cut, so their number changes
//! nothing.

mod layout;
mod reach;
mod share;
mod solve;
mod spans;
mod trace;
mod value;

pub use solve::dense;
