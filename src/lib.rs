//! Offramp.
pub mod engine;
pub mod exercise;
