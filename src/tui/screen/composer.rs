//! Composing a message: one wording for each slot, the letter as it will be read, its translations.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{Ask, Here, Page};
use super::decision::{Picks, menu};
use crate::session::view::{ClauseView, OptionView, SlotView, View};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, columns, pane_title};

/// The cursor of the composer; the wordings themselves stay with the picks of the room.
#[derive(Default)]
pub(crate) struct Composer {
    option: String,
    slot: usize,
    clause: usize,
    undo: Vec<Vec<Option<usize>>>,
    slots: Scroll,
    letter: Scroll,
}

impl Composer {
    /// Opens on the first slot of this option that has no wording.
    pub(crate) fn new(option: &OptionView, picks: &Picks) -> Self {
        let letter = picks.letter(option);
        let slot = letter.iter().position(Option::is_none).unwrap_or(0);
        let clause = letter.get(slot).copied().flatten().unwrap_or(0);
        Self {
            option: option.id.clone(),
            slot,
            clause,
            ..Self::default()
        }
    }

    pub(crate) fn act(&mut self, action: Action, here: Here<'_>, picks: &mut Picks) -> Ask {
        let menu = menu(here.view, here.locale);
        let Some(option) = menu.iter().find(|option| option.id == self.option) else {
            return Ask::Go(Page::Room);
        };
        let count = option
            .slots
            .get(self.slot)
            .map_or(0, |slot| slot.clauses.len());
        match action {
            Action::Up => self.clause = self.clause.saturating_sub(1),
            Action::Down => self.clause = (self.clause + 1).min(count.saturating_sub(1)),
            Action::Number(number) if (1..=count).contains(&usize::from(number)) => {
                self.clause = usize::from(number) - 1;
                self.set(option, picks);
            }
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
                if let Some(letter) = self.undo.pop() {
                    picks.set_letter(&option.id, letter);
                }
            }
            Action::Commit => {
                if picks.is_worded(option) {
                    return done(&menu, picks);
                }
                let open = picks.letter(option).iter().position(Option::is_none);
                self.go(open.unwrap_or(0), option, picks);
            }
            Action::Back => return Ask::Go(Page::Room),
            action => {
                self.letter.act(action);
            }
        }
        Ask::Stay
    }

    fn set(&mut self, option: &OptionView, picks: &mut Picks) {
        let mut letter = picks.letter(option);
        self.undo.push(letter.clone());
        if let Some(choice) = letter.get_mut(self.slot) {
            *choice = Some(self.clause);
        }
        picks.set_letter(&option.id, letter);
    }

    fn turn(&mut self, option: &OptionView, picks: &Picks, by: usize) {
        let slots = option.slots.len().max(1);
        self.go((self.slot + by) % slots, option, picks);
    }

    fn go(&mut self, slot: usize, option: &OptionView, picks: &Picks) {
        self.slot = slot;
        self.clause = picks
            .letter(option)
            .get(slot)
            .copied()
            .flatten()
            .unwrap_or(0);
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
        let (left, right) = if area.width >= 100 {
            let [left, right] = columns(area, [46, 54]);
            (left, right)
        } else {
            let upper = Rect {
                height: area.height * 11 / 20,
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
        let rest = pane_title(buffer, left, look, &option.label, &note, true);
        let mut doc = Doc::new(Scroll::room(rest.width));
        let lines = self.wordings(&mut doc, look, option, &letter);
        self.slots.follow(self.slot * 1_000 + self.clause, &lines);
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
        let lines = self.reading(&mut doc, look, option, &letter);
        self.letter.follow(self.slot * 1_000 + self.clause, &lines);
        self.letter.draw(buffer, rest, look, &doc);
    }

    /// Every slot with its wording; all wordings of the open one. Returns the lines of the cursor.
    fn wordings(
        &self,
        doc: &mut Doc,
        look: Look<'_>,
        option: &OptionView,
        letter: &[Option<usize>],
    ) -> std::ops::Range<usize> {
        let mut lines = 0..0;
        for (number, slot) in option.slots.iter().enumerate() {
            let chosen = letter.get(number).copied().flatten();
            let label = chosen
                .and_then(|index| slot.clauses.get(index))
                .map(|clause| clause.label.clone());
            if number == self.slot {
                doc.text(&format!("▼ {}", slot.name), look.style(Meaning::Focus));
                for (index, clause) in slot.clauses.iter().enumerate() {
                    let from = doc.len();
                    self.wording(doc, look, index, clause, chosen == Some(index));
                    if index == self.clause {
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
                    &format!("{sign}{}: ", slot.name),
                    &words,
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
        index: usize,
        clause: &ClauseView,
        chosen: bool,
    ) {
        let here = index == self.clause;
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
            &clause.label,
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

    /// The letter as it reads, with the wording under the cursor in its place; then that wording in
    /// the languages there are. Returns the lines of the open slot.
    fn reading(
        &self,
        doc: &mut Doc,
        look: Look<'_>,
        option: &OptionView,
        letter: &[Option<usize>],
    ) -> std::ops::Range<usize> {
        let clause = |number: usize, slot: &SlotView| -> Option<ClauseView> {
            let index = if number == self.slot {
                Some(self.clause)
            } else {
                letter.get(number).copied().flatten()
            };
            index.and_then(|index| slot.clauses.get(index)).cloned()
        };
        doc.markdown(look, &option.message, 0, look.style(Meaning::Text))
            .blank();
        let mut open = 0..0;
        for (number, slot) in option.slots.iter().enumerate() {
            let from = doc.len();
            let here = number == self.slot;
            let sign = if here { "▶ " } else { "  " };
            match clause(number, slot) {
                Some(clause) if clause.text.is_empty() => {
                    let words = look
                        .locale
                        .say("composer-left-out", &[("slot", slot.name.as_str().into())]);
                    doc.hang(
                        sign,
                        &words,
                        look.style(Meaning::Focus),
                        look.style(Meaning::Dim),
                    );
                }
                Some(clause) => {
                    let meaning = if here { Meaning::Strong } else { Meaning::Text };
                    doc.hang(
                        sign,
                        &clause.text,
                        look.style(Meaning::Focus),
                        look.style(meaning),
                    );
                }
                None => {
                    let words = look
                        .locale
                        .say("composer-gap", &[("slot", slot.name.as_str().into())]);
                    doc.hang(
                        sign,
                        &words,
                        look.style(Meaning::Focus),
                        look.style(Meaning::Greyed),
                    );
                }
            }
            if here {
                open = from..doc.len();
            }
        }
        if let Some(clause) = option
            .slots
            .get(self.slot)
            .and_then(|slot| clause(self.slot, slot))
        {
            open.end = translations(doc, look, &clause).max(open.end);
        }
        open
    }
}

/// The wording in both sides' words, side by side where there is room. Returns where it ends.
fn translations(doc: &mut Doc, look: Look<'_>, clause: &ClauseView) -> usize {
    if clause.translated.is_empty() && clause.theirs.is_empty() {
        return doc.len();
    }
    doc.heading(look, &look.locale.say("composer-translations", &[]));
    let (ours, theirs) = (
        look.locale.say("composer-ours", &[]),
        look.locale.say("composer-theirs", &[]),
    );
    let their_text = if clause.theirs.is_empty() {
        look.locale.say("composer-same", &[])
    } else {
        clause.theirs.clone()
    };
    let their_meaning = if clause.theirs.is_empty() {
        Meaning::Dim
    } else {
        Meaning::Text
    };
    if doc.width() < 44 {
        for (name, text, meaning) in [
            (ours, clause.translated.as_str(), Meaning::Text),
            (theirs, their_text.as_str(), their_meaning),
        ] {
            doc.text(&name, look.style(Meaning::Dim));
            doc.hang("  ", text, look.style(Meaning::Dim), look.style(meaning));
        }
        return doc.len();
    }
    let half = doc.width() / 2 - 1;
    let column = |name: &str, text: &str| {
        let mut lines =
            vec![crate::text::truncate(&crate::text::clean_line(name), half).into_owned()];
        lines.extend(crate::text::wrap(&crate::text::clean(text), half));
        lines
    };
    let (left, right) = (
        column(&ours, &clause.translated),
        column(&theirs, &their_text),
    );
    for row in 0..left.len().max(right.len()) {
        let cell = |lines: &[String]| lines.get(row).cloned().unwrap_or_default();
        let (first, second) = if row == 0 {
            (Meaning::Dim, Meaning::Dim)
        } else {
            (Meaning::Text, their_meaning)
        };
        doc.line(vec![
            (crate::text::pad(&cell(&left), half), look.style(first)),
            ("  ".to_owned(), look.style(Meaning::Dim)),
            (cell(&right), look.style(second)),
        ]);
    }
    doc.len()
}

/// The letter is done: on to the next one without wording, else to the question.
fn done(menu: &[OptionView], picks: &Picks) -> Ask {
    match picks.unworded(menu) {
        Some(option) => Ask::Compose(option.id.clone()),
        None => Ask::Confirm,
    }
}
