//! What each side knew, and since when: what one side said and the other heard is one row.

use super::super::seen::Seen;
use super::super::traffic::{Teller, item};
use super::words::told_in_one;
use crate::engine::{Fate, Known};
use crate::exercise::model::*;
use crate::session::view::TrafficKind;
use crate::session::view::debrief::Knowledge;

/// One side of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Own,
    Other,
}

/// The rows so far, each with what it is about.
struct Rows(Vec<(Known, Knowledge)>);

/// Everything that either side came to know, by the minute at which the first of them did.
pub(super) fn knowledge(seen: &Seen<'_>) -> Vec<Knowledge> {
    let others = seen.exercise.chairs.keys().filter(|id| *id != seen.chair);
    let others = others.fold(Chairs::NONE, Chairs::with);
    let sides = |chairs: Chairs| {
        let own = chairs.has(seen.chair).then_some(Side::Own);
        let other = (!chairs.and(others).is_empty()).then_some(Side::Other);
        own.into_iter().chain(other)
    };
    let mut rows = Rows(Vec::new());
    for (id, fact) in seen.exercise.facts.iter() {
        let said = item(0, TrafficKind::Fact, seen.text(fact.text));
        for side in sides(fact.known_by) {
            rows.learn(Known::Fact(id), side, 0, told_in_one(&said));
        }
    }
    let mut teller = Teller::default();
    for (at, event) in seen.timed() {
        for (chairs, known, said) in teller.hears(seen, at, event) {
            for side in sides(chairs) {
                rows.learn(subject(seen, known), side, at, told_in_one(&said));
            }
        }
    }
    let mut rows: Vec<Knowledge> = rows.0.into_iter().map(|(_, row)| row).collect();
    rows.sort_by_key(|row| {
        row.own
            .unwrap_or(u32::MAX)
            .min(row.other.unwrap_or(u32::MAX))
    });
    rows
}

impl Rows {
    /// Fills the last row of the subject that the side has not filled, or begins one. A second
    /// answer on a line is thereby another thing than the first.
    fn learn(&mut self, about: Known, side: Side, at: Minutes, text: Option<String>) {
        let Some(text) = text else { return };
        let last = self.0.iter_mut().rev().find(|(of, _)| *of == about);
        let known_fact = last.is_some() && matches!(about, Known::Fact(_));
        let free = last.filter(|(_, row)| match side {
            Side::Own => row.own.is_none(),
            Side::Other => row.other.is_none(),
        });
        let row = match free {
            Some((_, row)) => row,
            // A fact that one knows is no news.
            None if known_fact => return,
            None => {
                let row = Knowledge {
                    text,
                    ..Knowledge::default()
                };
                self.0.push((about, row));
                let (_, row) = self.0.last_mut().expect("a row was just pushed");
                row
            }
        };
        match side {
            Side::Own => row.own = Some(at),
            Side::Other => row.other = Some(at),
        }
    }
}

/// What is the same thing at both ends: words that were said and heard, and a letter that arrived
/// as it left. One that was garbled is another letter to whoever reads it.
fn subject(seen: &Seen<'_>, known: Known) -> Known {
    let via = |option: OptionId| seen.exercise.options[option].message.as_ref()?.via;
    match known {
        Known::Heard(channel, answer) => Known::Said(channel, answer),
        Known::Reply(option, answer) => match via(option) {
            Some(channel) => Known::Said(channel, answer),
            None => known,
        },
        Known::Received(option, Fate::Intact) => Known::Sent(option),
        _ => known,
    }
}
