//! The map in words: what stands where, for whoever cannot see dots.

use super::page::Page;
use crate::session::view::{UnitView, View};

/// The units that the seat sees, where they have changed since they were told last.
pub(super) fn units(page: &mut Page<'_>, view: &View, told: Option<&[UnitView]>) {
    let Some(map) = &view.map else { return };
    let known = told.unwrap_or_default();
    if map.units == known {
        return;
    }
    let said = page.say("plain-map", &[]);
    page.heading(&said);
    if map.units.is_empty() {
        let said = page.say("map-no-units", &[]);
        page.line(&said);
    }
    for unit in &map.units {
        let from = unit.from.as_ref();
        let from = from.map(|from| (from.place.as_str(), from.point, from.miles));
        let place = page.locale.whereabouts(unit.at, from);
        let side = page.say("map-side", &[("whose", unit.whose.code().into())]);
        let kind = page.say("map-kind", &[("kind", (&unit.kind).into())]);
        let args = [
            ("name", (&unit.name).into()),
            ("side", side.into()),
            ("kind", kind.into()),
            ("place", place.into()),
        ];
        let said = page.say("plain-unit", &args);
        page.item("- ", &said);
    }
}
