//! HOW WELL: from events to a ledger of integer lines, each with the evidence behind it.
//!
//! Points are hundredths. The total is the sum of the lines: no average over a path, no clamping
//! of a sum, no re-weighting, so that what a path is worth can be added up decision by decision.

mod conduct;
mod contact;
mod escalation;
mod ledger;
mod outcome;
mod scorer;
mod tally;
#[cfg(test)]
mod tests;

pub use conduct::Words;
pub use escalation::{Felt, tension};
pub use ledger::{Account, Evidence, Line, Rule, Sheet, band};
pub use outcome::rating;
pub use scorer::{Scorer, VERSION};
pub use tally::Tally;
