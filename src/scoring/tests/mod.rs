//! Properties of the ledger, and its rules one by one.

mod conduct;
mod contact;
mod laws;
mod play;
mod tension;
mod totals;
