//! Why nobody picked up: the printable reason of an authorisation, a fold over the events.

use super::event::Event;
use crate::exercise::model::*;

/// An authorisation as it stood at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Points held.
    pub held: i32,
    /// What they are made of: the clock's terms first, then acts in the order of time.
    pub contributions: Vec<Contribution>,
}

/// A term of the sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// What its reason says.
    pub label: TextId,
    /// Points.
    pub points: i32,
    /// When it was added; none for what the clock earned.
    pub at: Option<Minutes>,
}

/// The sum of the authorisation at the end of the record, with what it is made of.
///
/// Whole points of each clock term are shown; what their fractions make together goes to the first.
/// Where the acts ran against the bounds of the sum, the contributions say so by not adding up.
pub fn held<'a>(
    exercise: &Exercise,
    id: AuthorisationId,
    record: impl IntoIterator<Item = &'a Event>,
) -> Held {
    let model = &exercise.authorisations[id];
    let (mut clock, mut acts) = (0, exercise.slots[model.slot].start);
    let mut contributions = Vec::new();
    for event in record {
        match *event {
            Event::Clock { to } => clock = to,
            Event::Set { slot, to } if slot == model.slot => acts = i32::from(to),
            Event::Termed { term } => {
                let Some(term) = exercise.terms.get(term).filter(|term| term.of == id) else {
                    continue;
                };
                contributions.push(Contribution {
                    label: term.label,
                    points: term.points,
                    at: Some(clock),
                });
            }
            _ => {}
        }
    }
    let earned = model.earned(clock);
    let mut terms: Vec<Contribution> = model
        .clock
        .iter()
        .map(|term| Contribution {
            label: term.label,
            points: whole(term, clock),
            at: None,
        })
        .collect();
    let shown: i32 = terms.iter().map(|term| term.points).sum();
    if let Some(first) = terms.first_mut() {
        first.points += earned - shown;
    }
    terms.retain(|term| term.points != 0);
    terms.append(&mut contributions);
    Held {
        held: acts + earned,
        contributions: terms,
    }
}

/// Whole points of one term, cut toward zero.
fn whole(term: &ClockTerm, clock: Minutes) -> i32 {
    i32::try_from(term.minutes(clock) * i64::from(term.points) / i64::from(term.every.max(1)))
        .unwrap_or(i32::MAX)
}
