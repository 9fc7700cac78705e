//! Offramp.
