//! Why nobody answered, and what each side knew and when.

use super::super::silences::silences;
use crate::session::view::debrief::{Debrief, Knowledge};
use crate::text::{pad, width};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// Cells between two columns.
const BETWEEN: usize = 2;

/// Each thing that one side knew before the other or alone: when one knew it, when they did, and
/// what it is.
pub(super) fn knowledge(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    if !debrief.now.silences.is_empty() {
        doc.heading(look, &look.locale.say("sheet-silences", &[]));
        silences(doc, look, &debrief.now.silences);
        doc.heading(look, &look.locale.say("knowledge-title", &[]));
    }
    let dim = look.style(Meaning::Dim);
    let how = if debrief.knowledge.is_empty() {
        look.locale.say("knowledge-none", &[])
    } else {
        look.locale.say("knowledge-how", &[])
    };
    doc.text(&how, dim);
    if debrief.known_at_once > 0 {
        let args = [("count", debrief.known_at_once.into())];
        doc.text(&look.locale.say("knowledge-shared", &args), dim);
    }
    if debrief.knowledge.is_empty() {
        return;
    }
    let columns = columns(look, &debrief.knowledge);
    let title = look.style(Meaning::Title);
    let names = names(look).into_iter().zip(columns);
    doc.blank();
    doc.line(
        names
            .map(|(name, wide)| (pad(&name, wide), title))
            .collect(),
    );
    for each in &debrief.knowledge {
        row(doc, look, each, columns);
    }
}

fn names(look: Look<'_>) -> [String; 2] {
    [
        look.locale.say("knowledge-own", &[]),
        look.locale.say("knowledge-other", &[]),
    ]
}

/// When a side learned it.
fn when(look: Look<'_>, at: Option<u32>) -> String {
    match at {
        Some(at) => look.clock(at),
        None => look.locale.say("knowledge-never", &[]),
    }
}

/// The cells of the two columns of clocks.
fn columns(look: Look<'_>, rows: &[Knowledge]) -> [usize; 2] {
    let names = names(look);
    let sides: [fn(&Knowledge) -> Option<u32>; 2] = [|row| row.own, |row| row.other];
    [0, 1].map(|side| {
        let clocks = rows.iter().map(|row| width(&when(look, sides[side](row))));
        let widest = clocks.chain([width(&names[side])]).max();
        widest.unwrap_or(0) + BETWEEN
    })
}

/// One thing. The side that knew it first, or alone, is the one that stands out.
fn row(doc: &mut Doc, look: Look<'_>, each: &Knowledge, columns: [usize; 2]) {
    let minutes = [each.own, each.other];
    let first = usize::from(each.own.is_none() || each.other.is_some_and(|at| Some(at) < each.own));
    let clocks: Vec<(String, _)> = [Meaning::Own, Meaning::Other]
        .into_iter()
        .enumerate()
        .map(|(side, colour)| {
            let meaning = match minutes[side] {
                None => Meaning::Bad,
                Some(_) if side == first => colour,
                Some(_) => Meaning::Dim,
            };
            (
                pad(&when(look, minutes[side]), columns[side]),
                look.style(meaning),
            )
        })
        .collect();
    let indent = columns[0] + columns[1];
    let text = look.style(Meaning::Text);
    if indent * 2 > doc.width() {
        doc.line(clocks);
        doc.markdown(look, &each.text, BETWEEN, text);
        return;
    }
    let mut told = Doc::new(u16::try_from(doc.width() - indent).unwrap_or(u16::MAX));
    told.markdown(look, &each.text, 0, text);
    doc.columns(clocks, indent, told);
}
