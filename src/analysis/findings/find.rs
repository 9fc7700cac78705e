//! All findings, in their order.

use super::codes::*;
use super::finding::Finding;
use super::{dead, slots, teaching};
use crate::analysis::survey::Survey;
use crate::exercise::model::{Cond, Exercise};

/// Everything found. `surveys` hold one for each chair that was searched; what is said to be on no
/// path is on none from any of them.
#[must_use]
pub fn findings(exercise: &Exercise, surveys: &[Survey]) -> Vec<Finding> {
    let mut all = dead::find(exercise, surveys);
    all.extend(teaching::find(exercise, surveys));
    all.extend(slots::find(exercise));
    all
}

/// Codes of what a survey of the compiled form cannot tell, or not of everything: it has no path to
/// walk, slices away what no rule reads, and adds all accounts up to one. None of any other survey.
/// Whether objectives are tested is known all the same where it hangs on no state.
#[must_use]
pub fn not_asked(exercise: &Exercise, survey: &Survey) -> Vec<&'static str> {
    if survey.coverage.is_some() {
        return Vec::new();
    }
    let mut objectives = exercise.objectives.iter();
    let tested = objectives.all(|(_, objective)| {
        let known = matches!(objective.tested, Cond::Always | Cond::Never);
        objective.chair != survey.chair || known
    });
    let codes = [
        &UNREACHED,
        &NEVER_HAPPENS,
        &NEVER_HOLDS,
        &ALWAYS_HOLDS,
        &DOMINATED,
        &EQUAL,
        &BEST_NOWHERE,
        &UNTESTED,
    ];
    codes
        .into_iter()
        .filter(|code| !tested || code.id != UNTESTED.id)
        .map(|code| code.id)
        .collect()
}
