//! A value over time as a curve of dots, with moments marked on it.
//!
//! Moments have at least a cell of their own where there is room; what is left of the width is
//! shared out by the root of the time between them. So a night of waiting is longer than a minute,
//! and yet a month of it does not press all decisions to the edge.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::doc::{Look, put};
use crate::text;
use crate::tui::theme::Meaning;

/// Dots of one character: columns and rows.
const DOTS: (usize, usize) = (2, 4);
/// The row of dots in the middle of a character.
const MIDDLE: usize = 1;
/// A moment on the curve: all dots of its cell, so that the curve runs through it.
const MARK: &str = "⣿";
/// Cells for the numbers at the left.
const NUMBERS: u16 = 4;
/// Dots that two moments stand apart where there is room.
const APART: usize = 4;

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Curve<'a> {
    /// Minute and value, rising by minute; a value holds until the next.
    pub(crate) points: &'a [(u32, i32)],
    /// The lowest and highest value.
    pub(crate) range: (i32, i32),
    /// Minutes of the moments, rising; the first and last are the ends of the picture.
    pub(crate) moments: &'a [u32],
    /// The moment that is looked at.
    pub(crate) chosen: usize,
    /// How grave a value is.
    pub(crate) heat: fn(i32, (i32, i32)) -> Meaning,
}

impl Curve<'_> {
    /// The curve, a row of marks below it, and their times below these.
    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let area = area.intersection(buffer.area);
        if area.width < NUMBERS + 4 || area.height < 3 || self.moments.is_empty() {
            return;
        }
        let plot = Rect {
            x: area.x + NUMBERS,
            width: area.width - NUMBERS,
            height: area.height - 2,
            ..area
        };
        let stops = self.stops(usize::from(plot.width) * DOTS.0);
        self.numbers(buffer, area, plot, look);
        self.line(buffer, plot, look, &stops);
        let marks = Rect {
            y: plot.bottom(),
            height: 1,
            ..plot
        };
        self.marks(buffer, plot, marks, look, &stops);
        let times = Rect {
            y: marks.bottom(),
            ..marks
        };
        self.times(buffer, times, look, &stops);
    }

    /// The column of dots of each moment.
    fn stops(&self, dots: usize) -> Vec<usize> {
        let gaps = self.moments.len() - 1;
        let last = dots.saturating_sub(1);
        let apart = APART.min(last.checked_div(gaps).unwrap_or(0));
        let free = (last - apart * gaps) as u64;
        let mut roots = vec![0];
        for pair in self.moments.windows(2) {
            // In hundredths of a root, so that minutes differ from each other too.
            let minutes = u64::from(pair[1].saturating_sub(pair[0])) * 10_000;
            roots.push(roots[roots.len() - 1] + minutes.isqrt());
        }
        let whole = roots[gaps].max(1);
        let place = |(number, root): (usize, &u64)| {
            let share = usize::try_from(root * free / whole).unwrap_or(0);
            (number * apart + share).min(last)
        };
        roots.iter().enumerate().map(place).collect()
    }

    /// The minute at a column of dots.
    fn minute(&self, stops: &[usize], dot: usize) -> u32 {
        let next = stops.partition_point(|stop| *stop <= dot);
        let (Some(from), Some(left)) =
            (self.moments.get(next.wrapping_sub(1)), next.checked_sub(1))
        else {
            return self.moments[0];
        };
        let Some((to, right)) = self.moments.get(next).zip(stops.get(next)) else {
            return *from;
        };
        let part = (dot - stops[left]) as u64 * u64::from(to.saturating_sub(*from));
        let whole = (right - stops[left]).max(1) as u64;
        from.saturating_add(u32::try_from(part / whole).unwrap_or(u32::MAX))
    }

    fn value(&self, minute: u32) -> i32 {
        let known = self.points.partition_point(|(at, _)| *at <= minute);
        let point = self.points.get(known.saturating_sub(1));
        point.map_or(self.range.0, |(_, value)| *value)
    }

    /// The row of dots of a value, from the top. The ends of the range lie in the middle of the
    /// first and last cell, where their lines are drawn.
    fn row(&self, value: i32, rows: usize) -> usize {
        let span = (i64::from(self.range.1) - i64::from(self.range.0)).max(1);
        let above = (i64::from(self.range.1) - i64::from(value)).clamp(0, span);
        let room = rows.saturating_sub(DOTS.1) as i64;
        MIDDLE + usize::try_from(above * room / span).unwrap_or(0)
    }

    fn numbers(&self, buffer: &mut Buffer, area: Rect, plot: Rect, look: Look<'_>) {
        let middle = self.range.0.midpoint(self.range.1);
        let mut rows = vec![(plot.top(), self.range.1)];
        if plot.height >= 5 {
            let row = self.row(middle, usize::from(plot.height) * DOTS.1) / DOTS.1;
            rows.push((plot.y + u16::try_from(row).unwrap_or(0), middle));
        }
        if plot.height >= 2 {
            rows.push((plot.bottom() - 1, self.range.0));
        }
        let column = Rect {
            width: NUMBERS - 1,
            ..area
        };
        for (y, value) in rows {
            let words = value.to_string();
            let indent = usize::from(column.width).saturating_sub(text::width(&words));
            let words = format!("{}{words}", " ".repeat(indent));
            put(
                buffer,
                column,
                column.x,
                y,
                &words,
                look.style(Meaning::Dim),
            );
            for x in plot.left()..plot.right() {
                put(buffer, plot, x, y, "┈", look.style(Meaning::Line));
            }
        }
    }

    fn line(&self, buffer: &mut Buffer, plot: Rect, look: Look<'_>, stops: &[usize]) {
        let rows = usize::from(plot.height) * DOTS.1;
        let mut before = None;
        for cell in 0..usize::from(plot.width) {
            let mut bits = vec![0_u8; usize::from(plot.height)];
            let mut meaning = Meaning::Text;
            for side in 0..DOTS.0 {
                let value = self.value(self.minute(stops, cell * DOTS.0 + side));
                let row = self.row(value, rows);
                let (high, low) = (
                    row.min(before.unwrap_or(row)),
                    row.max(before.unwrap_or(row)),
                );
                for dot in high..=low {
                    bits[dot / DOTS.1] |= bit(side, dot % DOTS.1);
                }
                before = Some(row);
                meaning = (self.heat)(value, self.range);
            }
            for (y, bits) in (plot.top()..plot.bottom()).zip(bits) {
                if let Some(dots) = char::from_u32(0x2800 + u32::from(bits)).filter(|_| bits > 0) {
                    let x = plot.x + u16::try_from(cell).unwrap_or(u16::MAX);
                    put(buffer, plot, x, y, &dots.to_string(), look.sign(meaning));
                }
            }
        }
    }

    /// A mark on the curve for each moment and one below it; a post stands at the chosen one.
    fn marks(&self, buffer: &mut Buffer, plot: Rect, below: Rect, look: Look<'_>, stops: &[usize]) {
        for x in below.left()..below.right() {
            put(buffer, below, x, below.y, "─", look.style(Meaning::Line));
        }
        let others = (0..stops.len()).filter(|number| *number != self.chosen);
        for number in others.chain([self.chosen]) {
            let Some((stop, at)) = stops.get(number).zip(self.moments.get(number)) else {
                continue;
            };
            let x = cell(plot, *stop);
            let row = self.row(self.value(*at), usize::from(plot.height) * DOTS.1) / DOTS.1;
            let y = plot.y + u16::try_from(row).unwrap_or(0);
            if number == self.chosen {
                for y in plot.top()..plot.bottom() {
                    put(buffer, plot, x, y, "│", look.style(Meaning::Focus));
                }
                put(buffer, plot, x, y, "◆", look.style(Meaning::Focus));
                put(buffer, below, x, below.y, "▲", look.style(Meaning::Focus));
            } else {
                put(buffer, plot, x, y, MARK, look.style(Meaning::Own));
                put(buffer, below, x, below.y, "┴", look.style(Meaning::Dim));
            }
        }
    }

    /// The time of the chosen moment, then of the ends and of the others where they have room.
    fn times(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, stops: &[usize]) {
        let last = stops.len() - 1;
        let order = [self.chosen, 0, last].into_iter().chain(0..=last);
        let mut taken: Vec<(u16, u16)> = Vec::new();
        for number in order {
            let Some((stop, at)) = stops.get(number).zip(self.moments.get(number)) else {
                continue;
            };
            let words = look.clock(*at);
            let width = u16::try_from(text::width(&words)).unwrap_or(u16::MAX);
            let Some(most) = area.width.checked_sub(width) else {
                continue;
            };
            let left = (cell(area, *stop) - area.x)
                .saturating_sub(width / 2)
                .min(most);
            let right = left + width;
            if taken
                .iter()
                .any(|(from, to)| left < to + 2 && *from < right + 2)
            {
                continue;
            }
            taken.push((left, right));
            let meaning = if number == self.chosen {
                Meaning::Strong
            } else {
                Meaning::Dim
            };
            put(
                buffer,
                area,
                area.x + left,
                area.y,
                &words,
                look.style(meaning),
            );
        }
    }
}

/// The cell that holds a column of dots.
fn cell(area: Rect, dot: usize) -> u16 {
    let cells = u16::try_from(dot / DOTS.0).unwrap_or(u16::MAX);
    area.x + cells.min(area.width.saturating_sub(1))
}

/// The bit of one dot of a braille character, by its column and row.
const fn bit(column: usize, row: usize) -> u8 {
    match (column, row) {
        (0, 3) => 0x40,
        (_, 3) => 0x80,
        (0, row) => 1 << row,
        (_, row) => 8 << row,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;
    use crate::tui::testing::text as shown;
    use crate::tui::theme::{Caps, Theme};

    fn picture(curve: Curve<'_>, size: (u16, u16)) -> String {
        let area = Rect::new(0, 0, size.0, size.1);
        let mut buffer = Buffer::empty(area);
        let (locale, theme) = (Locale::default(), Theme::dark(Caps::default()));
        let look = Look {
            locale: &locale,
            theme: &theme,
        };
        curve.draw(&mut buffer, area, look);
        shown(&buffer)
    }

    fn curve<'a>(points: &'a [(u32, i32)], moments: &'a [u32], chosen: usize) -> Curve<'a> {
        Curve {
            points,
            range: (0, 100),
            moments,
            chosen,
            heat: |_, _| Meaning::Text,
        }
    }

    #[test]
    fn rises_and_falls_and_marks_its_moments() {
        let points = [(0, 0), (60, 50), (120, 100), (180, 25)];
        let moments = [0, 60, 61, 240];
        insta::assert_snapshot!(picture(curve(&points, &moments, 1), (40, 8)));
    }

    #[test]
    fn moments_of_one_minute_stand_apart() {
        let curve = curve(&[(0, 10)], &[0, 5, 5, 5, 1000], 0);
        let stops = curve.stops(100);
        assert!(
            stops.windows(2).all(|pair| pair[1] >= pair[0] + APART),
            "{stops:?}"
        );
        assert_eq!((stops[0], stops[4]), (0, 99));
        assert_eq!(curve.minute(&stops, 0), 0);
        assert_eq!(curve.minute(&stops, 99), 1000);
    }

    #[test]
    fn the_ends_of_the_range_lie_on_their_lines() {
        for height in 5..40_usize {
            let points: Vec<(u32, i32)> = (0..=100).map(|at| (at, at as i32)).collect();
            let moments: Vec<u32> = (0..=10).map(|at| at * 10).collect();
            let curve = curve(&points, &moments, 0);
            let rows = height * DOTS.1;
            let ends = [curve.row(0, rows), curve.row(100, rows)];
            assert_eq!(ends, [rows - DOTS.1 + MIDDLE, MIDDLE]);
        }
        // At 0 nothing of the curve is below the line of 0.
        let still = picture(curve(&[(0, 0)], &[0, 50, 100], 0), (40, 8));
        let below = still
            .chars()
            .filter(|sign| matches!(*sign, '⣀' | '⡀' | '⢀' | '⣤'));
        assert_eq!(below.count(), 0, "{still}");
    }

    #[test]
    fn more_moments_than_dots_are_drawn_all_the_same() {
        let moments: Vec<u32> = (0..500).collect();
        let points: Vec<(u32, i32)> = (0..500).map(|at| (at, at as i32)).collect();
        assert!(picture(curve(&points, &moments, 499), (30, 6)).contains('▲'));
    }

    #[test]
    fn any_place_is_large_enough() {
        let extremes = [(0, i32::MIN), (7, i32::MAX), (u32::MAX, 0)];
        for size in [(0, 0), (1, 1), (7, 3), (8, 3), (9, 4), (12, 2), (200, 50)] {
            for moments in [&[][..], &[0], &[5, 5], &[0, u32::MAX]] {
                for chosen in [0, 1, 9] {
                    let _ = picture(curve(&extremes, moments, chosen), size);
                    let _ = picture(curve(&[], moments, chosen), size);
                }
            }
        }
    }
}
