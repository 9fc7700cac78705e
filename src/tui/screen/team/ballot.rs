//! What a team is about to decide, as text: the proposal, the drafts, who disagrees.

use std::ops::Range;

use crate::locale::Locale;
use crate::session::view::Command;
use crate::session::view::team::{BallotView, DraftView};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// A set of options in one line.
pub(super) fn words(locale: &Locale, options: &[String], command: Option<&Command>) -> String {
    match command {
        Some(Command::PickUp) => locale.say("ring-pick-up", &[]),
        Some(Command::LetRing) => locale.say("ring-let", &[]),
        _ if options.is_empty() => locale.say("draft-nothing", &[]),
        _ => options.join(" + "),
    }
}

/// A draft in one line.
pub(crate) fn draft_words(locale: &Locale, draft: &DraftView) -> String {
    words(locale, &draft.options, draft.command.as_ref())
}

/// What was proposed, by whom, and what is to be done about it; `how` tells the reader's part.
pub(crate) fn proposal(doc: &mut Doc, look: Look<'_>, ballot: &BallotView, how: &str) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    let Some(proposal) = &ballot.proposal else {
        doc.text(&look.locale.say("ballot-no-proposal", &[]), dim);
        return;
    };
    let by = [("by", proposal.by.as_str().into())];
    let who = match proposal.yours {
        true => look.locale.say("ballot-you-propose", &[]),
        false => look.locale.say("ballot-proposes", &by),
    };
    doc.text(&who, look.style(Meaning::Title));
    let whole = words(look.locale, &[], proposal.command.as_ref());
    let lines = match proposal.options.is_empty() {
        true => std::slice::from_ref(&whole),
        false => &proposal.options,
    };
    for line in lines {
        let strong = look.style(Meaning::Strong);
        doc.hang("■ ", line, look.style(Meaning::Picked), strong);
    }
    if !proposal.note.is_empty() {
        doc.hang("│ ", &proposal.note, look.style(Meaning::Line), text);
    }
    if proposal.irreversible {
        let bad = look.style(Meaning::Bad);
        doc.hang("! ", &look.locale.say("ballot-for-good", &[]), bad, bad);
    }
    if !how.is_empty() {
        doc.text(how, look.style(Meaning::Focus));
    }
}

/// Every draft with those who want it; returns the lines of each. `cursor` marks one.
pub(crate) fn drafts(
    doc: &mut Doc,
    look: Look<'_>,
    ballot: &BallotView,
    cursor: Option<usize>,
) -> Vec<Range<usize>> {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    doc.heading(look, &look.locale.say("ballot-drafts", &[]));
    if ballot.drafts.is_empty() {
        doc.text(&look.locale.say("ballot-no-drafts", &[]), dim);
    }
    let mut places = Vec::with_capacity(ballot.drafts.len());
    for (number, draft) in ballot.drafts.iter().enumerate() {
        let from = doc.len();
        let here = cursor == Some(number);
        one(doc, look, draft, here);
        if here {
            doc.mark(from..doc.len(), look.theme.row());
        }
        for (name, reason) in &draft.votes {
            let said = [("name", name.as_str().into()), ("reason", reason.into())];
            let words = match reason.is_empty() {
                true => name.clone(),
                false => look.locale.say("ballot-reason", &said),
            };
            doc.hang("      ", &words, dim, text);
        }
        places.push(from..doc.len());
    }
    if !ballot.undecided.is_empty() {
        let who = [("who", ballot.undecided.join(", ").into())];
        let words = look.locale.say("ballot-undecided", &who);
        doc.blank().hang("… ", &words, dim, text);
    }
    dissent(doc, look, ballot);
    places
}

fn one(doc: &mut Doc, look: Look<'_>, draft: &DraftView, here: bool) {
    let votes = [("count", draft.votes.len().into())];
    let votes = look.locale.say("ballot-votes", &votes);
    let (sign, meaning) = match (draft.yours, here) {
        (true, _) => ("(•)", Meaning::Picked),
        (false, true) => ("( )", Meaning::Strong),
        (false, false) => ("( )", Meaning::Text),
    };
    let marker = format!("{}{sign} ", if here { "▶" } else { " " });
    let what = draft_words(look.locale, draft);
    let words = [("what", what.into()), ("votes", votes.into())];
    let words = look.locale.say("ballot-draft", &words);
    let first = if here { Meaning::Focus } else { meaning };
    doc.hang(&marker, &words, look.style(first), look.style(meaning));
}

fn dissent(doc: &mut Doc, look: Look<'_>, ballot: &BallotView) {
    if ballot.dissent.is_empty() {
        return;
    }
    doc.heading(look, &look.locale.say("ballot-dissent", &[]));
    for (name, reason) in &ballot.dissent {
        let said = [("name", name.into()), ("reason", reason.into())];
        let words = look.locale.say("ballot-reason", &said);
        let (warn, text) = (look.style(Meaning::Warn), look.style(Meaning::Text));
        doc.hang("≠ ", &words, warn, text);
    }
}
