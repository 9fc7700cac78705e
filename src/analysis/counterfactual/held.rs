//! The rules as a counterfactual asks them: what a choice leads to and earns, and where a path
//! comes out when all later choices and draws are held.

use super::book::{Book, Worth, key};
use super::outlook::bit;
use super::path::{Again, Record, Visits};
use super::told::Untold;
use crate::analysis::search::{Asked, Choice};
use crate::analysis::solve::{ONE, Value, mean};
use crate::engine::{Action, Event, Move, State, decide};
use crate::exercise::model::{Chairs, EndingId, Exercise, Minutes, StageId};
use crate::scoring::{Scorer, Tally};

/// Where a path comes out on which one choice was changed and everything later held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It ends.
    Total {
        /// The whole total, hundredths.
        points: i32,
        /// The ending.
        ending: EndingId,
    },
    /// A decision comes up for which the record has no choice, or one that cannot be taken there.
    Diverges {
        /// The minute.
        at: Minutes,
        /// The stage.
        stage: Option<StageId>,
    },
    /// It goes on to this minute, in which something was done by hand: nobody can know whether it
    /// would have been done there too.
    ByHand(Minutes),
}

/// A point of rest on a path, real or not.
#[derive(Debug, Clone)]
pub(super) struct Rest {
    pub(super) state: State,
    pub(super) tally: Tally,
    /// Hundredths so far.
    pub(super) earned: i32,
    pub(super) visits: Visits,
}

/// One way that chance falls in a choice.
pub(super) struct Leaf {
    pub(super) state: State,
    pub(super) events: Vec<Event>,
    /// Hundredths earned on the way.
    pub(super) earned: i32,
    /// What is still to come.
    pub(super) worth: Worth,
}

impl Leaf {
    /// The best and the worst expected total from before the choice.
    fn after(&self) -> [Value; 2] {
        let earned = Value::from(self.earned) * ONE;
        [earned + self.worth.best, earned + self.worth.worst]
    }
}

/// A choice with what it is worth.
pub(super) struct Weighed {
    pub(super) choice: Choice,
    /// The expected total from here where every later choice is the best, and the worst.
    pub(super) worth: [Value; 2],
    pub(super) leaves: Vec<Leaf>,
}

/// The rules, what is known of all paths, and the record of one.
pub(super) struct Rules<'a> {
    pub(super) exercise: &'a Exercise,
    /// What was searched from the start, and then from wherever something was done by hand.
    pub(super) books: &'a [Book],
    pub(super) asked: &'a Asked<'a>,
    pub(super) scorer: Scorer<'a>,
    pub(super) record: Record<'a>,
}

impl Rules<'_> {
    /// What the events that led from one point of rest to the next make of a tally, and earn.
    pub(super) fn earn(
        &self,
        mut tally: Tally,
        clock: Minutes,
        events: &[Event],
        next: &State,
    ) -> (Tally, i32) {
        let mut earned = 0;
        let mut enter = |line: crate::scoring::Line| earned += line.points;
        self.scorer.step(&mut tally, clock, events, &mut enter);
        if crate::analysis::search::ended(next).is_some() {
            self.scorer.finish(&mut tally, next, &mut enter);
        }
        (tally, earned)
    }

    /// What is still to come in a state; none where the search does not know it.
    pub(super) fn worth(&self, state: &State, tally: &Tally) -> Option<Worth> {
        match crate::analysis::search::ended(state) {
            Some(ending) => Some(Worth {
                best: 0,
                worst: 0,
                open: bit(ending),
                good: self.exercise.endings[ending].good,
            }),
            None => {
                let key = key(state, tally);
                self.books.iter().find_map(|book| book.at(&key))
            }
        }
    }

    /// Every choice at a point of rest.
    pub(super) fn weigh(&self, rest: &Rest) -> Result<Vec<Weighed>, Untold> {
        let mut leaves = Vec::new();
        let expansion = self
            .asked
            .expand(&rest.state, |events, next| {
                leaves.push(self.leaf(rest, events, next));
            })
            .map_err(|_| Untold::Foreign)?;
        let mut leaves = leaves.into_iter();
        let mut all = Vec::with_capacity(expansion.choices.len());
        for choice in expansion.choices {
            let own = leaves.by_ref().take(choice.falls.len());
            let own = own.collect::<Option<Vec<Leaf>>>().ok_or(Untold::Foreign)?;
            all.push(weighed(choice, own));
        }
        Ok(all)
    }

    /// The choice that was made, in its own words.
    pub(super) fn weigh_one(&self, rest: &Rest, what: &Move) -> Result<Weighed, Untold> {
        let mut leaves = Vec::new();
        let falls = self
            .asked
            .expand_one(&rest.state, what, |events, next| {
                leaves.push(self.leaf(rest, events, next));
            })
            .map_err(|_| Untold::Foreign)?;
        let leaves = leaves.into_iter().collect::<Option<Vec<Leaf>>>();
        let leaves = leaves.filter(|all| !all.is_empty());
        let choice = Choice {
            what: what.clone(),
            ways: 1,
            falls,
        };
        Ok(weighed(choice, leaves.ok_or(Untold::Foreign)?))
    }

    fn leaf(&self, rest: &Rest, events: &[Event], next: &State) -> Option<Leaf> {
        let (tally, earned) = self.earn(rest.tally, rest.state.clock, events, next);
        Some(Leaf {
            state: next.clone(),
            events: events.to_vec(),
            earned,
            worth: self.worth(next, &tally)?,
        })
    }

    /// What a move leads to with the draws of the record; none where it cannot be made.
    pub(super) fn go(&self, rest: &Rest, what: &Move) -> Option<Rest> {
        let chair = self.asked.chair;
        let mut draw = Again {
            record: &self.record,
            visits: rest.visits.clone(),
        };
        let mut events = Vec::new();
        let state = decide(
            self.exercise,
            Chairs::only(chair),
            &rest.state,
            &Action::of(chair, what.clone()),
            &mut draw,
            &mut events,
        )
        .ok()?;
        let mut visits = draw.visits;
        visits.decided(&rest.state);
        let (tally, earned) = self.earn(rest.tally, rest.state.clock, &events, &state);
        Some(Rest {
            state,
            tally,
            earned: rest.earned + earned,
            visits,
        })
    }

    /// The next point of rest with the choice of the record; none where it has none.
    pub(super) fn hold(&self, rest: &Rest) -> Option<Rest> {
        let held = rest.visits.held(&self.record, &rest.state)?;
        self.go(rest, held)
    }

    /// Where a move comes out with everything later held. `until` is the minute in which something
    /// was done by hand later on the path.
    pub(super) fn held(&self, rest: &Rest, what: &Move, until: Option<Minutes>) -> Held {
        let Some(mut at) = self.go(rest, what) else {
            return self.diverges(rest);
        };
        loop {
            if let Some(until) = until.filter(|until| at.state.clock >= *until) {
                return Held::ByHand(until);
            }
            if let Some(ending) = crate::analysis::search::ended(&at.state) {
                return Held::Total {
                    points: at.earned,
                    ending,
                };
            }
            match self.hold(&at) {
                Some(next) => at = next,
                None => return self.diverges(&at),
            }
        }
    }

    fn diverges(&self, rest: &Rest) -> Held {
        Held::Diverges {
            at: rest.state.clock,
            stage: rest.state.stage(self.exercise),
        }
    }
}

fn weighed(choice: Choice, leaves: Vec<Leaf>) -> Weighed {
    let worth = [0, 1].map(|which| {
        let after = leaves.iter().map(|leaf| leaf.after()[which]);
        mean(choice.falls.iter().copied().zip(after))
    });
    Weighed {
        choice,
        worth,
        leaves,
    }
}
