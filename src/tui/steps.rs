//! What the steps of the debrief are called, and what a room does in each.

use crate::locale::{Locale, phrase};
use crate::session::view::wash::Step;

/// What a step is called.
#[must_use]
pub fn step_name(locale: &Locale, step: Step) -> String {
    let key = match step {
        Step::Account => phrase("step-account"),
        Step::Timeline => phrase("step-timeline"),
        Step::Knowledge => phrase("step-knowledge"),
        Step::History => phrase("step-history"),
        Step::Score => phrase("step-score"),
        Step::Swings => phrase("step-swings"),
        Step::Exit => phrase("step-exit"),
        Step::Chance => phrase("step-chance"),
        Step::Forecasts => phrase("step-forecasts"),
        Step::Comparison => phrase("step-comparison"),
        Step::Objectives => phrase("step-objectives"),
        Step::Actions => phrase("step-actions"),
    };
    locale.say(key, &[])
}

/// What the room does in it.
#[must_use]
pub fn step_does(locale: &Locale, step: Step) -> String {
    let key = match step {
        Step::Account => phrase("room-account"),
        Step::Timeline => phrase("room-timeline"),
        Step::Knowledge => phrase("room-knowledge"),
        Step::History => phrase("room-history"),
        Step::Score => phrase("room-score"),
        Step::Swings => phrase("room-swings"),
        Step::Exit => phrase("room-exit"),
        Step::Chance => phrase("room-chance"),
        Step::Forecasts => phrase("room-forecasts"),
        Step::Comparison => phrase("room-comparison"),
        Step::Objectives => phrase("room-objectives"),
        Step::Actions => phrase("room-actions"),
    };
    locale.say(key, &[])
}
