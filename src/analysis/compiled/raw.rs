//! A program on its way: numbers as authored, nothing sliced away, lists instead of rows.

use super::guard::Guard;
use super::map::Map;
use crate::exercise::model::{Minutes, OptionId, PointId};

/// Where a way leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RawTarget {
    /// To the stop of this number.
    Stop(usize),
    /// To the end of play.
    End,
}

/// A decision point that play can come to.
#[derive(Debug, Clone)]
pub(super) struct RawStop {
    pub(super) point: PointId,
    pub(super) options: Vec<RawOption>,
}

/// An option; none where nothing can be taken.
#[derive(Debug, Clone)]
pub(super) struct RawOption {
    pub(super) id: Option<OptionId>,
    pub(super) when: Guard,
    /// What comes of it: the first that holds, and the last always does.
    pub(super) cases: Vec<RawCase>,
}

/// An outcome.
#[derive(Debug, Clone)]
pub(super) struct RawCase {
    pub(super) when: Guard,
    pub(super) falls: Vec<RawFall>,
}

/// A way in which chance can fall.
#[derive(Debug, Clone)]
pub(super) struct RawFall {
    pub(super) weight: u32,
    /// The branch that is drawn, where anything is.
    pub(super) drawn: Option<usize>,
    /// The first that holds is taken, and the last always does.
    pub(super) ways: Vec<RawWay>,
}

/// A way on to the next decision.
#[derive(Debug, Clone)]
pub(super) struct RawWay {
    pub(super) when: Guard,
    pub(super) maps: Vec<Map>,
    pub(super) time: Time,
    pub(super) to: RawTarget,
}

/// What a way does to the clock: so many minutes more, but not before a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Time {
    pub(super) add: Minutes,
    pub(super) floor: Minutes,
}

impl Time {
    pub(super) fn of(self, clock: Minutes) -> Minutes {
        clock.saturating_add(self.add).max(self.floor)
    }

    /// This, and then not before the minute.
    pub(super) fn not_before(self, minute: Minutes) -> Self {
        Self {
            floor: self.floor.max(minute),
            ..self
        }
    }
}

impl RawStop {
    pub(super) fn ways(&self) -> impl Iterator<Item = &RawWay> {
        let cases = self.options.iter().flat_map(|option| &option.cases);
        let falls = cases.flat_map(|case| &case.falls);
        falls.flat_map(|fall| &fall.ways)
    }

    pub(super) fn ways_mut(&mut self) -> impl Iterator<Item = &mut RawWay> {
        let cases = self.options.iter_mut().flat_map(|option| &mut option.cases);
        let falls = cases.flat_map(|case| &mut case.falls);
        falls.flat_map(|fall| &mut fall.ways)
    }

    /// Every condition that is asked here.
    pub(super) fn guards(&self) -> impl Iterator<Item = &Guard> {
        let options = self.options.iter().map(|option| &option.when);
        let cases = self.options.iter().flat_map(|option| &option.cases);
        let cases = cases.map(|case| &case.when);
        options.chain(cases).chain(self.ways().map(|way| &way.when))
    }
}
