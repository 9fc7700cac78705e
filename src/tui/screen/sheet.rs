//! The score: by dimension, by objective, and the ledger whose lines add up to it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::briefing::dimension;
use crate::session::view::{LineView, SheetView, View};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, bar, columns, pane_title, tabs};

/// The width that shows the score beside another pane.
const WIDE: u16 = 110;

/// The least height of a ledger with a foot.
const LEAST: u16 = 12;

const SCORE: usize = 0;
const LEDGER: usize = 1;

/// The open pane, a cursor in the ledger, and which of its lines is open.
#[derive(Default)]
pub(crate) struct Sheet {
    pane: usize,
    cursor: usize,
    open: Option<usize>,
    scrolls: [Scroll; 2],
}

impl Sheet {
    /// Do keys act on the ledger?
    pub(crate) const fn on_ledger(&self) -> bool {
        self.pane == LEDGER
    }

    /// The line under the cursor of the ledger, while keys act on the ledger.
    pub(crate) fn line<'a>(&self, view: &'a View) -> Option<&'a LineView> {
        let sheet = view.sheet.as_ref().filter(|_| self.pane == LEDGER)?;
        sheet.ledger.get(self.cursor)
    }

    pub(crate) fn act(&mut self, action: Action, view: &View) {
        let last = view
            .sheet
            .as_ref()
            .map_or(0, |sheet| sheet.ledger.len())
            .saturating_sub(1);
        match action {
            Action::Left => self.pane = SCORE,
            Action::Right => self.pane = LEDGER,
            Action::Choose if self.pane != LEDGER => self.pane = LEDGER,
            action if self.pane != LEDGER => {
                self.scrolls[self.pane].act(action);
            }
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::Top => self.cursor = 0,
            Action::Bottom => self.cursor = last,
            Action::Choose => {
                self.open = if self.open == Some(self.cursor) {
                    None
                } else {
                    Some(self.cursor)
                };
                self.scrolls[LEDGER].refollow();
            }
            action => {
                self.scrolls[LEDGER].act(action);
            }
        }
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        let Some(sheet) = &view.sheet else { return };
        let names = [
            look.locale.say("sheet-score", &[]),
            look.locale.say("sheet-ledger", &[]),
        ];
        if area.width < WIDE {
            let top = Rect {
                height: area.height.min(1),
                ..area
            };
            tabs(buffer, top, look, &names, self.pane);
            let body = Rect {
                y: area.y + 1,
                height: area.height.saturating_sub(1),
                ..area
            };
            return self.body(buffer, body, look, (view, sheet), self.pane);
        }
        let [left, right] = columns(area, [40, 60]);
        let rest = pane_title(buffer, left, look, &names[SCORE], "", self.pane == SCORE);
        self.body(buffer, rest, look, (view, sheet), SCORE);
        let note = look
            .locale
            .say("sheet-lines", &[("count", sheet.ledger.len().into())]);
        let on_ledger = self.on_ledger();
        let rest = pane_title(buffer, right, look, &names[LEDGER], &note, on_ledger);
        self.body(buffer, rest, look, (view, sheet), LEDGER);
    }

    fn body(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        shown: (&View, &SheetView),
        pane: usize,
    ) {
        let (view, sheet) = shown;
        let mut doc = Doc::new(Scroll::room(area.width).min(100));
        if pane == SCORE {
            score(&mut doc, look, sheet, &view.limits);
        } else {
            self.ledger(&mut doc, look, sheet);
            let area = self.foot(buffer, area, look, sheet);
            return self.scrolls[pane].draw(buffer, area, look, &doc);
        }
        self.scrolls[pane].draw(buffer, area, look, &doc);
    }

    /// What the line under the cursor rests on, at the foot of the ledger unless the line is open
    /// and says it itself; returns what is left above.
    fn foot(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, sheet: &SheetView) -> Rect {
        let Some(line) = sheet.ledger.get(self.cursor) else {
            return area;
        };
        let words = anchor(look, line);
        if self.open == Some(self.cursor) || words.is_empty() || area.height < LEAST {
            return area;
        }
        let mut doc = Doc::new(Scroll::room(area.width).min(100));
        let dim = look.style(Meaning::Dim);
        doc.text(&words, look.style(Meaning::Text));
        let terms = terms(look, line);
        if !terms.is_empty() {
            doc.text(&terms, dim);
        }
        // The same height for every line, so that the ledger stands still under the cursor.
        let height = (area.height / 3).min(if area.width < 80 { 8 } else { 7 });
        let top = area.bottom() - height;
        let above = Rect {
            height: area.height - height,
            ..area
        };
        let below = Rect {
            y: top,
            height,
            ..area
        };
        let name = look.locale.say("sheet-line-foot", &[]);
        let rest = pane_title(buffer, below, look, &name, "", false);
        Scroll::default().draw(buffer, rest, look, &doc);
        above
    }

    fn ledger(&self, doc: &mut Doc, look: Look<'_>, sheet: &SheetView) {
        let clocks = sheet
            .ledger
            .iter()
            .map(|line| look.clock(line.at).len())
            .max()
            .unwrap_or(0);
        let numbers = sheet
            .ledger
            .iter()
            .map(|line| signed(look, line).len())
            .max()
            .unwrap_or(0);
        for (number, line) in sheet.ledger.iter().enumerate() {
            let here = self.pane == LEDGER && number == self.cursor;
            let open = self.open == Some(number);
            let from = doc.len();
            let sign = match (here, open) {
                (true, _) => "▶",
                (false, true) => "▼",
                (false, false) => " ",
            };
            let marker = format!(
                "{sign} {:<clocks$} {:>numbers$}  ",
                look.clock(line.at),
                signed(look, line)
            );
            let style = look.style(if here { Meaning::Strong } else { Meaning::Text });
            doc.hang(
                &marker,
                &headline(look, line),
                look.style(worth(line.points)),
                style,
            );
            if here {
                doc.mark(from..doc.len(), look.theme.row());
            }
            if open {
                opened(doc, look, line);
            }
            if here {
                self.scrolls[LEDGER].follow(number, &(from..doc.len()));
            }
        }
    }
}

fn score(doc: &mut Doc, look: Look<'_>, sheet: &SheetView, limits: &[String]) {
    let (text, dim, strong) = (
        look.style(Meaning::Text),
        look.style(Meaning::Dim),
        look.style(Meaning::Strong),
    );
    let total = look.locale.points(i64::from(sheet.total.max(0)));
    let total = look.locale.say("sheet-total", &[("points", total.into())]);
    doc.apart(
        (&total, strong),
        (
            &look.locale.say(
                "sheet-rated",
                &[
                    ("letter", (&sheet.band).into()),
                    ("band", band(look, &sheet.band).into()),
                ],
            ),
            strong,
        ),
    );
    let (full, empty) = bar(sheet.total, (0, 10_000), doc.width());
    doc.line(vec![
        (full, look.style(Meaning::Focus)),
        (empty, look.style(Meaning::Line)),
    ]);
    doc.text(&look.locale.say("sheet-judged", &[]), dim);
    doc.text(&look.locale.say("sheet-ratings", &[]), dim)
        .blank();
    for (code, points, weight) in &sheet.dimensions {
        let (points_words, weight_words) = (
            look.locale.points(i64::from(*points)),
            look.locale.points(i64::from(*weight)),
        );
        let numbers = look.locale.say(
            "sheet-points-of",
            &[("points", points_words.into()), ("of", weight_words.into())],
        );
        doc.apart((&dimension(look, code), text), (&numbers, strong));
        let (full, empty) = bar(*points, (0, *weight), doc.width());
        doc.line(vec![
            (full, look.style(Meaning::Title)),
            (empty, look.style(Meaning::Line)),
        ]);
    }
    if !sheet.objectives.is_empty() {
        doc.heading(look, &look.locale.say("sheet-objectives", &[]));
    }
    for (objective, rating, reason) in &sheet.objectives {
        doc.hang(&format!("{rating}  "), objective, strong, text);
        let words = if reason.is_empty() {
            band(look, rating)
        } else {
            format!("{}: {reason}", band(look, rating))
        };
        doc.hang("   ", &words, dim, dim);
    }
    if !limits.is_empty() {
        doc.heading(look, &look.locale.say("sheet-limits", &[]));
    }
    for limit in limits {
        doc.hang("• ", limit, dim, dim);
    }
}

/// Event, rule, points, anchor and reason of a line.
fn opened(doc: &mut Doc, look: Look<'_>, line: &LineView) {
    let (dim, text) = (look.style(Meaning::Dim), look.style(Meaning::Text));
    let arguments = [
        ("dimension", dimension(look, &line.dimension).into()),
        ("points", signed(look, line).into()),
    ];
    doc.hang(
        "    ",
        &look.locale.say("sheet-line-dimension", &arguments),
        dim,
        dim,
    );
    let rows = [
        (
            look.locale.say("sheet-line-about", &[]),
            line.subject.clone(),
        ),
        (look.locale.say("sheet-line-rule", &[]), rule(look, line)),
        (
            look.locale.say("sheet-line-anchor", &[]),
            anchor(look, line),
        ),
        (look.locale.say("sheet-line-terms", &[]), terms(look, line)),
        (
            look.locale.say("sheet-line-reason", &[]),
            line.reason.clone(),
        ),
    ];
    for (name, words) in rows.iter().filter(|(_, words)| !words.is_empty()) {
        doc.hang(&format!("    {name} "), words, dim, text);
    }
    doc.blank();
}

/// What a line rests on, with its source; an author's own words as they stand.
fn anchor(look: Look<'_>, line: &LineView) -> String {
    let key = format!("anchor-{}", line.anchor);
    if look.locale.has(&key) {
        look.locale.say(&key, &[])
    } else {
        line.anchor.clone()
    }
}

/// The terms of a line's rule; empty where it speaks for itself.
fn terms(look: Look<'_>, line: &LineView) -> String {
    let key = format!("explain-{}", line.rule);
    if look.locale.has(&key) {
        look.locale.say(&key, &[])
    } else {
        String::new()
    }
}

/// What a line is about and what its rule says; a line about nothing that happened is about its
/// part of the score.
fn headline(look: Look<'_>, line: &LineView) -> String {
    let rule = rule(look, line);
    let dimension = dimension(look, &line.dimension);
    let subject = match line.subject.as_str() {
        "" => dimension,
        subject => format!("{dimension} · {subject}"),
    };
    look.locale.say(
        "sheet-line",
        &[("subject", subject.into()), ("rule", rule.into())],
    )
}

/// The rule's sentence; its code where the catalogue has none.
fn rule(look: Look<'_>, line: &LineView) -> String {
    if look.locale.has(&format!("ledger-{}", line.rule)) {
        look.locale.coded("ledger", &line.rule, &line.arguments)
    } else {
        line.rule.clone()
    }
}

fn signed(look: Look<'_>, line: &LineView) -> String {
    look.locale.signed_points(i64::from(line.points))
}

const fn worth(points: i32) -> Meaning {
    match points {
        i32::MIN..=-1 => Meaning::Bad,
        0 => Meaning::Dim,
        _ => Meaning::Good,
    }
}

/// A band or rating in words.
fn band(look: Look<'_>, letter: &str) -> String {
    let key = format!("band-{}", letter.to_lowercase());
    if look.locale.has(&key) {
        look.locale.say(&key, &[])
    } else {
        look.locale.say("band-none", &[])
    }
}
