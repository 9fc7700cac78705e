//! Ways to play that look at what may come of a decision before they take it.

use super::general::General;
use super::run::Unplayed;
use crate::analysis::search::{Reward, ended};
use crate::engine::{Event, Move, State};
use crate::exercise::draft::Class;
use crate::exercise::model::ChairId;
use crate::scoring::Tally;
use std::cmp::Ordering;

/// What is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bent {
    Greedy,
    Cautious,
    Hawk,
}

/// What one fall of chance brings until the next decision.
#[derive(Debug, Clone, Copy)]
struct Fall {
    points: i32,
    /// The heaviest own act.
    act: Class,
    /// Points that the tension of all acts costs.
    heat: i32,
}

/// What a decision may bring.
#[derive(Debug, Clone, Copy)]
struct Prospect {
    /// Points over the falls by weight, and the sum of the weights.
    points: (i128, i128),
    act: Class,
    heat: i32,
}

impl Prospect {
    fn of(falls: &[Fall], weights: &[u64]) -> Self {
        let (mut sum, mut whole) = (0, 0);
        for (fall, weight) in falls.iter().zip(weights) {
            sum += i128::from(fall.points) * i128::from(*weight);
            whole += i128::from(*weight);
        }
        let acts = falls.iter().map(|fall| fall.act);
        Self {
            points: (sum, whole),
            act: acts.max().unwrap_or(Class::StatusQuo),
            heat: falls.iter().map(|fall| fall.heat).max().unwrap_or(0),
        }
    }

    /// `Greater` where this is what is sought rather than the other.
    fn against(&self, other: &Self, bent: Bent) -> Ordering {
        let harder = (self.act, self.heat).cmp(&(other.act, other.heat));
        match bent {
            Bent::Greedy => (self.points.0 * other.points.1).cmp(&(other.points.0 * self.points.1)),
            Bent::Hawk => harder,
            Bent::Cautious => harder.reverse(),
        }
    }
}

impl General<'_> {
    /// The first move that nothing is sought rather than.
    pub(super) fn bent(&self, bent: Bent, state: &State, tally: &Tally) -> Result<Move, Unplayed> {
        let mut falls = Vec::new();
        let expansion = self.asked.expand(state, |events, next| {
            falls.push(self.fall(state, *tally, events, next));
        });
        let expansion = expansion.map_err(|_| Unplayed::Draws)?;
        let mut rest = falls.as_slice();
        let mut chosen: Option<(Prospect, Move)> = None;
        for choice in expansion.choices {
            let (own, after) = rest.split_at(choice.falls.len());
            rest = after;
            let prospect = Prospect::of(own, &choice.falls);
            let better =
                |(known, _): &(Prospect, Move)| prospect.against(known, bent) == Ordering::Greater;
            if chosen.as_ref().is_none_or(better) {
                chosen = Some((prospect, choice.what));
            }
        }
        chosen.map(|(_, what)| what).ok_or(Unplayed::Stuck)
    }

    fn fall(&self, state: &State, mut tally: Tally, events: &[Event], next: &State) -> Fall {
        let mut reward = Reward::default();
        let mut enter = |line| reward.enter(&line);
        self.scorer
            .step(&mut tally, state.clock, events, &mut enter);
        if ended(next).is_some() {
            self.scorer.finish(&mut tally, next, &mut enter);
        }
        Fall {
            points: reward.total(),
            act: heaviest(events, self.asked.chair),
            heat: -reward.points[0],
        }
    }
}

/// The heaviest act of the chair; where it does not act, it leaves things as they are.
fn heaviest(events: &[Event], of: ChairId) -> Class {
    let own = events.iter().filter_map(|event| match event {
        Event::Acted { chair, class, .. } if *chair == of => Some(*class),
        _ => None,
    });
    own.max().unwrap_or(Class::StatusQuo)
}
