//! Who knew what, and when: a row for each thing, a filled mark for one side and an open one for
//! the other; a line that runs into the column at the end is of what one side never learned.

use super::plot::{Frame, GRID, MAIN, Picture, SOFT, Side, WIDTH, plot};
use super::time::{between, stops};
use crate::locale::Locale;
use crate::session::view::debrief::Knowledge;

/// Units of the line of time.
const SPAN: u32 = 560;
/// Where lines end that one side never came to.
const NEVER: i32 = 620;
/// Height of a row.
const ROW: u32 = 18;
/// A time takes so many units.
const TIME: i32 = 76;

/// Rows in the order of the table that stands beside it, numbered as there; the first of them has
/// this number.
pub(crate) fn knowledge(locale: &Locale, rows: &[Knowledge], first: usize) -> Picture {
    let mut minutes: Vec<u32> = rows
        .iter()
        .flat_map(|row| [row.own, row.other])
        .flatten()
        .collect();
    minutes.sort_unstable();
    minutes.dedup();
    let places = stops(&minutes, SPAN);
    let count = i32::try_from(rows.len()).unwrap_or(i32::MAX);
    let frame = Frame {
        height: u32::try_from(rows.len()).unwrap_or(0) * ROW + 60,
        left: 40,
        right: 30,
        above: 34,
        below: 26,
        across: false,
        upright: false,
    };
    let x = |at: Option<u32>| at.map_or(NEVER, |at| between(&minutes, &places, at));
    plot(
        frame,
        (
            (0, i32::try_from(WIDTH).unwrap_or(720) - 70),
            (0, count * 2),
        ),
        &|_| String::new(),
        |plot| {
            plot.bar((NEVER - 24, 0), (NEVER + 24, count * 2), SOFT);
            for (index, row) in (0..).zip(rows) {
                let y: i32 = (count - index) * 2 - 1;
                let (own, other) = (x(row.own), x(row.other));
                plot.line(vec![(0, y), (NEVER + 24, y)], GRID, 1);
                plot.line(vec![(own, y), (other, y)], MAIN, 2);
                let number = first + usize::try_from(index).unwrap_or(0);
                plot.text((-6, y), Side::Left, &number.to_string());
                if row.other.is_some() {
                    plot.ring((other, y), 6);
                }
                if row.own.is_some() {
                    plot.dot((own, y), 4);
                }
            }
            let never = locale.say("knowledge-never", &[]);
            plot.note((NEVER + 40, 18), Side::Middle, &never);
            let mut free = 0;
            let below = i32::try_from(frame.height).unwrap_or(0) - 22;
            for (minute, place) in minutes.iter().zip(&places) {
                let at = place + 40;
                if at >= free && at < NEVER - TIME / 2 {
                    free = at + TIME;
                    let said = locale.clock(i64::from(*minute));
                    plot.note((at, below), Side::Below, &said);
                }
            }
        },
    )
}
