//! Offramp.

pub mod diagnostic;
pub mod exercise;
