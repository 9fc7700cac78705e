//! Where one looks at the map, and how closely.

use std::cell::RefCell;

use super::canvas::Canvas;
use super::projection::Projection;
use crate::tui::keymap::Action;
use crate::tui::marks::Marks;

/// Steps of enlargement, each by half as much again, and the other way.
const CLOSEST: i8 = 7;
const WIDEST: i8 = -3;
/// Parts of the width and height of the first look that movements are counted in.
const PARTS: i32 = 10_000;

/// The view of one seat on the map: all that is on it, until it moves.
#[derive(Debug, Default)]
pub(crate) struct MapState {
    zoom: i8,
    /// From the middle, right and down, in parts of the width and height of the first look.
    moved: (i32, i32),
    /// The map has a screen of its own.
    pub(super) whole: bool,
    /// The coast as it was drawn last: it changes only with the window, the zoom and the place.
    pub(super) drawn: RefCell<Coast>,
}

/// A coast as it was drawn.
pub(crate) type Coast = Option<(Projection, Canvas)>;

impl MapState {
    /// The first look on a screen of its own.
    pub(crate) fn whole() -> Self {
        Self {
            whole: true,
            ..Self::default()
        }
    }

    /// The coast as it was drawn, in exchange for another; where that does not fit or there is none
    /// it is drawn anew the next time.
    pub(crate) fn exchange(&self, coast: Coast) -> Coast {
        self.drawn.replace(coast)
    }

    /// What decides the picture.
    pub(crate) fn mark(&self, marks: &mut Marks) {
        for part in [self.zoom.into(), self.moved.0, self.moved.1] {
            marks.text(&part.to_string());
        }
        marks.number(self.whole.into());
    }

    /// Moves, enlarges, goes back to the first look; says whether the action was one of these.
    pub(crate) fn act(&mut self, action: Action) -> bool {
        match action {
            Action::Left => self.go(-1, 0),
            Action::Right => self.go(1, 0),
            Action::Up => self.go(0, -1),
            Action::Down => self.go(0, 1),
            Action::ZoomIn => self.zoom = (self.zoom + 1).min(CLOSEST),
            Action::ZoomOut => self.zoom = (self.zoom - 1).max(WIDEST),
            Action::ZoomReset => (self.zoom, self.moved) = (0, (0, 0)),
            _ => return false,
        }
        true
    }

    /// A step is the same share of what is seen however closely one looks, and the middle of the
    /// view stays near the first look.
    fn go(&mut self, right: i32, down: i32) {
        let step = (f64::from(PARTS / 8) / self.enlarged()) as i32;
        let moved = |from: i32, by: i32| (from + by * step).clamp(-PARTS, PARTS);
        self.moved = (moved(self.moved.0, right), moved(self.moved.1, down));
    }

    /// How many times as large as at first.
    pub(super) fn enlarged(&self) -> f64 {
        1.5_f64.powi(i32::from(self.zoom))
    }

    /// Moved right and down, in widths and heights of the first look.
    pub(super) fn moved(&self) -> (f64, f64) {
        (
            f64::from(self.moved.0) / f64::from(PARTS),
            f64::from(self.moved.1) / f64::from(PARTS),
        )
    }
}
