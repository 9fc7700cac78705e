//! What one state leads to: each choice, and each way chance can fall in it.

use super::falls::Falls;
use crate::engine::{self, Action, Choices, Event, Move, State, begin, decide, leads};
use crate::exercise::model::{ChairId, Chairs, Exercise};

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

/// A state after one fall of chance, and how it came about.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    pub(super) next: State,
    pub(super) events: Vec<Event>,
}

/// All that a state leads to: its choices, and the leaves of each in one row.
#[derive(Debug, Clone, Default)]
pub(super) struct Expansion {
    pub(super) choices: Vec<Choice>,
    pub(super) leaves: Vec<Leaf>,
    /// Leaves that are reached by a move of their own and not by one like another.
    pub(super) transitions: usize,
}

/// One chair of one exercise, whose paths are searched; all other chairs follow their policies.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) chair: ChairId,
    pub(super) choices: Choices,
}

/// More draws in one decision than their weights can be multiplied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooManyDraws;

impl<'a> Asked<'a> {
    pub(super) fn new(exercise: &'a Exercise, chair: ChairId) -> Self {
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
    pub(super) fn start(&self) -> Result<(Vec<u64>, Vec<Leaf>), TooManyDraws> {
        all(|falls| {
            let mut events = Vec::new();
            let next = begin(self.exercise, self.seated(), falls, &mut events);
            Some(Leaf { next, events })
        })
    }

    /// What the state leads to.
    pub(super) fn expand(&self, state: &State) -> Result<Expansion, TooManyDraws> {
        let mut expansion = Expansion::default();
        let mut rows: Vec<(usize, usize)> = Vec::new();
        for lead in leads(self.exercise, &self.choices, state, self.chair) {
            let from = expansion.leaves.len();
            let falls = match lead.like {
                Some(like) => {
                    let (first, last) = rows[like];
                    for index in first..last {
                        let mut leaf = expansion.leaves[index].clone();
                        reword(&mut leaf.events, &lead.what);
                        expansion.leaves.push(leaf);
                    }
                    expansion.choices[like].falls.clone()
                }
                None => {
                    let (falls, leaves) = self.outcomes(state, &lead.what)?;
                    expansion.leaves.extend(leaves);
                    expansion.transitions += falls.len();
                    falls
                }
            };
            rows.push((from, expansion.leaves.len()));
            expansion.choices.push(Choice {
                what: lead.what,
                ways: lead.ways,
                falls,
            });
        }
        Ok(expansion)
    }

    fn outcomes(&self, state: &State, what: &Move) -> Result<(Vec<u64>, Vec<Leaf>), TooManyDraws> {
        let action = Action::of(self.chair, what.clone());
        all(|falls| {
            let mut events = Vec::new();
            let seated = self.seated();
            let next = decide(self.exercise, seated, state, &action, falls, &mut events).ok()?;
            Some(Leaf { next, events })
        })
    }

    /// The indices drawn in one fall of a move, or of the start where there is none: what `--draws`
    /// takes.
    pub(super) fn draws(
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

/// Plays every fall of chance; weights are brought to one sum.
fn all(
    mut play: impl FnMut(&mut Falls) -> Option<Leaf>,
) -> Result<(Vec<u64>, Vec<Leaf>), TooManyDraws> {
    let (mut parts, mut leaves) = (Vec::new(), Vec::new());
    let mut falls = Some(Falls::first());
    while let Some(mut way) = falls {
        if let Some(leaf) = play(&mut way) {
            parts.push(way.chance().ok_or(TooManyDraws)?);
            leaves.push(leaf);
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
    let weights: Option<Vec<u64>> = weights.collect();
    Ok((reduced(weights.ok_or(TooManyDraws)?), leaves))
}

fn reduced(weights: Vec<u64>) -> Vec<u64> {
    let by = weights
        .iter()
        .fold(0, |by, weight| divisor(by, *weight))
        .max(1);
    weights.into_iter().map(|weight| weight / by).collect()
}

/// The greatest common divisor.
pub(super) fn divisor(one: u64, other: u64) -> u64 {
    let (mut large, mut small) = (one, other);
    while small > 0 {
        (large, small) = (small, large % small);
    }
    large
}

fn common(one: u64, other: u64) -> Option<u64> {
    one.checked_mul(other / divisor(one, other))
}

/// The same events with another wording of the same letter.
fn reword(events: &mut [Event], what: &Move) {
    let Move::Picks(picks) = what else { return };
    for event in events {
        if let Event::Chose {
            option, clauses, ..
        } = event
            && let Some(pick) = picks.iter().find(|pick| pick.option == *option)
        {
            *clauses = pick.clauses.clone();
        }
    }
}

/// Whether play is over.
pub(super) fn ended(state: &State) -> Option<crate::exercise::model::EndingId> {
    match state.phase {
        engine::Phase::Ended(ending) => Some(ending),
        _ => None,
    }
}
