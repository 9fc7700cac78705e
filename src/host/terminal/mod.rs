//! The real terminal as one local seat: raw mode and the alternate screen, the event loop, and
//! the way back to a usable terminal from every exit: leaving, an error, a signal, a panic.

mod caps;
mod desk;
mod drive;
mod guard;
mod input;
mod keys;
mod run;
mod signals;
#[cfg(test)]
mod tests;

pub use caps::caps;
pub use desk::steer;
pub use run::{INTERRUPTED, Outcome, Start, TerminalError, Way, carry_out, run};
