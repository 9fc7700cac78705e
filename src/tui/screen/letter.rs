//! The letter as it will be read, and its words in the languages of both sides.

use std::ops::Range;

use crate::session::view::{ClauseView, OptionView};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// A letter that is being composed, with the wording under the cursor in its place.
#[derive(Clone, Copy)]
pub(super) struct Letter<'a> {
    pub(super) option: &'a OptionView,
    /// The wording of each slot so far.
    pub(super) chosen: &'a [Option<usize>],
    pub(super) slot: usize,
    pub(super) clause: usize,
}

impl<'a> Letter<'a> {
    /// The wording of a slot; at the cursor the one that is looked at.
    fn clause(&self, number: usize) -> Option<&'a ClauseView> {
        let index = if number == self.slot {
            Some(self.clause)
        } else {
            self.chosen.get(number).copied().flatten()
        };
        self.option.slots.get(number)?.clauses.get(index?)
    }
}

/// Every line of the letter, then both translations of all that is worded so far. Returns the
/// lines of the slot at the cursor.
pub(super) fn reading(doc: &mut Doc, look: Look<'_>, letter: Letter<'_>) -> Range<usize> {
    let text = look.style(Meaning::Text);
    doc.markdown(look, &letter.option.message, 0, text).blank();
    let mut open = 0..0;
    for number in 0..letter.option.slots.len() {
        let from = doc.len();
        line(doc, look, letter, number);
        if number == letter.slot {
            open = from..doc.len();
        }
    }
    translations(doc, look, letter);
    open
}

fn line(doc: &mut Doc, look: Look<'_>, letter: Letter<'_>, number: usize) {
    let slot = &letter.option.slots[number];
    let name = [("slot", slot.name.as_str().into())];
    let here = number == letter.slot;
    let (words, meaning) = match letter.clause(number) {
        Some(clause) if clause.text.is_empty() => {
            (look.locale.say("composer-left-out", &name), Meaning::Dim)
        }
        Some(clause) if here => (clause.text.clone(), Meaning::Strong),
        Some(clause) => (clause.text.clone(), Meaning::Text),
        None => (look.locale.say("composer-gap", &name), Meaning::Greyed),
    };
    let sign = if here { "▶ " } else { "  " };
    doc.hang(
        sign,
        &words,
        look.style(Meaning::Focus),
        look.style(meaning),
    );
}

/// The least width of a letter whose translations stand side by side.
const SIDES: usize = 44;

/// What the sender's and the receiver's translators make of each line, where there are any.
fn translations(doc: &mut Doc, look: Look<'_>, letter: Letter<'_>) {
    let slots = 0..letter.option.slots.len();
    let lines: Vec<(bool, &ClauseView)> = slots
        .filter_map(|number| Some((number == letter.slot, letter.clause(number)?)))
        .filter(|(_, clause)| !(clause.translated.is_empty() && clause.theirs.is_empty()))
        .collect();
    if lines.is_empty() {
        return;
    }
    doc.heading(look, &look.locale.say("composer-translations", &[]));
    let names = [
        look.locale.say("composer-ours", &[]),
        look.locale.say("composer-theirs", &[]),
    ];
    let sides = doc.width() >= SIDES;
    if sides {
        let mut halves = doc.halves();
        for (half, name) in halves.iter_mut().zip(&names) {
            half.text(name, look.style(Meaning::Dim));
        }
        doc.beside(halves);
    }
    for (here, clause) in lines {
        let sign = if here { "▶ " } else { "  " };
        let focus = look.style(Meaning::Focus);
        let said = [ours(look, clause), theirs(look, clause)];
        if sides {
            let mut halves = doc.halves();
            for (half, (words, meaning)) in halves.iter_mut().zip(&said) {
                half.hang(sign, words, focus, look.style(*meaning));
            }
            doc.beside(halves);
            continue;
        }
        for (name, (words, meaning)) in names.iter().zip(&said) {
            let words = format!("{name}: {words}");
            doc.hang(sign, &words, focus, look.style(*meaning));
        }
    }
}

fn ours(look: Look<'_>, clause: &ClauseView) -> (String, Meaning) {
    if clause.translated.is_empty() {
        (look.locale.say("composer-none", &[]), Meaning::Dim)
    } else {
        (clause.translated.clone(), Meaning::Text)
    }
}

fn theirs(look: Look<'_>, clause: &ClauseView) -> (String, Meaning) {
    if clause.theirs.is_empty() {
        (look.locale.say("composer-same", &[]), Meaning::Dim)
    } else {
        (clause.theirs.clone(), Meaning::Text)
    }
}
