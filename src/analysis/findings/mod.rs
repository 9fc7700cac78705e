//! Findings: what a complete search, or a look at what reads what, says about an exercise. Each
//! names the part it is about and stands on all paths from all chairs that were searched.

mod codes;
mod dead;
mod find;
mod finding;
mod slots;
mod teaching;

pub use codes::{CODES, UNPROVED};
pub use find::{findings, not_asked};
pub use finding::Finding;
