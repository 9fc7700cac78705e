//! Findings: what a complete search, or a look at what reads what, says about an exercise. Each
//! names the part it is about and stands on all paths from all chairs that were searched.

mod codes;
mod dead;
mod finding;
mod slots;
mod teaching;

pub use codes::{CODES, UNPROVED};
pub use finding::Finding;

use super::survey::Survey;
use crate::exercise::model::Exercise;

/// Everything found. `surveys` hold one for each chair that was searched; what is said to be on no
/// path is on none from any of them.
#[must_use]
pub fn findings(exercise: &Exercise, surveys: &[Survey]) -> Vec<Finding> {
    let mut all = dead::find(exercise, surveys);
    all.extend(teaching::find(exercise, surveys));
    all.extend(slots::find(exercise));
    all
}
