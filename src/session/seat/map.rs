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

#[cfg(test)]
mod tests {
    use crate::exercise::model::Chairs;
    use crate::exercise::source::ReadError;
    use crate::exercise::{Assets, load};
    use crate::session::view::MapView;
    use crate::session::{Setup, Table, view};

    /// What the first chair of the minimal exercise sees of its map, with this put into it.
    fn map_with(extra: &str) -> MapView {
        let text = include_str!("../../../tests/data/exercises/minimal/exercise.ron");
        let text = text.replacen("    map: (", &format!("    map: (\n        {extra}"), 1);
        let assets = Assets::parse(
            include_str!("../../../assets/acts.ron"),
            include_str!("../../../assets/rubric.ron"),
        );
        let read = |_: &str| Ok::<_, ReadError>(text.as_bytes().to_vec());
        let exercise = load("exercise.ron", &read, &assets.unwrap())
            .exercise
            .unwrap();
        let chair = exercise.chairs.iter().next().unwrap().0;
        let mut table = Table::new(Setup {
            exercise: exercise.into(),
            seated: Chairs::NONE.with(chair),
            seed: 7,
            draws: Vec::new(),
            rehearsal: false,
        });
        let began = table.begin().unwrap();
        table.accept(began, Vec::new()).unwrap();
        view(&table.seen(chair, "en")).map.unwrap()
    }

    #[test]
    fn lines_reach_the_seat_as_the_author_drew_them() {
        let map = map_with(
            "lines: [(name: \"Limit of the zone\", kind: Zone, points: [(100, 200), (300, 400)])],",
        );
        let [line] = &map.lines[..] else {
            panic!("{:?}", map.lines)
        };
        assert_eq!(
            (line.name.as_str(), line.kind.as_str()),
            ("Limit of the zone", "zone")
        );
        assert_eq!(line.points, [(100, 200), (300, 400)]);
        assert!(map_with("").lines.is_empty());
    }
}
