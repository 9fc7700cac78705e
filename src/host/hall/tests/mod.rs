//! Hosted sessions, from the way to the disk.

mod ahead;
mod day;
mod sessions;
mod simulated;
mod wash;

pub(in crate::host) use sessions::{join, open, pick, seen, way};
