//! What playthroughs come to: sums and counts, never an average, until somebody prints one.

use crate::analysis::search::ACCOUNTS;
use crate::analysis::solve::Counts;
use crate::exercise::model::{EndingId, Exercise, Key, Minutes, OptionId};

/// Figures of any number of playthroughs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statistics {
    /// So many playthroughs.
    pub runs: u64,
    /// Sum of all totals, hundredths.
    pub sum: i128,
    /// Sum of their squares.
    pub squares: i128,
    /// How often each total came.
    pub totals: Counts,
    /// Sums by account, hundredths: the five dimensions in the order of the rubric, then the gates.
    pub accounts: [i128; ACCOUNTS],
    /// How many ended in each ending.
    pub endings: Vec<u64>,
    /// For each option in how many decisions it could be taken.
    pub offered: Vec<u64>,
    /// For each option how often it was.
    pub taken: Vec<u64>,
    /// Sum of the minutes that play took.
    pub minutes: u128,
    /// Fewest and most minutes.
    pub span: Option<(Minutes, Minutes)>,
    /// Lines of a script that could not be taken where they were read.
    pub passed_over: u64,
}

/// A playthrough that has ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ended {
    pub(super) points: [i32; ACCOUNTS],
    pub(super) ending: EndingId,
    pub(super) minutes: Minutes,
}

/// Where a figure lies with a confidence of 95 %.
pub type Interval = (f64, f64);

/// Standard deviations on either side that hold 95 %.
const SURE: f64 = 1.959_964;

impl Statistics {
    pub(super) fn new(exercise: &Exercise) -> Self {
        Self {
            endings: vec![0; exercise.endings.len()],
            offered: vec![0; exercise.options.len()],
            taken: vec![0; exercise.options.len()],
            ..Self::default()
        }
    }

    #[inline]
    pub(super) fn offer(&mut self, option: OptionId) {
        self.offered[option.index()] += 1;
    }

    #[inline]
    pub(super) fn take(&mut self, option: OptionId) {
        self.taken[option.index()] += 1;
    }

    /// Counts a playthrough.
    #[inline]
    pub(super) fn end(&mut self, run: &Ended) {
        let mut total = 0i32;
        for (sum, points) in self.accounts.iter_mut().zip(run.points) {
            *sum += i128::from(points);
            total += points;
        }
        self.runs += 1;
        self.sum += i128::from(total);
        self.squares += i128::from(i64::from(total) * i64::from(total));
        self.totals.add(total);
        self.endings[run.ending.index()] += 1;
        self.minutes += u128::from(run.minutes);
        self.span = widest(self.span, Some((run.minutes, run.minutes)));
    }

    /// Takes in other playthroughs.
    pub(super) fn extend(&mut self, other: &Self) {
        self.runs += other.runs;
        self.sum += other.sum;
        self.squares += other.squares;
        self.totals.extend(&other.totals);
        for (sum, more) in self.accounts.iter_mut().zip(other.accounts) {
            *sum += more;
        }
        add(&mut self.endings, &other.endings);
        add(&mut self.offered, &other.offered);
        add(&mut self.taken, &other.taken);
        self.minutes += other.minutes;
        self.span = widest(self.span, other.span);
        self.passed_over += other.passed_over;
    }

    /// Lowest and highest total, hundredths.
    #[must_use]
    pub fn range(&self) -> Option<(i32, i32)> {
        Some((self.totals.quantile(0)?, self.totals.quantile(100)?))
    }

    /// The mean total, points; an estimate.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.points_each(self.sum)
    }

    /// A sum of hundredths as points for each playthrough.
    #[must_use]
    pub fn points_each(&self, sum: i128) -> f64 {
        sum as f64 / (100 * u128::from(self.runs.max(1))) as f64
    }

    /// Where the mean of all possible playthroughs lies, points, with a confidence of 95 %.
    #[must_use]
    pub fn mean_interval(&self) -> Interval {
        let runs = i128::from(self.runs);
        // Exact until the last moment: the difference of two large squares loses its digits else.
        let spread = (self.squares * runs - self.sum * self.sum) as f64;
        let runs = self.runs as f64;
        let variance = spread / (runs * (runs - 1.0)).max(1.0);
        let reach = SURE * (variance / runs.max(1.0)).sqrt() / 100.0;
        (self.mean() - reach, self.mean() + reach)
    }

    /// Where a share lies of which `count` was seen, with a confidence of 95 %: Wilson's interval,
    /// which holds for rare endings too.
    #[must_use]
    pub fn share_interval(&self, count: u64) -> Interval {
        let runs = self.runs.max(1) as f64;
        let (share, square) = (count as f64 / runs, SURE * SURE);
        let middle = share + square / (2.0 * runs);
        let reach = SURE * (share * (1.0 - share) / runs + square / (4.0 * runs * runs)).sqrt();
        let whole = 1.0 + square / runs;
        let (least, most) = ((middle - reach) / whole, (middle + reach) / whole);
        // What was never seen, or always, must not look otherwise by a rounding.
        match count {
            0 => (0.0, most),
            all if all == self.runs => (least, 1.0),
            _ => (least, most),
        }
    }
}

fn add(sums: &mut [u64], more: &[u64]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

fn widest(
    one: Option<(Minutes, Minutes)>,
    other: Option<(Minutes, Minutes)>,
) -> Option<(Minutes, Minutes)> {
    match (one, other) {
        (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
        (one, other) => one.or(other),
    }
}
