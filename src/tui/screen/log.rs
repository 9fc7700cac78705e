//! All that was shown, oldest first: traffic, and the situations between; with a search.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::Ask;
use super::traffic::{self, Mark};
use crate::session::view::{TrafficView, View};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Field, Look, Scroll, pane_title, put};

/// A situation as it was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Pieces of traffic that were there by then.
    after: usize,
    /// Scenario minute.
    at: u32,
    /// Name of the stage; empty where there was none.
    stage: String,
    /// Markdown.
    paragraphs: Vec<String>,
}

impl Shown {
    /// The situation of a view, if it has one.
    pub(crate) fn of(view: &View) -> Option<Self> {
        let shown = Self {
            after: view.traffic.len(),
            at: view.elapsed,
            stage: view
                .stage
                .as_ref()
                .map_or_else(String::new, |stage| stage.title.clone()),
            paragraphs: view.situation.clone(),
        };
        (!shown.paragraphs.is_empty()).then_some(shown)
    }
}

/// One entry of the log.
#[derive(Clone, Copy)]
enum Entry<'a> {
    Traffic(&'a TrafficView),
    Situation(&'a Shown),
}

impl Entry<'_> {
    fn holds(self, wanted: &str) -> bool {
        let has = |part: &String| part.to_lowercase().contains(wanted);
        match self {
            _ if wanted.is_empty() => false,
            Self::Traffic(item) => {
                let reply = item.reply.iter().flat_map(|(from, text)| [from, text]);
                [&item.text, &item.from, &item.channel]
                    .into_iter()
                    .chain(reply)
                    .any(has)
            }
            Self::Situation(shown) => has(&shown.stage) || shown.paragraphs.iter().any(has),
        }
    }
}

/// Everything in the order in which it was shown.
fn entries<'a>(view: &'a View, past: &'a [Shown]) -> Vec<Entry<'a>> {
    let mut entries = Vec::with_capacity(view.traffic.len() + past.len());
    let mut past = past.iter().peekable();
    for (number, item) in view.traffic.iter().enumerate() {
        while let Some(shown) = past.next_if(|shown| shown.after <= number) {
            entries.push(Entry::Situation(shown));
        }
        entries.push(Entry::Traffic(item));
    }
    entries.extend(past.map(Entry::Situation));
    entries
}

/// Where one reads, and what one looks for.
pub(crate) struct Log {
    scroll: Scroll,
    field: Field,
    /// The field takes the keys.
    pub(crate) searching: bool,
    wanted: String,
    /// The entry found last.
    found: Cell<Option<usize>>,
    /// The log was never drawn: it opens at its end.
    fresh: Cell<bool>,
}

impl Log {
    pub(crate) fn new() -> Self {
        Self {
            scroll: Scroll::default(),
            field: Field::new(false),
            searching: false,
            wanted: String::new(),
            found: Cell::new(None),
            fresh: Cell::new(true),
        }
    }

    /// Opens at the end, with a search begun or not.
    pub(crate) fn open(&mut self, searching: bool) {
        self.fresh.set(true);
        self.searching = searching;
        self.field.clear();
    }

    pub(crate) fn field(&mut self) -> &mut Field {
        self.scroll.reset();
        &mut self.field
    }

    pub(crate) fn act(&mut self, action: Action, view: &View, past: &[Shown]) -> Ask {
        if self.searching {
            match action {
                Action::Choose => {
                    self.searching = false;
                    self.wanted = self.typed();
                    self.found.set(None);
                    self.find(&entries(view, past), false);
                }
                Action::Back => {
                    self.searching = false;
                    self.fresh.set(true);
                }
                _ => {}
            }
            return Ask::Stay;
        }
        match action {
            Action::Back => return Ask::Back,
            Action::Search => {
                self.searching = true;
                self.field.clear();
            }
            Action::FindNext => self.find(&entries(view, past), true),
            Action::FindPrevious => self.find(&entries(view, past), false),
            action => {
                self.scroll.act(action);
            }
        }
        Ask::Stay
    }

    fn typed(&self) -> String {
        self.field.text().trim().to_lowercase()
    }

    /// The next find, downwards or upwards, around the ends. A new search begins at the newest.
    fn find(&self, entries: &[Entry<'_>], down: bool) {
        let finds = finds(entries, &self.wanted);
        let next = match (self.found.get(), down) {
            (None, _) => finds.last(),
            (Some(at), true) => finds.iter().find(|find| **find > at).or(finds.first()),
            (Some(at), false) => finds.iter().rev().find(|find| **find < at).or(finds.last()),
        };
        self.found.set(next.copied());
        // Nothing found: the end is what one came from.
        self.fresh.set(next.is_none());
        self.scroll.refollow();
    }

    pub(crate) fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        (view, past): (&View, &[Shown]),
    ) {
        let entries = entries(view, past);
        let count = look
            .locale
            .say("traffic-items", &[("count", entries.len().into())]);
        let title = look.locale.say("log-title", &[]);
        let rest = pane_title(buffer, area, look, &title, &count, true);
        let line = u16::from(self.searching || !self.wanted.is_empty()).min(rest.height);
        let foot = Rect {
            y: rest.bottom() - line,
            height: line,
            ..rest
        };
        let body = Rect {
            height: rest.height - line,
            ..rest
        };
        let mut doc = Doc::new(Scroll::room(body.width).min(110));
        self.lay_out(&mut doc, look, &entries);
        if self.fresh.replace(false) && !self.searching {
            self.scroll.show(&(doc.len().saturating_sub(1)..doc.len()));
        }
        self.scroll.draw(buffer, body, look, &doc);
        if line > 0 {
            self.search_line(buffer, foot, look, &entries);
        }
    }

    /// Every entry; while one types, those that hold what is typed.
    fn lay_out(&self, doc: &mut Doc, look: Look<'_>, entries: &[Entry<'_>]) {
        let typed = self.typed();
        let narrowed = self.searching && !typed.is_empty();
        let shown: Vec<(usize, &Entry<'_>)> = entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| !narrowed || entry.holds(&typed))
            .collect();
        if shown.is_empty() {
            doc.text(
                &look.locale.say("traffic-none", &[]),
                look.style(Meaning::Dim),
            );
        }
        for (number, entry) in shown {
            let from = doc.len();
            let found = !self.searching && self.found.get() == Some(number);
            let mark = if found { Mark::Found } else { Mark::None };
            match entry {
                Entry::Traffic(item) => traffic::item(doc, look, item, mark),
                Entry::Situation(shown) => situation(doc, look, shown, mark),
            }
            let lines = from..doc.len();
            if found {
                doc.mark(from..from + 1, look.style(Meaning::Find));
                self.scroll.follow(number, &lines);
            }
            doc.blank();
        }
    }

    fn search_line(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, entries: &[Entry<'_>]) {
        if self.searching {
            let label = format!("{} ", look.locale.say("log-search", &[]));
            let style = look.style(Meaning::Focus);
            let used = put(buffer, area, area.x, area.y, &label, style);
            let place = Rect {
                x: area.x + used,
                width: area.width - used,
                ..area
            };
            self.field.draw(buffer, place, look);
            return;
        }
        let finds = finds(entries, &self.wanted);
        let at = finds
            .iter()
            .position(|find| Some(*find) == self.found.get())
            .map_or(0, |at| at + 1);
        let arguments = [
            ("count", finds.len().into()),
            ("at", at.into()),
            ("wanted", self.wanted.as_str().into()),
        ];
        let words = look.locale.say("log-finds", &arguments);
        put(
            buffer,
            area,
            area.x,
            area.y,
            &words,
            look.style(Meaning::Dim),
        );
    }
}

/// The entries that hold what is looked for.
fn finds(entries: &[Entry<'_>], wanted: &str) -> Vec<usize> {
    let held = |(at, entry): (usize, &Entry<'_>)| entry.holds(wanted).then_some(at);
    entries.iter().enumerate().filter_map(held).collect()
}

/// A situation between the traffic.
fn situation(doc: &mut Doc, look: Look<'_>, shown: &Shown, mark: Mark) {
    let (dim, title) = (look.style(Meaning::Dim), look.style(Meaning::Title));
    let sign = if mark == Mark::Found { "▶ " } else { "  " };
    doc.line(vec![
        (sign.to_owned(), look.style(Meaning::Focus)),
        (format!("{} ", look.clock(shown.at)), dim),
        ("▣ ".to_owned(), title),
        (shown.stage.clone(), title),
        (format!("  {}", look.locale.say("log-situation", &[])), dim),
    ]);
    for (number, paragraph) in shown.paragraphs.iter().enumerate() {
        if number > 0 {
            doc.blank();
        }
        doc.markdown(look, paragraph, 4, look.style(Meaning::Text));
    }
}
