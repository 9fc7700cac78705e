//! The whole account of a path.

use super::book::Book;
use super::exit::{Exit, exit};
use super::held::{Rest, Rules};
use super::least::{Least, least};
use super::path::{Path, Piece, Record, Visits, drawn};
use super::rows::{Delay, Row, delay, rows};
use crate::analysis::search::{Asked, Stopped, ended};
use crate::analysis::solve::{ONE, Value};
use crate::engine::{State, apply};
use crate::exercise::model::{Exercise, Minutes, SiteId};
use crate::scoring::Scorer;

/// Why nothing can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untold {
    /// Play has not ended.
    Unfinished,
    /// People sat in more than one chair; a search follows one.
    Shared,
    /// The search was not brought to its end.
    Stopped(Stopped),
    /// The path is not one that these rules lead to.
    Foreign,
}

/// What each decision of a path cost. Values are in units of 2^-32 of a hundredth of a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The expected total of the best play, before anything.
    pub best: Value,
    /// The actual total, hundredths.
    pub actual: i32,
    /// Every decision, in order.
    pub decisions: Vec<Judged>,
    /// The luck of what happened before the first.
    pub opening: Value,
    /// The sum of all swings: what choices cost.
    pub choice: Value,
    /// The sum of all lucks, the opening among them; below 0 where luck cost points.
    pub luck: Value,
    /// Whether play came to a good ending.
    pub good: bool,
    /// The last decision with a good ending open; none where play came to one, or none ever was.
    /// Of a path with something done by hand, only decisions behind it count.
    pub exit: Option<Exit>,
    /// The smallest set of changes that reaches a good ending, of the same decisions.
    pub least: Least,
    /// What was done by hand; none where nothing was.
    pub by_hand: Option<Interfered>,
}

/// What was done to a path by hand. Each decision is judged by the rules as they stood when it was
/// taken; where an earlier one would have led to is not known beyond that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interfered {
    /// The first decision behind all of it, by index; the number of decisions where there is none.
    pub first: usize,
    /// By how much it changed the best expected total, all in all; best play less the actual total
    /// is the sum of swings less the sum of lucks less this.
    pub changed: Value,
}

/// A decision, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What could be taken, in file order; the chosen among it.
    pub rows: Vec<Row>,
    /// The best expected total before it less that of the choice; never below 0.
    pub swing: Value,
    /// The expected total after it less what was expected of the choice; the sum over a decision's
    /// falls, each by its weight, is 0 up to one unit a fall.
    pub luck: Value,
    /// The draws that fell in it: where, and the branch by index.
    pub draws: Vec<(SiteId, u16)>,
    /// Whether a good ending was still open before it.
    pub open: bool,
    /// What it would have cost to wait; none where nothing leads back to the same decision.
    pub delay: Option<Delay>,
}

impl Told {
    /// Holds a path against everything that could have been. The first of the books was searched
    /// from the start, the others from wherever something was done by hand; see
    /// [`super::Onward`].
    ///
    /// # Errors
    /// [`Untold::Unfinished`], or [`Untold::Foreign`] where the record does not follow from these
    /// rules or the books are of another exercise.
    pub fn of(exercise: &Exercise, books: &[Book], path: &Path) -> Result<Self, Untold> {
        let asked = Asked::new(exercise, path.chair);
        let states = states(exercise, path);
        if states.last().and_then(ended).is_none() {
            return Err(Untold::Unfinished);
        }
        let best = books.first().ok_or(Untold::Foreign)?.best();
        let rules = Rules {
            exercise,
            books,
            asked: &asked,
            scorer: Scorer::new(exercise, path.chair),
            record: Record::new(path, &states),
        };
        let walked = walk(&rules, path);
        let opening = walked.opening.ok_or(Untold::Foreign)? - best;
        let Some((last, decided)) = walked.rests.split_last() else {
            return Err(Untold::Foreign);
        };
        let decisions = (0..decided.len()).map(|index| judge(&rules, path, index, &walked));
        let decisions = decisions.collect::<Result<Vec<Judged>, Untold>>()?;
        let by_hand = interfered(&rules, &walked, best + opening, &decisions)?;
        let first = by_hand.map_or(0, |by_hand| by_hand.first);
        let good = ended(&last.state).is_some_and(|ending| exercise.endings[ending].good);
        let open = decisions.iter().rposition(|decision| decision.open);
        let open = open.filter(|index| !good && *index >= first);
        let exit = open.map(|index| exit(&rules, index, &decided[index]));
        Ok(Self {
            best,
            actual: last.earned,
            opening,
            choice: decisions.iter().map(|decision| decision.swing).sum(),
            luck: opening
                + decisions
                    .iter()
                    .map(|decision| decision.luck)
                    .sum::<Value>(),
            decisions,
            good,
            exit: exit.transpose()?,
            least: least(&rules, first, &decided[first..], good),
            by_hand,
        })
    }

    /// Decisions by what they cost, the dearest first; of equals the earlier first.
    #[must_use]
    pub fn ranked(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.decisions.len()).collect();
        all.sort_by_key(|index| std::cmp::Reverse(self.decisions[*index].swing));
        all
    }
}

/// The state before each decision, and the last.
pub(super) fn states(exercise: &Exercise, path: &Path) -> Vec<State> {
    let mut state = State::start(exercise);
    let mut all = Vec::with_capacity(path.steps.len() + 1);
    for (piece, events) in path.pieces() {
        for event in events {
            apply(exercise, &mut state, event);
        }
        if matches!(piece, Piece::ByHand) {
            all.pop();
        }
        all.push(state.clone());
    }
    all
}

/// A path, walked.
pub(super) struct Walked {
    /// The points of rest at which there was a decision, and the last.
    pub(super) rests: Vec<Rest>,
    /// The best expected total of the whole at the first point of rest; none where no book knows
    /// that.
    opening: Option<Value>,
    /// What was done by hand: how many decisions were made before it, and the minute.
    by_hand: Vec<(usize, Minutes)>,
}

pub(super) fn walk(rules: &Rules<'_>, path: &Path) -> Walked {
    let mut earned = 0;
    let tally = rules.scorer.start(&mut |line| earned += line.points);
    let mut rest = Rest {
        state: State::start(rules.exercise),
        tally,
        earned,
        visits: Visits::default(),
    };
    let mut walked = Walked {
        rests: Vec::with_capacity(path.steps.len() + 1),
        opening: None,
        by_hand: Vec::new(),
    };
    for (piece, events) in path.pieces() {
        let mut next = rest.clone();
        for event in events {
            apply(rules.exercise, &mut next.state, event);
        }
        let (tally, more) = rules.earn(rest.tally, rest.state.clock, events, &next.state);
        (next.tally, next.earned) = (tally, rest.earned + more);
        match piece {
            Piece::Step => next.visits.step(&rest.state, events),
            Piece::Began | Piece::ByHand => next.visits.began(events),
        }
        match piece {
            Piece::Began => walked.opening = total(rules, &next),
            Piece::Step => walked.rests.push(rest),
            Piece::ByHand => {
                let at = (walked.rests.len(), rest.state.clock);
                walked.by_hand.push(at);
            }
        }
        rest = next;
    }
    walked.rests.push(rest);
    walked
}

/// The best expected total of the whole at a point of rest.
fn total(rules: &Rules<'_>, rest: &Rest) -> Option<Value> {
    let worth = rules.worth(&rest.state, &rest.tally)?;
    Some(whole(rest.earned) + worth.best)
}

/// What was done by hand. `opening` is the best expected total of the whole before anything was.
fn interfered(
    rules: &Rules<'_>,
    walked: &Walked,
    opening: Value,
    decisions: &[Judged],
) -> Result<Option<Interfered>, Untold> {
    let mut changed = 0;
    let at = |index: usize| total(rules, &walked.rests[index]).ok_or(Untold::Foreign);
    let mut places: Vec<usize> = walked.by_hand.iter().map(|(after, _)| *after).collect();
    places.dedup();
    for first in &places {
        let before = match first.checked_sub(1) {
            None => opening,
            Some(last) => at(last)? - decisions[last].swing + decisions[last].luck,
        };
        changed += at(*first)? - before;
    }
    let last = places.last().copied();
    Ok(last.map(|first| Interfered { first, changed }))
}

fn judge(rules: &Rules<'_>, path: &Path, index: usize, walked: &Walked) -> Result<Judged, Untold> {
    let (step, rest) = (&path.steps[index], &walked.rests[index]);
    let worth = rules.worth(&rest.state, &rest.tally);
    let worth = worth.ok_or(Untold::Foreign)?;
    let all = rules.weigh(rest)?;
    let chosen = rules.weigh_one(rest, &step.what)?;
    let fell = chosen.leaves.iter().find(|leaf| leaf.events == step.events);
    let fell = fell.ok_or(Untold::Foreign)?;
    let after = whole(fell.earned) + fell.worth.best;
    let mut behind = walked.by_hand.iter().filter(|(after, _)| *after > index);
    let until = behind.next().map(|(_, minute)| *minute);
    Ok(Judged {
        swing: worth.best - chosen.worth[0],
        luck: after - chosen.worth[0],
        draws: step.events.iter().filter_map(drawn).collect(),
        open: worth.good,
        delay: delay(rest, &all, &step.what, worth.best),
        rows: rows(rules, rest, &all, &chosen, (whole(rest.earned), until)),
    })
}

/// A value in hundredths of a point, to the nearest.
#[must_use]
pub fn hundredths(value: Value) -> i32 {
    i32::try_from((value + ONE / 2).div_euclid(ONE)).unwrap_or(i32::MAX)
}

pub(super) fn whole(hundredths: i32) -> Value {
    Value::from(hundredths) * ONE
}
