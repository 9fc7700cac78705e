//! What a wording would leave behind in one state. Wordings of a composed message that leave the
//! same behind lead to the same state and the same tally; only the points of the message may
//! differ. Whoever asks where paths lead needs one of them.

use super::action::{Move, Pick};
use super::choices::{Choices, moves};
use super::read::holds;
use super::state::{Phase, State, narrow};
use crate::exercise::draft::Feature;
use crate::exercise::model::*;
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// A move that stands for all that leave the same behind and earn the same points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// The first of them in file order.
    pub what: Move,
    /// How many wordings it stands for; 1 where nothing is composed.
    pub ways: u64,
    /// An earlier one of the same state, by index, that leads to the same states.
    pub like: Option<usize>,
}

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

/// The moves of the chair in a state at rest, one for each that leads elsewhere or scores otherwise,
/// in file order.
#[must_use]
pub fn leads(exercise: &Exercise, choices: &Choices, state: &State, chair: ChairId) -> Vec<Lead> {
    let mut known = Known::default();
    let mut all: Vec<Lead> = Vec::new();
    for what in moves(exercise, choices, state, chair) {
        let ways = match &what {
            Move::Picks(picks) => picks
                .iter()
                .map(|pick| choices.ways(pick.option, &pick.clauses))
                .fold(1, u64::saturating_mul),
            Move::PickUp | Move::LetRing => 1,
        };
        let like = match &what {
            Move::Picks(picks) if alone(exercise, state) => match picks.as_slice() {
                [pick] if !pick.clauses.is_empty() => {
                    match known.take(exercise, state, pick, all.len()) {
                        Met::Equal(index) => {
                            all[index].ways = all[index].ways.saturating_add(ways);
                            continue;
                        }
                        Met::Like(index) => Some(index),
                        Met::New => None,
                    }
                }
                _ => None,
            },
            _ => None,
        };
        all.push(Lead { what, ways, like });
    }
    all
}

/// Whether one menu alone is decided; where others decide too, their effects fall in between.
fn alone(exercise: &Exercise, state: &State) -> bool {
    match state.phase {
        Phase::Deciding(point) => exercise.points[point].menus.len() == 1,
        _ => false,
    }
}

/// What was met in one state: for each footprint the lead of each set of features.
#[derive(Default)]
struct Known {
    footprints: BTreeMap<(OptionId, Footprint), Vec<Sort>>,
}

/// Features of chosen clauses, and the lead that has them.
type Sort = (Vec<Feature>, usize);

/// How a wording stands to those before it.
enum Met {
    /// The same in everything as this lead.
    Equal(usize),
    /// Leads to the same states as this lead and scores otherwise.
    Like(usize),
    New,
}

impl Known {
    fn take(&mut self, exercise: &Exercise, state: &State, pick: &Pick, next: usize) -> Met {
        let key = (pick.option, footprint(exercise, state, pick));
        let features = features(&exercise.options[pick.option], pick);
        let met = self.footprints.entry(key).or_default();
        if let Some((_, index)) = met.iter().find(|(known, _)| *known == features) {
            return Met::Equal(*index);
        }
        met.push((features, next));
        match met.first() {
            Some((_, first)) if *first != next => Met::Like(*first),
            _ => Met::New,
        }
    }
}

/// Features of the chosen clauses, each once.
fn features(option: &OptionModel, pick: &Pick) -> Vec<Feature> {
    let rows = option.slots.iter().zip(&pick.clauses);
    let mut all: Vec<Feature> = rows
        .filter_map(|(slot, clause)| slot.clauses.get(usize::from(*clause)))
        .flat_map(|clause| clause.features.iter().copied())
        .collect();
    all.sort();
    all.dedup();
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
