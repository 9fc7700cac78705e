//! All findings, in their order.

use super::finding::Finding;
use super::{dead, slots, teaching};
use crate::analysis::survey::Survey;
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
