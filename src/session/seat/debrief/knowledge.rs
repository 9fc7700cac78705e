//! What one side knew before the other or alone, a line or two each. What became of a decision is
//! told where the decision is; here stand facts, news, messages and calls. What both sides learned
//! in the same minute divides them in nothing and is only counted.

use super::super::seen::Seen;
use super::super::traffic::Teller;
use super::lede::lede;
use super::tellers::Tellers;
use crate::engine::{Event, Fate, Known};
use crate::exercise::model::*;
use crate::session::view::debrief::Knowledge;

/// One side of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Own,
    Other,
}

/// The rows so far, each with what it is about.
struct Rows(Vec<(Known, Knowledge)>);

/// What divided the sides, by the minute at which the first of them learned it, and how many
/// things both learned in the same minute.
pub(super) fn knowledge(seen: &Seen<'_>) -> (Vec<Knowledge>, usize) {
    let others = seen.exercise.chairs.keys().filter(|id| *id != seen.chair);
    let others = others.fold(Chairs::NONE, Chairs::with);
    let sides = |chairs: Chairs| {
        let own = chairs.has(seen.chair).then_some(Side::Own);
        let other = (!chairs.and(others).is_empty()).then_some(Side::Other);
        own.into_iter().chain(other)
    };
    let mut rows = Rows(Vec::new());
    for (id, fact) in seen.exercise.facts.iter() {
        for side in sides(fact.known_by) {
            rows.learn(Known::Fact(id), side, 0, &lede(&seen.text(fact.text)));
        }
    }
    let (mut teller, mut tellers) = (Teller::default(), Tellers::new(seen.exercise));
    for (at, event) in seen.timed() {
        for (chairs, known, item) in teller.hears(seen, at, event) {
            let Some(text) = text(seen, known, &item.from, &item.text) else {
                continue;
            };
            for side in sides(chairs) {
                rows.learn(subject(seen, known), side, at, &text);
            }
        }
        if let Event::Told { fact, .. } = event {
            for side in sides(tellers.of(event)) {
                let text = lede(&seen.text(seen.exercise.facts[*fact].text));
                rows.learn(Known::Fact(*fact), side, at, &text);
            }
        }
        tellers.hear(event);
    }
    let rows = rows.0.into_iter().map(|(_, row)| row);
    let (shared, mut divided): (Vec<_>, Vec<_>) = rows.partition(|row| row.own == row.other);
    divided.sort_by_key(|row| {
        let minutes = [row.own, row.other].into_iter().flatten();
        minutes.min().unwrap_or(u32::MAX)
    });
    (divided, shared.len())
}

impl Rows {
    /// Fills the last row of the subject that the side has not filled, or begins one. A second
    /// answer on a line is thereby another thing than the first.
    fn learn(&mut self, about: Known, side: Side, at: Minutes, text: &str) {
        let last = self.0.iter_mut().rev().find(|(of, _)| *of == about);
        // A fact that one knows is no news, and neither is a line that stays silent.
        let once = matches!(about, Known::Fact(_) | Known::Silence(_));
        let known = last.is_some() && once;
        let free = last.filter(|(_, row)| match side {
            Side::Own => row.own.is_none(),
            Side::Other => row.other.is_none(),
        });
        let row = match free {
            Some((_, row)) => row,
            None if known => return,
            None => {
                let row = Knowledge {
                    text: text.to_owned(),
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

/// What is the same thing at both ends: words that were said and heard, a call that rang on and
/// was let ring, and a letter that arrived as it left. One that was garbled is another letter to
/// whoever reads it.
fn subject(seen: &Seen<'_>, known: Known) -> Known {
    match known {
        Known::Heard(channel, answer) => Known::Said(channel, answer),
        Known::LetRing(channel) => Known::Silence(channel),
        Known::Reply(option, answer) => match via(seen, option) {
            Some(channel) => Known::Said(channel, answer),
            None => known,
        },
        Known::Received(option, Fate::Intact) => Known::Sent(option),
        _ => known,
    }
}

/// How a row reads: who or what it came by, then the first of what was said; one's own message by
/// the name of the decision. None for what has no row: a decision's outcome, and how far a letter
/// has come.
fn text(seen: &Seen<'_>, known: Known, from: &str, words: &str) -> Option<String> {
    let on = |channel: ChannelId| seen.text(seen.exercise.channels[channel].name);
    let headed = |by: &[&str], words: &str| {
        let by: Vec<&str> = by.iter().copied().filter(|part| !part.is_empty()).collect();
        match (by.is_empty(), words.is_empty()) {
            (_, true) => None,
            (true, _) => Some(lede(words)),
            (false, _) => Some(format!("**{}:** {}", by.join(", "), lede(words))),
        }
    };
    match known {
        Known::Outcome(..) | Known::Progress(..) | Known::Shut(_) => None,
        Known::Fact(_) => headed(&[], words),
        Known::Inject(..) => headed(&[from], words),
        Known::Heard(channel, _) | Known::Said(channel, _) => headed(&[from, &on(channel)], words),
        Known::Reply(option, _) => {
            let channel = via(seen, option).map(on).unwrap_or_default();
            headed(&[from, &channel], words)
        }
        Known::Silence(channel) | Known::LetRing(channel) => {
            let silence = &seen.exercise.channels[channel].silence;
            headed(&[&on(channel)], &seen.text(silence.text))
        }
        Known::Sent(option) | Known::Received(option, Fate::Intact)
            if chooser(seen.exercise, option) == seen.chair =>
        {
            let channel = via(seen, option).map(on).unwrap_or_default();
            headed(&[&channel], &seen.text(seen.exercise.options[option].label))
        }
        Known::Sent(option) | Known::Received(option, _) => {
            let sender = &seen.exercise.chairs[chooser(seen.exercise, option)];
            let channel = via(seen, option).map(on).unwrap_or_default();
            headed(&[&seen.text(sender.name), &channel], words)
        }
    }
}

fn via(seen: &Seen<'_>, option: OptionId) -> Option<ChannelId> {
    seen.exercise.options[option].message.as_ref()?.via
}

/// Whose option it is.
pub(super) fn chooser(exercise: &Exercise, option: OptionId) -> ChairId {
    exercise.menus[exercise.options[option].menu].chair
}
