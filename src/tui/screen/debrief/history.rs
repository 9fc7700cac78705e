//! The path beside what the record shows, stage by stage.

use crate::session::view::debrief::{Debrief, Moment};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

use super::moment::chosen;

/// The width from which path and record stand side by side.
const SIDES: usize = 94;

/// Each stage that was passed: what was decided there, and what history did.
pub(super) fn history(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    doc.text(
        &look.locale.say("history-how", &[]),
        look.style(Meaning::Dim),
    );
    let same = |one: &Moment, other: &Moment| {
        one.stage.as_ref().map(|stage| &stage.id) == other.stage.as_ref().map(|stage| &stage.id)
    };
    for stage in debrief.moments.chunk_by(same) {
        let Some(title) = stage.first().and_then(|moment| moment.stage.as_ref()) else {
            continue;
        };
        doc.blank();
        doc.text(&title.title, look.style(Meaning::Strong));
        if doc.width() >= SIDES {
            let mut halves = doc.halves();
            path(&mut halves[0], look, stage);
            record(&mut halves[1], look, stage);
            doc.beside(halves);
        } else {
            path(doc, look, stage);
            record(doc, look, stage);
        }
    }
    if let Some(ending) = &debrief.now.ending {
        doc.blank();
        doc.text(&ending.title, look.style(Meaning::Strong));
        if !ending.history.is_empty() {
            doc.text(
                &look.locale.say("ending-history", &[]),
                look.style(Meaning::Title),
            );
            doc.markdown(look, &ending.history, 2, look.style(Meaning::Text));
        }
    }
}

fn path(doc: &mut Doc, look: Look<'_>, stage: &[Moment]) {
    doc.text(
        &look.locale.say("history-path", &[]),
        look.style(Meaning::Own),
    );
    for moment in stage {
        let Some(decided) = &moment.decision else {
            continue;
        };
        doc.text(&look.clock(moment.at), look.style(Meaning::Dim));
        chosen(doc, look, decided);
    }
}

/// What history decided there; what the record tells is the same for each moment of a stage.
fn record(doc: &mut Doc, look: Look<'_>, stage: &[Moment]) {
    let text = look.style(Meaning::Text);
    doc.text(
        &look.locale.say("ending-history", &[]),
        look.style(Meaning::Other),
    );
    let mut decided: Vec<&String> = Vec::new();
    for label in stage
        .iter()
        .filter_map(|moment| moment.decision.as_ref())
        .flat_map(|decision| &decision.historical)
    {
        if !decided.contains(&label) {
            decided.push(label);
        }
    }
    for label in &decided {
        doc.hang("  □ ", label, look.style(Meaning::Other), text);
    }
    let mut told: Vec<&str> = stage.iter().map(|moment| moment.history.as_str()).collect();
    told.retain(|words| !words.is_empty());
    told.dedup();
    if told.is_empty() && decided.is_empty() {
        doc.hang(
            "  ",
            &look.locale.say("history-none", &[]),
            text,
            look.style(Meaning::Dim),
        );
    }
    for words in told {
        doc.blank().markdown(look, words, 2, text);
    }
}
