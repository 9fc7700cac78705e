//! Units as signs on the map and as lines of text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::names::{Names, Wanted};
use super::projection::Projection;
use super::signs::{SIDES, SIGN, meaning, sign};
use crate::session::view::{MapView, UnitView};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, put};

/// Units whose signs would lie on one another: they stand below each other at the place of the
/// first.
struct Stack<'v> {
    /// The cell of the first unit.
    at: (i32, i32),
    units: Vec<&'v UnitView>,
}

impl Stack<'_> {
    fn covers(&self, (x, y): (i32, i32)) -> bool {
        let rows = i32::try_from(self.units.len()).unwrap_or(i32::MAX);
        (self.at.0 - x).abs() <= SIGN && (self.at.1..self.at.1 + rows).contains(&y)
    }
}

/// How many units lie outside what is seen, how many names found no room, and whether some units
/// stand at another's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shown {
    pub(super) outside: usize,
    pub(super) stacked: bool,
    pub(super) left_out: usize,
}

/// Draws the signs, then their names where there is room.
pub(super) fn draw(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    map: &MapView,
    projection: &Projection,
    names: &mut Names,
) -> Shown {
    let (stacks, outside) = stacks(map, projection);
    let mut placed: Vec<(Vec<(i32, i32)>, Stack<'_>)> = Vec::new();
    for stack in stacks {
        let rows = i32::try_from(stack.units.len()).unwrap_or(i32::MAX);
        let left = (stack.at.0 - 1).clamp(0, (i32::from(area.width) - SIGN).max(0));
        let top = stack.at.1.min(i32::from(area.height) - rows).max(0);
        let cells: Vec<(i32, i32)> = (0..rows).map(|row| (left, top + row)).collect();
        for (unit, (x, y)) in stack.units.iter().zip(&cells) {
            let style = look.style(meaning(unit.whose));
            let (x, y) = (area.x + *x as u16, area.y.saturating_add(*y as u16));
            put(buffer, area, x, y, &sign(look.locale, unit), style);
        }
        for cell in &cells {
            names.take((cell.0 - 1, cell.1), SIGN + 2);
        }
        placed.push((cells, stack));
    }
    let stacked = placed.iter().any(|(cells, _)| cells.len() > 1);
    for (cells, stack) in &placed {
        for (unit, cell) in stack.units.iter().zip(cells) {
            let wanted = Wanted {
                at: *cell,
                cells: SIGN,
                name: &unit.name,
                style: look.style(meaning(unit.whose)),
                alone: cells.len() == 1,
            };
            names.name(buffer, area, &wanted);
        }
    }
    Shown {
        outside,
        stacked,
        left_out: 0,
    }
}

/// Units by the cell they fall in, one's own first; and how many fall outside.
fn stacks<'v>(map: &'v MapView, projection: &Projection) -> (Vec<Stack<'v>>, usize) {
    let (mut stacks, mut outside): (Vec<Stack<'v>>, usize) = (Vec::new(), 0);
    let units = SIDES
        .into_iter()
        .flat_map(|side| map.units.iter().filter(move |unit| unit.whose == side));
    for unit in units {
        let Some(at) = projection.cell(unit.at) else {
            outside += 1;
            continue;
        };
        match stacks.iter_mut().find(|stack| stack.covers(at)) {
            Some(stack) => stack.units.push(unit),
            None => stacks.push(Stack {
                at,
                units: vec![unit],
            }),
        }
    }
    (apart(stacks), outside)
}

/// Stacks that have grown into one another become one.
fn apart(mut stacks: Vec<Stack<'_>>) -> Vec<Stack<'_>> {
    let mut at = 0;
    while at < stacks.len() {
        let into = (0..at).find(|one| {
            let rows = 0..i32::try_from(stacks[at].units.len()).unwrap_or(0);
            rows.map(|row| (stacks[at].at.0, stacks[at].at.1 + row))
                .any(|cell| stacks[*one].covers(cell))
        });
        match into {
            Some(one) => {
                let gone = stacks.remove(at);
                stacks[one].units.extend(gone.units);
                at = 0;
            }
            None => at += 1,
        }
    }
    stacks
}

/// All units as text: sign and name, below them where each is.
pub(super) fn list(look: Look<'_>, map: &MapView, width: u16) -> Doc {
    let mut doc = Doc::new(width);
    if map.units.is_empty() {
        doc.text(
            &look.locale.say("map-no-units", &[]),
            look.style(Meaning::Dim),
        );
    }
    for unit in &map.units {
        let style = look.style(meaning(unit.whose));
        let mark = format!("{} ", sign(look.locale, unit));
        doc.hang(&mark, &unit.name, style, style);
        let dim = look.style(Meaning::Dim);
        let from = unit.from.as_ref();
        let from = from.map(|from| (from.place.as_str(), from.point, from.miles));
        let place = look.locale.whereabouts(unit.at, from);
        doc.hang("    ", &place, dim, dim);
    }
    doc
}
