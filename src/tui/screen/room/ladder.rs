//! Tension as a picture: a ladder of its range, filled up to where it stands, the curve of its past
//! beside it on the same scale, what last moved it below; then the other meters.

use super::news::News;
use crate::session::view::{MeterView, View};
use crate::text::{pad, width};
use crate::tui::screen::header::heat;
use crate::tui::screen::status::{causes, meter, value, value_meaning};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, curve};

/// Cells of the scale's numbers and of the ladder.
const SCALE: usize = 4;
const LADDER: usize = 4;
/// The least and the most rows of the picture.
const ROWS: (usize, usize) = (4, 16);

/// The state of things for a pane of so many rows.
pub(super) fn state(doc: &mut Doc, look: Look<'_>, view: &View, news: &News, rows: usize) {
    let tension = MeterView {
        name: look.locale.say("status-tension", &[]),
        ..view.tension.clone()
    };
    doc.apart(
        (&tension.name, look.style(Meaning::Text)),
        (
            &value(look, &tension, news.tension),
            look.style(value_meaning(news.tension)),
        ),
    );
    let below = 3 + view.meters.len() * 2;
    let roomy = rows > below + ROWS.0 + 8;
    let picture = rows.saturating_sub(below + if roomy { 8 } else { 0 });
    if doc.width() >= SCALE + LADDER + 8 {
        draw(doc, look, view, picture.clamp(ROWS.0, ROWS.1));
    }
    let told = if roomy { 5 } else { 2 };
    causes(doc, look, &tension, told);
    for each in &view.meters {
        if roomy {
            doc.blank();
        }
        meter(doc, look, each, news.meter(&each.id));
        causes(doc, look, each, if roomy { 3 } else { 1 });
    }
}

/// Ladder and curve, and the hours under them.
fn draw(doc: &mut Doc, look: Look<'_>, view: &View, rows: usize) {
    let tension = &view.tension;
    let hot = look.style(heat(tension.value, tension.range));
    let (line, dim) = (look.style(Meaning::Line), look.style(Meaning::Dim));
    let cells = doc.width() - SCALE - LADDER - 1;
    let past = curve(
        &view.tension_curve,
        view.elapsed,
        tension.range,
        (cells, rows),
    );
    for (row, path) in past.into_iter().enumerate() {
        let least = rung(tension.range, rows, row);
        let named = row == 0 || row + 1 == rows || row * 2 == rows - rows % 2;
        let number = if row == 0 { tension.range.1 } else { least };
        let scale = if named {
            format!("{number:>3} ")
        } else {
            " ".repeat(SCALE)
        };
        let (step, style) = if i64::from(tension.value) > i64::from(least) {
            ("┠██┨", hot)
        } else {
            ("┠──┨", line)
        };
        doc.line(vec![
            (pad(&scale, SCALE), dim),
            (step.to_owned(), style),
            (" ".to_owned(), dim),
            (path, dim),
        ]);
    }
    let (first, now) = (look.clock(0), look.clock(view.elapsed));
    let gap = cells.saturating_sub(width(&first) + width(&now));
    if gap > 0 {
        let start = " ".repeat(SCALE + LADDER + 1);
        doc.line(vec![(
            format!("{start}{first}{}{now}", " ".repeat(gap)),
            dim,
        )]);
    }
}

/// The lowest value that a rung, counted from the top, stands for.
fn rung(range: (i32, i32), rows: usize, row: usize) -> i32 {
    let span = i64::from(range.1) - i64::from(range.0);
    let below = i64::try_from(rows - 1 - row).unwrap_or(0);
    let rows = i64::try_from(rows.max(1)).unwrap_or(1);
    let least = i64::from(range.0) + span * below / rows;
    i32::try_from(least).unwrap_or(range.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rungs_share_the_range() {
        let rungs: Vec<i32> = (0..4).map(|row| rung((0, 100), 4, row)).collect();
        assert_eq!(rungs, [75, 50, 25, 0]);
        assert_eq!(rung((i32::MIN, i32::MAX), 1, 0), i32::MIN);
    }
}
