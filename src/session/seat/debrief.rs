//! The path looked back on, from one chair.

use super::seen::view;
use crate::exercise::model::ChairId;
use crate::session::table::Table;
use crate::session::view::debrief::Debrief;

/// What the chair may look back on now.
#[must_use]
pub fn debrief(table: &Table, chair: ChairId, language: &str) -> Debrief {
    let seen = table.seen(chair, language);
    Debrief {
        now: view(&seen).into(),
        finished: seen.over(),
        ..Debrief::default()
    }
}
