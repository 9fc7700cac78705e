//! Offramp.

pub mod diagnostic;
pub mod exercise;
pub mod locale;
pub mod text;
