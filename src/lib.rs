//! Offramp.
pub mod engine;
pub mod exercise;
pub mod host;
pub mod locale;
pub mod session;
pub mod text;
pub mod tui;
