//! Tension as a picture: a ladder of its range, filled up to where it stands, the curve of its past
//! beside it on the same scale, what last moved it below; then the other meters.

use super::news::News;
use crate::session::view::{BandView, MeterView, View};
use crate::text::{clean_line, pad, width};
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

/// A rung that is filled by one to eight eighths.
const EIGHTHS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

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
    let hours = usize::from(view.elapsed > 0);
    let roomy = rows > around(view, TOLD) + ROWS.0 + 8;
    // As many causes as leave room for the picture and for every meter.
    let ways = [
        (roomy, ROOMY),
        (false, TOLD),
        (false, (1, 1)),
        (false, (1, 0)),
    ];
    let mut left = rows;
    let mut chosen = (false, (1, 0));
    for way in ways.into_iter().skip(usize::from(!roomy)) {
        let mut trial = Doc::new(u16::try_from(doc.width()).unwrap_or(u16::MAX));
        trial.text(&tension.name, look.style(Meaning::Text));
        below(&mut trial, look, view, (news, &tension), way);
        chosen = way;
        left = rows.saturating_sub(hours + trial.len());
        if left >= ROWS.0 {
            break;
        }
    }
    if doc.width() >= SCALE + LADDER + 8 {
        draw(doc, look, view, left.clamp(ROWS.0, ROWS.1));
    }
    below(doc, look, view, (news, &tension), chosen);
}

/// What last moved the tension, then the other meters; `roomy` sets them apart.
fn below(
    doc: &mut Doc,
    look: Look<'_>,
    view: &View,
    (news, tension): (&News, &MeterView),
    (roomy, told): (bool, (usize, usize)),
) {
    causes(doc, look, tension, told.0);
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
    let hot = look.sign(heat(tension.value, tension.range));
    let (line, dim) = (look.style(Meaning::Line), look.style(Meaning::Dim));
    let stands = rung(tension.range, tension.value, rows);
    let open = clean_line(&tension.band);
    let names = band_names(tension, rows, doc.width() - SCALE - LADDER - 1);
    let longest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let room = longest + usize::from(longest > 0);
    let cells = doc.width() - SCALE - LADDER - 1 - room;
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
        let (step, style) = match filled(tension.range, tension.value, rows, row) {
            0 => ("┠──┨".to_owned(), line),
            eighths => (format!("┠{0}{0}┨", EIGHTHS[eighths - 1]), hot),
        };
        let named = match !open.is_empty() && names[row] == open {
            true => look.style(Meaning::Strong),
            false => dim,
        };
        doc.line(vec![
            number,
            (step, style),
            (" ".to_owned(), dim),
            (pad(&names[row], room), named),
            (path, dim),
        ]);
    }
    let (first, now) = (look.clock(0), look.clock(view.elapsed));
    let gap = cells.saturating_sub(width(&first) + width(&now));
    if gap > 0 && view.elapsed > 0 {
        let start = " ".repeat(SCALE + LADDER + 1 + room);
        doc.line(vec![(
            format!("{start}{first}{}{now}", " ".repeat(gap)),
            dim,
        )]);
    }
}

/// The name of a band for each rung: the open one where the meter stands, the others in the middle
/// of their bands, in order, where there are rungs left for them; all empty where they would leave
/// the curve no room.
fn band_names(meter: &MeterView, rows: usize, room: usize) -> Vec<String> {
    const CURVE: usize = 12;
    let mut names = vec![String::new(); rows];
    let name_of = |band: &BandView| clean_line(&band.name).into_owned();
    let longest = meter.bands.iter().map(|band| width(&name_of(band)));
    if longest
        .max()
        .is_none_or(|longest| longest + 1 + CURVE > room)
    {
        return names;
    }
    let middle = |at: usize| {
        let end = meter
            .bands
            .get(at + 1)
            .map_or(meter.range.1, |one| one.from);
        let (from, end) = (i64::from(meter.bands[at].from), i64::from(end));
        let middle = i32::try_from((from + end) / 2).unwrap_or(meter.bands[at].from);
        rung(meter.range, middle, rows)
    };
    let open = meter
        .bands
        .iter()
        .rposition(|band| band.from <= meter.value)
        .unwrap_or(0);
    let stands = rung(meter.range, meter.value, rows);
    names[stands] = name_of(&meter.bands[open]);
    let mut last = stands;
    for at in open + 1..meter.bands.len() {
        let Some(next) = last.checked_sub(1) else {
            break;
        };
        last = middle(at).min(next);
        names[last] = name_of(&meter.bands[at]);
    }
    let mut last = stands;
    for at in (0..open).rev() {
        last = middle(at).max(last + 1);
        if last >= rows {
            break;
        }
        names[last] = name_of(&meter.bands[at]);
    }
    names
}

/// How many eighths of a rung, counted from the top, lie below the value.
fn filled(range: (i32, i32), value: i32, rows: usize, row: usize) -> usize {
    let span = (i64::from(range.1) - i64::from(range.0)).max(1);
    let above = (i64::from(value) - i64::from(range.0)).clamp(0, span);
    let count = i64::try_from(rows).unwrap_or(0);
    let nearest = (above.saturating_mul(count.saturating_mul(16)) / span + 1) / 2;
    // Whatever is not nothing shows.
    let least = i64::from(above > 0);
    let eighths = usize::try_from(nearest.max(least)).unwrap_or(0);
    let below = rows.saturating_sub(row + 1) * 8;
    eighths.saturating_sub(below).min(8)
}

/// The rung, counted from the top, of a value.
fn rung(range: (i32, i32), value: i32, rows: usize) -> usize {
    let span = (i64::from(range.1) - i64::from(range.0)).max(1);
    let above = (i64::from(range.1) - i64::from(value)).clamp(0, span - 1);
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    usize::try_from(above.saturating_mul(rows) / span).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_meter_stands_on_its_rung() {
        let rung = |value, range| rung(range, value, 4);
        let rungs = [100, 99, 75, 50, 26, 25, 1, 0].map(|value| rung(value, (0, 100)));
        assert_eq!(rungs, [0, 0, 1, 2, 2, 3, 3, 3]);
        assert_eq!(rung(i32::MIN, (i32::MIN, i32::MAX)), 3);
        assert_eq!(rung(7, (5, 5)), 0);
    }

    #[test]
    fn a_rung_is_filled_by_eighths() {
        let rows = |value| [0, 1, 2, 3].map(|row| filled((0, 100), value, 4, row));
        assert_eq!(rows(0), [0, 0, 0, 0]);
        assert_eq!(rows(1), [0, 0, 0, 1]);
        assert_eq!(rows(37), [0, 0, 4, 8]);
        assert_eq!(rows(47), [0, 0, 7, 8]);
        assert_eq!(rows(50), [0, 0, 8, 8]);
        assert_eq!(rows(54), [0, 1, 8, 8]);
        assert_eq!(rows(100), [8, 8, 8, 8]);
        assert_eq!(filled((i32::MIN, i32::MAX), i32::MAX, 3, 0), 8);
        assert_eq!(filled((5, 5), 5, 0, 0), 0);
    }

    #[test]
    fn the_open_band_is_named_where_the_meter_stands() {
        let bands = [(0, "low"), (25, "middle"), (70, "high")];
        let names = |value, rows, room| {
            let band = |(from, name): (i32, &str)| BandView {
                from,
                name: name.to_owned(),
                ..BandView::default()
            };
            let meter = MeterView {
                value,
                range: (0, 100),
                bands: bands.map(band).to_vec(),
                ..MeterView::default()
            };
            band_names(&meter, rows, room)
        };
        for value in [0, 3, 14] {
            assert_eq!(names(value, 5, 40), ["high", "", "middle", "", "low"]);
        }
        assert_eq!(names(60, 5, 40), ["high", "", "middle", "", "low"]);
        assert_eq!(names(26, 5, 40), ["high", "", "", "middle", "low"]);
        assert_eq!(names(100, 5, 40), ["high", "", "middle", "", "low"]);
        assert_eq!(names(60, 3, 40), ["high", "middle", "low"]);
        assert_eq!(names(60, 2, 40), ["middle", "low"]);
        assert_eq!(names(80, 2, 40), ["high", "middle"]);
        assert_eq!(names(60, 1, 40), ["middle"]);
        assert_eq!(names(60, 3, 12), ["", "", ""]);
    }
}
