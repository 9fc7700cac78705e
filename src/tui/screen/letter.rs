//! The letter as it will be read, and its words in the languages of both sides.

use std::ops::Range;

use ratatui::style::Modifier;

use crate::session::view::{ClauseView, OptionView, SlotView};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// A letter that is being composed, with the wording under the cursor in its place.
#[derive(Clone, Copy)]
pub(super) struct Letter<'a> {
    pub(super) option: &'a OptionView,
    /// The wording of each slot so far.
    pub(super) chosen: &'a [Option<usize>],
    pub(super) slot: usize,
    /// The wording under the cursor, once there is one.
    pub(super) clause: Option<usize>,
}

impl<'a> Letter<'a> {
    /// The wording of a slot; at the cursor the one that is looked at.
    fn clause(&self, number: usize) -> Option<&'a ClauseView> {
        let here = self.clause.filter(|_| number == self.slot);
        let index = here.or_else(|| self.chosen.get(number).copied().flatten());
        self.option.slots.get(number)?.clauses.get(index?)
    }

    /// Is the wording of a slot only looked at, not taken?
    fn is_draft(&self, number: usize) -> bool {
        let chosen = self.chosen.get(number).copied().flatten();
        number == self.slot && self.clause.is_some() && chosen != self.clause
    }
}

/// The letter with the wordings chosen so far, what is chosen beside its text, then both
/// translations. The wording under the cursor stands in its place, marked as a draft until it is
/// taken. Returns its lines.
pub(super) fn reading(doc: &mut Doc, look: Look<'_>, letter: Letter<'_>) -> Range<usize> {
    let text = look.style(Meaning::Text);
    doc.markdown(look, &letter.option.message, 0, text).blank();
    let slots = 0..letter.option.slots.len();
    let worded: Vec<(usize, &ClauseView)> = slots
        .filter_map(|number| Some((number, letter.clause(number)?)))
        .collect();
    let (said, beside): (Vec<_>, Vec<_>) = worded
        .into_iter()
        .partition(|(_, clause)| !clause.text.is_empty());
    let mut open = 0..0;
    for (part, gap) in [(said, false), (beside, true)] {
        if gap && !part.is_empty() {
            doc.blank();
        }
        for (number, clause) in part {
            let from = doc.len();
            line(doc, look, letter, number, clause);
            if number == letter.slot {
                open = from..doc.len();
            }
        }
    }
    translations(doc, look, letter);
    open
}

fn line(doc: &mut Doc, look: Look<'_>, letter: Letter<'_>, number: usize, clause: &ClauseView) {
    let here = number == letter.slot;
    let draft = letter.is_draft(number);
    let (mut words, meaning) = match clause.text.is_empty() {
        true => (
            beside(look, &letter.option.slots[number], clause),
            Meaning::Dim,
        ),
        false if draft => (clause.text.clone(), Meaning::Dim),
        false if here => (clause.text.clone(), Meaning::Strong),
        false => (clause.text.clone(), Meaning::Text),
    };
    let mut style = look.style(meaning);
    if draft {
        words = look
            .locale
            .say("composer-draft", &[("words", words.into())]);
        style = style.add_modifier(Modifier::ITALIC);
    }
    let sign = match (here, draft) {
        (true, true) => "▷ ",
        (true, false) => "▶ ",
        (false, _) => "  ",
    };
    doc.hang(sign, &words, look.style(Meaning::Focus), style);
}

/// A choice that adds no words to a letter.
fn beside(look: Look<'_>, slot: &SlotView, clause: &ClauseView) -> String {
    let arguments = [
        ("slot", slot.name.as_str().into()),
        ("label", clause.label.as_str().into()),
    ];
    look.locale.say("composer-beside", &arguments)
}

/// A letter as it goes out: its lines, then what was chosen beside them.
pub(crate) fn outgoing(
    doc: &mut Doc,
    look: Look<'_>,
    option: &OptionView,
    chosen: &[Option<usize>],
) {
    let worded = option
        .slots
        .iter()
        .zip(chosen)
        .filter_map(|(slot, choice)| Some((slot, slot.clauses.get((*choice)?)?)));
    let (said, others): (Vec<_>, Vec<_>) = worded.partition(|(_, clause)| !clause.text.is_empty());
    for (_, clause) in said {
        let line = look.style(Meaning::Line);
        doc.hang("  │ ", &clause.text, line, look.style(Meaning::Own));
    }
    let dim = look.style(Meaning::Dim);
    for (slot, clause) in others {
        doc.hang("    ", &beside(look, slot, clause), dim, dim);
    }
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
        let sign = match (here, letter.is_draft(letter.slot)) {
            (true, true) => "▷ ",
            (true, false) => "▶ ",
            (false, _) => "  ",
        };
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
