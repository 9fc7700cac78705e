//! Hosted sessions, from the way to the disk.

mod ahead;
mod day;
mod sessions;
mod simulated;
mod wash;
