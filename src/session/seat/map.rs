//! Where units stand, as far as the chair can see.

use super::bearing;
use super::seen::{Seen, last_stage};
use crate::engine::holds;
use crate::exercise::draft::{LineKind, UnitKind};
use crate::exercise::model::{Map, Position, SideId};
use crate::session::view::{LineOnMapView, MapView, UnitView, Whose};

pub(super) fn map(seen: &Seen<'_>) -> Option<MapView> {
    let map = seen.exercise.map.as_ref()?;
    let positions =
        last_stage(seen).map_or(&[][..], |stage| &seen.exercise.stages[stage].positions);
    let there = |position: &&Position| {
        position.seen_by.has(seen.chair) && holds(seen.exercise, seen.state, &position.when)
    };
    Some(MapView {
        bounds: map.bounds,
        places: map
            .places
            .iter()
            .map(|(name, at, ring)| (seen.text(*name), *at, *ring))
            .collect(),
        units: positions
            .iter()
            .filter(there)
            .map(|position| unit(seen, map, position))
            .collect(),
        lines: map
            .lines
            .iter()
            .map(|row| LineOnMapView {
                name: seen.text(row.name),
                kind: line(row.kind).to_owned(),
                points: row.points.clone(),
            })
            .collect(),
    })
}

fn unit(seen: &Seen<'_>, map: &Map, position: &Position) -> UnitView {
    let unit = &map.units[position.unit];
    UnitView {
        name: seen.text(unit.name),
        whose: whose(seen, unit.side),
        kind: kind(unit.kind).to_owned(),
        at: position.at,
        track: position.track.clone(),
        from: bearing::nearest(map, position.at, |name| seen.text(name)),
    }
}

fn whose(seen: &Seen<'_>, side: Option<SideId>) -> Whose {
    match side {
        None => Whose::Neutral,
        Some(side) if side == seen.exercise.chairs[seen.chair].side => Whose::Own,
        Some(_) => Whose::Other,
    }
}

fn kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Aircraft => "aircraft",
        UnitKind::Fighter => "fighter",
        UnitKind::Warship => "warship",
        UnitKind::Cutter => "cutter",
        UnitKind::Vessel => "vessel",
        UnitKind::Survivor => "survivor",
        UnitKind::Base => "base",
    }
}

fn line(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Zone => "zone",
        LineKind::Boundary => "boundary",
        LineKind::Route => "route",
    }
}
