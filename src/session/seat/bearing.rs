//! Bearing and distance between places on the globe, in integers: the same on every machine.

use crate::exercise::model::{Map, TextId};
use crate::session::view::BearingView;

/// Where `at` is from the place of the map that lies nearest, the first in the file among equals.
pub(super) fn nearest(
    map: &Map,
    at: (i32, i32),
    name: impl Fn(TextId) -> String,
) -> Option<BearingView> {
    let steps = map.places.iter().map(|(name, place, _)| {
        let (east, north) = step(*place, at);
        (*name, east, north, east * east + north * north)
    });
    let (place, east, north, square) = steps.min_by_key(|(.., square)| *square)?;
    Some(BearingView {
        place: name(place),
        point: point(east, north),
        miles: u32::try_from((square.isqrt() + 5) / 10).unwrap_or(u32::MAX),
    })
}

/// From one place to another in tenths of a nautical mile, east and north, on a plane that touches
/// the globe between them: within a percent as far as a map of a crisis reaches.
fn step(from: (i32, i32), to: (i32, i32)) -> (i64, i64) {
    /// Tenths of a nautical mile in a hundredth of a degree of latitude.
    const TENTHS: i64 = 6;
    let east = i64::from(to.0) - i64::from(from.0);
    // The short way round.
    let east = (east + 18_000).rem_euclid(36_000) - 18_000;
    let north = i64::from(to.1) - i64::from(from.1);
    let middle = (i64::from(from.1) + i64::from(to.1)) / 2;
    let (part, whole) = cosine(middle);
    (east * TENTHS * part / whole, north * TENTHS)
}

/// The cosine of hundredths of a degree, -9000..=9000, as a fraction: Bhaskara's, off by 0.0016 at
/// most.
fn cosine(hundredths: i64) -> (i64, i64) {
    const HALF_TURN: i64 = 18_000 * 18_000;
    let square = hundredths * hundredths;
    (HALF_TURN - 4 * square, HALF_TURN + square)
}

/// The nearest of the sixteen points of the compass, clockwise from north.
fn point(east: i64, north: i64) -> u8 {
    /// Tangents of 11.25, 33.75, 56.25 and 78.75 degrees, in hundred-thousandths.
    const BORDERS: [i64; 4] = [19_891, 66_818, 149_661, 502_734];
    let (side, ahead) = (east.abs(), north.abs());
    let beyond = BORDERS
        .iter()
        .filter(|border| side * 100_000 > ahead * **border);
    let turn = u8::try_from(beyond.count()).unwrap_or(0);
    match (east >= 0, north >= 0) {
        (true, true) => turn,
        (true, false) => 8 - turn,
        (false, false) => 8 + turn,
        (false, true) => (16 - turn) % 16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compass_has_sixteen_points() {
        let around = [
            (0, 9),
            (4, 9),
            (9, 9),
            (9, 4),
            (9, 0),
            (9, -4),
            (9, -9),
            (4, -9),
            (0, -9),
            (-4, -9),
            (-9, -9),
            (-9, -4),
            (-9, 0),
            (-9, 4),
            (-9, 9),
            (-4, 9),
        ];
        for (number, (east, north)) in around.into_iter().enumerate() {
            assert_eq!(usize::from(point(east, north)), number, "{east} {north}");
        }
        assert_eq!(point(0, 0), 0);
    }

    #[test]
    fn a_degree_of_longitude_shrinks_towards_the_poles() {
        assert_eq!(step((11_000, 0), (11_100, 0)), (600, 0));
        let (east, _) = step((11_000, 6_000), (11_100, 6_000));
        assert!((299..=301).contains(&east), "{east}");
        assert_eq!(step((0, 9_000), (9_000, 9_000)), (0, 0));
    }

    #[test]
    fn the_short_way_crosses_the_date_line() {
        assert_eq!(step((17_950, 0), (-17_950, 0)), (600, 0));
    }
}
