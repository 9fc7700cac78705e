//! WHAT WE LEARNED: the facts of one session, then one form of them per file.

mod chart;
mod cost;
mod csv;
mod facts;
mod html;
mod json;
mod markdown;
pub mod page;
pub mod papers;
#[cfg(test)]
mod tests;
mod timeline;

pub use chart::Picture;
pub use cost::{Counterfactual, Judgement, cost, path, reason};
pub use csv::csv;
pub use facts::{
    Account, Chosen, Decision, Dimension, Facts, LedgerLine, NoteFact, PlanFact, Score, WordFact,
};
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use page::{Reader, Session};
pub use timeline::Moment;
