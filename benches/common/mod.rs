//! What benches share: the common story, and the same compiled by hand.

#![allow(dead_code, reason = "each bench takes what it needs")]

pub(crate) mod hand;
pub(crate) mod story;
