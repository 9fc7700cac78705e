//! Why nobody answered, and what each side knew and when.

use super::super::silences::silences;
use crate::session::view::debrief::{Debrief, Knowledge};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// The width from which the two sides stand side by side.
const SIDES: usize = 94;

/// Each thing that became known: its text stands with the side that knew it first.
pub(super) fn knowledge(doc: &mut Doc, look: Look<'_>, debrief: &Debrief) {
    if !debrief.now.silences.is_empty() {
        doc.heading(look, &look.locale.say("sheet-silences", &[]));
        silences(doc, look, &debrief.now.silences);
        doc.heading(look, &look.locale.say("knowledge-title", &[]));
    }
    let dim = look.style(Meaning::Dim);
    doc.text(&look.locale.say("knowledge-how", &[]), dim);
    if debrief.knowledge.is_empty() {
        let none = look.locale.say("knowledge-none", &[]);
        doc.blank().text(&none, look.style(Meaning::Text));
    }
    let sides = doc.width() >= SIDES;
    if sides {
        doc.blank();
        let mut halves = doc.halves();
        for (half, name) in halves.iter_mut().zip(names(look)) {
            half.text(&name, look.style(Meaning::Title));
        }
        doc.beside(halves);
    }
    for each in &debrief.knowledge {
        doc.blank();
        if sides {
            side_by_side(doc, look, each);
        } else {
            one_below_the_other(doc, look, each);
        }
    }
}

fn names(look: Look<'_>) -> [String; 2] {
    [
        look.locale.say("knowledge-own", &[]),
        look.locale.say("knowledge-other", &[]),
    ]
}

const COLOURS: [Meaning; 2] = [Meaning::Own, Meaning::Other];

fn side_by_side(doc: &mut Doc, look: Look<'_>, each: &Knowledge) {
    let minutes = [each.own, each.other];
    let first = first(each);
    let mut halves = doc.halves();
    for (side, half) in halves.iter_mut().enumerate() {
        let clock = minutes[side].map_or_else(String::new, |at| look.clock(at));
        if side == first {
            half.text(&clock, look.style(COLOURS[side]));
            half.markdown(look, &each.text, 2, look.style(Meaning::Text));
            continue;
        }
        let words = gap(look, minutes[first], minutes[side]);
        let meaning = if minutes[side].is_some() {
            COLOURS[side]
        } else {
            Meaning::Bad
        };
        let words = format!("{clock}  {words}");
        half.text(words.trim_start(), look.style(meaning));
    }
    doc.beside(halves);
}

fn one_below_the_other(doc: &mut Doc, look: Look<'_>, each: &Knowledge) {
    let minutes = [each.own, each.other];
    let names = names(look);
    let first = first(each);
    for side in [first, 1 - first] {
        let clock = minutes[side].map_or_else(String::new, |at| look.clock(at));
        let mut words = vec![names[side].clone(), clock];
        if side != first {
            words.push(gap(look, minutes[first], minutes[side]));
        }
        words.retain(|part| !part.is_empty());
        let meaning = if minutes[side].is_some() {
            COLOURS[side]
        } else {
            Meaning::Bad
        };
        doc.text(&words.join("  "), look.style(meaning));
    }
    doc.markdown(look, &each.text, 2, look.style(Meaning::Text));
}

/// The side that knew it first: 0 one's own, 1 the other.
fn first(each: &Knowledge) -> usize {
    match (each.own, each.other) {
        (Some(own), Some(other)) => usize::from(other < own),
        (None, Some(_)) => 1,
        (_, None) => 0,
    }
}

/// How much later the second side learned it.
fn gap(look: Look<'_>, first: Option<u32>, second: Option<u32>) -> String {
    match (first, second) {
        (_, None) => look.locale.say("knowledge-never", &[]),
        (Some(first), Some(second)) if second > first => {
            let cost = look.cost(second - first);
            look.locale.say("knowledge-later", &[("cost", cost.into())])
        }
        _ => look.locale.say("knowledge-same", &[]),
    }
}
