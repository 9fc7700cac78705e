//! Offramp.
pub mod engine;
pub mod exercise;
pub mod session;
