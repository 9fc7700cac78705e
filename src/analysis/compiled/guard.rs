//! Conditions over bounded numbers alone, asked of the numbers a decision is taken with.

use super::map::Map;

/// Holds in no state or in some; negations are pushed down to the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// Holds in every state.
    Always,
    /// Holds in no state.
    Never,
    /// Holds while a number stands within a span.
    In(Test),
    /// Holds when every one holds.
    All(Box<[Guard]>),
    /// Holds when at least one holds.
    Any(Box<[Guard]>),
}

/// A span in which one number must stand, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Test {
    /// Which number.
    pub var: u16,
    /// The lowest value that passes.
    pub least: i32,
    /// The highest value that passes.
    pub most: i32,
}

impl Guard {
    /// Whether it holds among these numbers.
    #[must_use]
    #[inline]
    pub fn holds(&self, vars: &[i32]) -> bool {
        match self {
            Self::Always => true,
            Self::In(test) => test.holds(vars[usize::from(test.var)]),
            _ => self.tree_holds(vars),
        }
    }

    fn tree_holds(&self, vars: &[i32]) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::In(test) => test.holds(vars[usize::from(test.var)]),
            Self::All(all) => all.iter().all(|one| one.holds(vars)),
            Self::Any(any) => any.iter().any(|one| one.holds(vars)),
        }
    }

    /// Whether the mapped number stands within the span, asked of the number before the map;
    /// `range` is what that number can be.
    pub(super) fn mapped(var: u16, map: Map, span: (i32, i32), range: (i32, i32)) -> Self {
        let from = match span.0 {
            at_least if at_least <= map.least => range.0,
            at_least if at_least > map.most => return Self::Never,
            at_least => at_least - map.add,
        };
        let to = match span.1 {
            at_most if at_most >= map.most => range.1,
            at_most if at_most < map.least => return Self::Never,
            at_most => at_most - map.add,
        };
        Self::within(var, (from, to), range)
    }

    fn within(var: u16, (from, to): (i32, i32), range: (i32, i32)) -> Self {
        let (least, most) = (from.max(range.0), to.min(range.1));
        match (least, most) {
            _ if least > most => Self::Never,
            _ if (least, most) == range => Self::Always,
            _ => Self::In(Test { var, least, most }),
        }
    }

    /// Holds when all of them do.
    pub(super) fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut all: Vec<Self> = Vec::new();
        for part in parts {
            match part {
                Self::Always => {}
                Self::Never => return Self::Never,
                Self::All(inner) => all.extend(inner),
                other => all.push(other),
            }
        }
        let mut spans: Vec<Test> = Vec::new();
        let mut rest: Vec<Self> = Vec::new();
        for part in all {
            match part {
                Self::In(test) => match spans.iter_mut().find(|span| span.var == test.var) {
                    Some(span) => {
                        span.least = span.least.max(test.least);
                        span.most = span.most.min(test.most);
                    }
                    None => spans.push(test),
                },
                other if rest.contains(&other) => {}
                other => rest.push(other),
            }
        }
        if spans.iter().any(|span| span.least > span.most) {
            return Self::Never;
        }
        let mut all: Vec<Self> = spans.into_iter().map(Self::In).collect();
        all.append(&mut rest);
        match all.len() {
            0 => Self::Always,
            1 => all.remove(0),
            _ => Self::All(all.into()),
        }
    }

    /// Holds when one of them does.
    pub(super) fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut any: Vec<Self> = Vec::new();
        for part in parts {
            match part {
                Self::Never => {}
                Self::Always => return Self::Always,
                Self::Any(inner) => any.extend(inner),
                other if any.contains(&other) => {}
                other => any.push(other),
            }
        }
        match any.len() {
            0 => Self::Never,
            1 => any.remove(0),
            _ => Self::Any(any.into()),
        }
    }

    /// Holds when this does not.
    pub(super) fn negated(&self, ranges: &[(i32, i32)]) -> Self {
        match self {
            Self::Always => Self::Never,
            Self::Never => Self::Always,
            Self::In(Test { var, least, most }) => {
                let range = ranges[usize::from(*var)];
                let below = Self::within(*var, (range.0, least - 1), range);
                Self::any([below, Self::within(*var, (most + 1, range.1), range)])
            }
            Self::All(all) => Self::any(all.iter().map(|one| one.negated(ranges))),
            Self::Any(any) => Self::all(any.iter().map(|one| one.negated(ranges))),
        }
    }

    /// Tells every test in it.
    pub(super) fn tests(&self, told: &mut dyn FnMut(&Test)) {
        match self {
            Self::Always | Self::Never => {}
            Self::In(test) => told(test),
            Self::All(list) | Self::Any(list) => list.iter().for_each(|one| one.tests(told)),
        }
    }

    /// The same with every test made anew.
    pub(super) fn rewritten(&self, new: &dyn Fn(&Test) -> Self) -> Self {
        match self {
            Self::Always => Self::Always,
            Self::Never => Self::Never,
            Self::In(test) => new(test),
            Self::All(all) => Self::all(all.iter().map(|one| one.rewritten(new))),
            Self::Any(any) => Self::any(any.iter().map(|one| one.rewritten(new))),
        }
    }
}

impl Test {
    /// Whether the value passes.
    #[must_use]
    #[inline]
    pub fn holds(&self, value: i32) -> bool {
        self.least <= value && value <= self.most
    }
}
