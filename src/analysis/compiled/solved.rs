//! What a solved program comes to.

use super::program::{Choice, Fall, Program};
use crate::analysis::solve::{Distribution, Value};
use crate::exercise::model::*;

/// Best, worst and uniform play, in this order wherever three stand side by side.
pub const POLICIES: usize = 3;

/// Everything that is known once a program is solved. States are told apart only by what
/// something still reads, so there may be fewer of them than the engine can tell apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Solved {
    /// States in which the chair decides.
    pub decisions: u64,
    /// States in which play is over.
    pub terminal: u64,
    /// Ways from a state to another: one for each option and fall of chance.
    pub transitions: u64,
    /// Expected totals under best, worst and uniform play, the opening among them.
    pub totals: [Value; POLICIES],
    /// For each ending its share under best, worst and uniform play, in units of 2^-60.
    pub shares: Vec<[u64; POLICIES]>,
    /// How single plays spread under best, worst and uniform play.
    pub distributions: [Distribution; POLICIES],
    /// Lowest and highest total of any play, hundredths; none where none ends.
    pub range: Option<(i32, i32)>,
    /// For each option that play can come to, in how many states it stands how.
    pub options: Vec<Offer>,
    /// For each ending the shortest way to it, where one leads there.
    pub witnesses: Vec<Option<Way>>,
    /// The minutes that every play takes; none where plays differ.
    pub minutes: Option<Minutes>,
}

/// How an option stands, counted in states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub id: OptionId,
    /// States that offer it.
    pub offered: u64,
    /// States in which nothing is better.
    pub best: u64,
    /// States in which nothing is worse.
    pub worst: u64,
}

/// A way through the exercise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Way {
    /// The option taken at each decision; none where nothing can be taken.
    pub options: Vec<Option<OptionId>>,
    /// What `--draws` takes.
    pub draws: Vec<usize>,
}

impl Solved {
    /// All states.
    #[must_use]
    pub fn states(&self) -> u64 {
        self.decisions + self.terminal
    }

    /// The endings that can be reached.
    pub fn endings(&self) -> impl Iterator<Item = EndingId> + '_ {
        let reached = self.witnesses.iter().enumerate();
        reached
            .filter(|(_, way)| way.is_some())
            .map(|(at, _)| EndingId::from_index(at))
    }
}

/// How each option stands, from what was counted for the options of each stop.
pub(super) fn offers<'a>(
    program: &Program,
    counted: impl Iterator<Item = &'a Vec<[u64; 3]>>,
) -> Vec<Offer> {
    let all = (0..program.end()).zip(counted);
    all.flat_map(|(stop, counted)| program.options(stop).iter().zip(counted))
        .filter_map(|(choice, [offered, best, worst])| {
            let (offered, best, worst) = (*offered, *best, *worst);
            choice.id.map(|id| Offer {
                id,
                offered,
                best,
                worst,
            })
        })
        .collect()
}

/// What following play under each policy came to: the shares of each ending, and how plays spread.
#[derive(Debug, Default)]
pub(super) struct Followed {
    pub(super) shares: Vec<[u64; POLICIES]>,
    pub(super) distributions: [Distribution; POLICIES],
}

impl Followed {
    /// Puts the policies beside each other, which come in their order.
    pub(super) fn of(
        each: impl IntoIterator<Item = (Vec<u64>, Distribution)>,
        endings: usize,
    ) -> Self {
        let mut all = Self {
            shares: vec![[0; POLICIES]; endings],
            ..Self::default()
        };
        for (policy, (shares, distribution)) in each.into_iter().enumerate().take(POLICIES) {
            for (row, share) in all.shares.iter_mut().zip(shares) {
                row[policy] = share;
            }
            all.distributions[policy] = distribution;
        }
        all
    }
}

impl Way {
    /// What `play --plain` reads: the id of an option a line.
    #[must_use]
    pub fn lines(&self, exercise: &Exercise) -> Vec<String> {
        let id = |option: &Option<OptionId>| match option {
            Some(option) => exercise.options[*option].id.clone(),
            None => String::new(),
        };
        self.options.iter().map(id).collect()
    }

    /// The same with a decision before it.
    pub(super) fn after(mut self, choice: &Choice, fall: &Fall) -> Self {
        self.options.insert(0, choice.id);
        if let Some(drawn) = fall.drawn {
            self.draws.insert(0, usize::from(drawn));
        }
        self
    }
}

/// Why a program was not solved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsolved {
    /// It would take more memory than allowed.
    Memory,
    /// It has more states than allowed.
    Limit,
    /// Whoever watched asked for it to end.
    Asked,
    /// Its points or weights are beyond the numbers that hold values.
    Numbers,
}

/// Totals as numbers that are never negative: every total and every mean of totals lies between
/// 2^32 and what [`Scale::new`] has checked. 0 and `u64::MAX` are free to say that there is none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// Points that stand for 0, hundredths.
    low: i32,
}

impl Scale {
    pub(super) fn new(program: &Program) -> Result<Self, Unsolved> {
        let ranges: Vec<(i32, i32)> = program.vars().iter().map(|var| (0, var.most)).collect();
        let (least, most) = program.points.bounds(&ranges).ok_or(Unsolved::Numbers)?;
        let low = least - 1;
        let spread = u64::try_from(i64::from(most) - i64::from(low)).unwrap_or(u64::MAX);
        let options = program.stops().iter().map(|stop| stop.options.len());
        let options = options.max().unwrap_or(1).max(1);
        let whole = program
            .cases
            .iter()
            .map(|case| u64::from(case.whole))
            .max()
            .unwrap_or(1);
        let factor = u128::from(whole).max(options as u128);
        let fits = u128::from(spread) * factor < 1 << (63 - 32);
        fits.then_some(Self { low }).ok_or(Unsolved::Numbers)
    }

    /// Of points at the end, the opening left out.
    #[inline]
    pub(super) fn of(self, points: i32) -> u64 {
        // The span was checked, so the difference is positive and small.
        ((i64::from(points) - i64::from(self.low)) as u64) << 32
    }

    /// The expected total, the opening among it.
    pub(super) fn total(self, program: &Program, value: u64) -> Value {
        let zero = (i64::from(self.low) + i64::from(program.points.opening)) << 32;
        value.cast_signed() + zero
    }
}
