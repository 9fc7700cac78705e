//! The path beside what the record shows, stage by stage.

use crate::session::view::debrief::{Debrief, Moment, Source};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

use super::moment::chosen;
use super::sources::cited;

/// The width from which path and record stand side by side.
const SIDES: usize = 94;

/// Each stage that was passed: what was decided there, and what history did.
pub(super) fn history(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    doc.text(
        &look.locale.say("history-how", &[]),
        look.style(Meaning::Dim),
    );
    if doc.width() >= SIDES {
        doc.blank();
        let mut halves = doc.halves();
        for (half, (name, meaning)) in halves.iter_mut().zip(names(look)) {
            half.text(&name, look.style(meaning));
        }
        doc.beside(halves);
    }
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
            let [(own, own_meaning), (other, other_meaning)] = names(look);
            doc.text(&own, look.style(own_meaning));
            path(doc, look, stage);
            doc.text(&other, look.style(other_meaning));
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

fn names(look: Look<'_>) -> [(String, Meaning); 2] {
    [
        (look.locale.say("history-path", &[]), Meaning::Own),
        (look.locale.say("ending-history", &[]), Meaning::Other),
    ]
}

fn path(doc: &mut Doc, look: Look<'_>, stage: &[Moment]) {
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
    let mut sources: Vec<Source> = Vec::new();
    for source in stage.iter().flat_map(|moment| &moment.sources) {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    cited(doc, look, &sources);
}
