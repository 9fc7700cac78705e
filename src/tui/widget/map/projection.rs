//! From degrees to dots. Plate carrée with the cosine of the middle latitude: at the size of a sea
//! shapes and distances are right to the eye, and parallels stay level with the rows.

use ratatui::layout::Rect;

use super::state::MapState;
use crate::session::view::MapView;

/// Dots of a cell, across and down. A cell is twice as high as wide, so dots are square.
pub(super) const DOTS: (i32, i32) = (2, 4);

/// Where places fall in an area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Projection {
    /// Longitude and latitude in the middle, hundredths of a degree.
    middle: (f64, f64),
    /// Dots in a hundredth of a degree of longitude and of latitude.
    scale: (f64, f64),
    /// Dots across and down.
    size: (i32, i32),
}

impl Projection {
    /// What happens on a map fitted into an area, then moved and enlarged as the state says.
    pub(super) fn new(area: Rect, map: &MapView, state: &MapState) -> Self {
        let (west, south, east, north) = frame(map);
        let degrees = |from: i32, to: i32| (f64::from(to) - f64::from(from)).max(1.0);
        let size = (
            i32::from(area.width) * DOTS.0,
            i32::from(area.height) * DOTS.1,
        );
        let middle = (
            f64::midpoint(f64::from(west), f64::from(east)),
            f64::midpoint(f64::from(south), f64::from(north)),
        );
        let shrink = (middle.1 / 100.0).to_radians().cos().max(0.05);
        let fit = (f64::from(size.0) / (degrees(west, east) * shrink))
            .min(f64::from(size.1) / degrees(south, north));
        let up = fit * state.enlarged();
        let (right, down) = state.moved();
        Self {
            middle: (
                middle.0 + right * degrees(west, east),
                middle.1 - down * degrees(south, north),
            ),
            scale: (up * shrink, up),
            size,
        }
    }

    /// The dot of a place, which may lie outside.
    pub(super) fn dot(&self, (longitude, latitude): (i32, i32)) -> (f64, f64) {
        (
            f64::from(self.size.0) / 2.0 + (f64::from(longitude) - self.middle.0) * self.scale.0,
            f64::from(self.size.1) / 2.0 - (f64::from(latitude) - self.middle.1) * self.scale.1,
        )
    }

    /// The cell of a place within the area; none outside.
    pub(super) fn cell(&self, place: (i32, i32)) -> Option<(i32, i32)> {
        let (x, y) = self.dot(place);
        let inside = (0.0..f64::from(self.size.0)).contains(&x)
            && (0.0..f64::from(self.size.1)).contains(&y);
        inside.then(|| (x as i32 / DOTS.0, y as i32 / DOTS.1))
    }

    /// Whether a box of places, west, south, east and north, may be seen.
    pub(super) fn sees(&self, [west, south, east, north]: [i32; 4]) -> bool {
        let (left, top) = self.dot((west, north));
        let (right, bottom) = self.dot((east, south));
        right >= 0.0
            && bottom >= 0.0
            && left <= f64::from(self.size.0)
            && top <= f64::from(self.size.1)
    }

    /// Dots in a nautical mile: a sixtieth of a degree of latitude.
    pub(super) fn mile(&self) -> f64 {
        self.scale.1 * 100.0 / 60.0
    }

    /// Dots across and down.
    pub(super) fn size(&self) -> (i32, i32) {
        self.size
    }
}

/// The box that is looked at first: all units and places with some sea around them, no less than a
/// third of the map, and never beyond its bounds.
fn frame(map: &MapView) -> (i32, i32, i32, i32) {
    let (west, south, east, north) = map.bounds;
    let units = map.units.iter().map(|unit| unit.at);
    let there: Vec<(i32, i32)> = units
        .chain(map.places.iter().map(|place| place.1))
        .collect();
    let across = span(there.iter().map(|at| at.0), (west, east));
    let down = span(there.iter().map(|at| at.1), (south, north));
    (across.0, down.0, across.1, down.1)
}

fn span(values: impl Iterator<Item = i32> + Clone, bounds: (i32, i32)) -> (i32, i32) {
    let whole = bounds.1.saturating_sub(bounds.0);
    let (Some(least), Some(most)) = (values.clone().min(), values.max()) else {
        return bounds;
    };
    let (least, most) = (least.max(bounds.0), most.min(bounds.1));
    let margin = (most - least) / 4;
    let missing = (whole / 3 - (most - least) - 2 * margin).max(0) / 2;
    let (from, to) = (least - margin - missing, most + margin + missing);
    (from.max(bounds.0), to.min(bounds.1))
}
