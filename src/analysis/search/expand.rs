//! What one state leads to: each choice, and each way chance can fall in it.

use super::falls::Falls;
use crate::engine::{self, Action, Choices, Event, Lead, Move, State, begin, decide, leads};
use crate::exercise::model::{ChairId, Chairs, Exercise};
use smallvec::SmallVec;
use std::ops::Range;

/// A choice in a state.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Choice {
    /// The move; of wordings that differ in nothing, the first.
    pub what: Move,
    /// So many moves it stands for.
    pub ways: u64,
    /// The weight of each way chance can fall, in the order of draws.
    pub falls: Vec<u64>,
}

impl Choice {
    /// Whether both take the same options, in whatever words.
    #[must_use]
    pub fn same_options(&self, other: &Self) -> bool {
        match (&self.what, &other.what) {
            (Move::Picks(one), Move::Picks(other)) => one
                .iter()
                .map(|pick| pick.option)
                .eq(other.iter().map(|pick| pick.option)),
            (one, other) => one == other,
        }
    }
}

/// All that a state leads to: its choices, and for each fall of chance in each of them, in one row,
/// the state after it.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct Expansion {
    pub(in crate::analysis) choices: Vec<Choice>,
    /// States after a fall, once for all moves that are like one another.
    pub(in crate::analysis) nexts: Vec<State>,
    /// For each leaf the index of the state after it.
    pub(in crate::analysis) leaves: Vec<usize>,
}

/// What the leads of a state lead to that are like none before them.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct Grown {
    /// For each of them the weight of each fall.
    pub(in crate::analysis) falls: Vec<Weights>,
    /// The states after all falls, in order.
    pub(in crate::analysis) nexts: Vec<State>,
}

/// The weight of each fall of one move.
pub(in crate::analysis) type Weights = SmallVec<[u64; 4]>;

/// One chair of one exercise, whose paths are searched; all other chairs follow their policies.
#[derive(Debug)]
pub(in crate::analysis) struct Asked<'a> {
    pub(in crate::analysis) exercise: &'a Exercise,
    pub(in crate::analysis) chair: ChairId,
    pub(in crate::analysis) choices: Choices,
}

/// More draws in one decision than their weights can be multiplied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::analysis) struct TooManyDraws;

impl<'a> Asked<'a> {
    pub(in crate::analysis) fn new(exercise: &'a Exercise, chair: ChairId) -> Self {
        Self {
            exercise,
            chair,
            choices: Choices::new(exercise),
        }
    }

    fn seated(&self) -> Chairs {
        Chairs::only(self.chair)
    }

    /// Everything that can happen before the first decision, as a choice without a move.
    /// Tells `each` of the events and the state of every leaf, and gives their weights.
    pub(in crate::analysis) fn start(
        &self,
        mut each: impl FnMut(&[Event], &State),
    ) -> Result<Vec<u64>, TooManyDraws> {
        all(|falls| {
            let mut events = Vec::new();
            let next = begin(self.exercise, self.seated(), falls, &mut events);
            each(&events, &next);
            true
        })
        .map(Weights::into_vec)
    }

    /// What the state leads to. Tells `each` of the events and the state of every leaf, in order.
    pub(in crate::analysis) fn expand(
        &self,
        state: &State,
        mut each: impl FnMut(&[Event], &State),
    ) -> Result<Expansion, TooManyDraws> {
        let mut expansion = Expansion::default();
        let leads = leads(self.exercise, &self.choices, state, self.chair);
        let mut again = vec![false; leads.len()];
        leads
            .iter()
            .filter_map(|lead| lead.like)
            .for_each(|like| again[like] = true);
        let mut told = Told::default();
        let mut rows: Vec<Range<usize>> = Vec::with_capacity(leads.len());
        for (lead, again) in leads.into_iter().zip(again) {
            let (own, falls) = match lead.like {
                Some(like) => {
                    let row = rows[like].clone();
                    row.clone().for_each(|leaf| told.reword(leaf, &lead.what));
                    (row, Weights::from_slice(&expansion.choices[like].falls))
                }
                None => {
                    let from = told.spans.len();
                    let falls =
                        self.outcomes(state, &lead.what, &mut told, &mut expansion.nexts)?;
                    (from..told.spans.len(), falls)
                }
            };
            for leaf in own.clone() {
                each(told.of(leaf), &expansion.nexts[leaf]);
                expansion.leaves.push(leaf);
            }
            if lead.like.is_none() && !again {
                told.forget(own.start);
            }
            rows.push(own);
            expansion.choices.push(Choice {
                what: lead.what,
                ways: lead.ways,
                falls: falls.to_vec(),
            });
        }
        Ok(expansion)
    }

    /// What the leads of a state lead to that are like none before them. Tells `each` of the events
    /// and the state of every leaf, in order; `told` is room for events.
    pub(in crate::analysis) fn grow(
        &self,
        state: &State,
        leads: &[Lead],
        told: &mut Told,
        mut each: impl FnMut(&[Event], &State),
    ) -> Result<Grown, TooManyDraws> {
        let own = leads.iter().filter(|lead| lead.like.is_none()).count();
        let mut grown = Grown {
            falls: Vec::with_capacity(own),
            nexts: Vec::with_capacity(own),
        };
        for lead in leads.iter().filter(|lead| lead.like.is_none()) {
            let from = grown.nexts.len();
            let falls = self.outcomes(state, &lead.what, told, &mut grown.nexts)?;
            for (leaf, next) in grown.nexts[from..].iter().enumerate() {
                each(told.of(leaf), next);
            }
            told.clear();
            grown.falls.push(falls);
        }
        Ok(grown)
    }

    /// What one move alone leads to, in its own words: the weight of each fall; none where it cannot
    /// be made.
    pub(in crate::analysis) fn expand_one(
        &self,
        state: &State,
        what: &Move,
        mut each: impl FnMut(&[Event], &State),
    ) -> Result<Vec<u64>, TooManyDraws> {
        let (mut told, mut nexts) = (Told::default(), Vec::new());
        let falls = self.outcomes(state, what, &mut told, &mut nexts)?;
        let leaves = nexts.iter().enumerate();
        leaves.for_each(|(leaf, next)| each(told.of(leaf), next));
        Ok(falls.to_vec())
    }

    fn outcomes(
        &self,
        state: &State,
        what: &Move,
        told: &mut Told,
        nexts: &mut Vec<State>,
    ) -> Result<Weights, TooManyDraws> {
        let (action, seated) = (Action::of(self.chair, what.clone()), self.seated());
        all(|falls| {
            let from = told.events.len();
            let next = decide(
                self.exercise,
                seated,
                state,
                &action,
                falls,
                &mut told.events,
            );
            let Ok(next) = next else { return false };
            told.spans.push(from..told.events.len());
            nexts.push(next);
            true
        })
    }

    /// The indices drawn in one fall of a move, or of the start where there is none: what `--draws`
    /// takes.
    pub(in crate::analysis) fn draws(
        &self,
        state: Option<&State>,
        what: Option<&Move>,
        nth: usize,
    ) -> Vec<usize> {
        let (mut falls, mut left) = (Falls::first(), nth);
        loop {
            let mut events = Vec::new();
            match (state, what) {
                (Some(state), Some(what)) => {
                    let action = Action::of(self.chair, what.clone());
                    let seated = self.seated();
                    let _ = decide(
                        self.exercise,
                        seated,
                        state,
                        &action,
                        &mut falls,
                        &mut events,
                    );
                }
                _ => _ = begin(self.exercise, self.seated(), &mut falls, &mut events),
            }
            match falls.next() {
                Some(next) if left > 0 => (falls, left) = (next, left - 1),
                _ => return falls.indices(),
            }
        }
    }
}

/// The events of the leaves of one state, as long as a later move may be like theirs.
#[derive(Default)]
pub(in crate::analysis) struct Told {
    events: Vec<Event>,
    /// Those of each leaf.
    spans: Vec<Range<usize>>,
}

impl Told {
    fn of(&self, leaf: usize) -> &[Event] {
        &self.events[self.spans[leaf].clone()]
    }

    /// The same events with another wording of the same letter.
    fn reword(&mut self, leaf: usize, what: &Move) {
        let Move::Picks(picks) = what else { return };
        for event in &mut self.events[self.spans[leaf].clone()] {
            if let Event::Chose {
                option, clauses, ..
            } = event
                && let Some(pick) = picks.iter().find(|pick| pick.option == *option)
            {
                clauses.clone_from(&pick.clauses);
            }
        }
    }

    fn clear(&mut self) {
        self.events.clear();
        self.spans.clear();
    }

    /// Lets go of the events of a leaf and all after it.
    fn forget(&mut self, leaf: usize) {
        if let Some(first) = self.spans.get(leaf) {
            self.events.truncate(first.start);
        }
    }
}

/// Plays every fall of chance; `play` tells whether it could. Gives the weight of each, brought to
/// one sum.
fn all(mut play: impl FnMut(&mut Falls) -> bool) -> Result<Weights, TooManyDraws> {
    let mut parts: SmallVec<[(u64, u64); 8]> = SmallVec::new();
    let mut falls = Some(Falls::first());
    while let Some(mut way) = falls {
        if play(&mut way) {
            parts.push(way.chance().ok_or(TooManyDraws)?);
        }
        falls = way.next();
    }
    let whole = parts
        .iter()
        .try_fold(1u64, |whole, (_, sum)| common(whole, *sum));
    let whole = whole.ok_or(TooManyDraws)?;
    let weights = parts
        .iter()
        .map(|(part, sum)| part.checked_mul(whole / sum));
    let weights: Option<Weights> = weights.collect();
    Ok(reduced(weights.ok_or(TooManyDraws)?))
}

fn reduced(weights: Weights) -> Weights {
    let by = weights
        .iter()
        .fold(0, |by, weight| divisor(by, *weight))
        .max(1);
    weights.into_iter().map(|weight| weight / by).collect()
}

/// The greatest common divisor of two numbers that are not negative.
pub(in crate::analysis) fn divisor<N>(one: N, other: N) -> N
where
    N: Copy + Default + PartialEq + std::ops::Rem<Output = N>,
{
    let (mut large, mut small) = (one, other);
    while small != N::default() {
        (large, small) = (small, large % small);
    }
    large
}

fn common(one: u64, other: u64) -> Option<u64> {
    one.checked_mul(other / divisor(one, other))
}

/// Whether play is over.
pub(in crate::analysis) fn ended(state: &State) -> Option<crate::exercise::model::EndingId> {
    match state.phase {
        engine::Phase::Ended(ending) => Some(ending),
        _ => None,
    }
}
