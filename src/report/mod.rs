//! WHAT WE LEARNED: the facts of one session, then one form of them per file.

mod cost;
mod facts;
mod json;
#[cfg(test)]
mod tests;
mod timeline;

pub use cost::{Counterfactual, Judgement, cost, path, reason};
pub use facts::{Chosen, Decision, Dimension, Facts, LedgerLine, Score};
pub use json::json;
pub use timeline::Moment;
