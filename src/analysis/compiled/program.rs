//! The compiled exercise: rows of numbers, and one step of play over them without allocation.

use super::guard::Guard;
use super::map::Map;
use super::points::Points;
use crate::exercise::model::*;
use std::ops::Range;

/// Rows of a table that belong to one row of another.
pub type Span = Range<u32>;

/// An exercise that is nothing but bounded numbers, from one chair.
///
/// Play stands at a stop, which is a decision point, or is over; with it goes one `i32` for each
/// number. A number that nothing reads any more keeps whatever it was: compare states only by the
/// numbers that are [`live`](Program::live) where they stand.
#[derive(Debug, Clone, Default)]
pub struct Program {
    pub(super) vars: Vec<Var>,
    pub(super) stops: Vec<Stop>,
    pub(super) options: Vec<Choice>,
    pub(super) cases: Vec<Case>,
    pub(super) falls: Vec<Fall>,
    pub(super) ways: Vec<Way>,
    pub(super) moves: Vec<Move>,
    /// For each stop, and last for the end, the numbers that something still reads.
    pub(super) live: Vec<Vec<u16>>,
    pub(super) endings: Vec<(Guard, EndingId)>,
    pub(super) points: Points,
    pub(super) first: (u32, Vec<i32>),
    pub(super) minutes: Option<Minutes>,
}

/// A number of the state: `least + unit * value`, where the value runs from 0 to `most`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Var {
    /// What it is.
    pub what: Source,
    /// The authored value of 0.
    pub least: i32,
    /// What one more is worth; positive.
    pub unit: i32,
    /// The highest value.
    pub most: i32,
}

/// What a number stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A meter or a counter.
    Slot(SlotId),
    /// A flag, or another yes-or-no fact.
    Bit(BitId),
}

/// A decision point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Which.
    pub point: PointId,
    /// Its options.
    pub options: Span,
}

/// An option of a stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which; none for having to take nothing where nothing can be taken.
    pub id: Option<OptionId>,
    /// When it can be taken.
    pub when: Guard,
    /// What comes of it: the first that holds.
    pub cases: Span,
}

/// An outcome of an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// When it comes.
    pub when: Guard,
    /// The sum of all weights.
    pub whole: u32,
    /// The ways in which chance can fall; one where nothing is drawn.
    pub falls: Span,
}

/// One way in which chance can fall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fall {
    /// How often, of the whole; positive.
    pub weight: u32,
    /// The branch that is drawn; none where nothing is.
    pub drawn: Option<u16>,
    /// The ways on: the first that holds.
    pub ways: Span,
}

/// A way to the next stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// When it is taken, asked of the numbers before it.
    pub when: Guard,
    /// The stop it leads to; the number of stops for the end of play.
    pub to: u32,
    /// What it changes, of the numbers that are live where it leads.
    pub moves: Span,
}

/// A number that a way changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// Which.
    pub var: u16,
    /// What becomes of it.
    pub map: Map,
}

impl Program {
    /// The numbers of a state, in the order of a row of them.
    #[must_use]
    pub fn vars(&self) -> &[Var] {
        &self.vars
    }

    /// The stops, each before those it leads to.
    #[must_use]
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// The number that stands for the end of play in place of a stop.
    #[must_use]
    pub fn end(&self) -> u32 {
        u32::try_from(self.stops.len()).unwrap_or(u32::MAX)
    }

    /// The numbers that something still reads at the stop, or at the end.
    #[must_use]
    pub fn live(&self, stop: u32) -> &[u16] {
        &self.live[stop as usize]
    }

    /// The first stop, or the end, and the numbers with which play comes there.
    #[must_use]
    pub fn first(&self) -> (u32, &[i32]) {
        (self.first.0, &self.first.1)
    }

    /// The options of a stop, in file order.
    #[must_use]
    #[inline]
    pub fn options(&self, stop: u32) -> &[Choice] {
        rows(&self.options, &self.stops[stop as usize].options)
    }

    /// What comes of an option among these numbers.
    #[must_use]
    #[inline]
    pub fn case(&self, choice: &Choice, vars: &[i32]) -> &Case {
        let cases = rows(&self.cases, &choice.cases);
        &cases[first(cases, |case| case.when.holds(vars))]
    }

    /// The ways in which chance can fall.
    #[must_use]
    #[inline]
    pub fn falls(&self, case: &Case) -> &[Fall] {
        rows(&self.falls, &case.falls)
    }

    /// The way on after a fall of chance.
    #[must_use]
    #[inline]
    pub fn way(&self, fall: &Fall, vars: &[i32]) -> &Way {
        let ways = rows(&self.ways, &fall.ways);
        &ways[first(ways, |way| way.when.holds(vars))]
    }

    /// The number of that way among all.
    #[inline]
    pub(super) fn way_number(&self, fall: &Fall, vars: &[i32]) -> usize {
        let ways = rows(&self.ways, &fall.ways);
        fall.ways.start as usize + first(ways, |way| way.when.holds(vars))
    }

    /// Goes the way: the numbers become what they are at the stop it tells.
    #[inline]
    pub fn go(&self, way: &Way, vars: &mut [i32]) -> u32 {
        for step in rows(&self.moves, &way.moves) {
            let value = &mut vars[usize::from(step.var)];
            *value = step.map.of(*value);
        }
        way.to
    }

    /// The ending of a play that has ended with these numbers.
    #[must_use]
    #[inline]
    pub fn ending(&self, vars: &[i32]) -> EndingId {
        let held = self.endings.iter().find(|(when, _)| when.holds(vars));
        held.or(self.endings.last())
            .map_or(EndingId(0), |(_, id)| *id)
    }

    /// When each ending applies: the first that holds, and the last always does.
    pub(in crate::analysis) fn endings(&self) -> &[(Guard, EndingId)] {
        &self.endings
    }

    /// Points of a play that has ended with these numbers, the opening among them; hundredths.
    #[must_use]
    #[inline]
    pub fn total(&self, vars: &[i32]) -> i32 {
        self.points.opening + self.points.of(vars)
    }

    /// What an end is worth.
    #[must_use]
    pub fn points(&self) -> &Points {
        &self.points
    }

    /// The minutes that every play takes; none where plays differ.
    #[must_use]
    pub fn minutes(&self) -> Option<Minutes> {
        self.minutes
    }

    /// The number of a case among all, from the choice it belongs to.
    #[inline]
    pub(super) fn case_number(&self, choice: &Choice, case: &Case) -> usize {
        let cases = self.cases(choice);
        let nth = cases
            .iter()
            .position(|one| std::ptr::eq(one, case))
            .unwrap_or(0);
        choice.cases.start as usize + nth
    }

    pub(in crate::analysis) fn moves(&self, way: &Way) -> &[Move] {
        rows(&self.moves, &way.moves)
    }

    pub(in crate::analysis) fn cases(&self, choice: &Choice) -> &[Case] {
        rows(&self.cases, &choice.cases)
    }

    pub(in crate::analysis) fn ways(&self, fall: &Fall) -> &[Way] {
        rows(&self.ways, &fall.ways)
    }

    /// Every way out of a stop.
    pub(super) fn ways_of(&self, stop: u32) -> impl Iterator<Item = &Way> {
        let cases = self
            .options(stop)
            .iter()
            .flat_map(|choice| self.cases(choice));
        let falls = cases.flat_map(|case| self.falls(case));
        falls.flat_map(|fall| self.ways(fall))
    }
}

/// The index of the first that holds. The last of such a list always does, so it is not asked.
#[inline]
fn first<T>(list: &[T], holds: impl Fn(&T) -> bool) -> usize {
    match list {
        [_] => 0,
        _ => list.iter().position(holds).unwrap_or(list.len() - 1),
    }
}

#[inline]
fn rows<'a, T>(table: &'a [T], span: &Span) -> &'a [T] {
    &table[span.start as usize..span.end as usize]
}
