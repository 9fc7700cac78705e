//! The map: what stands on it lies inside it.

use super::super::at::At;
use super::super::codes::{error, warning};
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::visit::{Visit, visit};
use crate::diagnostic::Code;
use crate::exercise::draft::{MapDraft, StageDraft};

/// Something off the map.
pub(in crate::exercise::check) const BOUNDS: Code = error(
    "E0316",
    "map-bounds",
    "a position that is nowhere on the globe, or a map that is none",
    "Positions are longitude and latitude in hundredths of a degree, east and north positive: 18.15 \
     N 112.10 E is `(11210, 1815)`. The bounds are west, south, east and north edge, a ring has a \
     radius of at most 5,400 nautical miles, and a line has two points at least.",
);

/// Something that the map does not show.
pub(in crate::exercise::check) const OFF_MAP: Code = warning(
    "W0506",
    "off-map",
    "a place or unit beyond the edge of the map",
    "The position lies outside the bounds of the map, so nobody would see what stands there. Move \
     the bounds or the position. A track may come from beyond the edge.",
);

/// Nautical miles from a pole to the equator.
const RING: u32 = 5_400;

/// Looks at the map and at what stages put on it.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    let Some(map) = &merged.head.map else { return };
    let file = At::file(merged.homes.map);
    let at = file.field("map");
    let (west, south, east, north) = map.bounds;
    let sound = (-18_000..=18_000).contains(&west)
        && (-18_000..=18_000).contains(&east)
        && (-9_000..=9_000).contains(&south)
        && (-9_000..=9_000).contains(&north)
        && west < east
        && south < north;
    if !sound {
        let problem = report.say(
            &BOUNDS,
            &at.field("bounds"),
            "these bounds hold no part of the globe",
        );
        problem.help("write west, south, east, north in hundredths of a degree");
        return;
    }
    let mut positions = Positions { map, report };
    for (nth, place) in map.places.iter().enumerate() {
        let at = at.nth("places", nth);
        positions.inside(place.at, &at.field("at"));
        if place.ring > RING {
            let message = format!(
                "a ring of {} nautical miles goes round the globe",
                place.ring
            );
            positions
                .report
                .say(&BOUNDS, &at.field("ring"), message)
                .help("write a smaller one");
        }
    }
    for (nth, line) in map.lines.iter().enumerate() {
        let at = at.nth("lines", nth);
        let points = at.field("points");
        for (nth, point) in line.points.iter().enumerate() {
            positions.exists(*point, &points.index(nth));
        }
        if line.points.len() < 2 {
            let message = format!("`{}` leads nowhere", line.name);
            let problem = positions.report.say(&BOUNDS, &points, message);
            problem.help("write two points at least");
        }
    }
    visit(merged, &mut positions);
}

struct Positions<'d, 'r> {
    map: &'d MapDraft,
    report: &'r mut Report,
}

impl Positions<'_, '_> {
    /// Whether there is such a position on the globe.
    fn exists(&mut self, (east, north): (i32, i32), at: &At<'_>) -> bool {
        let exists = (-18_000..=18_000).contains(&east) && (-9_000..=9_000).contains(&north);
        if !exists {
            let message = format!("({east}, {north}) is nowhere on the globe");
            let problem = self.report.say(&BOUNDS, at, message);
            problem.help("write hundredths of a degree: longitude, then latitude");
        }
        exists
    }

    fn inside(&mut self, (east, north): (i32, i32), at: &At<'_>) {
        let (west, south, far_east, far_north) = self.map.bounds;
        let inside = (west..=far_east).contains(&east) && (south..=far_north).contains(&north);
        if self.exists((east, north), at) && !inside {
            let message = format!("({east}, {north}) lies outside the map");
            let problem = self.report.say(&OFF_MAP, at, message);
            problem.help(format!(
                "the map is {west}..{far_east} east, {south}..{far_north} north"
            ));
        }
    }
}

impl<'d> Visit<'d> for Positions<'d, '_> {
    fn stage(&mut self, stage: &'d StageDraft, at: &At<'_>) {
        for (nth, position) in stage.positions.iter().enumerate() {
            let at = at.nth("positions", nth);
            self.inside(position.at, &at.field("at"));
            for (nth, point) in position.track.iter().enumerate() {
                self.exists(*point, &at.nth("track", nth));
            }
        }
    }
}
