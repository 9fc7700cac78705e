//! The first screen: choose an exercise, or go on with a session.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::Ask;
use crate::tui::backend::{ExerciseEntry, Library, SessionEntry};
use crate::tui::keymap::{Action, Context};
use crate::tui::message::Effect;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, columns, pane_title, put};

/// Two lists, one cursor in each.
pub(crate) struct LibraryScreen {
    library: Library,
    /// The list of sessions has the focus.
    sessions: bool,
    exercise: usize,
    session: usize,
    list: [Scroll; 2],
    about: Scroll,
}

impl LibraryScreen {
    pub(crate) fn new(library: Library) -> Self {
        Self {
            library,
            sessions: false,
            exercise: 0,
            session: 0,
            list: Default::default(),
            about: Scroll::default(),
        }
    }

    /// Other entries under the same cursors.
    pub(crate) fn renew(&mut self, library: Library) {
        self.exercise = self.exercise.min(library.exercises.len().saturating_sub(1));
        self.session = self.session.min(library.sessions.len().saturating_sub(1));
        self.sessions &= !library.sessions.is_empty();
        self.library = library;
    }

    /// Only a session can be looked back on.
    pub(crate) fn context(&self) -> Context {
        match self.sessions {
            true => Context::Sessions,
            false => Context::Library,
        }
    }

    pub(crate) fn act(&mut self, action: Action) -> Ask {
        let (cursor, count) = if self.sessions {
            (&mut self.session, self.library.sessions.len())
        } else {
            (&mut self.exercise, self.library.exercises.len())
        };
        match action {
            Action::Up => *cursor = cursor.saturating_sub(1),
            Action::Down => *cursor = (*cursor + 1).min(count.saturating_sub(1)),
            Action::Top => *cursor = 0,
            Action::Bottom => *cursor = count.saturating_sub(1),
            Action::Next | Action::Previous => {
                self.sessions = !self.sessions && !self.library.sessions.is_empty()
            }
            Action::PageUp | Action::PageDown => {
                self.about.act(action);
                return Ask::Stay;
            }
            Action::Choose => return self.choose(),
            Action::Debrief => return self.look_back(),
            _ => return Ask::Stay,
        }
        self.about.reset();
        Ask::Stay
    }

    /// A session is looked back on even while another program holds it.
    fn look_back(&self) -> Ask {
        let entry = self.library.sessions.get(self.session);
        match entry.filter(|_| self.sessions) {
            Some(entry) => Ask::Do(Effect::Debrief(Some(entry.id.clone()))),
            None => Ask::Stay,
        }
    }

    fn choose(&self) -> Ask {
        if self.sessions {
            let entry = self
                .library
                .sessions
                .get(self.session)
                .filter(|entry| entry.closed.is_none());
            entry.map_or(Ask::Stay, |entry| Ask::Do(Effect::Resume(entry.id.clone())))
        } else {
            let entry = self
                .library
                .exercises
                .get(self.exercise)
                .filter(|entry| entry.broken.is_none());
            entry.map_or(Ask::Stay, |entry| Ask::Do(Effect::Play(entry.id.clone())))
        }
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let top = Rect {
            height: 2.min(area.height),
            ..area
        };
        let used = put(
            buffer,
            top,
            top.x,
            top.y,
            &look.locale.say("program-name", &[]),
            look.style(Meaning::Strong),
        );
        put(
            buffer,
            top,
            top.x + used + 2,
            top.y,
            &look.locale.say("program-claim", &[]),
            look.style(Meaning::Dim),
        );
        let body = Rect {
            y: area.y + top.height,
            height: area.height - top.height,
            ..area
        };
        if body.width >= 100 {
            let [lists, about] = columns(body, [42, 58]);
            self.lists(buffer, lists, look);
            self.about(buffer, about, look);
        } else {
            let upper = Rect {
                height: body.height * 11 / 20,
                ..body
            };
            let lower = Rect {
                y: body.y + upper.height,
                height: body.height - upper.height,
                ..body
            };
            self.lists(buffer, upper, look);
            self.about(buffer, lower, look);
        }
    }

    fn lists(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let wanted = u16::try_from(self.library.exercises.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2);
        let height = if self.library.sessions.is_empty() {
            area.height
        } else {
            wanted.clamp(3, (area.height / 2).max(3)).min(area.height)
        };
        let upper = Rect { height, ..area };
        let lower = Rect {
            y: area.y + height,
            height: area.height - height,
            ..area
        };
        let rest = pane_title(
            buffer,
            upper,
            look,
            &look.locale.say("library-exercises", &[]),
            "",
            !self.sessions,
        );
        let rows = self.library.exercises.iter().map(|entry| Row {
            name: entry.title.clone(),
            note: span(look, entry),
            shut: entry.broken.is_some(),
            below: String::new(),
        });
        list(
            buffer,
            rest,
            look,
            &self.list[0],
            rows.collect(),
            (self.exercise, !self.sessions),
        );
        if lower.height > 1 && !self.library.sessions.is_empty() {
            let rest = pane_title(
                buffer,
                lower,
                look,
                &look.locale.say("library-sessions", &[]),
                "",
                self.sessions,
            );
            let rows = self.library.sessions.iter().map(|entry| Row {
                name: entry.title.clone(),
                note: entry.when.clone(),
                shut: entry.closed.is_some(),
                below: match entry.team.as_str() {
                    "" => stands(look, entry),
                    team => format!("{team} · {}", stands(look, entry)),
                },
            });
            list(
                buffer,
                rest,
                look,
                &self.list[1],
                rows.collect(),
                (self.session, self.sessions),
            );
        }
    }

    fn about(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let name = if self.sessions {
            look.locale.say("library-session", &[])
        } else {
            look.locale.say("library-exercise", &[])
        };
        let rest = pane_title(buffer, area, look, &name, "", false);
        let mut doc = Doc::new(Scroll::room(rest.width));
        for notice in &self.library.notices {
            doc.hang(
                "! ",
                notice,
                look.style(Meaning::Warn),
                look.style(Meaning::Warn),
            );
        }
        if self.sessions {
            if let Some(entry) = self.library.sessions.get(self.session) {
                session(&mut doc, look, entry);
            }
        } else if let Some(entry) = self.library.exercises.get(self.exercise) {
            exercise(&mut doc, look, entry);
        } else {
            doc.text(
                &look.locale.say("library-empty", &[]),
                look.style(Meaning::Text),
            );
        }
        self.about.draw(buffer, rest, look, &doc);
    }
}

/// A line of a list.
struct Row {
    name: String,
    /// Stands at the right edge.
    note: String,
    /// It cannot be opened.
    shut: bool,
    /// What tells it from others of its name, on a line of its own.
    below: String,
}

/// A list of names, each with its note; what cannot be opened carries a sign.
fn list(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    scroll: &Scroll,
    rows: Vec<Row>,
    cursor: (usize, bool),
) {
    let mut doc = Doc::new(Scroll::room(area.width));
    for (number, row) in rows.into_iter().enumerate() {
        let Row {
            name,
            note,
            shut,
            below,
        } = row;
        let at = doc.len();
        let here = number == cursor.0 && cursor.1;
        let sign = if here { "▶ " } else { "  " };
        let shut_sign = if shut { "✗ " } else { "" };
        let meaning = match (shut, here) {
            (true, _) => Meaning::Greyed,
            (false, true) => Meaning::Strong,
            (false, false) => Meaning::Text,
        };
        doc.apart(
            (&format!("{sign}{shut_sign}{name}"), look.style(meaning)),
            (&note, look.style(Meaning::Dim)),
        );
        if !below.is_empty() {
            let dim = look.style(Meaning::Dim);
            doc.hang("    ", &below, dim, dim);
        }
        if here {
            let lines = at..doc.len();
            doc.mark(lines.clone(), look.theme.row());
            scroll.follow(number, &lines);
        }
    }
    scroll.draw(buffer, area, look, &doc);
}

/// How long a play takes.
fn span(look: Look<'_>, entry: &ExerciseEntry) -> String {
    match entry.minutes {
        (0, 0) => String::new(),
        (least, most) if least == most => look
            .locale
            .say("library-minutes", &[("minutes", most.into())]),
        (least, most) => look.locale.say(
            "library-minutes-range",
            &[("least", least.into()), ("most", most.into())],
        ),
    }
}

fn exercise(doc: &mut Doc, look: Look<'_>, entry: &ExerciseEntry) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    doc.text(&entry.title, look.style(Meaning::Strong));
    if let Some(broken) = &entry.broken {
        doc.blank()
            .hang("✗ ", broken, look.style(Meaning::Bad), text);
    }
    doc.blank().markdown(look, &entry.summary, 0, text).blank();
    if !entry.chair.is_empty() {
        doc.text(
            &look
                .locale
                .say("library-chair", &[("chair", entry.chair.as_str().into())]),
            dim,
        );
    }
    let length = span(look, entry);
    if !length.is_empty() {
        doc.text(
            &look
                .locale
                .say("library-length", &[("length", length.into())]),
            dim,
        );
    }
    if entry.players != (0, 0) {
        let arguments = [
            ("least", entry.players.0.into()),
            ("most", entry.players.1.into()),
        ];
        doc.text(&look.locale.say("library-players", &arguments), dim);
    }
    notes(doc, look, &entry.content_notes);
}

/// How it ended, or the stage it stands at.
fn stands(look: Look<'_>, entry: &SessionEntry) -> String {
    let say = |key, argument| look.locale.say(key, &[argument]);
    match &entry.ending {
        Some(ending) => say("library-ended", ("ending", ending.as_str().into())),
        None if entry.stage.is_empty() => String::new(),
        None => say("library-stands", ("stage", entry.stage.as_str().into())),
    }
}

fn session(doc: &mut Doc, look: Look<'_>, entry: &SessionEntry) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    doc.text(&entry.title, look.style(Meaning::Strong));
    if let Some(closed) = &entry.closed {
        doc.blank()
            .hang("✗ ", closed, look.style(Meaning::Bad), text);
    }
    doc.blank();
    let commits = look
        .locale
        .say("library-decisions", &[("count", entry.commits.into())]);
    doc.text(&stands(look, entry), text);
    doc.text(&format!("{}   {commits}", look.clock(entry.elapsed)), text)
        .blank();
    doc.text(
        &look
            .locale
            .say("library-chair", &[("chair", entry.chair.as_str().into())]),
        dim,
    );
    doc.text(
        &look
            .locale
            .say("library-written", &[("when", entry.when.as_str().into())]),
        dim,
    );
    doc.text(
        &look
            .locale
            .say("library-name", &[("name", entry.id.as_str().into())]),
        dim,
    );
}

/// What to know before agreeing to play.
pub(super) fn notes(doc: &mut Doc, look: Look<'_>, notes: &[String]) {
    if notes.is_empty() {
        return;
    }
    doc.heading(look, &look.locale.say("briefing-content", &[]));
    for note in notes {
        doc.hang(
            "• ",
            note,
            look.style(Meaning::Dim),
            look.style(Meaning::Text),
        );
    }
}
