//! What a wording would leave behind in one state. Wordings of a composed message that leave the
//! same behind lead to the same state and the same tally; only the points of the message may
//! differ. Whoever asks where paths lead needs one of them.

use super::action::{Clauses, Move};
use super::choices::{Choices, Wording, worded_moves};
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
    /// The number of its wording among those of its option; 0 where nothing is composed.
    pub wording: usize,
}

/// What a wording does to any state: sums of slots, bits, and what it sets in motion and promises.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Change {
    /// Set to a value, if it is, and more added to that.
    slots: BTreeMap<SlotId, (Option<i32>, i32)>,
    bits: BTreeMap<BitId, bool>,
    /// Places of clauses among the slots of the letter.
    other: SmallVec<[(u8, u8); 4]>,
}

/// All that tells two wordings of one option apart in one state, but for points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Footprint {
    option: OptionId,
    /// Sums of the slots, before they are clamped, since the outcome may still add to them.
    /// Passing counters are gone once the outcome is known, and stand at 0.
    sums: SmallVec<[i32; 24]>,
    bits: SmallVec<[u64; 2]>,
    outcome: Option<usize>,
    other: SmallVec<[(u8, u8); 4]>,
}

/// The moves of the chair in a state at rest, one for each that leads elsewhere or scores otherwise,
/// in file order.
#[must_use]
pub fn leads(exercise: &Exercise, choices: &Choices, state: &State, chair: ChairId) -> Vec<Lead> {
    let mut known = Known::default();
    let alone = alone(exercise, state);
    let mut all: Vec<Lead> = Vec::new();
    for (what, words) in worded_moves(exercise, choices, state, chair) {
        let ways = words
            .iter()
            .fold(1, |ways: u64, one| ways.saturating_mul(one.ways));
        let like = match (&what, words.as_slice()) {
            (Move::Picks(picks), [wording]) if alone && !wording.clauses.is_empty() => {
                match known.take(exercise, state, picks[0].option, wording, all.len()) {
                    Met::Equal(index) => {
                        all[index].ways = all[index].ways.saturating_add(ways);
                        continue;
                    }
                    Met::Like(index) => Some(index),
                    Met::New => None,
                }
            }
            _ => None,
        };
        let wording = words.first().map_or(0, |one| one.number);
        all.push(Lead {
            what,
            ways,
            like,
            wording,
        });
    }
    all
}

/// Whether one menu alone is decided; where others decide too, their effects fall in between.
pub(super) fn alone(exercise: &Exercise, state: &State) -> bool {
    match state.phase {
        Phase::Deciding(point) => exercise.points[point].menus.len() == 1,
        _ => false,
    }
}

/// What was met in one state.
#[derive(Default)]
struct Known {
    /// For each change of an option the index of its footprint.
    changes: BTreeMap<(OptionId, usize), usize>,
    footprints: BTreeMap<Footprint, usize>,
    /// For each footprint the leads that have it, each with the features it carries.
    leads: Vec<SmallVec<[(usize, usize); 4]>>,
}

/// How a wording stands to those before it.
enum Met {
    /// The same in everything as this lead.
    Equal(usize),
    /// Leads to the same states as this lead and scores otherwise.
    Like(usize),
    New,
}

impl Known {
    fn take(
        &mut self,
        exercise: &Exercise,
        state: &State,
        option: OptionId,
        wording: &Wording,
        next: usize,
    ) -> Met {
        let Self {
            changes,
            footprints,
            leads,
        } = self;
        let footprint = changes.entry((option, wording.change)).or_insert_with(|| {
            let new = footprints.len();
            let footprint = footprint(exercise, state, option, &wording.clauses);
            *footprints.entry(footprint).or_insert(new)
        });
        leads.resize(footprints.len(), SmallVec::new());
        let met = &mut leads[*footprint];
        if let Some((_, index)) = met.iter().find(|(carried, _)| *carried == wording.carried) {
            return Met::Equal(*index);
        }
        met.push((wording.carried, next));
        match met.first() {
            Some((_, first)) if *first != next => Met::Like(*first),
            _ => Met::New,
        }
    }
}

/// Features of the chosen clauses, each once, rising.
pub(super) fn carried(option: &OptionModel, clauses: &Clauses) -> Vec<Feature> {
    let chosen = chosen(option, clauses);
    let mut all: Vec<Feature> = chosen
        .flat_map(|(_, clause)| clause.features.iter().copied())
        .collect();
    all.sort();
    all.dedup();
    all
}

/// The chosen clauses, each with its place.
fn chosen<'a>(
    option: &'a OptionModel,
    clauses: &'a Clauses,
) -> impl Iterator<Item = ((u8, u8), &'a Clause)> {
    let rows = (0u8..).zip(option.slots.iter().zip(clauses));
    rows.filter_map(|(place, (slot, clause))| {
        let row = slot.clauses.get(usize::from(*clause))?;
        Some(((place, *clause), row))
    })
}

/// The slot that an effect changes: to a value, or by one.
fn changed(exercise: &Exercise, effect: &Effect) -> Option<(SlotId, Option<i32>, i32)> {
    match *effect {
        Effect::Add(slot, by) => Some((slot, None, by)),
        Effect::Set(slot, to) => Some((slot, Some(to), 0)),
        Effect::Term(term) => {
            let term = &exercise.terms[term];
            Some((exercise.authorisations[term.of].slot, None, term.points))
        }
        _ => None,
    }
}

/// Whether the clause sets something in motion or promises it; where it stands then matters.
fn moving(clause: &Clause) -> bool {
    let moves = |effect: &Effect| {
        matches!(
            effect,
            Effect::Call(_) | Effect::Shut(..) | Effect::Reopen(_) | Effect::Fire(_)
        )
    };
    clause.effects.iter().any(moves) || !clause.promises.is_empty()
}

impl Change {
    /// What the clauses do together.
    pub(super) fn of(exercise: &Exercise, option: &OptionModel, clauses: &Clauses) -> Self {
        let mut all = Self::default();
        for (place, clause) in chosen(option, clauses) {
            for effect in &clause.effects {
                match (effect, changed(exercise, effect)) {
                    (_, Some((slot, Some(to), _))) => _ = all.slots.insert(slot, (Some(to), 0)),
                    (_, Some((slot, None, by))) => all.slots.entry(slot).or_default().1 += by,
                    (Effect::Raise(bit), None) => _ = all.bits.insert(*bit, true),
                    (Effect::Lower(bit), None) => _ = all.bits.insert(*bit, false),
                    _ => {}
                }
            }
            if moving(clause) {
                all.other.push(place);
            }
        }
        all
    }
}

/// What an option's own effects leave behind, before those of its clauses.
pub(super) struct Left {
    sums: SmallVec<[i32; 24]>,
    /// The slots are not clamped yet.
    pub(super) state: State,
}

impl Left {
    pub(super) fn by(exercise: &Exercise, state: &State, option: &OptionModel) -> Self {
        let mut left = Self {
            sums: state.slots.iter().map(|value| i32::from(*value)).collect(),
            state: state.clone(),
        };
        for effect in &option.effects {
            take(exercise, &mut left.sums, &mut left.state, effect);
        }
        left
    }

    /// The sums of all slots with the effects of these clauses, and in `after` the state on which
    /// outcomes are judged.
    pub(super) fn with(
        &self,
        exercise: &Exercise,
        option: &OptionModel,
        clauses: &Clauses,
        after: &mut State,
    ) -> SmallVec<[i32; 24]> {
        let mut sums: SmallVec<[i32; 24]> = SmallVec::from_slice(&self.sums);
        after.bits.copy_from_slice(&self.state.bits);
        for effect in chosen(option, clauses).flat_map(|(_, clause)| &clause.effects) {
            take(exercise, &mut sums, after, effect);
        }
        let slots = exercise.slots.iter().zip(&sums);
        for (((_, slot), sum), value) in slots.zip(&mut after.slots) {
            *value = narrow((*sum).clamp(slot.least, slot.most));
        }
        sums
    }
}

/// Adds an effect to the sums and the bits.
fn take(exercise: &Exercise, sums: &mut [i32], after: &mut State, effect: &Effect) {
    match (effect, changed(exercise, effect)) {
        (_, Some((slot, to, by))) => {
            let sum = &mut sums[slot.index()];
            *sum = to.unwrap_or(*sum).saturating_add(by);
        }
        (Effect::Raise(bit), None) => after.bits[bit.index() / 64] |= 1 << (bit.index() % 64),
        (Effect::Lower(bit), None) => after.bits[bit.index() / 64] &= !(1 << (bit.index() % 64)),
        _ => {}
    }
}

/// The first outcome that holds in the state, by number.
pub(super) fn outcome(exercise: &Exercise, option: &OptionModel, after: &State) -> Option<usize> {
    let mut outcomes = option.outcomes.iter();
    outcomes.position(|outcome| holds(exercise, after, &outcome.when))
}

fn footprint(exercise: &Exercise, state: &State, id: OptionId, clauses: &Clauses) -> Footprint {
    let option = &exercise.options[id];
    let own = Left::by(exercise, state, option);
    let mut after = own.state.clone();
    let mut sums = own.with(exercise, option, clauses, &mut after);
    let outcome = outcome(exercise, option, &after);
    for (id, slot) in exercise.slots.iter() {
        if matches!(slot.kind, SlotKind::Counter { passing: true }) {
            sums[id.index()] = 0;
        }
    }
    Footprint {
        option: id,
        sums,
        bits: after.bits,
        outcome,
        other: chosen(option, clauses)
            .filter(|(_, clause)| moving(clause))
            .map(|(place, _)| place)
            .collect(),
    }
}
