//! How a meter stands, in lines: its bar, its value, what last moved it.

use crate::session::view::{Cause, MeterView};
use crate::text::{clean_line, pad, width};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, bar};

/// A meter on one line where it fits, else with its bar below; `by` marks what the last commit did.
pub(super) fn meter(doc: &mut Doc, look: Look<'_>, meter: &MeterView, by: i32) {
    let name = clean_line(&meter.name).into_owned();
    let words = value(look, meter, by);
    let (name_room, words_room) = (doc.width() * 7 / 20, doc.width() * 7 / 20);
    let fits = width(&name) <= name_room && width(&words) <= words_room;
    if fits && doc.width() >= 36 {
        let cells = doc.width() - name_room - words_room - 2;
        let (full, empty) = bar(meter.value, meter.range, cells);
        doc.line(vec![
            (pad(&name, name_room + 1), look.style(Meaning::Text)),
            (full, look.style(Meaning::Title)),
            (empty, look.style(Meaning::Line)),
            (format!(" {words}"), look.style(value_meaning(by))),
        ]);
        return;
    }
    doc.apart(
        (&name, look.style(Meaning::Text)),
        (&words, look.style(value_meaning(by))),
    );
    let (full, empty) = bar(meter.value, meter.range, doc.width());
    doc.line(vec![
        (full, look.style(Meaning::Title)),
        (empty, look.style(Meaning::Line)),
    ]);
}

/// Value, band, and by how much the last commit moved it.
pub(super) fn value(look: Look<'_>, meter: &MeterView, by: i32) -> String {
    let mut words = meter.value.to_string();
    if !meter.band.is_empty() {
        words = format!("{words} {}", clean_line(&meter.band));
    }
    if by != 0 {
        words = format!("{words} ({})", look.locale.signed(i64::from(by)));
    }
    words
}

/// What has just moved draws the eye once.
pub(super) const fn value_meaning(by: i32) -> Meaning {
    if by == 0 {
        Meaning::Strong
    } else {
        Meaning::New
    }
}

/// What the value is made of beside the causes that are told, so that all of it adds up.
pub(super) fn earlier(doc: &mut Doc, look: Look<'_>, meter: &MeterView) {
    let since = meter.causes.last().map_or(0, |(at, ..)| *at);
    let marker = format!(
        "  {} {:>3} ",
        " ".repeat(width(&look.clock(since))),
        meter.earlier()
    );
    let dim = look.style(Meaning::Dim);
    doc.hang(&marker, &look.locale.say("cause-earlier", &[]), dim, dim);
}

/// The last causes of a meter's changes.
pub(super) fn causes(doc: &mut Doc, look: Look<'_>, meter: &MeterView, most: usize) {
    for (at, change, cause) in meter.causes.iter().take(most) {
        let marker = format!(
            "  {} {:>3} ",
            look.clock(*at),
            look.locale.signed(i64::from(*change))
        );
        let cause = match cause {
            Cause::Known(name) => name,
            Cause::Time => &look.locale.say("cause-time", &[]),
            Cause::Worn if *change > 0 => &look.locale.say("cause-faded", &[]),
            Cause::Worn => &look.locale.say("cause-worn", &[]),
            Cause::Hidden => &look.locale.say("cause-unknown", &[]),
        };
        doc.hang(
            &marker,
            cause,
            look.style(Meaning::Dim),
            look.style(Meaning::Dim),
        );
    }
}
