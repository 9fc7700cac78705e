//! The score: by dimension, by objective, and the ledger whose lines add up to it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{Ask, Page};
use super::briefing::dimension;
use crate::locale::Arg;
use crate::session::view::{LineView, SheetView, View};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, bar, columns, pane_title, tabs};

/// The width that shows score and ledger side by side.
const WIDE: u16 = 110;

/// A cursor in the ledger, and which of its lines is open.
#[derive(Default)]
pub(crate) struct Sheet {
    ledger: bool,
    cursor: usize,
    open: Option<usize>,
    scrolls: [Scroll; 2],
}

impl Sheet {
    pub(crate) fn act(&mut self, action: Action, view: &View) -> Ask {
        let last = view.sheet.as_ref().map_or(0, |sheet| sheet.ledger.len()).saturating_sub(1);
        match action {
            Action::Next | Action::Previous => self.ledger = !self.ledger,
            Action::Log => return Ask::Go(Page::Log),
            Action::Briefing => return Ask::Go(Page::Briefing),
            Action::Back => return Ask::Go(Page::Ending),
            Action::Choose if !self.ledger => self.ledger = true,
            action if !self.ledger => {
                self.scrolls[0].act(action);
            }
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::Top => self.cursor = 0,
            Action::Bottom => self.cursor = last,
            Action::Choose => {
                self.open = if self.open == Some(self.cursor) { None } else { Some(self.cursor) };
                self.scrolls[1].refollow();
            }
            action => {
                self.scrolls[1].act(action);
            }
        }
        Ask::Stay
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        let Some(sheet) = &view.sheet else { return };
        let names = [look.locale.say("sheet-score", &[]), look.locale.say("sheet-ledger", &[])];
        let lines = look.locale.say("sheet-lines", &[("count", sheet.ledger.len().into())]);
        if area.width >= WIDE {
            let [left, right] = columns(area, [40, 60]);
            let rest = pane_title(buffer, left, look, &names[0], "", !self.ledger);
            self.score(buffer, rest, look, sheet);
            let rest = pane_title(buffer, right, look, &names[1], &lines, self.ledger);
            self.lines(buffer, rest, look, sheet);
        } else {
            let top = Rect { height: 1, ..area };
            tabs(buffer, top, look, &names, usize::from(self.ledger));
            let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
            if self.ledger {
                self.lines(buffer, body, look, sheet);
            } else {
                self.score(buffer, body, look, sheet);
            }
        }
    }

    fn score(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, sheet: &SheetView) {
        let mut doc = Doc::new(Scroll::room(area.width).min(80));
        let (text, dim, strong) = (look.style(Meaning::Text), look.style(Meaning::Dim), look.style(Meaning::Strong));
        let total = look.locale.points(i64::from(sheet.total.max(0)));
        let total = look.locale.say("sheet-total", &[("points", total.into())]);
        doc.apart((&total, strong), (&format!("{} · {}", sheet.band, band(look, &sheet.band)), strong));
        let (full, empty) = bar(sheet.total, (0, 10_000), doc.width());
        doc.line(vec![(full, look.style(Meaning::Focus)), (empty, look.style(Meaning::Line))]).blank();
        for (code, points, weight) in &sheet.dimensions {
            let numbers = look.locale.say(
                "sheet-points-of",
                &[("points", look.locale.points(i64::from(*points)).into()), ("of", look.locale.points(i64::from(*weight)).into())],
            );
            doc.apart((&dimension(look, code), text), (&numbers, strong));
            let (full, empty) = bar(*points, (0, *weight), doc.width());
            doc.line(vec![(full, look.style(Meaning::Title)), (empty, look.style(Meaning::Line))]);
        }
        if !sheet.objectives.is_empty() {
            doc.heading(look, &look.locale.say("sheet-objectives", &[]));
        }
        for (objective, rating, reason) in &sheet.objectives {
            doc.hang(&format!("{rating}  "), objective, strong, text);
            let words = if reason.is_empty() { band(look, rating) } else { format!("{}: {reason}", band(look, rating)) };
            doc.hang("   ", &words, dim, dim);
        }
        doc.blank().text(&look.locale.say("sheet-judged", &[]), dim);
        self.scrolls[0].draw(buffer, area, look, &doc);
    }

    fn lines(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, sheet: &SheetView) {
        let mut doc = Doc::new(Scroll::room(area.width).min(110));
        let clocks = sheet.ledger.iter().map(|line| look.clock(line.at).len()).max().unwrap_or(0);
        let numbers = sheet.ledger.iter().map(|line| signed(look, line).len()).max().unwrap_or(0);
        for (number, line) in sheet.ledger.iter().enumerate() {
            let here = self.ledger && number == self.cursor;
            let open = self.open == Some(number);
            let from = doc.len();
            let sign = match (here, open) {
                (true, _) => "▶",
                (false, true) => "▼",
                (false, false) => " ",
            };
            let marker = format!("{sign} {:<clocks$} {:>numbers$}  ", look.clock(line.at), signed(look, line));
            let meaning = worth(line.points);
            doc.hang(&marker, &rule(look, line), look.style(meaning), look.style(if here { Meaning::Strong } else { Meaning::Text }));
            if here {
                doc.mark(from..doc.len(), look.theme.row());
            }
            if open {
                opened(&mut doc, look, line);
            }
            if here {
                self.scrolls[1].follow(number, &(from..doc.len()));
            }
        }
        self.scrolls[1].draw(buffer, area, look, &doc);
    }
}

/// Event, rule, points, anchor and reason of a line.
fn opened(doc: &mut Doc, look: Look<'_>, line: &LineView) {
    let points = signed(look, line);
    let rows = [
        (look.locale.say("sheet-line-about", &[]), line.subject.as_str()),
        (look.locale.say("sheet-line-anchor", &[]), line.anchor.as_str()),
        (look.locale.say("sheet-line-reason", &[]), line.reason.as_str()),
    ];
    let (dim, text) = (look.style(Meaning::Dim), look.style(Meaning::Text));
    doc.hang("    ", &look.locale.say("sheet-line-dimension", &[("dimension", dimension(look, &line.dimension).into()), ("points", points.into())]), dim, dim);
    for (name, words) in rows.into_iter().filter(|(_, words)| !words.is_empty()) {
        doc.hang(&format!("    {name} "), words, dim, text);
    }
    doc.hang("    ", &look.locale.say("sheet-line-rule", &[("rule", line.rule.as_str().into())]), dim, dim).blank();
}

/// The rule's sentence; what it is about where the catalogue has none.
fn rule(look: Look<'_>, line: &LineView) -> String {
    let key = format!("ledger-{}", line.rule);
    if !look.locale.has(&key) {
        return format!("{}: {}", dimension(look, &line.dimension), line.subject);
    }
    let mut arguments: Vec<(&str, Arg)> = vec![("subject", line.subject.as_str().into())];
    arguments.extend(line.arguments.iter().map(|(name, value)| (name.as_str(), argument(value))));
    look.locale.say(&key, &arguments)
}

/// Numbers stay numbers, so that a phrase may choose its plural form.
pub(crate) fn argument(value: &str) -> Arg {
    value.parse::<i64>().map_or_else(|_| value.into(), Arg::from)
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
    match letter {
        "P" => look.locale.say("band-p", &[]),
        "S" => look.locale.say("band-s", &[]),
        "M" => look.locale.say("band-m", &[]),
        "U" => look.locale.say("band-u", &[]),
        _ => look.locale.say("band-none", &[]),
    }
}
