//! The day against its run sheet: one line on the overview once a team is late, and a page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::machine::Console;
use crate::locale::phrase;
use crate::session::view::console::{DayItem, DayPart, DayView};
use crate::text::{clean_line, pad, truncate, width};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll};

/// Minutes that nobody calls late.
const SLACK: u32 = 5;
/// Rows of the overview that tell of it.
const ROWS: u16 = 3;

impl Console {
    /// How late the room is and what to leave out, where it is late, in the first row; what is left
    /// between it and the last row.
    pub(super) fn lateness(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) -> Rect {
        let late = self.view.day.as_ref().filter(|day| day.late >= SLACK);
        let rows = match late {
            Some(day) => {
                let mut doc = Doc::new(Scroll::room(area.width));
                let warn = look.style(Meaning::Warn);
                doc.hang("! ", &said(look, day), warn, warn);
                let rows = u16::try_from(doc.len()).unwrap_or(u16::MAX);
                let place = Rect {
                    height: rows.min(ROWS).min(area.height - 1),
                    ..area
                };
                Scroll::default().draw(buffer, place, look, &doc);
                (place.height + 1).min(area.height - 1)
            }
            None => 1,
        };
        Rect {
            y: area.y + rows,
            height: area.height - rows - 1,
            ..area
        }
    }

    pub(super) fn draw_day(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let title = look.locale.say("day-title", &[]);
        self.read(buffer, area, look, &title, |doc| match &self.view.day {
            Some(day) => page(doc, look, day),
            None => {
                let none = look.locale.say("day-none", &[]);
                doc.text(&none, look.style(Meaning::Dim));
            }
        });
    }
}

/// Everything about the lateness in one sentence.
fn said(look: Look<'_>, day: &DayView) -> String {
    let cuts = day.cuts.iter().map(|(stage, saves)| {
        let words = [
            ("stage", stage.as_str().into()),
            ("span", look.locale.span(*saves).into()),
        ];
        look.locale.say("day-cut-short", &words)
    });
    let cuts: Vec<String> = cuts.collect();
    let words = [
        ("late", look.locale.span(day.late).into()),
        ("team", day.slowest.as_str().into()),
        ("cuts", cuts.join(", ").into()),
        ("lost", day.lost.len().into()),
        ("of", (day.lost.len() + day.kept.len()).into()),
    ];
    look.locale.say(
        match (day.cuts.is_empty(), day.lost.is_empty()) {
            (true, _) => phrase("day-nothing-left"),
            (false, true) => phrase("day-cut"),
            (false, false) => phrase("day-cut-lost"),
        },
        &words,
    )
}

fn page(doc: &mut Doc, look: Look<'_>, day: &DayView) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    let span = |minutes: u32| look.locale.span(minutes);
    let words = [
        ("span", span(day.minutes).into()),
        ("budget", span(day.budget.unwrap_or(0)).into()),
        ("over", span(day.over).into()),
    ];
    let planned = match (day.budget, day.over) {
        (None, _) => phrase("day-planned"),
        (Some(_), 0) => phrase("day-fitted"),
        (Some(_), _) => phrase("day-over"),
    };
    doc.text(&look.locale.say(planned, &words), text);
    let late = [
        ("late", span(day.late).into()),
        ("team", day.slowest.as_str().into()),
    ];
    match day.late {
        0..SLACK => doc.text(
            &look.locale.say("day-on-time", &[]),
            look.style(Meaning::Good),
        ),
        _ => doc.text(
            &look.locale.say("day-late", &late),
            look.style(Meaning::Warn),
        ),
    };
    if day.late >= SLACK {
        rescue(doc, look, day);
    }
    if day.kept.is_empty() && day.lost.is_empty() {
        doc.blank()
            .text(&look.locale.say("day-objectives-none", &[]), dim);
    }
    for (title, sign, all) in [
        (phrase("day-lost"), "! ", &day.lost),
        (phrase("day-kept"), "· ", &day.kept),
    ] {
        if !all.is_empty() {
            doc.heading(look, &look.locale.say(title, &[]));
        }
        for objective in all {
            doc.hang(sign, objective, dim, text);
        }
    }
    doc.heading(look, &look.locale.say("day-sheet", &[]));
    for item in &day.items {
        sheet_row(doc, look, item);
    }
}

/// What to leave out, and what is missing all the same.
fn rescue(doc: &mut Doc, look: Look<'_>, day: &DayView) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    if !day.cuts.is_empty() {
        doc.heading(look, &look.locale.say("day-cuts", &[]));
    }
    for (number, (stage, saves)) in (1..).zip(&day.cuts) {
        let words = [
            ("stage", stage.as_str().into()),
            ("span", look.locale.span(*saves).into()),
        ];
        let words = look.locale.say("day-cut-line", &words);
        doc.hang(
            &format!("{number:>3}  "),
            &words,
            dim,
            look.style(Meaning::Strong),
        );
    }
    if !day.cuts.is_empty() {
        doc.text(&look.locale.say("day-how", &[]), dim);
    }
    if day.short > 0 {
        let span = [("span", look.locale.span(day.short).into())];
        let words = look.locale.say("day-short", &span);
        doc.hang("! ", &words, look.style(Meaning::Warn), text);
    }
}

fn sheet_row(doc: &mut Doc, look: Look<'_>, item: &DayItem) {
    let name = match &item.what {
        DayPart::Welcome => look.locale.say("papers-welcome", &[]),
        DayPart::Reading => look.locale.say("papers-reading", &[]),
        DayPart::Stage(stage) => clean_line(stage).into_owned(),
        DayPart::Break => look.locale.say("papers-break", &[]),
        DayPart::HotWash => look.locale.say("papers-hot-wash", &[]),
        DayPart::Close => look.locale.say("papers-close", &[]),
    };
    let from = pad(&look.locale.duration(item.from.into()), 6);
    let lasts = pad(&look.locale.span(item.minutes), 13);
    let teams = clean_line(&item.teams.join(", ")).into_owned();
    let (sign, meaning) = match item.teams.is_empty() {
        true => ("  ", Meaning::Text),
        false => ("▶ ", Meaning::Strong),
    };
    let room = doc.width().saturating_sub(21);
    let name = truncate(&name, room).into_owned();
    let left = room.saturating_sub(width(&name) + 2);
    doc.line(vec![
        (sign.to_owned(), look.style(Meaning::Focus)),
        (from, look.style(Meaning::Dim)),
        (lasts, look.style(Meaning::Dim)),
        (name, look.style(meaning)),
        (
            format!("  {}", truncate(&teams, left)),
            look.style(Meaning::Own),
        ),
    ]);
}
