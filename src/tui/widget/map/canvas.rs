//! A picture of dots, two across and four down in each cell.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::projection::DOTS;
use crate::tui::theme::Meaning;
use crate::tui::widget::Look;

/// What dots are of. Where several meet in a cell, the last of these gives it its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Ink {
    /// The ground of the land, drawn only where nothing else is.
    #[default]
    Land,
    /// A coast.
    Shore,
    /// A line or a ring.
    Limit,
    /// Where a unit of this meaning has been.
    Neutral,
    Other,
    Own,
}

/// Which dots of a line are drawn: so many, then so many not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dash(pub(super) u32, pub(super) u32);

/// The dots of an area.
#[derive(Debug, Clone)]
pub(crate) struct Canvas {
    columns: i32,
    rows: i32,
    cells: Vec<Dots>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Dots {
    land: u8,
    lines: u8,
    ink: Ink,
}

impl Canvas {
    pub(super) fn new(area: Rect) -> Self {
        Self {
            columns: i32::from(area.width),
            rows: i32::from(area.height),
            cells: vec![Dots::default(); usize::from(area.width) * usize::from(area.height)],
        }
    }

    /// A dot; nothing outside.
    pub(super) fn dot(&mut self, x: i32, y: i32, ink: Ink) {
        /// Bits of the braille block by row and column.
        const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let (column, row) = (x.div_euclid(DOTS.0), y.div_euclid(DOTS.1));
        if !(0..self.columns).contains(&column) || !(0..self.rows).contains(&row) {
            return;
        }
        let bit = BITS[(y.rem_euclid(DOTS.1)) as usize][(x.rem_euclid(DOTS.0)) as usize];
        let cell = &mut self.cells[(row * self.columns + column) as usize];
        match ink {
            Ink::Land => cell.land |= bit,
            ink => {
                cell.lines |= bit;
                cell.ink = cell.ink.max(ink);
            }
        }
    }

    /// A stretch between two dots, clipped; `count` is how many dots its line has had so far.
    pub(super) fn stretch(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        ink: Ink,
        dash: Dash,
        count: &mut u32,
    ) {
        let Some((from, to)) = self.clip(from, to) else {
            return;
        };
        let (width, height) = (to.0 - from.0, to.1 - from.1);
        let steps = width.abs().max(height.abs()).ceil().max(1.0);
        for step in 0..=steps as u32 {
            let share = f64::from(step) / steps;
            let (x, y) = (from.0 + share * width, from.1 + share * height);
            if *count % (dash.0 + dash.1) < dash.0 {
                self.dot(x.floor() as i32, y.floor() as i32, ink);
            }
            *count = count.wrapping_add(u32::from(f64::from(step) < steps));
        }
    }

    /// A line through dots.
    pub(super) fn line(
        &mut self,
        points: impl IntoIterator<Item = (f64, f64)>,
        ink: Ink,
        dash: Dash,
    ) {
        let mut points = points.into_iter();
        let Some(mut from) = points.next() else {
            return;
        };
        let mut count = 0;
        for to in points {
            self.stretch(from, to, ink, dash, &mut count);
            from = to;
        }
    }

    /// The part of a stretch within the area (Liang and Barsky).
    fn clip(&self, from: (f64, f64), to: (f64, f64)) -> Option<((f64, f64), (f64, f64))> {
        let right = f64::from(self.columns * DOTS.0) - 0.01;
        let bottom = f64::from(self.rows * DOTS.1) - 0.01;
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for (step, room) in [
            (-dx, from.0),
            (dx, right - from.0),
            (-dy, from.1),
            (dy, bottom - from.1),
        ] {
            if step == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if step < 0.0 {
                enters = enters.max(room / step);
            } else {
                leaves = leaves.min(room / step);
            }
        }
        let at = |share: f64| (from.0 + share * dx, from.1 + share * dy);
        (enters <= leaves).then(|| (at(enters), at(leaves)))
    }

    /// Cells that hold a part of a line, row by row.
    pub(super) fn busy(&self) -> Vec<bool> {
        self.cells.iter().map(|dots| dots.lines > 0).collect()
    }

    /// Puts the dots into a buffer.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let cells =
            (0..self.rows).flat_map(|row| (0..self.columns).map(move |column| (column, row)));
        for ((column, row), dots) in cells.zip(&self.cells) {
            let (bits, meaning) = match (dots.lines, dots.ink) {
                (0, _) => (dots.land, Meaning::Line),
                (bits, ink) => (bits, meaning(ink)),
            };
            let place = (area.x + column as u16, area.y + row as u16);
            if let Some(cell) = buffer.cell_mut(place).filter(|_| bits > 0) {
                let dots = char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ');
                cell.set_char(dots).set_style(look.style(meaning));
            }
        }
    }
}

fn meaning(ink: Ink) -> Meaning {
    match ink {
        Ink::Land => Meaning::Line,
        Ink::Shore => Meaning::Shore,
        Ink::Limit => Meaning::Dim,
        Ink::Neutral => Meaning::Text,
        Ink::Other => Meaning::Other,
        Ink::Own => Meaning::Own,
    }
}
