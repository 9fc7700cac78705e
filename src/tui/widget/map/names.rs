//! Names on the map: beside what they name, and never over another sign or name.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use crate::text;
use crate::tui::widget::put;

/// The widest a name may run; longer ones are cut with a mark, and stand whole in the list.
const WIDEST: usize = 26;
/// A name cut shorter than this says nothing.
const SHORTEST: usize = 6;

/// A name and what it belongs to.
pub(super) struct Wanted<'a> {
    /// The first cell of what it names, and how many cells that takes.
    pub(super) at: (i32, i32),
    pub(super) cells: i32,
    pub(super) name: &'a str,
    pub(super) style: Style,
    /// Nothing else stands above or below.
    pub(super) alone: bool,
}

/// Which cells are taken, which hold dots of a line, and how many names found no room.
pub(super) struct Names {
    columns: i32,
    rows: i32,
    taken: Vec<bool>,
    /// Names avoid these where they can.
    busy: Vec<bool>,
    /// Names that were left out.
    pub(super) left_out: usize,
}

impl Names {
    pub(super) fn new(area: Rect, canvas: &Canvas) -> Self {
        Self {
            columns: i32::from(area.width),
            rows: i32::from(area.height),
            taken: vec![false; usize::from(area.width) * usize::from(area.height)],
            busy: canvas.busy(),
            left_out: 0,
        }
    }

    /// So many cells from here on are taken.
    pub(super) fn take(&mut self, (x, y): (i32, i32), cells: i32) {
        for x in x.max(0)..(x + cells).min(self.columns) {
            if (0..self.rows).contains(&y) {
                self.taken[(y * self.columns + x) as usize] = true;
            }
        }
    }

    /// How many of these cells are free, from `x` on to the right; of lines too where it is `clear`.
    fn room(&self, x: i32, y: i32, most: i32, clear: bool) -> i32 {
        if !(0..self.rows).contains(&y) || x < 0 {
            return 0;
        }
        let free = |x: &i32| {
            let at = (y * self.columns + x) as usize;
            !(self.taken[at] || clear && self.busy[at])
        };
        let row = (x..(x + most).min(self.columns)).take_while(free);
        i32::try_from(row.count()).unwrap_or(i32::MAX)
    }

    /// Whether there is room for the whole name.
    pub(super) fn fits(&self, wanted: &Wanted<'_>) -> bool {
        let whole = text::truncate(&text::clean_line(wanted.name), WIDEST).into_owned();
        self.place(wanted, &whole).is_some()
    }

    /// Writes a name beside what it names: right, left, and where that stands alone above or below;
    /// whole where it can be, else cut.
    pub(super) fn name(&mut self, buffer: &mut Buffer, area: Rect, wanted: &Wanted<'_>) {
        let clean = text::clean_line(wanted.name);
        if clean.trim().is_empty() {
            return;
        }
        let whole = text::truncate(&clean, WIDEST);
        match self
            .place(wanted, &whole)
            .map(|place| (place, whole.clone()))
            .or_else(|| self.shortened(wanted, &whole))
        {
            Some(((x, y), shown)) => {
                let width = i32::try_from(text::width(&shown)).unwrap_or(0);
                self.take((x - 1, y), width + 2);
                clear(buffer, area, x - 1, y);
                clear(buffer, area, x + width, y);
                put(
                    buffer,
                    area,
                    area.x + x as u16,
                    area.y + y as u16,
                    &shown,
                    wanted.style,
                );
            }
            None => self.left_out += 1,
        }
    }

    /// The first free place for a whole name.
    fn place(&self, wanted: &Wanted<'_>, name: &str) -> Option<(i32, i32)> {
        let ((x, y), cells) = (wanted.at, wanted.cells);
        let width = i32::try_from(text::width(name)).ok()?;
        let middle = (x + cells / 2 - width / 2).clamp(0, (self.columns - width).max(0));
        let beside = [(x + cells + 1, y), (x - 1 - width, y)];
        let above = [
            (middle, y - 1),
            (middle, y + 1),
            (x, y - 1),
            (x, y + 1),
            (x + cells - width, y - 1),
            (x + cells - width, y + 1),
            (x + cells + 1, y - 1),
            (x + cells + 1, y + 1),
            (x - 1 - width, y - 1),
            (x - 1 - width, y + 1),
        ];
        let all = beside
            .into_iter()
            .chain(above.into_iter().filter(|_| wanted.alone));
        let all: Vec<(i32, i32)> = all.collect();
        let fits = |clear: bool| {
            all.iter()
                .find(|(x, y)| self.room(*x, *y, width, clear) == width)
        };
        fits(true).or_else(|| fits(false)).copied()
    }

    /// The longest part of a name that fits at its right.
    fn shortened<'n>(
        &self,
        wanted: &Wanted<'_>,
        name: &'n str,
    ) -> Option<((i32, i32), std::borrow::Cow<'n, str>)> {
        let at = (wanted.at.0 + wanted.cells + 1, wanted.at.1);
        let room = usize::try_from(self.room(at.0, at.1, WIDEST as i32, false)).ok()?;
        (room >= SHORTEST).then(|| (at, text::truncate(name, room)))
    }
}

/// Takes dots away that would touch a name.
fn clear(buffer: &mut Buffer, area: Rect, x: i32, y: i32) {
    let inside =
        (0..i32::from(area.width)).contains(&x) && (0..i32::from(area.height)).contains(&y);
    if !inside {
        return;
    }
    if let Some(cell) = buffer.cell_mut((area.x + x as u16, area.y + y as u16))
        && cell
            .symbol()
            .starts_with(|dots| ('\u{2800}'..='\u{28ff}').contains(&dots))
    {
        cell.set_symbol(" ");
    }
}
