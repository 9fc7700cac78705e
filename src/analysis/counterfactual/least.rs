//! The smallest set of changed decisions that reaches a good ending, everything else held.

use super::held::{Rest, Rules};
use super::path::Visits;
use crate::analysis::search::ended;
use crate::engine::{Move, State, leads};
use rustc_hash::FxHashSet;

/// So many decisions are changed at most.
const MOST: usize = 3;
/// So many decisions are played at most.
const BUDGET: usize = 40_000;

/// What the search for the smallest set came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Least {
    /// The path came to a good ending.
    Good,
    /// These changes reach a good ending, and no fewer do. Of sets of one the one after which
    /// the fewest decisions are made anew, then the one with the highest total; of larger ones the
    /// first that was met.
    Changes(Vec<Change>),
    /// No set of so many changes or fewer reaches one.
    None(usize),
    /// No set of so many changes or fewer reaches one; whether a larger one does was not searched
    /// to the end.
    Bounded(usize),
}

/// A changed decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The decision that is changed, by index; none where it comes up on the changed path alone
    /// and is made anew, which counts as no change.
    pub decision: Option<usize>,
    /// What is chosen there.
    pub what: Move,
}

/// A decision on a path with some changes.
struct Fork {
    rest: Rest,
    changes: Vec<Change>,
    /// The decision of the record it is; none off the record.
    decision: Option<usize>,
}

/// Of the decisions from `first` on; `rests` are theirs.
pub(super) fn least(rules: &Rules<'_>, first: usize, rests: &[Rest], good: bool) -> Least {
    if good {
        return Least::Good;
    }
    let fork = |(index, rest): (usize, &Rest)| Fork {
        rest: rest.clone(),
        changes: Vec::new(),
        decision: Some(first + index),
    };
    let mut search = Search {
        rules,
        known: FxHashSet::default(),
        left: BUDGET,
    };
    let mut forks: Vec<Fork> = rests.iter().enumerate().map(fork).collect();
    for fork in &forks {
        let key = (fork.rest.state.clone(), fork.rest.visits.clone());
        search.known.insert(key);
    }
    for size in 1..=MOST {
        let (found, next) = search.change(forks, size);
        if let Some(changes) = found {
            return Least::Changes(changes);
        }
        if search.left == 0 {
            return Least::Bounded(size - 1);
        }
        if next.is_empty() {
            return Least::None(size);
        }
        forks = next;
    }
    Least::Bounded(MOST)
}

/// The changes that reach a good ending, if some do.
type Found = Option<Vec<Change>>;

struct Search<'r> {
    rules: &'r Rules<'r>,
    /// What was met with as few changes.
    known: FxHashSet<(State, Visits)>,
    left: usize,
}

impl Search<'_> {
    /// Changes one decision more: the changes that reach a good ending, and the decisions of the
    /// record that come up behind those that do not. Decisions off the record are made anew in any
    /// way, and count as no change.
    fn change(&mut self, mut forks: Vec<Fork>, size: usize) -> (Found, Vec<Fork>) {
        let (mut best, mut next): (Option<(i32, Vec<Change>)>, _) = (None, Vec::new());
        let mut done = 0;
        while done < forks.len() {
            // Forks come with more and more decisions made anew.
            let more = |(_, known): &(i32, Vec<Change>)| forks[done].changes.len() >= known.len();
            if best.as_ref().is_some_and(more) {
                break;
            }
            for what in self.others(&forks[done].rest) {
                if self.left == 0 {
                    return (best.map(|(_, changes)| changes), Vec::new());
                }
                let fork = &forks[done];
                let mut changes = fork.changes.clone();
                changes.push(Change {
                    decision: fork.decision,
                    what,
                });
                let rest = fork.rest.clone();
                let new = (&mut next, &mut forks);
                let Some(points) = self.follow(&rest, &changes, new) else {
                    continue;
                };
                let better = |(most, known): &(i32, Vec<Change>)| {
                    changes.len() < known.len() || (changes.len() == known.len() && points > *most)
                };
                if best.as_ref().is_none_or(better) {
                    best = Some((points, changes));
                }
                if size > 1 {
                    return (best.map(|(_, changes)| changes), next);
                }
            }
            done += 1;
        }
        (best.map(|(_, changes)| changes), next)
    }

    /// Moves that lead elsewhere than the held one, each once.
    fn others(&self, rest: &Rest) -> Vec<Move> {
        let asked = self.rules.asked;
        let held = rest.visits.held(&self.rules.record, &rest.state);
        let all = leads(asked.exercise, &asked.choices, &rest.state, asked.chair);
        let moves = all.into_iter().filter(|lead| lead.like.is_none());
        let moves = moves.map(|lead| lead.what);
        moves.filter(|what| Some(what) != held).collect()
    }

    /// Plays the last of the changes and holds everything after it. Gives the total of a good
    /// ending; any decision on the way that can still lead to one is a fork, of the next size if it
    /// is in the record, else of this one.
    fn follow(
        &mut self,
        from: &Rest,
        changes: &[Change],
        (next, now): (&mut Vec<Fork>, &mut Vec<Fork>),
    ) -> Option<i32> {
        let what = changes.last().map(|change| &change.what)?;
        let mut at = self.go(from, Some(what))?;
        loop {
            if let Some(ending) = ended(&at.state) {
                let good = self.rules.exercise.endings[ending].good;
                return good.then_some(at.earned);
            }
            let open = self.rules.worth(&at.state, &at.tally)?.good;
            let new = self.known.insert((at.state.clone(), at.visits.clone()));
            if !open || !new {
                return None;
            }
            let decision = at.visits.decision(&self.rules.record, &at.state);
            let fork = Fork {
                rest: at.clone(),
                changes: changes.to_vec(),
                decision,
            };
            let Some(held) = decision.and_then(|_| self.go(&at, None)) else {
                // What was chosen here cannot be, or nothing was: it is chosen anew.
                now.push(Fork {
                    decision: None,
                    ..fork
                });
                return None;
            };
            next.push(fork);
            at = held;
        }
    }

    /// The next point of rest by this move, or by the held one.
    fn go(&mut self, rest: &Rest, what: Option<&Move>) -> Option<Rest> {
        self.left = self.left.saturating_sub(1);
        match what {
            Some(what) => self.rules.go(rest, what),
            None => self.rules.hold(rest),
        }
    }
}
