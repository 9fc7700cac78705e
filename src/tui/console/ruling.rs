//! What a free action means: the options of the team's decision to rule it onto, and the wording
//! of a message among them.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::boxes::{Answered, Boxed};
use super::form::{Form, Purpose};
use crate::locale::{Locale, phrase};
use crate::session::view::{OptionView, View};
use crate::tui::keymap::{Action, Context};
use crate::tui::screen::{Picks, command, menu, option};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, popup_frame};

/// What is picked so far.
pub(super) struct Ruling {
    team: usize,
    name: String,
    world: Arc<View>,
    /// The row under the cursor: options, each with the slots of a message below it once picked.
    cursor: usize,
    picks: Picks,
    refused: Option<&'static str>,
    scroll: Scroll,
}

/// A row: an option, or a slot of one.
#[derive(Clone, Copy)]
struct Row {
    option: usize,
    slot: Option<usize>,
}

impl Ruling {
    pub(super) fn new(team: usize, name: String, world: Arc<View>) -> Self {
        Self {
            team,
            name,
            world,
            cursor: 0,
            picks: Picks::default(),
            refused: None,
            scroll: Scroll::default(),
        }
    }

    fn rows(&self, menu: &[OptionView]) -> Vec<Row> {
        let mut rows = Vec::new();
        for (number, one) in menu.iter().enumerate() {
            rows.push(Row {
                option: number,
                slot: None,
            });
            let slots = match self.picks.has(&one.id) {
                true => one.slots.len(),
                false => 0,
            };
            rows.extend((0..slots).map(|slot| Row {
                option: number,
                slot: Some(slot),
            }));
        }
        rows
    }

    pub(super) fn act(&mut self, action: Action, locale: &Locale) -> Answered {
        self.refused = None;
        let world = self.world.clone();
        let menu = menu(&world, locale);
        let rows = self.rows(&menu);
        let last = rows.len().saturating_sub(1);
        match action {
            Action::Back => return Answered::Close,
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::Top => self.cursor = 0,
            Action::Bottom => self.cursor = last,
            Action::Number(number) => {
                let wanted = Some(usize::from(number));
                let is = |row: &Row| row.slot.is_none() && menu[row.option].number == wanted;
                if let Some(at) = rows.iter().position(is) {
                    self.cursor = at;
                    self.toggle(&menu[rows[at].option], &menu);
                }
            }
            Action::Toggle => {
                if let Some(row) = rows.get(self.cursor).filter(|row| row.slot.is_none()) {
                    self.toggle(&menu[row.option], &menu);
                }
            }
            Action::Left | Action::Right => {
                if let Some(row) = rows.get(self.cursor) {
                    self.turn(*row, &menu, action == Action::Right);
                }
            }
            Action::Choose => return self.done(&rows, &menu, locale),
            action => {
                self.scroll.act(action);
            }
        }
        let last = self.rows(&menu).len().saturating_sub(1);
        self.cursor = self.cursor.min(last);
        Answered::Stay
    }

    fn toggle(&mut self, picked: &OptionView, menu: &[OptionView]) {
        let Some(decision) = &self.world.decision else {
            return;
        };
        if self.picks.toggle(decision, menu, picked).is_err() {
            self.refused = Some(phrase("ruling-refused"));
        }
    }

    /// Another clause in a slot.
    fn turn(&mut self, row: Row, menu: &[OptionView], on: bool) {
        let (one, Some(slot)) = (&menu[row.option], row.slot) else {
            return;
        };
        let count = one.slots[slot].clauses.len();
        if count == 0 {
            return;
        }
        let mut letter = self.picks.letter(one);
        letter[slot] = Some(match (letter[slot], on) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        });
        self.picks.set_letter(&one.id, letter);
    }

    /// On to the reason.
    fn done(&mut self, rows: &[Row], menu: &[OptionView], locale: &Locale) -> Answered {
        let Some(least) = self.world.decision.as_ref().map(|one| one.picks.0) else {
            return Answered::Close;
        };
        if self.picks.options.is_empty()
            && let Some(row) = rows.get(self.cursor)
        {
            self.toggle(&menu[row.option], menu);
        }
        if self.picks.options.len() < least {
            self.refused.get_or_insert(phrase("ruling-too-few"));
            return Answered::Stay;
        }
        if self.picks.unworded(menu).is_some() {
            self.refused = Some(phrase("ruling-unworded"));
            return Answered::Stay;
        }
        let command = command(&self.world, &self.picks, menu, Default::default());
        let name = [("team", self.name.as_str().into())];
        let title = locale.say("form-rule", &name);
        let reason = locale.say("form-rule-words", &[]);
        let purpose = Purpose::Rule(self.team, command);
        let mut form = Form::new(title, purpose, Vec::new(), Some(reason));
        let picked = menu.iter().filter(|one| self.picks.has(&one.id));
        form.above.extend(picked.map(|one| one.label.clone()));
        Answered::Then(Box::new(Boxed::Form(Box::new(form))))
    }

    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let width = area.width.saturating_sub(4).clamp(area.width.min(28), 92);
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        let menu = menu(&self.world, look.locale);
        let several = self
            .world
            .decision
            .as_ref()
            .is_some_and(|one| one.picks.1 > 1);
        doc.text(
            &look.locale.say("ruling-how", &[]),
            look.style(Meaning::Dim),
        );
        if let Some(why) = self.refused {
            let warn = look.style(Meaning::Warn);
            doc.hang("! ", &look.locale.say(why, &[]), warn, warn);
        }
        doc.blank();
        let mut here = 0..0;
        for (number, row) in self.rows(&menu).into_iter().enumerate() {
            let one = &menu[row.option];
            let from = doc.len();
            let at = number == self.cursor;
            match row.slot {
                None => option(&mut doc, look, one, several, self.picks.has(&one.id), at),
                Some(slot) => self.slot(&mut doc, look, (one, slot), at),
            }
            if at {
                here = from..doc.len();
            }
        }
        let rows = u16::try_from(doc.len()).unwrap_or(u16::MAX);
        let name = [("team", self.name.as_str().into())];
        let title = look.locale.say("ruling-title", &name);
        let size = (width, rows.saturating_add(4));
        let inside = popup_frame(buffer, area, look, &title, size, Context::Ruling);
        self.scroll.follow(self.cursor, &here);
        self.scroll.draw(buffer, inside, look, &doc);
    }

    fn slot(&self, doc: &mut Doc, look: Look<'_>, (one, slot): (&OptionView, usize), at: bool) {
        let slots = &one.slots[slot];
        let chosen = self.picks.letter(one)[slot].and_then(|at| slots.clauses.get(at));
        let label = match chosen {
            Some(clause) => clause.label.clone(),
            None => look.locale.say("composer-open", &[]),
        };
        let (sign, open, close) = match at {
            true => ("▶        ", "‹ ", " ›"),
            false => ("         ", "", ""),
        };
        let words = format!("{}: {open}{label}{close}", slots.name);
        let meaning = if at { Meaning::Focus } else { Meaning::Text };
        doc.hang(
            sign,
            &words,
            look.style(Meaning::Focus),
            look.style(meaning),
        );
    }
}
