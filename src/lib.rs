//! Offramp.
pub mod engine;
pub mod exercise;
pub mod host;
pub mod session;
