//! Offramp.
pub mod exercise;
