//! What benches share: the common story, and the same compiled by hand.

pub mod hand;
pub mod story;
