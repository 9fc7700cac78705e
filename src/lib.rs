//! Offramp.

pub mod host;
pub mod session;
