//! What is read beside the tables: the ways in, what happened, private notes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::machine::Console;
use super::overview::time;
use crate::session::view::team::Role;
use crate::tui::screen::{middle, role};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, below_title, pane_title};

/// The widest column that is read out.
const WIDEST: u16 = 100;

impl Console {
    /// The lines that people type, and their codes letter by letter.
    pub(super) fn doors(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let title = look.locale.say("doors-title", &[]);
        self.read(buffer, area, look, &title, |doc| {
            for door in &self.view.doors {
                let arguments = [
                    ("team", door.team.as_str().into()),
                    ("role", role(look.locale, door.role).into()),
                ];
                let name = match door.team.is_empty() {
                    true if door.role == Role::Observer => look.locale.say("door-wall", &[]),
                    true => role(look.locale, door.role),
                    false => look.locale.say("door-name", &arguments),
                };
                doc.heading(look, &name);
                let (focus, strong) = (look.style(Meaning::Focus), look.style(Meaning::Strong));
                doc.hang("  ", &door.line, focus, strong);
                if let Some(code) = code(&door.line) {
                    let dim = look.style(Meaning::Dim);
                    let spelled = [("code", spelled(code).into())];
                    doc.hang("  ", &look.locale.say("door-code", &spelled), dim, dim);
                }
            }
        });
    }

    pub(super) fn incidents(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let title = look.locale.say("incidents-title", &[]);
        self.read(buffer, area, look, &title, |doc| {
            if self.view.incidents.is_empty() {
                let none = look.locale.say("incidents-none", &[]);
                doc.text(&none, look.style(Meaning::Dim));
            }
            for incident in self.view.incidents.iter().rev() {
                let (warn, text) = (look.style(Meaning::Warn), look.style(Meaning::Text));
                doc.hang("! ", incident, warn, text);
            }
        });
    }

    pub(super) fn notes(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let title = look.locale.say("notes-title", &[]);
        self.read(buffer, area, look, &title, |doc| {
            if self.view.notes.is_empty() {
                let none = look.locale.say("notes-none", &[]);
                doc.text(&none, look.style(Meaning::Dim));
            }
            for note in self.view.notes.iter().rev() {
                let mut head = vec![time(look, note.at)];
                head.extend(Some(note.team.clone()).filter(|team| !team.is_empty()));
                head.extend(Some(note.objective.clone()).filter(|one| !one.is_empty()));
                head.extend(note.rating.map(|rating| format!("[{rating}]")));
                doc.blank()
                    .text(&head.join(" · "), look.style(Meaning::Title));
                doc.hang(
                    "  ",
                    &note.text,
                    look.style(Meaning::Dim),
                    look.style(Meaning::Text),
                );
            }
        });
    }

    pub(super) fn read(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        title: &str,
        write: impl FnOnce(&mut Doc),
    ) {
        let place = middle(area, WIDEST);
        let rest = below_title(place);
        let mut doc = Doc::new(Scroll::room(rest.width));
        write(&mut doc);
        self.reading.draw(buffer, rest, look, &doc);
        let page = self.reading.page(look);
        pane_title(buffer, place, look, title, &page, true);
    }
}

/// The code of a line: what stands before its `@`.
fn code(line: &str) -> Option<&str> {
    let (before, _) = line.split_once('@')?;
    before.rsplit(' ').next().filter(|code| !code.is_empty())
}

/// Letter by letter.
fn spelled(code: &str) -> String {
    code.chars().map(String::from).collect::<Vec<_>>().join(" ")
}
