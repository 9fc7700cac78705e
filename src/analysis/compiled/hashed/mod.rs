//! Solves a program whose boxes do not fit: only states that play can come to, packed in an
//! integer each and found by a mixing hash.
//!
//! Stops are opened in their order, so the table of a stop can go as soon as it is opened. Where
//! each way led is kept, so that the passes back and forward again only follow numbers.

mod key;
mod pass;
mod search;
mod solve;
mod table;

pub use solve::hashed;
