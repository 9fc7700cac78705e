//! Cards that ask the team to check its source, claims on which sources disagree, and the sources.

use crate::session::view::debrief::{Debrief, Source};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// Cards, disputes, then the list.
pub(super) fn sources(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    let (text, strong) = (look.style(Meaning::Text), look.style(Meaning::Strong));
    if debrief.cards.is_empty() && debrief.disputes.is_empty() && debrief.sources.is_empty() {
        doc.text(&look.locale.say("sources-none", &[]), text);
        return;
    }
    if !debrief.cards.is_empty() {
        doc.heading(look, &look.locale.say("sources-cards", &[]));
    }
    for card in &debrief.cards {
        doc.hang("? ", &card.title, look.style(Meaning::Focus), strong);
        doc.markdown(look, &card.text, 2, text);
        cited(doc, look, &card.sources);
        doc.blank();
    }
    if !debrief.disputes.is_empty() {
        doc.heading(look, &look.locale.say("sources-disputes", &[]));
    }
    for dispute in &debrief.disputes {
        doc.hang("≠ ", &dispute.question, look.style(Meaning::Focus), strong);
        for claim in &dispute.claims {
            doc.hang("  – ", claim, look.style(Meaning::Dim), text);
        }
        cited(doc, look, &dispute.sources);
        doc.blank();
    }
    if !debrief.sources.is_empty() {
        doc.heading(look, &look.locale.say("sources-list", &[]));
    }
    for source in &debrief.sources {
        full(doc, look, source);
    }
}

fn full(doc: &mut Doc, look: Look<'_>, source: &Source) {
    let dim = look.style(Meaning::Dim);
    doc.text(&source.id, look.style(Meaning::Title));
    doc.hang("  ", &source.reference, dim, look.style(Meaning::Text));
    if !source.used_for.is_empty() {
        let used = look
            .locale
            .say("source-used", &[("what", source.used_for.as_str().into())]);
        doc.hang("  ", &used, dim, dim);
    }
    if source.unconfirmed {
        let words = look.locale.say("source-unconfirmed", &[]);
        let warn = look.style(Meaning::Warn);
        doc.hang("  ! ", &words, warn, warn);
    }
}

/// The sources where they are cited, by what they are called in print.
pub(super) fn cited(doc: &mut Doc, look: Look<'_>, sources: &[Source]) {
    if sources.is_empty() {
        return;
    }
    let names: Vec<String> = sources
        .iter()
        .map(|source| match source.unconfirmed {
            true => {
                let source = [("source", source.reference.as_str().into())];
                look.locale.say("source-cited-unconfirmed", &source)
            }
            false => source.reference.clone(),
        })
        .collect();
    let words = look
        .locale
        .say("source-cited", &[("sources", names.join("; ").into())]);
    let dim = look.style(Meaning::Dim);
    doc.hang("  ", &words, dim, dim);
}
