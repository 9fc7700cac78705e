//! Playthroughs by the thousand, each from a seed of its own, and what they come to.
//!
//! A playthrough follows from the base seed and its number alone, and a [`Statistics`] is made of
//! integers that are only ever added up, so a run gives the same figures on any number of threads.
//! Memory depends on the exercise and on the spread of its totals, never on the number of runs.

mod compiled;
mod general;
mod judge;
mod player;
mod run;
mod script;
mod seed;
mod statistics;
#[cfg(test)]
mod tests;
mod walk;

pub use player::{Player, hotline};
pub use run::{Plan, Unplayed, simulate, simulate_by_rules};
pub use script::Script;
pub use statistics::{Interval, Statistics};
pub use walk::walk;
