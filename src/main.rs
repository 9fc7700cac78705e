//! Offramp.
fn main() {}
