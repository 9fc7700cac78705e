//! A box with rows to choose and a text to type: a message, a note, a reason.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::boxes::Answered;
use crate::session::view::Command;
use crate::session::view::console::Steer;
use crate::text::{pad, truncate, width};
use crate::tui::keymap::{Action, Context};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Field, Look, Scroll, pane_title, popup_frame, put};

/// A row with values to choose from, each with what it stands for.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) values: Vec<String>,
    pub(super) at: usize,
}

/// What is sent in the end.
pub(super) enum Purpose {
    /// A message: to all, or to the team of the first row's number before.
    Tell,
    /// More seconds for a team, one of these.
    Extend(usize, Vec<u32>),
    /// One of these seats let go.
    Unseat(Vec<u32>),
    /// The last decision of a team back.
    Undo(usize),
    /// A free action of a team ruled to mean this.
    Rule(usize, Command),
    /// One of these injects fired by hand for a team, by name in the file.
    Inject(usize, Vec<String>),
    /// A private note: the objectives by name in the file, the team that was marked, and the
    /// entries of its log that a note can rest on.
    Note(Vec<String>, usize, Vec<u64>),
    /// The paths of all teams for the room; the second value is letters for names.
    Compare,
    /// The hot wash for one of these lengths, seconds; none without a limit.
    Wash(Vec<Option<u32>>),
    /// An action of the team of the first row's number before, or of all.
    Plan,
}

/// Rows of a line that is typed below a text, with its name.
const LINE: u16 = 2;
/// The ratings in the order of the row, behind none.
const RATINGS: [char; 4] = ['P', 'S', 'M', 'U'];

/// Rows, then the text where there is one.
pub(super) struct Form {
    pub(super) title: String,
    /// What will happen, above the rows.
    pub(super) above: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// What each value of the first row stands for, below the rows.
    pub(super) details: Vec<String>,
    /// What is typed, each under its name.
    pub(super) texts: Vec<(String, Field)>,
    /// The row that keys act on; the texts stand behind the last.
    pub(super) at: usize,
    pub(super) purpose: Purpose,
    /// A text is missing.
    pub(super) missing: bool,
}

impl Form {
    /// Keys act on the text first, where there is one.
    pub(super) fn new(
        title: String,
        purpose: Purpose,
        rows: Vec<Row>,
        text: Option<String>,
    ) -> Self {
        let at = match text {
            Some(_) => rows.len(),
            None => 0,
        };
        Self {
            title,
            above: Vec::new(),
            details: Vec::new(),
            rows,
            texts: text
                .map(|name| (name, Field::new(true)))
                .into_iter()
                .collect(),
            at,
            purpose,
            missing: false,
        }
    }

    /// The same with further lines to be typed, one under each name.
    pub(super) fn with_lines(mut self, names: impl IntoIterator<Item = String>) -> Self {
        let lines = names.into_iter().map(|name| (name, Field::new(false)));
        self.texts.extend(lines);
        self
    }

    pub(super) fn context(&self) -> Context {
        match self.at < self.rows.len() {
            true => Context::Choice,
            false => Context::Form,
        }
    }

    pub(super) fn field(&mut self) -> Option<&mut Field> {
        self.missing = false;
        let at = self.at.checked_sub(self.rows.len())?;
        self.texts.get_mut(at).map(|(_, field)| field)
    }

    pub(super) fn act(&mut self, action: Action) -> Answered {
        let places = self.rows.len() + self.texts.len();
        match action {
            Action::Back => return Answered::Close,
            Action::Next => self.at = (self.at + 1) % places.max(1),
            Action::Previous => self.at = (self.at + places.saturating_sub(1)) % places.max(1),
            Action::Left | Action::Right => {
                if let Some(row) = self.rows.get_mut(self.at) {
                    let count = row.values.len().max(1);
                    let by = if action == Action::Left { count - 1 } else { 1 };
                    row.at = (row.at + by) % count;
                }
            }
            Action::Commit => match self.steer() {
                Some(steer) => return Answered::Send(steer),
                None => {
                    self.missing = true;
                    self.at = self.rows.len();
                }
            },
            _ => {}
        }
        Answered::Stay
    }

    /// What it comes to; none while a text is missing that must be there.
    fn steer(&self) -> Option<Steer> {
        let row = |at: usize| self.rows.get(at).map_or(0, |row| row.at);
        let typed = |at: usize| {
            let text = self.texts.get(at).map(|(_, field)| field.text());
            text.map_or(String::new(), |text| text.trim().to_owned())
        };
        let text = typed(0);
        let words = || Some(text.clone()).filter(|text| !text.is_empty());
        match &self.purpose {
            Purpose::Tell => Some(Steer::Message(row(0).checked_sub(1), words()?)),
            Purpose::Extend(team, seconds) => Some(Steer::Extend(*team, *seconds.get(row(0))?)),
            Purpose::Unseat(seats) => Some(Steer::Unseat(*seats.get(row(0))?)),
            Purpose::Inject(team, injects) => {
                Some(Steer::Inject(*team, injects.get(row(0))?.clone()))
            }
            Purpose::Compare => Some(Steer::Compare {
                letters: row(0) == 1,
            }),
            Purpose::Wash(lengths) => Some(Steer::Wash(*lengths.get(row(0))?)),
            Purpose::Plan => Some(Steer::Plan {
                team: row(0).checked_sub(1),
                words: [words()?, typed(1), typed(2)],
            }),
            Purpose::Undo(team) => Some(Steer::Undo(*team, words()?)),
            Purpose::Rule(team, command) => Some(Steer::Rule(*team, command.clone(), words()?)),
            Purpose::Note(objectives, about, entries) => {
                let objective = row(1).checked_sub(1).and_then(|at| objectives.get(at));
                let rating = row(2).checked_sub(1).and_then(|at| RATINGS.get(at));
                Some(Steer::Note {
                    team: row(0).checked_sub(1),
                    objective: objective.cloned().unwrap_or_default(),
                    rating: rating.copied(),
                    // What was chosen is of the team that was marked.
                    on: row(3)
                        .checked_sub(1)
                        .and_then(|at| entries.get(at).copied())
                        .filter(|_| row(0).checked_sub(1) == Some(*about)),
                    text: words()?,
                })
            }
        }
    }

    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let width = area.width.saturating_sub(4).clamp(area.width.min(28), 84);
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        for line in &self.above {
            let (warn, text) = (look.style(Meaning::Warn), look.style(Meaning::Text));
            doc.hang("· ", line, warn, text);
        }
        if self.missing {
            let warn = look.style(Meaning::Warn);
            doc.hang("! ", &look.locale.say("form-missing", &[]), warn, warn);
        }
        doc.blank();
        let above = u16::try_from(doc.len()).unwrap_or(u16::MAX);
        let rows = u16::try_from(self.rows.len()).unwrap_or(u16::MAX);
        let detail = self.detail(look, width);
        let lines = u16::try_from(self.texts.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let typed: u16 = match self.texts.is_empty() {
            false => 6 + lines * LINE,
            true => u16::try_from(detail.len()).unwrap_or(u16::MAX).min(12),
        };
        let size = (width, above.saturating_add(rows + typed + 4));
        let inside = popup_frame(buffer, area, look, &self.title, size, self.context());
        let rows = rows.min(inside.height.saturating_sub(typed.min(2)));
        let place = |y: u16, height: u16| Rect {
            y: inside.y + y.min(inside.height),
            height: height.min(inside.height.saturating_sub(y)),
            ..inside
        };
        let upper = above.min(inside.height.saturating_sub(rows + typed.min(4)));
        Scroll::default().draw(buffer, place(0, upper), look, &doc);
        self.choices(buffer, place(upper, rows), look);
        let below = place(upper + rows, inside.height);
        match self.texts.is_empty() {
            false => self.draw_texts(buffer, below, look),
            true => Scroll::default().draw(buffer, below, look, &detail),
        }
    }

    /// The first text takes what the lines below it leave.
    fn draw_texts(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let lines = u16::try_from(self.texts.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let first = area
            .height
            .saturating_sub(lines.saturating_mul(LINE))
            .max(2);
        let mut y = area.y;
        for (number, (name, field)) in self.texts.iter().enumerate() {
            let height = if number == 0 { first } else { LINE };
            let place = Rect {
                y,
                height: height.min(area.bottom().saturating_sub(y)),
                ..area
            };
            y = place.bottom();
            let here = self.at == self.rows.len() + number;
            let rest = pane_title(buffer, place, look, name, "", here);
            field.draw(buffer, rest, look);
        }
    }

    /// What the value of the first row stands for.
    fn detail(&self, look: Look<'_>, width: u16) -> Doc {
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        let at = self.rows.first().map_or(0, |row| row.at);
        if let Some(detail) = self.details.get(at) {
            doc.blank()
                .markdown(look, detail, 0, look.style(Meaning::Text));
        }
        doc
    }

    fn choices(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let names = self.rows.iter().map(|row| width(&row.label)).max();
        let names = names.unwrap_or(0).min(usize::from(area.width) / 3);
        for (y, (number, row)) in (area.top()..area.bottom()).zip(self.rows.iter().enumerate()) {
            let here = number == self.at;
            let value = row.values.get(row.at).map_or("", String::as_str);
            let (sign, meaning) = match here {
                true => ("▶ ", Meaning::Focus),
                false => ("  ", Meaning::Text),
            };
            let room = usize::from(area.width).saturating_sub(names + 8);
            let value = truncate(value, room);
            let value = match here {
                true => format!("‹ {value} ›"),
                false => format!("  {value}"),
            };
            let words = format!("{sign}{}  {value}", pad(&row.label, names));
            put(buffer, area, area.x, y, &words, look.style(meaning));
        }
    }
}
