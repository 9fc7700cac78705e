//! The debrief as a whole.

use super::super::{forecast, seen};
use super::{back, knowledge, moments};
use crate::exercise::model::ChairId;
use crate::session::table::Table;
use crate::session::view::debrief::Debrief;

/// What the chair may look back on now. While play goes on, that is its own path and nothing else.
#[must_use]
pub fn debrief(table: &Table, chair: ChairId, language: &str) -> Debrief {
    let now = table.seen(chair, language);
    let forecasts = forecast::forecasts(&now);
    let debrief = Debrief {
        now: seen::view(&now).into(),
        finished: now.over(),
        account: table.account(chair),
        moments: moments::moments(table, &now),
        calibration: forecast::calibration(&forecasts),
        brier: forecast::brier(&forecasts),
        forecasts,
        ..Debrief::default()
    };
    if !now.over() {
        return debrief;
    }
    let (knowledge, known_at_once) = knowledge::knowledge(&now);
    Debrief {
        knowledge,
        known_at_once,
        questions: back::questions(&now),
        cards: back::cards(&now),
        disputes: back::disputes(&now),
        sources: back::all_sources(&now),
        ..debrief
    }
}
