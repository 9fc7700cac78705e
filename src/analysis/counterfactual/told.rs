//! The whole account of a path.

use super::book::Book;
use super::exit::{Exit, exit};
use super::held::{Rest, Rules};
use super::least::{Least, least};
use super::path::{Path, Record, Visits, drawn};
use super::rows::{Delay, Row, delay, rows};
use crate::analysis::search::{Asked, Stopped, ended};
use crate::analysis::solve::{ONE, Value};
use crate::engine::{State, apply};
use crate::exercise::model::{Exercise, SiteId};
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
    /// Something was done to the path by hand.
    ByHand,
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
    pub exit: Option<Exit>,
    /// The smallest set of changes that reaches a good ending.
    pub least: Least,
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
    /// Holds a path against everything that could have been.
    ///
    /// # Errors
    /// [`Untold::Unfinished`], or [`Untold::Foreign`] where the record does not follow from these
    /// rules or the book is of another exercise.
    pub fn of(exercise: &Exercise, book: &Book, path: &Path) -> Result<Self, Untold> {
        let asked = Asked::new(exercise, path.chair);
        let states = states(exercise, path);
        if states.last().and_then(ended).is_none() {
            return Err(Untold::Unfinished);
        }
        let rules = Rules {
            exercise,
            book,
            asked: &asked,
            scorer: Scorer::new(exercise, path.chair),
            record: Record::new(path, &states),
        };
        let (rests, opening) = rests(&rules, path, &states);
        let opening = opening.ok_or(Untold::Foreign)?;
        let Some((last, decided)) = rests.split_last() else {
            return Err(Untold::Foreign);
        };
        let decisions = decided.iter().enumerate();
        let decisions = decisions.map(|(index, rest)| judge(&rules, path, index, rest));
        let decisions = decisions.collect::<Result<Vec<Judged>, Untold>>()?;
        let good = ended(&last.state).is_some_and(|ending| exercise.endings[ending].good);
        let open = decisions.iter().rposition(|decision| decision.open);
        let open = open.filter(|_| !good);
        let exit = open.map(|index| exit(&rules, index, &decided[index]));
        Ok(Self {
            best: book.best(),
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
            least: least(&rules, decided, good),
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
    let steps = path.steps.iter().map(|step| &step.events);
    for events in [&path.began].into_iter().chain(steps) {
        for event in events {
            apply(exercise, &mut state, event);
        }
        all.push(state.clone());
    }
    all
}

/// The points of rest of the path, and the luck of what came before the first; none where the book
/// does not know that.
pub(super) fn rests(
    rules: &Rules<'_>,
    path: &Path,
    states: &[State],
) -> (Vec<Rest>, Option<Value>) {
    let mut earned = 0;
    let tally = rules.scorer.start(&mut |line| earned += line.points);
    let (tally, more) = rules.earn(tally, 0, &path.began, &states[0]);
    let mut visits = Visits::default();
    visits.began(&path.began);
    let mut rest = Rest {
        state: states[0].clone(),
        tally,
        earned: earned + more,
        visits,
    };
    let worth = rules.worth(&rest.state, &rest.tally);
    let opening = worth.map(|worth| whole(rest.earned) + worth.best - rules.book.best());
    let mut all = Vec::with_capacity(states.len());
    for (step, next) in path.steps.iter().zip(&states[1..]) {
        let (tally, more) = rules.earn(rest.tally, rest.state.clock, &step.events, next);
        let mut visits = rest.visits.clone();
        visits.step(&rest.state, &step.events);
        let earned = rest.earned + more;
        all.push(rest);
        rest = Rest {
            state: next.clone(),
            tally,
            earned,
            visits,
        };
    }
    all.push(rest);
    (all, opening)
}

fn judge(rules: &Rules<'_>, path: &Path, index: usize, rest: &Rest) -> Result<Judged, Untold> {
    let step = &path.steps[index];
    let worth = rules.worth(&rest.state, &rest.tally);
    let worth = worth.ok_or(Untold::Foreign)?;
    let all = rules.weigh(rest)?;
    let chosen = rules.weigh_one(rest, &step.what)?;
    let fell = chosen.leaves.iter().find(|leaf| leaf.events == step.events);
    let fell = fell.ok_or(Untold::Foreign)?;
    let after = whole(fell.earned) + fell.worth.best;
    Ok(Judged {
        swing: worth.best - chosen.worth[0],
        luck: after - chosen.worth[0],
        draws: step.events.iter().filter_map(drawn).collect(),
        open: worth.good,
        delay: delay(rest, &all, &step.what, worth.best),
        rows: rows(rules, rest, &all, &chosen, whole(rest.earned)),
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
