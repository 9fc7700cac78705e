//! All traffic, oldest first, with a search.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::Ask;
use super::traffic::{self, Mark};
use crate::session::view::{TrafficView, View};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Field, Look, Scroll, pane_title, put};

/// Where one reads, and what one looks for.
pub(crate) struct Log {
    scroll: Scroll,
    field: Field,
    /// The field takes the keys.
    pub(crate) searching: bool,
    wanted: String,
    /// The item found last.
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
        &mut self.field
    }

    pub(crate) fn act(&mut self, action: Action, view: &View) -> Ask {
        if self.searching {
            match action {
                Action::Choose => {
                    self.searching = false;
                    self.wanted = self.field.text().trim().to_lowercase();
                    self.found.set(None);
                    self.find(view, false);
                }
                Action::Back => self.searching = false,
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
            Action::FindNext => self.find(view, true),
            Action::FindPrevious => self.find(view, false),
            action => {
                self.scroll.act(action);
            }
        }
        Ask::Stay
    }

    /// The next find, downwards or upwards, around the ends. A new search begins at the newest.
    fn find(&self, view: &View, down: bool) {
        let finds: Vec<usize> = (0..view.traffic.len())
            .filter(|at| self.holds(&view.traffic[*at]))
            .collect();
        let next = match (self.found.get(), down) {
            (None, _) => finds.last(),
            (Some(at), true) => finds.iter().find(|find| **find > at).or(finds.first()),
            (Some(at), false) => finds.iter().rev().find(|find| **find < at).or(finds.last()),
        };
        self.found.set(next.copied());
        self.scroll.refollow();
    }

    fn holds(&self, item: &TrafficView) -> bool {
        let reply = item.reply.iter().flat_map(|(from, text)| [from, text]);
        let mut parts = [&item.text, &item.from, &item.channel]
            .into_iter()
            .chain(reply);
        !self.wanted.is_empty() && parts.any(|part| part.to_lowercase().contains(&self.wanted))
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        let count = look
            .locale
            .say("traffic-items", &[("count", view.traffic.len().into())]);
        let rest = pane_title(
            buffer,
            area,
            look,
            &look.locale.say("log-title", &[]),
            &count,
            true,
        );
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
        if view.traffic.is_empty() {
            doc.text(
                &look.locale.say("traffic-none", &[]),
                look.style(Meaning::Dim),
            );
        }
        for (number, item) in view.traffic.iter().enumerate() {
            let from = doc.len();
            let found = self.found.get() == Some(number);
            traffic::item(
                &mut doc,
                look,
                item,
                if found { Mark::Found } else { Mark::None },
            );
            let lines = from..doc.len();
            if found {
                doc.mark(from..from + 1, look.style(Meaning::Find));
                self.scroll.follow(number, &lines);
            }
            doc.blank();
        }
        if self.fresh.replace(false) {
            self.scroll.show(&(doc.len().saturating_sub(1)..doc.len()));
        }
        self.scroll.draw(buffer, body, look, &doc);
        if line > 0 {
            self.search_line(buffer, foot, look, view);
        }
    }

    fn search_line(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        if self.searching {
            let label = format!("{} ", look.locale.say("log-search", &[]));
            let used = put(
                buffer,
                area,
                area.x,
                area.y,
                &label,
                look.style(Meaning::Focus),
            );
            let place = Rect {
                x: area.x + used,
                width: area.width - used,
                ..area
            };
            self.field.draw(buffer, place, look);
            return;
        }
        let finds: Vec<usize> = (0..view.traffic.len())
            .filter(|at| self.holds(&view.traffic[*at]))
            .collect();
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
