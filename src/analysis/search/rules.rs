//! What is asked of every state: where it leads, and what that earns each tally that stands in it.

use super::coverage::Coverage;
use super::expand::{Asked, Grown, Told, TooManyDraws, ended};
use super::graph::{NodeId, Reward};
use super::offer::{Offer, Offers};
use crate::engine::{Event, State};
use crate::exercise::model::{ChairId, Exercise, Minutes};
use crate::scoring::{Scorer, Tally};
use rayon::prelude::*;
use std::sync::Arc;

/// States that one thread expands before it asks for more; a smaller layer is not worth a second.
const CHUNK: usize = 64;

/// What is asked of every state: where it leads and what that earns.
pub(in crate::analysis) struct Rules<'a> {
    pub(in crate::analysis) asked: Asked<'a>,
    pub(in crate::analysis) scorer: Scorer<'a>,
    offers: Offers,
}

/// A state with the nodes that stand in it, rising, and the tally of each.
pub(in crate::analysis) struct Group {
    pub(in crate::analysis) state: State,
    pub(in crate::analysis) nodes: Vec<NodeId>,
    pub(in crate::analysis) tallies: Vec<Tally>,
}

/// What a group leads to.
pub(in crate::analysis) struct Reached {
    pub(in crate::analysis) offer: Arc<Offer>,
    pub(in crate::analysis) grown: Grown,
    /// For each state it leads to what the tally of each node becomes and earns.
    pub(in crate::analysis) scored: Vec<Scored>,
}

/// What became of a tally.
pub(in crate::analysis) struct Scored {
    pub(in crate::analysis) tally: Tally,
    pub(in crate::analysis) reward: Reward,
    /// An occasion was judged by the words of the decision.
    pub(in crate::analysis) weighed: bool,
}

/// What the groups of a block lead to, in order.
#[derive(Default)]
pub(in crate::analysis) struct Expanded {
    pub(in crate::analysis) reached: Vec<Reached>,
    pub(in crate::analysis) coverage: Coverage,
}

impl<'a> Rules<'a> {
    pub(in crate::analysis) fn new(exercise: &'a Exercise, chair: ChairId) -> Self {
        Self {
            asked: Asked::new(exercise, chair),
            scorer: Scorer::new(exercise, chair),
            offers: Offers::default(),
        }
    }

    /// Expands the groups on all cores.
    pub(in crate::analysis) fn expand(
        &self,
        block: &[Group],
    ) -> Vec<Result<Expanded, TooManyDraws>> {
        let some = |chunk: &[Group]| {
            let (mut all, mut told) = (Expanded::default(), Told::default());
            for group in chunk {
                let reached = self.reach(group, &mut all.coverage, &mut told)?;
                all.reached.push(reached);
            }
            Ok(all)
        };
        match block.len() <= CHUNK {
            true => vec![some(block)],
            false => block.par_chunks(CHUNK).map(some).collect(),
        }
    }

    fn reach(
        &self,
        group: &Group,
        coverage: &mut Coverage,
        told: &mut Told,
    ) -> Result<Reached, TooManyDraws> {
        let (exercise, state) = (self.asked.exercise, &group.state);
        let offer = self.offers.of(&self.asked, &self.scorer, state);
        let mut scored = Vec::with_capacity(offer.own * group.tallies.len());
        let grown = self.asked.grow(state, &offer.leads, told, |events, next| {
            coverage.note(exercise, Some(state), events);
            let after = |tally: &Tally| self.score(*tally, state.clock, events, next);
            scored.extend(group.tallies.iter().map(after));
        })?;
        Ok(Reached {
            offer,
            grown,
            scored,
        })
    }

    /// What a tally becomes by the events that lead to a state, and what that earns; the end of
    /// play included.
    pub(in crate::analysis) fn score(
        &self,
        mut tally: Tally,
        clock: Minutes,
        events: &[Event],
        next: &State,
    ) -> Scored {
        let mut reward = Reward::default();
        reward.witness(events);
        let mut enter = |line| reward.enter(&line);
        let weighed = self.scorer.step(&mut tally, clock, events, &mut enter);
        if ended(next).is_some() {
            self.scorer.finish(&mut tally, next, &mut enter);
        }
        Scored {
            tally,
            reward,
            weighed,
        }
    }
}
