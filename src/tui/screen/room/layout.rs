//! Which pane stands where. Pure in the size of the place and in what the view fills, so that
//! drawing, the focus and the pointer agree.

use ratatui::layout::Rect;

use super::pane::Pane;
use crate::session::view::View;
use crate::text::width;
use crate::tui::widget::columns;

/// A place that shows one of its panes at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) area: Rect,
    pub(super) panes: Vec<Pane>,
}

/// How much of the room is seen at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One pane at a time, behind tabs.
    Narrow,
    /// The decision below, the others behind tabs above it.
    Tall,
    /// Two columns: situation and decision, and what stands around them.
    Wide,
    /// Three columns, every pane in sight.
    Full,
}

const FULL_ROWS: u16 = 36;
const WIDE_ROWS: u16 = 25;
const TALL_ROWS: u16 = 40;

/// Rows and columns that the window takes for its head, its foot and its margins.
const AROUND: (u16, u16) = (2, 3);

impl Shape {
    /// The shape for a place below the head of the screen.
    pub(super) const fn of(area: Rect) -> Self {
        match (area.width, area.height) {
            (160.., FULL_ROWS..) => Self::Full,
            (108.., WIDE_ROWS..) => Self::Wide,
            (_, TALL_ROWS..) => Self::Tall,
            _ => Self::Narrow,
        }
    }

    /// The least rows in which it is read with ease.
    pub(super) const fn least_rows(self) -> u16 {
        match self {
            Self::Full => FULL_ROWS,
            Self::Wide => WIDE_ROWS,
            Self::Tall => TALL_ROWS,
            Self::Narrow => 0,
        }
    }

    /// The shape for a whole window.
    pub(super) const fn of_window(size: (u16, u16)) -> Self {
        Self::of(inside(size))
    }

    /// Can situation and decision be read together?
    pub(super) const fn shows_both(self) -> bool {
        !matches!(self, Self::Narrow)
    }
}

/// The place below the head of a window.
const fn inside(size: (u16, u16)) -> Rect {
    Rect {
        x: 0,
        y: 0,
        width: size.0.saturating_sub(AROUND.0),
        height: size.1.saturating_sub(AROUND.1),
    }
}

/// Can the situation be read whole beside the decision? Told from its length, before either is
/// laid out: a situation of more than two fifths of the column takes rows that the decision needs.
pub(super) fn read_together(size: (u16, u16), view: &View) -> bool {
    let (area, shape) = (inside(size), Shape::of_window(size));
    let column = usize::from(column_of(shape, area).width.min(READABLE)).max(1);
    let rows = |paragraph: &String| 1 + width(paragraph).div_ceil(column);
    let wanted: usize = view.situation.iter().map(rows).sum();
    shape.shows_both() && wanted <= usize::from(area.height) * 2 / 5
}

/// The widest text that is still read with ease.
pub(super) const READABLE: u16 = 100;

/// What the panes of the left and of the upper right ask for, in rows with their titles.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wants {
    pub(super) situation: u16,
    /// The least that the situation keeps where the decision is long, in percent of the column.
    pub(super) least: u16,
    pub(super) decision: u16,
    /// The situation is what one reads: the decision gives way to it.
    pub(super) reading: bool,
    pub(super) state: u16,
    pub(super) channels: u16,
}

/// Widths of two and of three columns, in percent: the story has the most to say.
const WIDE: [u16; 2] = [59, 41];
/// See [`WIDE`].
const FULL: [u16; 3] = [46, 27, 27];

/// The column of the story.
pub(super) fn column_of(shape: Shape, area: Rect) -> Rect {
    match shape {
        Shape::Full => columns(area, FULL)[0],
        Shape::Wide => columns(area, WIDE)[0],
        Shape::Tall | Shape::Narrow => area,
    }
}

/// The slots of a place, in reading order.
pub(super) fn arrange(shape: Shape, area: Rect, view: &View, wants: Wants) -> Vec<Slot> {
    let map = view.map.is_some();
    match shape {
        Shape::Narrow => vec![slot(area, Pane::of(view).collect())],
        Shape::Tall => {
            let (upper, lower) = split(area, situation_rows(area, wants).max(area.height / 3));
            let above = Pane::of(view).filter(|pane| *pane != Pane::Decision);
            vec![
                slot(upper, above.collect()),
                slot(lower, vec![Pane::Decision]),
            ]
        }
        Shape::Wide => {
            let [left, right] = columns(area, WIDE);
            let mut slots = Vec::from(story(left, wants));
            slots.extend(beside(right, map, wants));
            slots
        }
        Shape::Full => {
            let [left, middle, right] = columns(area, FULL);
            let mut slots = Vec::from(story(left, wants));
            slots.extend(measured(middle, map));
            slots.extend(talk(right, wants));
            slots
        }
    }
}

/// Situation above decision.
fn story(area: Rect, wants: Wants) -> [Slot; 2] {
    let (upper, lower) = split(area, situation_rows(area, wants));
    [
        slot(upper, vec![Pane::Situation]),
        slot(lower, vec![Pane::Decision]),
    ]
}

/// The situation takes what it needs, but leaves the decision what that needs, down to its least;
/// while it is read, the decision has no more than a third.
fn situation_rows(area: Rect, wants: Wants) -> u16 {
    if wants.reading {
        let kept = wants.decision.min(area.height / 3);
        return wants.situation.min(area.height - kept);
    }
    let free = area.height.saturating_sub(wants.decision);
    let least = u32::from(area.height) * u32::from(wants.least) / 100;
    wants
        .situation
        .min(free.max(u16::try_from(least).unwrap_or(area.height)))
}

/// The right column of two: how things stand, the map, and the talk behind tabs.
fn beside(area: Rect, map: bool, wants: Wants) -> Vec<Slot> {
    let talk = vec![Pane::Channels, Pane::Traffic, Pane::Known];
    let (upper, rest) = split(area, wants.state.min(area.height * 2 / 5));
    let state = slot(upper, vec![Pane::State]);
    if map && rest.height >= 20 {
        let (chart, lower) = split(rest, rest.height / 2);
        return vec![state, slot(chart, vec![Pane::Map]), slot(lower, talk)];
    }
    let tabs = map.then_some(Pane::Map).into_iter().chain(talk);
    vec![state, slot(rest, tabs.collect())]
}

/// The middle column of three.
fn measured(area: Rect, map: bool) -> Vec<Slot> {
    if !map {
        return vec![slot(area, vec![Pane::State])];
    }
    let (upper, lower) = split(area, area.height / 2);
    vec![slot(upper, vec![Pane::State]), slot(lower, vec![Pane::Map])]
}

/// The right column of three.
fn talk(area: Rect, wants: Wants) -> Vec<Slot> {
    let (upper, rest) = split(area, wants.channels.min(area.height / 3));
    let (middle, lower) = split(rest, rest.height * 3 / 5);
    vec![
        slot(upper, vec![Pane::Channels]),
        slot(middle, vec![Pane::Traffic]),
        slot(lower, vec![Pane::Known]),
    ]
}

fn slot(area: Rect, panes: Vec<Pane>) -> Slot {
    Slot { area, panes }
}

/// The upper rows, and what is left.
pub(super) fn split(area: Rect, rows: u16) -> (Rect, Rect) {
    let height = rows.min(area.height);
    let upper = Rect { height, ..area };
    let lower = Rect {
        y: area.y + height,
        height: area.height - height,
        ..area
    };
    (upper, lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::view::MapView;

    const WANTS: Wants = Wants {
        situation: 16,
        least: 40,
        decision: 20,
        reading: false,
        state: 12,
        channels: 14,
    };

    fn slots(width: u16, height: u16, map: bool) -> Vec<Slot> {
        let view = View {
            map: map.then(MapView::default),
            ..View::default()
        };
        let area = Rect::new(1, 2, width, height);
        arrange(Shape::of(area), area, &view, WANTS)
    }

    #[test]
    fn every_pane_has_one_place_in_every_window() {
        for (width, height) in [
            (0, 0),
            (1, 1),
            (38, 9),
            (78, 21),
            (78, 60),
            (118, 33),
            (198, 47),
            (498, 197),
        ] {
            for map in [false, true] {
                let panes: Vec<Pane> = slots(width, height, map)
                    .into_iter()
                    .flat_map(|slot| slot.panes)
                    .collect();
                let view = View {
                    map: map.then(MapView::default),
                    ..View::default()
                };
                let mut missing = Pane::of(&view)
                    .filter(|pane| panes.iter().filter(|other| *other == pane).count() != 1);
                assert_eq!(missing.next(), None, "{width}x{height}");
            }
        }
    }

    #[test]
    fn larger_windows_show_more_panes_at_once() {
        let count = |width, height| slots(width, height, true).len();
        assert_eq!(count(78, 21), 1);
        assert_eq!(count(78, 60), 2);
        assert_eq!(count(118, 33), 5);
        assert_eq!(count(198, 47), 7);
    }

    #[test]
    fn height_that_is_free_goes_to_the_text_that_lacks_it() {
        let rows = |wants, height| situation_rows(Rect::new(0, 0, 60, height), wants);
        // Both fit: the situation is whole, and what is left is the decision's.
        assert_eq!(rows(WANTS, 40), 16);
        // They do not: the decision is whole, then the situation keeps its least.
        assert_eq!(rows(WANTS, 34), 14);
        assert_eq!(rows(WANTS, 25), 10);
        // While one reads it, the situation is whole.
        let reading = Wants {
            reading: true,
            ..WANTS
        };
        assert_eq!(rows(reading, 34), 16);
        assert_eq!(rows(reading, 18), 12);
    }

    #[test]
    fn no_two_slots_overlap() {
        for (width, height) in [(78, 60), (118, 33), (160, 36), (198, 47)] {
            let slots = slots(width, height, true);
            for (at, one) in slots.iter().enumerate() {
                for other in &slots[at + 1..] {
                    assert!(!one.area.intersects(other.area), "{one:?} {other:?}");
                }
            }
        }
    }
}
