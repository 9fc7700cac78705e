//! Every move a chair could make, once for each that differs in effect.
//!
//! A composed message of seven slots has thousands of wordings and perhaps ten effects. Wordings
//! of equal effect lead to the same state and the same points, so one stands for all of its class.

use super::action::{Clauses, Move, Pick};
use super::footprint::{Change, carried};
use super::read::{Standing, answer, holds, least, standing};
use super::state::{Phase, State};
use crate::exercise::draft::Feature;
use crate::exercise::model::*;
use smallvec::SmallVec;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The wordings of each composed option that stand for their classes, first in file order of each.
#[derive(Debug, Clone)]
pub struct Choices {
    letters: BTreeMap<OptionId, Letter>,
    /// What an option without a letter has instead.
    bare: Wording,
}

/// The wordings of a composed option.
#[derive(Debug, Clone)]
struct Letter {
    wordings: Vec<Wording>,
    /// The first wording of each sort of change.
    changes: Vec<usize>,
}

/// A wording that stands for its class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The clause of each slot.
    pub clauses: Clauses,
    /// So many wordings are in its class, itself among them.
    pub ways: u64,
    /// Its number among those of its option.
    pub(super) number: usize,
    /// Wordings of an option that share it change every state alike.
    pub(super) change: usize,
    /// Wordings of an option that share it carry the same features.
    pub(super) carried: usize,
}

impl Wording {
    fn of(clauses: Clauses, ways: u64) -> Self {
        Self {
            clauses,
            ways,
            number: 0,
            change: 0,
            carried: 0,
        }
    }
}

/// What a wording does, so far as state and score can tell.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Signature {
    slots: BTreeMap<SlotId, (Option<i32>, i32)>,
    bits: BTreeMap<BitId, bool>,
    other: Vec<String>,
    /// What features that only one clause of the decision can bring are worth together.
    percent: i32,
    /// Features that more than one place of the decision can bring: they count once.
    shared: BTreeSet<Feature>,
    promises: Vec<PromiseId>,
    conditional: Vec<(usize, u8)>,
    /// For each passing counter how many of the values that outcomes ask about are reached.
    reached: BTreeMap<SlotId, usize>,
}

impl Choices {
    /// Sorts the wordings of every composed option into classes.
    pub fn new(exercise: &Exercise) -> Self {
        let composed = exercise
            .options
            .iter()
            .filter(|(_, option)| !option.slots.is_empty());
        Self {
            letters: composed
                .map(|(id, option)| (id, sorted(exercise, option)))
                .collect(),
            bare: Wording::of(Clauses::new(), 1),
        }
    }

    /// The wordings that stand for the classes of a composed option; one empty one for any other.
    pub fn wordings(&self, option: OptionId) -> &[Wording] {
        self.letters
            .get(&option)
            .map_or(std::slice::from_ref(&self.bare), |letter| &letter.wordings)
    }

    /// Of the wordings of a composed option the first of each sort of change.
    pub(super) fn changes(&self, option: OptionId) -> impl Iterator<Item = &Wording> {
        let letter = self.letters.get(&option).into_iter();
        letter.flat_map(|letter| letter.changes.iter().map(|first| &letter.wordings[*first]))
    }

    /// How many wordings the class of these clauses holds; 1 where nothing is composed.
    pub fn ways(&self, option: OptionId, clauses: &Clauses) -> u64 {
        let classes = self.letters.get(&option).map(|letter| &letter.wordings);
        let class = classes.and_then(|classes| {
            let found = classes.binary_search_by(|class| class.clauses.cmp(clauses));
            found.ok().and_then(|index| classes.get(index))
        });
        class.map_or(1, |class| class.ways)
    }
}

/// The wordings that stand for their classes, each with the sort of change it makes and of features
/// it carries.
fn sorted(exercise: &Exercise, option: &OptionModel) -> Letter {
    let (mut changes, mut features) = (BTreeMap::new(), BTreeMap::new());
    let mut wordings = classes(exercise, option);
    let mut firsts = Vec::new();
    for (number, wording) in wordings.iter_mut().enumerate() {
        wording.number = number;
        let next = changes.len();
        let change = Change::of(exercise, option, &wording.clauses);
        wording.change = *changes.entry(change).or_insert(next);
        if wording.change == next {
            firsts.push(number);
        }
        let next = features.len();
        let carried = carried(option, &wording.clauses);
        wording.carried = *features.entry(carried).or_insert(next);
    }
    Letter {
        wordings,
        changes: firsts,
    }
}

/// The first wording of each class, in file order. Grows slot by slot, so that the classes and not
/// the wordings bound the work.
fn classes(exercise: &Exercise, option: &OptionModel) -> Vec<Wording> {
    let shared = shared(exercise, option);
    let none = Wording::of(Clauses::new(), 1);
    let mut known: Vec<(Signature, Wording)> = vec![(Signature::default(), none)];
    for (slot_index, slot) in option.slots.iter().enumerate() {
        let mut seen: BTreeMap<Signature, Wording> = BTreeMap::new();
        for (signature, wording) in &known {
            for (index, clause) in slot.clauses.iter().enumerate() {
                let index = u8::try_from(index).unwrap_or(u8::MAX);
                let mut next = signature.clone();
                next.take(exercise, &shared, clause);
                if clause.when != Cond::Always {
                    next.conditional.push((slot_index, index));
                }
                let mut wording = wording.clone();
                wording.clauses.push(index);
                gather(&mut seen, next, wording);
            }
        }
        known = seen.into_iter().collect();
    }
    let mut told_apart: BTreeMap<Signature, Wording> = BTreeMap::new();
    for (mut signature, wording) in known {
        signature.weigh(exercise, option);
        gather(&mut told_apart, signature, wording);
    }
    let mut wordings: Vec<Wording> = told_apart.into_values().collect();
    wordings.sort_by(|one, other| one.clauses.cmp(&other.clauses));
    wordings
}

/// Adds a wording to its class, which the first in file order stands for.
fn gather(classes: &mut BTreeMap<Signature, Wording>, signature: Signature, wording: Wording) {
    match classes.entry(signature) {
        Entry::Vacant(place) => _ = place.insert(wording),
        Entry::Occupied(mut class) => {
            let class = class.get_mut();
            class.ways += wording.ways;
            if wording.clauses < class.clauses {
                class.clauses = wording.clauses;
            }
        }
    }
}

/// Features that more than one place of the option's menu can bring: a message, or one slot of it.
/// A ledger counts a feature once in a decision, so their percents cannot be added up one by one.
fn shared(exercise: &Exercise, option: &OptionModel) -> BTreeSet<Feature> {
    let mut places: BTreeMap<Feature, usize> = BTreeMap::new();
    for option in &exercise.menus[option.menu].options {
        let option = &exercise.options[*option];
        let message = option
            .message
            .iter()
            .map(|message| message.features.clone());
        let slots = option.slots.iter().map(|slot| {
            let clauses = slot.clauses.iter();
            clauses.flat_map(|clause| clause.features.clone()).collect()
        });
        for place in message.chain(slots) {
            let once: BTreeSet<Feature> = place.into_iter().collect();
            once.into_iter()
                .for_each(|feature| *places.entry(feature).or_default() += 1);
        }
    }
    places.retain(|_, count| *count > 1);
    // An ultimatum costs points of its own besides its percent.
    places.into_keys().chain([Feature::Ultimatum]).collect()
}

impl Signature {
    /// A passing counter is gone once the decision is settled, so only the answers to what the
    /// option's own outcomes ask about it can tell two wordings apart. One that anything else at
    /// the point touches is kept as it is.
    fn weigh(&mut self, exercise: &Exercise, option: &OptionModel) {
        for (id, slot) in exercise.slots.iter() {
            let passing = matches!(slot.kind, SlotKind::Counter { passing: true });
            if !passing || !slot.thresholds.is_empty() || contested(exercise, option, id) {
                continue;
            }
            let (set, add) = self.slots.remove(&id).unwrap_or_default();
            let own = option
                .effects
                .iter()
                .fold(slot.start, |sum, effect| match effect {
                    Effect::Add(of, by) if *of == id => sum.saturating_add(*by),
                    Effect::Set(of, to) if *of == id => *to,
                    _ => sum,
                });
            let value = set
                .unwrap_or(own)
                .saturating_add(add)
                .clamp(slot.least, slot.most);
            let mut asked = BTreeSet::new();
            option
                .outcomes
                .iter()
                .for_each(|outcome| asks(&outcome.when, id, &mut asked));
            self.reached
                .insert(id, asked.iter().filter(|least| **least <= value).count());
        }
    }

    fn take(&mut self, exercise: &Exercise, shared: &BTreeSet<Feature>, clause: &Clause) {
        for effect in &clause.effects {
            match effect {
                Effect::Add(slot, by) => self.slots.entry(*slot).or_default().1 += by,
                Effect::Set(slot, to) => *self.slots.entry(*slot).or_default() = (Some(*to), 0),
                Effect::Raise(bit) => _ = self.bits.insert(*bit, true),
                Effect::Lower(bit) => _ = self.bits.insert(*bit, false),
                Effect::Tell(..) => {}
                Effect::Term(_)
                | Effect::Call(_)
                | Effect::Shut(..)
                | Effect::Reopen(_)
                | Effect::Fire(_) => self.other.push(format!("{effect:?}")),
            }
        }
        self.slots.retain(|_, change| *change != (None, 0));
        let features: BTreeSet<Feature> = clause.features.iter().copied().collect();
        for feature in features {
            if shared.contains(&feature) {
                self.shared.insert(feature);
                continue;
            }
            let worth = exercise.rubric.features.iter();
            self.percent += worth
                .filter(|(of, _)| *of == feature)
                .map(|(_, percent)| percent)
                .sum::<i32>();
        }
        self.promises.extend(&clause.promises);
        self.promises.sort();
        self.promises.dedup();
    }
}

/// Whether another option of the point, or an outcome of this one, touches or asks about the slot.
fn contested(exercise: &Exercise, option: &OptionModel, slot: SlotId) -> bool {
    let touches = |effects: &[Effect]| {
        let of = |effect: &Effect| matches!(effect, Effect::Add(of, _) | Effect::Set(of, _) if *of == slot);
        effects.iter().any(of)
    };
    let asked = |cond: &Cond| {
        let mut asked = BTreeSet::new();
        asks(cond, slot, &mut asked);
        !asked.is_empty()
    };
    let point = &exercise.points[exercise.menus[option.menu].point];
    let options = point
        .menus
        .iter()
        .flat_map(|menu| &exercise.menus[*menu].options);
    let mut others = options
        .map(|id| &exercise.options[*id])
        .filter(|other| !std::ptr::eq(*other, option));
    others.any(|other| {
        let clauses = other.slots.iter().flat_map(|slot| &slot.clauses);
        touches(&other.effects)
            || clauses.into_iter().any(|clause| touches(&clause.effects))
            || other.outcomes.iter().any(|outcome| asked(&outcome.when))
    })
}

/// The values of the slot at which the condition may change its answer.
fn asks(cond: &Cond, slot: SlotId, values: &mut BTreeSet<i32>) {
    match cond {
        Cond::Not(inner) => asks(inner, slot, values),
        Cond::All(list) | Cond::Any(list) => list.iter().for_each(|one| asks(one, slot, values)),
        Cond::AtLeast(of, value) if *of == slot => _ = values.insert(*value),
        Cond::AtMost(of, value) if *of == slot => _ = values.insert(value.saturating_add(1)),
        _ => {}
    }
}

/// Every move of the chair in a state at rest, one for each that differs in effect, in file order.
pub fn moves(exercise: &Exercise, choices: &Choices, state: &State, chair: ChairId) -> Vec<Move> {
    let all = worded_moves(exercise, choices, state, chair);
    all.into_iter().map(|(what, _)| what).collect()
}

/// The same, with the wording of each composed message, in the order of the picks.
pub(super) fn worded_moves<'a>(
    exercise: &Exercise,
    choices: &'a Choices,
    state: &State,
    chair: ChairId,
) -> Vec<(Move, Words<'a>)> {
    let bare = |what| (what, Words::new());
    match state.phase {
        Phase::Deciding(point) => {
            let menu = exercise.points[point]
                .menus
                .iter()
                .map(|menu| &exercise.menus[*menu])
                .find(|menu| menu.chair == chair);
            menu.map_or_else(Vec::new, |menu| menu_moves(exercise, choices, state, menu))
        }
        Phase::Ringing(_) => {
            let called = state.ringing.first();
            match called.filter(|channel| exercise.channels[**channel].to == chair) {
                Some(channel) if answer(exercise, state, *channel).is_some() => {
                    vec![bare(Move::PickUp), bare(Move::LetRing)]
                }
                Some(_) => vec![bare(Move::LetRing)],
                None => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// The wording of each pick.
pub(super) type Words<'a> = SmallVec<[&'a Wording; 2]>;

fn menu_moves<'a>(
    exercise: &Exercise,
    choices: &'a Choices,
    state: &State,
    menu: &Menu,
) -> Vec<(Move, Words<'a>)> {
    sets(exercise, state, menu)
        .into_iter()
        .flat_map(|set| worded(exercise, choices, state, &set))
        .collect()
}

/// Every set of options that can be picked from the menu now, in file order.
#[must_use]
pub fn sets(exercise: &Exercise, state: &State, menu: &Menu) -> Vec<SmallVec<[OptionId; 2]>> {
    let open = menu.options.iter().copied();
    let open = open.filter(|option| standing(exercise, state, *option) == Standing::Open);
    let least = least(exercise, state, menu);
    let mut sets: Vec<SmallVec<[OptionId; 2]>> = vec![SmallVec::new()];
    for option in open {
        for index in 0..sets.len() {
            let fits = sets[index].len() < menu.most
                && !sets[index]
                    .iter()
                    .any(|other| exercise.options[option].excludes.contains(other));
            if fits {
                let mut larger = sets[index].clone();
                larger.push(option);
                sets.push(larger);
            }
        }
    }
    sets.retain(|set| set.len() >= least);
    sets.sort();
    sets
}

/// The set with every class of wording of its options.
fn worded<'a>(
    exercise: &Exercise,
    choices: &'a Choices,
    state: &State,
    set: &[OptionId],
) -> Vec<(Move, Words<'a>)> {
    let mut all: Vec<Words<'a>> = vec![Words::new()];
    for option in set {
        let slots = &exercise.options[*option].slots;
        let there = |wording: &&Wording| {
            slots.iter().zip(&wording.clauses).all(|(slot, clause)| {
                holds(exercise, state, &slot.clauses[usize::from(*clause)].when)
            })
        };
        let wordings: Vec<&Wording> = choices.wordings(*option).iter().filter(there).collect();
        let with = |words: Words<'a>| {
            let each = wordings.iter().copied();
            each.map(move |wording| words.iter().copied().chain([wording]).collect())
        };
        all = all.into_iter().flat_map(with).collect();
    }
    let picks = |words: &Words<'a>| {
        let pick = |(option, wording): (&OptionId, &&Wording)| Pick {
            option: *option,
            clauses: wording.clauses.clone(),
        };
        Move::Picks(set.iter().zip(words).map(pick).collect())
    };
    all.into_iter()
        .map(|words| (picks(&words), words))
        .collect()
}
