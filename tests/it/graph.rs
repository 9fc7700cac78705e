//! The graph of (state, tally) of an exercise, walked breadth first with the engine that plays it.

use offramp::analysis::Falls;
use offramp::engine::{Action, Choices, Event, Move, Phase, State, begin, decide, leads};
use offramp::exercise::model::*;
use offramp::scoring::{Scorer, Tally};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// A node: what is true, and what scoring remembers.
type Node = (State, Tally);

/// What can be reached from one chair.
#[derive(Default)]
pub(super) struct Reached {
    /// Pairs of state and tally, each once.
    pub(super) pairs: usize,
    /// Endings among them.
    pub(super) endings: BTreeSet<EndingId>,
}

/// Walks everything, layer by layer. States are decided once for all tallies they occur with in a layer, since scoring never changes
/// what happens.
pub(super) fn explore(exercise: &Exercise, chair: &str) -> Reached {
    let (chair, _) = exercise.chairs.find(|one| one.id == chair).unwrap();
    let choices = Choices::new(exercise);
    let mut reached = Reached::default();
    let mut known: FxHashSet<Node> = FxHashSet::default();
    let mut fresh = starts(exercise, chair);
    while !fresh.is_empty() {
        let mut layer: FxHashMap<State, Vec<Tally>> = FxHashMap::default();
        for (state, tally) in fresh {
            if !known.insert((state.clone(), tally)) {
                continue;
            }
            reached.pairs += 1;
            match state.phase {
                Phase::Ended(ending) => _ = reached.endings.insert(ending),
                _ => layer.entry(state).or_default().push(tally),
            }
        }
        let layer: Vec<(State, Vec<Tally>)> = layer.into_iter().collect();
        let (one, other) = layer.split_at(layer.len() / 2);
        let walk = |part| follow(exercise, chair, &choices, part);
        fresh = std::thread::scope(|threads| {
            let other = threads.spawn(|| walk(other));
            let mut fresh = walk(one);
            fresh.extend(other.join().unwrap());
            fresh
        });
    }
    reached
}

fn starts(exercise: &Exercise, chair: ChairId) -> FxHashSet<Node> {
    let scorer = Scorer::new(exercise, chair);
    let (mut fresh, mut falls) = (FxHashSet::default(), Some(Falls::first()));
    while let Some(mut draw) = falls {
        let mut events: Vec<Event> = Vec::new();
        let state = begin(exercise, Chairs::only(chair), &mut draw, &mut events);
        let mut tally = scorer.start(&mut |_| ());
        scorer.step(&mut tally, 0, &events, &mut |_| ());
        fresh.insert((state, tally));
        falls = draw.next();
    }
    fresh
}

/// Every node that one decision leads to.
fn follow(
    exercise: &Exercise,
    chair: ChairId,
    choices: &Choices,
    layer: &[(State, Vec<Tally>)],
) -> FxHashSet<Node> {
    let scorer = Scorer::new(exercise, chair);
    let mut fresh = FxHashSet::default();
    for (state, tallies) in layer {
        for what in leads(exercise, choices, state, chair)
            .into_iter()
            .map(|lead| lead.what)
        {
            for (next, events) in outcomes(exercise, chair, state, what) {
                for before in tallies {
                    let mut tally = *before;
                    scorer.step(&mut tally, state.clock, &events, &mut |_| ());
                    fresh.insert((next.clone(), tally));
                }
            }
        }
    }
    fresh
}

/// The states that one move leads to, with the tally of a path that had none before.
pub(super) fn follow_one(
    exercise: &Exercise,
    chair: ChairId,
    state: &State,
    what: Move,
) -> Vec<(State, Tally)> {
    let scorer = Scorer::new(exercise, chair);
    let scored = |(next, events): (State, Vec<Event>)| {
        let mut tally = Tally::default();
        scorer.step(&mut tally, state.clock, &events, &mut |_| ());
        (next, tally)
    };
    let all = outcomes(exercise, chair, state, what);
    all.into_iter().map(scored).collect()
}

/// What each way that chance can fall makes of a move.
fn outcomes(
    exercise: &Exercise,
    chair: ChairId,
    state: &State,
    what: Move,
) -> Vec<(State, Vec<Event>)> {
    let action = Action::of(chair, what);
    let (mut all, mut falls) = (Vec::new(), Some(Falls::first()));
    while let Some(mut draw) = falls {
        let mut events = Vec::new();
        let seated = Chairs::only(chair);
        let next = decide(exercise, seated, state, &action, &mut draw, &mut events).unwrap();
        all.push((next, events));
        falls = draw.next();
    }
    all
}
