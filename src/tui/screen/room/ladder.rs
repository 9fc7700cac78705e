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
const ROWS: (usize, usize) = (4, 14);
/// How many causes are told of the tension and of each other meter.
const TOLD: (usize, usize) = (2, 1);
/// The same where there is room.
const ROOMY: (usize, usize) = (5, 3);

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
    let roomy = rows > around(view, TOLD) + ROWS.0 + 8;
    let told = if roomy { ROOMY } else { TOLD };
    if doc.width() >= SCALE + LADDER + 8 {
        let gaps = if roomy { view.meters.len() } else { 0 };
        let picture = rows.saturating_sub(around(view, told) + gaps);
        draw(doc, look, view, picture.clamp(ROWS.0, ROWS.1));
    }
    causes(doc, look, &tension, told.0);
    for each in &view.meters {
        if roomy {
            doc.blank();
        }
        meter(doc, look, each, news.meter(&each.id));
        causes(doc, look, each, told.1);
    }
}

/// Rows that a pane of the state asks for.
pub(super) fn wanted(view: &View) -> usize {
    around(view, TOLD) + ROWS.0 + 1
}

/// Rows around the picture where each cause takes one.
fn around(view: &View, told: (usize, usize)) -> usize {
    let head = 1 + usize::from(view.elapsed > 0);
    let meters = view.meters.iter();
    let below: usize = meters.map(|meter| 1 + meter.causes.len().min(told.1)).sum();
    head + view.tension.causes.len().min(told.0) + below
}

/// Ladder and curve, and the hours under them.
fn draw(doc: &mut Doc, look: Look<'_>, view: &View, rows: usize) {
    let tension = &view.tension;
    let hot = look.style(heat(tension.value, tension.range));
    let (line, dim) = (look.style(Meaning::Line), look.style(Meaning::Dim));
    let cells = doc.width() - SCALE - LADDER - 1;
    let stands = standing_rung(tension, rows);
    let past = curve(
        &view.tension_curve,
        view.elapsed,
        tension.range,
        (cells, rows),
    );
    for (row, path) in past.into_iter().enumerate() {
        let (scale, style) = match row {
            _ if row == stands => (tension.value.to_string(), look.style(Meaning::Strong)),
            0 => (tension.range.1.to_string(), dim),
            _ if row + 1 == rows => (tension.range.0.to_string(), dim),
            _ => (String::new(), dim),
        };
        let scale = format!("{scale:>3} ");
        let number = (pad(&scale, SCALE), style);
        let (step, style) = match row >= stands && tension.value > tension.range.0 {
            true => ("┠██┨", hot),
            false => ("┠──┨", line),
        };
        doc.line(vec![
            number,
            (step.to_owned(), style),
            (" ".to_owned(), dim),
            (path, dim),
        ]);
    }
    let (first, now) = (look.clock(0), look.clock(view.elapsed));
    let gap = cells.saturating_sub(width(&first) + width(&now));
    if gap > 0 && view.elapsed > 0 {
        let start = " ".repeat(SCALE + LADDER + 1);
        doc.line(vec![(
            format!("{start}{first}{}{now}", " ".repeat(gap)),
            dim,
        )]);
    }
}

/// The rung, counted from the top, on which a meter stands.
fn standing_rung(meter: &MeterView, rows: usize) -> usize {
    let span = (i64::from(meter.range.1) - i64::from(meter.range.0)).max(1);
    let above = (i64::from(meter.range.1) - i64::from(meter.value)).clamp(0, span - 1);
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    usize::try_from(above.saturating_mul(rows) / span).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_stands_on_its_rung() {
        let rung = |value, range| {
            let meter = MeterView {
                value,
                range,
                ..MeterView::default()
            };
            standing_rung(&meter, 4)
        };
        let rungs = [100, 99, 75, 50, 26, 25, 1, 0].map(|value| rung(value, (0, 100)));
        assert_eq!(rungs, [0, 0, 1, 2, 2, 3, 3, 3]);
        assert_eq!(rung(i32::MIN, (i32::MIN, i32::MAX)), 3);
        assert_eq!(rung(7, (5, 5)), 0);
    }
}
