//! Numbers as pictures: bars and curves of characters.

/// A bar of `width` cells for a value within a range: full, half and empty cells.
pub(crate) fn bar(value: i32, range: (i32, i32), width: usize) -> (String, String) {
    let span = i64::from(range.1) - i64::from(range.0);
    let at = (i64::from(value) - i64::from(range.0)).clamp(0, span.max(0));
    let halves = if span > 0 {
        usize::try_from(at * 2 * width as i64 / span).unwrap_or(0)
    } else {
        0
    };
    let (full, half) = (halves / 2, halves % 2);
    let filled = "━".repeat(full) + if half == 1 { "╸" } else { "" };
    let empty = "─".repeat(width.saturating_sub(full + half));
    (filled, empty)
}

/// The curve of a value over time as a line of braille dots, the top row first: two steps and four
/// levels a cell.
pub(crate) fn curve(
    points: &[(u32, i32)],
    until: u32,
    range: (i32, i32),
    (width, rows): (usize, usize),
) -> Vec<String> {
    let levels = rows * 4;
    if width == 0 || levels == 0 {
        return vec![String::new(); rows];
    }
    let level = |value: i32| {
        let span = (i64::from(range.1) - i64::from(range.0)).max(1);
        let at = (i64::from(value) - i64::from(range.0)).clamp(0, span);
        usize::try_from(at * (levels as i64 - 1) / span).unwrap_or(0)
    };
    let mut cells = vec![vec![0_u8; width]; rows];
    let mut before = None;
    for column in 0..width * 2 {
        let moment = u64::from(until) * (column as u64 + 1) / (width as u64 * 2);
        let held = points.iter().rev().find(|(at, _)| u64::from(*at) <= moment);
        let now = level(held.or(points.first()).map_or(range.0, |(_, value)| *value));
        let from = before.unwrap_or(now);
        for dot in from.min(now)..=from.max(now) {
            let down = levels - 1 - dot;
            cells[down / 4][column / 2] |= dot_bit(column % 2, down % 4);
        }
        before = Some(now);
    }
    let line = |row: Vec<u8>| row.into_iter().map(braille).collect();
    cells.into_iter().map(line).collect()
}

/// The bit of a dot within its cell, as Unicode numbers them.
const fn dot_bit(column: usize, row: usize) -> u8 {
    match (column, row) {
        (0, 3) => 1 << 6,
        (_, 3) => 1 << 7,
        (column, row) => 1 << (column * 3 + row),
    }
}

fn braille(dots: u8) -> char {
    match dots {
        0 => ' ',
        dots => char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_fill_by_halves() {
        assert_eq!(bar(0, (0, 100), 4), (String::new(), "────".into()));
        assert_eq!(bar(100, (0, 100), 4), ("━━━━".into(), String::new()));
        assert_eq!(bar(40, (0, 100), 4), ("━╸".into(), "──".into()));
        assert_eq!(bar(i32::MAX, (i32::MIN, i32::MAX), 3).0, "━━━");
        assert_eq!(bar(5, (5, 5), 3).1, "───");
        assert_eq!(bar(-9, (0, 9), 0), (String::new(), String::new()));
    }

    #[test]
    fn a_curve_of_dots_rises_and_keeps_its_size() {
        let points = [(0, 0), (50, 100)];
        assert_eq!(curve(&points, 100, (0, 100), (4, 1)), ["⣀⣸⠉⠉"]);
        assert_eq!(curve(&points, 100, (0, 100), (2, 2)), ["⢸⠉", "⣸ "]);
        assert_eq!(curve(&[], 9, (0, 100), (2, 1)), ["⣀⣀"]);
        assert_eq!(curve(&points, 0, (5, 5), (0, 2)), ["", ""]);
        assert!(curve(&points, 9, (0, 9), (9, 0)).is_empty());
    }
}
