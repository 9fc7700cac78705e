//! Hosted sessions, from the door to the disk.

mod sessions;
mod simulated;
