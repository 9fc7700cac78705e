//! A program as rows of fixed width, so that a step of play asks no more than which row.

use crate::analysis::compiled::Guard;
use crate::exercise::model::Minutes;

/// So many options at most are counted together, by which of them are open.
pub(super) const NARROW: usize = 6;
/// The most options of a stop: as many as a word has bits.
pub(super) const WIDE: usize = 64;
/// So many limits between ways in which chance can fall stand in the row of a case.
pub(super) const LIMITS: usize = 3;
/// In place of a row: there is none.
pub(super) const NONE: u32 = u32::MAX;

/// A program over `N` numbers, of which those beyond its own are never asked. `N` is a power of two.
#[derive(Debug)]
pub(super) struct Rows<const N: usize> {
    /// Whether all that can be taken is taken alike, else the first of it is.
    pub(super) uniform: bool,
    /// The minutes that every play takes.
    pub(super) minutes: Minutes,
    /// The first stop, or the end, and the numbers there.
    pub(super) first: (u32, [i32; N]),
    pub(super) stops: Vec<Stop>,
    /// For each option when it is open.
    pub(super) tests: Vec<Span>,
    pub(super) options: Vec<Opt>,
    pub(super) cases: Vec<Case>,
    /// Limits that do not stand in the row of their case.
    pub(super) limits: Vec<u32>,
    pub(super) ways: Vec<Way<N>>,
    /// Lowest and highest values, which few ways differ in.
    pub(super) bounds: Vec<[[i32; N]; 2]>,
    /// Guards that are more than one span.
    pub(super) guards: Vec<Guard>,
    pub(super) lines: Vec<Line>,
    /// When each ending applies, tried in order; and which it is.
    pub(super) endings: Vec<(Span, u32)>,
    pub(super) scale: Scale,
    /// Where counts of each kind stand in the row of all of them.
    pub(super) places: Places,
}

/// A stop.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    /// Rows of options.
    pub(super) from: u32,
    pub(super) to: u32,
    /// Where it is counted which of its options were open; for more than [`NARROW`] they are
    /// counted one by one.
    pub(super) patterns: u32,
    /// Whether no test of its options is more than a span.
    pub(super) plain: bool,
}

/// An option.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opt {
    /// Its number in the exercise; [`NONE`] where nothing is taken.
    pub(super) id: u32,
    /// What comes of it: so many cases from here on, of which the first that holds.
    pub(super) case: u32,
    pub(super) cases: u32,
}

/// A span of one number, tested without a branch; or a guard that is more than that.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) var: u32,
    pub(super) least: i32,
    pub(super) wide: u32,
    /// The row of a guard to be asked besides; [`NONE`] where the span is all.
    pub(super) guard: u32,
}

/// An outcome of an option.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case {
    pub(super) when: Span,
    /// The sum of all weights.
    pub(super) whole: u32,
    /// The rolls at which ways to fall end, but for the last.
    pub(super) limits: [u32; LIMITS],
    /// Rows of further limits.
    pub(super) more: (u32, u32),
    /// The row of the way that is taken at a roll of 0; one for each fall follows.
    pub(super) way: u32,
    /// Whether anything is drawn.
    pub(super) drawn: bool,
}

/// The ways of a fall; those after the first are asked only where it does not hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way<const N: usize> {
    /// What is added to each number.
    pub(super) add: [i32; N],
    /// The row of bounds.
    pub(super) bounds: u32,
    pub(super) to: u32,
    /// The row of the way that is asked next; [`NONE`] where this one is always taken.
    pub(super) next: u32,
    pub(super) when: Span,
}

/// A line of the account, in units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) when: Span,
    pub(super) account: usize,
    pub(super) points: i32,
    pub(super) var: u32,
    pub(super) per: i32,
}

/// How totals are counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// Hundredths that all points at the end are multiples of.
    pub(super) unit: i32,
    /// The lowest sum of lines, in units.
    pub(super) low: i32,
    /// So many totals from there on are counted in a row; 0 where they are too far apart.
    pub(super) wide: usize,
    /// Hundredths that every play starts with.
    pub(super) opening: i32,
}

/// Where counts stand in one row, so that what one thread writes is apart from all others.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Places {
    /// How often each option was taken, by the row of the option.
    pub(super) taken: usize,
    pub(super) endings: usize,
    pub(super) totals: usize,
    /// The length of the row.
    pub(super) end: usize,
}

impl Span {
    /// Holds always.
    pub(super) const OPEN: Self = Self {
        var: 0,
        least: 0,
        wide: u32::MAX,
        guard: NONE,
    };

    #[inline]
    pub(super) fn holds<const N: usize>(&self, vars: &[i32; N]) -> bool {
        vars[self.var as usize & (N - 1)].wrapping_sub(self.least) as u32 <= self.wide
    }
}

impl<const N: usize> Rows<N> {
    /// Whether a span and the guard besides hold.
    #[inline]
    pub(super) fn holds(&self, span: &Span, vars: &[i32; N]) -> bool {
        span.holds(vars) && (span.guard == NONE || self.guards[span.guard as usize].holds(vars))
    }
}
