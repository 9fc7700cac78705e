//! A hosted session: every table of it, the people around them, and the clock they share.
//!
//! A [`Hall`] is the single owner. Whoever sits at a seat asks it, the facilitator steers it, and
//! both read what they may see; what outlives the program is on disk before anybody sees it as
//! done. [`Hall::tick`] is told how much time has gone by and is the only thing that makes a
//! deadline pass.

mod ahead;
mod back;
mod clock;
mod day;
mod desk;
mod founding;
mod open;
mod people;
mod show;
mod steer;
#[cfg(test)]
pub(in crate::host) mod tests;

pub use clock::Clock;
pub use founding::{Plan, PlanError, Worlds};
pub(super) use open::Change;
pub use open::{Hall, HallError, HallProblem};
pub(in crate::host) use open::{gathered, team_names};
pub use people::{Seated, Way, ways};
