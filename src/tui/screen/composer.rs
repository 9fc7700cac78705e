//! Composing a message: one wording for each slot, beside the letter that grows from them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{Ask, Here, Page};
use super::decision::menu;
use super::letter::{Letter, reading};
use super::picks::Picks;
use crate::session::view::{ClauseView, OptionView, View};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Field, Look, Scroll, columns, pane_title};

/// The cursor of the composer; the wordings themselves stay with the picks of the room.
pub(crate) struct Composer {
    option: String,
    slot: usize,
    /// The wording under the cursor. A part that was never worded has none, so that Enter takes
    /// nothing that was not looked at.
    clause: Option<usize>,
    /// The part that each change was in, and the wordings before it.
    undo: Vec<(usize, Vec<Option<usize>>)>,
    /// The message was said to be done while parts were missing.
    unfinished: bool,
    /// What was undone, the next to do again last.
    redo: Vec<(usize, Vec<Option<usize>>)>,
    /// The team's own words about the commit, kept from message to message.
    note: Field,
    /// The note takes the keys.
    pub(crate) noting: bool,
    slots: Scroll,
    letter: Scroll,
}

impl Default for Composer {
    fn default() -> Self {
        Self {
            option: String::new(),
            slot: 0,
            clause: None,
            undo: Vec::new(),
            redo: Vec::new(),
            unfinished: false,
            note: Field::new(true),
            noting: false,
            slots: Scroll::default(),
            letter: Scroll::default(),
        }
    }
}

impl Composer {
    /// Opens on the first slot of this option that has no wording, with the note so far.
    pub(crate) fn next(self, option: &OptionView, picks: &Picks) -> Self {
        let letter = picks.letter(option);
        let slot = letter.iter().position(Option::is_none).unwrap_or(0);
        Self {
            option: option.id.clone(),
            slot,
            clause: wording(slot, option, picks),
            note: self.note,
            ..Self::default()
        }
    }

    /// The note so far.
    pub(crate) fn noted(&self) -> String {
        self.note.text().trim().to_owned()
    }

    pub(crate) fn note(&mut self) -> &mut Field {
        &mut self.note
    }

    pub(crate) fn act(&mut self, action: Action, here: Here<'_>, picks: &mut Picks) -> Ask {
        let menu = menu(here.view, here.locale);
        let Some(option) = menu.iter().find(|option| option.id == self.option) else {
            return Ask::Go(Page::Room);
        };
        if self.noting {
            match action {
                Action::NewLine => self.note.new_line(),
                Action::Choose | Action::Back => self.noting = false,
                _ => {}
            }
            return Ask::Stay;
        }
        self.unfinished = false;
        let count = option
            .slots
            .get(self.slot)
            .map_or(0, |slot| slot.clauses.len());
        match action {
            Action::Up | Action::Down => {
                let last = count.saturating_sub(1);
                self.clause = Some(match (self.clause, action) {
                    (None, Action::Up) => last,
                    (None, _) => 0,
                    (Some(at), Action::Up) => at.saturating_sub(1),
                    (Some(at), _) => (at + 1).min(last),
                });
            }
            Action::Number(number) if (1..=count).contains(&usize::from(number)) => {
                self.clause = Some(usize::from(number) - 1);
                self.set(option, picks);
            }
            Action::Choose if self.clause.is_none() && count > 0 => self.clause = Some(0),
            Action::Choose => {
                self.set(option, picks);
                if picks.is_worded(option) && self.slot + 1 >= option.slots.len() {
                    return done(&menu, picks);
                }
                self.turn(option, picks, 1);
            }
            Action::Next => self.turn(option, picks, 1),
            Action::Previous => self.turn(option, picks, option.slots.len().saturating_sub(1)),
            Action::Undo => {
                if let Some((slot, letter)) = self.undo.pop() {
                    self.redo.push((slot, picks.letter(option)));
                    self.restore(slot, letter, option, picks);
                }
            }
            Action::Redo => {
                if let Some((slot, letter)) = self.redo.pop() {
                    self.undo.push((slot, picks.letter(option)));
                    self.restore(slot, letter, option, picks);
                }
            }
            Action::Write => self.noting = true,
            Action::Commit => {
                if picks.is_worded(option) {
                    return done(&menu, picks);
                }
                self.unfinished = true;
                let open = picks.open_slots(option).first().copied();
                self.go(open.unwrap_or(0), option, picks);
            }
            Action::Back => {
                picks.take_back();
                return Ask::Go(Page::Room);
            }
            action => {
                self.letter.act(action);
            }
        }
        Ask::Stay
    }

    fn set(&mut self, option: &OptionView, picks: &mut Picks) {
        let mut letter = picks.letter(option);
        if self.clause.is_none() || letter.get(self.slot) == Some(&self.clause) {
            return;
        }
        self.undo.push((self.slot, letter.clone()));
        self.redo.clear();
        if let Some(choice) = letter.get_mut(self.slot) {
            *choice = self.clause;
        }
        picks.set_letter(&option.id, letter);
    }

    /// The wordings as they were before or after a change, the cursor on what was changed.
    fn restore(
        &mut self,
        slot: usize,
        letter: Vec<Option<usize>>,
        option: &OptionView,
        picks: &mut Picks,
    ) {
        let left = picks.letter(option).get(slot).copied().flatten();
        picks.set_letter(&option.id, letter);
        self.go(slot, option, picks);
        self.clause = picks.letter(option).get(slot).copied().flatten().or(left);
    }

    fn turn(&mut self, option: &OptionView, picks: &Picks, by: usize) {
        let slots = option.slots.len().max(1);
        self.go((self.slot + by) % slots, option, picks);
    }

    fn go(&mut self, slot: usize, option: &OptionView, picks: &Picks) {
        self.slot = slot;
        self.clause = wording(slot, option, picks);
    }

    /// What the windows follow.
    fn here(&self) -> usize {
        self.slot * 1_000 + self.clause.map_or(0, |clause| clause + 1)
    }

    pub(crate) fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        view: &View,
        picks: &Picks,
    ) {
        let menu = menu(view, look.locale);
        let Some(option) = menu.iter().find(|option| option.id == self.option) else {
            return;
        };
        let letter = picks.letter(option);
        let chosen = letter.iter().filter(|choice| choice.is_some()).count();
        let note = look.locale.say(
            "composer-progress",
            &[("done", chosen.into()), ("of", option.slots.len().into())],
        );
        let noted = !self.note.text().is_empty();
        let rows = match (self.noting, noted) {
            (true, _) => (area.height / 3).min(6),
            (false, true) => (area.height / 4).min(3),
            (false, false) => 0,
        };
        let below = Rect {
            y: area.bottom() - rows,
            height: rows,
            ..area
        };
        if rows > 0 {
            self.draw_note(buffer, below, look);
        }
        let area = Rect {
            height: area.height - rows,
            ..area
        };
        let (left, right) = if area.width >= 100 {
            let [left, right] = columns(area, [46, 54]);
            (left, right)
        } else {
            // The letter has the room that the wordings leave.
            let mut doc = Doc::new(Scroll::room(area.width));
            self.wordings(&mut doc, look, option, picks);
            let missing = self.missing(area.width, look, option, picks);
            let wanted = u16::try_from(doc.len() + missing.len() + 2).unwrap_or(u16::MAX);
            let upper = Rect {
                height: wanted.min(area.height * 11 / 20),
                ..area
            };
            (
                upper,
                Rect {
                    y: area.y + upper.height,
                    height: area.height - upper.height,
                    ..area
                },
            )
        };
        let rest = pane_title(buffer, left, look, &option.label, &note, !self.noting);
        let missing = self.missing(rest.width, look, option, picks);
        let rows = u16::try_from(missing.len())
            .unwrap_or(u16::MAX)
            .min(rest.height / 3);
        let (line, rest) = (
            Rect {
                height: rows,
                ..rest
            },
            Rect {
                y: rest.y + rows,
                height: rest.height - rows,
                ..rest
            },
        );
        Scroll::default().draw(buffer, line, look, &missing);
        let mut doc = Doc::new(Scroll::room(rest.width));
        let lines = self.wordings(&mut doc, look, option, picks);
        self.slots.follow(self.here(), &lines);
        self.slots.draw(buffer, rest, look, &doc);
        let rest = pane_title(
            buffer,
            right,
            look,
            &look.locale.say("composer-letter", &[]),
            "",
            false,
        );
        let mut doc = Doc::new(Scroll::room(rest.width));
        let here = Letter {
            option,
            chosen: &letter,
            slot: self.slot,
            clause: self.clause,
        };
        let lines = reading(&mut doc, look, here);
        self.letter.follow(self.here(), &lines);
        self.letter.draw(buffer, rest, look, &doc);
    }

    /// What is still to be chosen, once the message was said to be done.
    fn missing(&self, width: u16, look: Look<'_>, option: &OptionView, picks: &Picks) -> Doc {
        let mut doc = Doc::new(Scroll::room(width));
        let open = picks.open_slots(option);
        if self.unfinished && !open.is_empty() {
            let parts: Vec<&str> = open
                .iter()
                .map(|slot| option.slots[*slot].name.as_str())
                .collect();
            let arguments = [
                ("count", parts.len().into()),
                ("parts", parts.join(", ").into()),
            ];
            let warn = look.style(Meaning::Warn);
            doc.hang(
                "! ",
                &look.locale.say("composer-missing", &arguments),
                warn,
                warn,
            );
        }
        doc
    }

    fn draw_note(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let name = look.locale.say("confirm-note", &[]);
        let rest = pane_title(buffer, area, look, &name, "", self.noting);
        if self.noting {
            return self.note.draw(buffer, rest, look);
        }
        let mut doc = Doc::new(Scroll::room(rest.width));
        doc.text(&self.note.text(), look.style(Meaning::Dim));
        Scroll::default().draw(buffer, rest, look, &doc);
    }

    /// Every slot with its wording; all wordings of the open one. Returns the lines of the cursor.
    fn wordings(
        &self,
        doc: &mut Doc,
        look: Look<'_>,
        option: &OptionView,
        picks: &Picks,
    ) -> std::ops::Range<usize> {
        let letter = picks.letter(option);
        let mut lines = 0..0;
        for (number, slot) in option.slots.iter().enumerate() {
            let chosen = letter.get(number).copied().flatten();
            let label = chosen
                .and_then(|index| slot.clauses.get(index))
                .map(|clause| clause.label.clone());
            if number == self.slot {
                let from = doc.len();
                doc.text(&format!("▼ {}", slot.name), look.style(Meaning::Focus));
                if self.clause.is_none() {
                    let words = look.locale.say("composer-choose", &[]);
                    doc.text(&words, look.style(Meaning::Dim));
                    lines = from..doc.len() + 1;
                }
                let earlier = picks.earlier(option, number);
                for (index, clause) in slot.clauses.iter().enumerate() {
                    let from = doc.len();
                    let before = chosen.is_none() && earlier == Some(index);
                    self.wording(doc, look, (index, clause), (chosen == Some(index), before));
                    if Some(index) == self.clause {
                        lines = from.saturating_sub(usize::from(index == 0))..doc.len();
                    }
                }
            } else {
                let words = label.unwrap_or_else(|| look.locale.say("composer-open", &[]));
                let meaning = if chosen.is_some() {
                    Meaning::Text
                } else {
                    Meaning::Dim
                };
                let sign = if chosen.is_some() { "✓ " } else { "· " };
                doc.hang(
                    sign,
                    &format!("{}: {words}", slot.name),
                    look.style(Meaning::Title),
                    look.style(meaning),
                );
            }
        }
        lines
    }

    fn wording(
        &self,
        doc: &mut Doc,
        look: Look<'_>,
        (index, clause): (usize, &ClauseView),
        (chosen, before): (bool, bool),
    ) {
        let here = Some(index) == self.clause;
        let label = match before {
            true => look.locale.say(
                "composer-before",
                &[("label", clause.label.as_str().into())],
            ),
            false => clause.label.clone(),
        };
        let sign = format!(
            "{}{} {:>2} ",
            if here { "▶" } else { " " },
            if chosen { "(•)" } else { "( )" },
            index + 1
        );
        let meaning = match (chosen, here) {
            (true, _) => Meaning::Picked,
            (false, true) => Meaning::Strong,
            (false, false) => Meaning::Text,
        };
        let from = doc.len();
        doc.hang(
            &sign,
            &label,
            look.style(if here { Meaning::Focus } else { meaning }),
            look.style(meaning),
        );
        let to = doc.len();
        if here {
            doc.mark(from..to, look.theme.row());
            if !clause.fact.is_empty() {
                let indent = " ".repeat(sign.chars().count());
                doc.hang(
                    &indent,
                    &clause.fact,
                    look.style(Meaning::Dim),
                    look.style(Meaning::Dim),
                );
            }
        }
    }
}

/// The wording that the cursor begins on: the one that was taken, else the one of an earlier draft.
fn wording(slot: usize, option: &OptionView, picks: &Picks) -> Option<usize> {
    let taken = picks.letter(option).get(slot).copied().flatten();
    taken.or_else(|| picks.earlier(option, slot))
}

/// The letter is done: on to the next one without wording, else to the question.
fn done(menu: &[OptionView], picks: &Picks) -> Ask {
    match picks.unworded(menu) {
        Some(option) => Ask::Compose(option.id.clone()),
        None => Ask::Confirm,
    }
}
