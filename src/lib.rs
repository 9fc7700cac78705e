//! Offramp.

pub mod locale;
pub mod text;
