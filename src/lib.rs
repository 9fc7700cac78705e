//! Offramp.
pub mod engine;
pub mod exercise;
pub mod scoring;
pub mod session;
