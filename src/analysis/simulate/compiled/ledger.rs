//! What a worker counts: one row of counts for everything, made into figures once, at the end.

use super::rows::{NARROW, NONE, Rows};
use crate::analysis::search::ACCOUNTS;
use crate::analysis::simulate::statistics::Statistics;
use crate::analysis::solve::Counts;
use crate::exercise::model::Minutes;

/// Counts at both ends of the row that nobody writes: two lines of a cache, so that no other thread
/// writes to a line of this row.
pub(super) const PAD: usize = 16;

/// What a worker keeps.
#[derive(Debug)]
pub(in crate::analysis::simulate) struct Ledger {
    pub(super) counts: Vec<u64>,
    /// Totals that are not counted in the row, in units.
    pub(super) apart: Counts,
    /// Sums by account, in units.
    pub(super) accounts: [i128; ACCOUNTS],
}

impl Ledger {
    pub(super) fn new<const N: usize>(rows: &Rows<N>) -> Self {
        Self {
            counts: vec![0; rows.places.end],
            apart: Counts::default(),
            accounts: [0; ACCOUNTS],
        }
    }

    /// Enters everything in the statistics.
    pub(super) fn close<const N: usize>(&self, rows: &Rows<N>, into: &mut Statistics) {
        self.options(rows, into);
        let (places, scale) = (rows.places, rows.scale);
        let endings = &self.counts[places.endings..places.totals];
        for (sum, more) in into.endings.iter_mut().zip(endings) {
            *sum += more;
        }
        let row = &self.counts[places.totals..places.totals + scale.wide];
        let near = (scale.low..).zip(row.iter().copied());
        let mut runs = 0;
        for (units, count) in near
            .chain(self.apart.iter())
            .filter(|(_, count)| *count > 0)
        {
            let total = units * scale.unit + scale.opening;
            let times = i128::from(count);
            into.totals.add_times(total, count);
            into.sum += i128::from(total) * times;
            into.squares += i128::from(total) * i128::from(total) * times;
            runs += count;
        }
        for (sum, units) in into.accounts.iter_mut().zip(self.accounts) {
            *sum += units * i128::from(scale.unit);
        }
        into.accounts[0] += i128::from(scale.opening) * i128::from(runs);
        into.runs += runs;
        into.minutes += u128::from(rows.minutes) * u128::from(runs);
        into.span = match runs {
            0 => into.span,
            _ => Some(widened(into.span, rows.minutes)),
        };
    }

    fn options<const N: usize>(&self, rows: &Rows<N>, into: &mut Statistics) {
        let taken = &self.counts[rows.places.taken..];
        for (option, count) in rows.options.iter().zip(taken) {
            if option.id != NONE {
                into.taken[option.id as usize] += count;
            }
        }
        for stop in &rows.stops {
            let options = &rows.options[stop.from as usize..stop.to as usize];
            let counts = &self.counts[stop.patterns as usize..];
            for (nth, option) in options.iter().enumerate().filter(|(_, row)| row.id != NONE) {
                into.offered[option.id as usize] += match options.len() {
                    0..=NARROW => {
                        let patterns = counts[..1 << options.len()].iter().enumerate();
                        let with = patterns.filter(|(open, _)| open >> nth & 1 == 1);
                        with.map(|(_, count)| count).sum()
                    }
                    _ => counts[nth],
                };
            }
        }
    }
}

fn widened(span: Option<(Minutes, Minutes)>, minutes: Minutes) -> (Minutes, Minutes) {
    let (least, most) = span.unwrap_or((minutes, minutes));
    (least.min(minutes), most.max(minutes))
}
