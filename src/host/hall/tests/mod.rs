//! Hosted sessions, from the way to the disk.

mod sessions;
mod simulated;
