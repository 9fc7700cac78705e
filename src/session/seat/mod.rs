//! Builds what one seat may see. This is the one place where hiding is decided.

mod bearing;
mod causes;
mod clocks;
mod debrief;
mod decision;
mod forecast;
mod frame;
mod gauges;
mod map;
mod score;
mod seen;
#[cfg(test)]
mod tests;
mod traffic;

pub use debrief::{DEFAULTED, DISSENT, FACILITATOR, RULED, debrief};
pub(super) use debrief::{Rest, rests};
pub use decision::{LET_RING, PICK_UP};
pub use seen::{Seen, view};
