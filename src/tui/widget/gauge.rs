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

/// The curve of a value over time: one cell a step, the value that held at its end.
pub(crate) fn sparkline(
    points: &[(u32, i32)],
    until: u32,
    range: (i32, i32),
    width: usize,
) -> String {
    const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let span = (i64::from(range.1) - i64::from(range.0)).max(1);
    let mut value = points.first().map_or(range.0, |(_, value)| *value);
    let mut rest = points.iter().peekable();
    let mut curve = String::new();
    for cell in 1..=width as u64 {
        let moment = u64::from(until) * cell / width.max(1) as u64;
        while let Some((_, next)) = rest.next_if(|(at, _)| u64::from(*at) <= moment) {
            value = *next;
        }
        let level = (i64::from(value) - i64::from(range.0)).clamp(0, span) * 7 / span;
        curve.push(LEVELS[usize::try_from(level).unwrap_or(0).min(7)]);
    }
    curve
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
    fn a_curve_holds_its_last_value() {
        assert_eq!(
            sparkline(&[(0, 0), (50, 70), (100, 100)], 100, (0, 100), 4),
            "▁▅▅█"
        );
        assert_eq!(sparkline(&[], 100, (0, 100), 3), "▁▁▁");
        assert_eq!(sparkline(&[(0, 5)], 0, (0, 0), 0), "");
    }
}
