//! What a wording would leave behind in one state. Wordings of a composed message that leave the
//! same behind lead to the same state and the same tally; only the points of the message may
//! differ. Whoever asks where paths lead needs one of them.

use super::action::{Move, Pick};
use super::choices::{Choices, moves};
use super::read::holds;
use super::state::{Phase, State, narrow};
use crate::exercise::model::*;
use smallvec::SmallVec;
use std::collections::BTreeSet;

/// All that tells two wordings of one option apart, but for points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Footprint {
    /// Sums of the slots, before they are clamped, since the outcome may still add to them.
    /// Passing counters are gone once the outcome is known, and stand at 0.
    sums: SmallVec<[i32; 12]>,
    bits: SmallVec<[u64; 2]>,
    outcome: Option<usize>,
    /// What the wording sets in motion and promises: places in the option's effects and clauses.
    other: SmallVec<[(u8, u8); 4]>,
}

/// The moves of the chair in a state at rest, one for each that leads elsewhere, in file order.
#[must_use]
pub fn leads(exercise: &Exercise, choices: &Choices, state: &State, chair: ChairId) -> Vec<Move> {
    let mut all = moves(exercise, choices, state, chair);
    let Phase::Deciding(point) = state.phase else {
        return all;
    };
    // Where others decide too, their effects fall in between.
    if let [_] = exercise.points[point].menus.as_slice() {
        let mut seen = BTreeSet::new();
        all.retain(|what| match what {
            Move::Picks(picks) => match picks.as_slice() {
                [pick] if !pick.clauses.is_empty() => {
                    seen.insert((pick.option, footprint(exercise, state, pick)))
                }
                _ => true,
            },
            Move::PickUp | Move::LetRing => true,
        });
    }
    all
}

fn footprint(exercise: &Exercise, state: &State, pick: &Pick) -> Footprint {
    let option = &exercise.options[pick.option];
    let mut after = state.clone();
    let mut sums: SmallVec<[i32; 12]> = state.slots.iter().map(|value| i32::from(*value)).collect();
    let mut other = SmallVec::new();
    take(exercise, &option.effects, &mut after, &mut sums);
    for (place, (slot, clause)) in (0u8..).zip(option.slots.iter().zip(&pick.clauses)) {
        let Some(row) = slot.clauses.get(usize::from(*clause)) else {
            continue;
        };
        if take(exercise, &row.effects, &mut after, &mut sums) || !row.promises.is_empty() {
            other.push((place, *clause));
        }
    }
    for (id, slot) in exercise.slots.iter() {
        after.slots[id.index()] = narrow(sums[id.index()].clamp(slot.least, slot.most));
    }
    let outcomes = &mut option.outcomes.iter();
    let outcome = outcomes.position(|outcome| holds(exercise, &after, &outcome.when));
    for (id, slot) in exercise.slots.iter() {
        if matches!(slot.kind, SlotKind::Counter { passing: true }) {
            sums[id.index()] = 0;
        }
    }
    Footprint {
        sums,
        bits: after.bits,
        outcome,
        other,
    }
}

/// Adds effects up; tells whether any of them sets something in motion.
fn take(exercise: &Exercise, effects: &[Effect], state: &mut State, sums: &mut [i32]) -> bool {
    let mut moving = false;
    for effect in effects {
        match *effect {
            Effect::Add(slot, by) => sums[slot.index()] = sums[slot.index()].saturating_add(by),
            Effect::Set(slot, to) => sums[slot.index()] = to,
            Effect::Raise(bit) => state.bits[bit.index() / 64] |= 1 << (bit.index() % 64),
            Effect::Lower(bit) => state.bits[bit.index() / 64] &= !(1 << (bit.index() % 64)),
            Effect::Term(term) => {
                let term = &exercise.terms[term];
                let slot = exercise.authorisations[term.of].slot.index();
                sums[slot] = sums[slot].saturating_add(term.points);
            }
            Effect::Tell(..) => {}
            Effect::Call(_) | Effect::Shut(..) | Effect::Reopen(_) | Effect::Fire(_) => {
                moving = true;
            }
        }
    }
    moving
}
