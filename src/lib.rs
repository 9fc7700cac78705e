//! Offramp.

pub mod exercise;
pub mod locale;
pub mod text;
