//! How often each total came, or how likely it is: exact, in order, and no larger than totals are
//! spread.

use std::collections::BTreeMap;

/// Totals of one page, neighbours beside each other.
const PAGE: usize = 1_024;

/// For each total, in hundredths, how often it came; or how likely it is, in units of 2^-60.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    pages: BTreeMap<i32, Box<[u64]>>,
}

impl Counts {
    /// Counts a total once more.
    #[inline]
    pub(in crate::analysis) fn add(&mut self, total: i32) {
        self.add_times(total, 1);
    }

    /// Counts a total so many times more.
    #[inline]
    pub(in crate::analysis) fn add_times(&mut self, total: i32, times: u64) {
        let page = self.page(total.div_euclid(PAGE as i32));
        page[total.rem_euclid(PAGE as i32) as usize] += times;
    }

    /// Takes in the counts of others.
    pub(in crate::analysis) fn extend(&mut self, other: &Self) {
        for (page, counts) in &other.pages {
            for (sum, more) in self.page(*page).iter_mut().zip(counts) {
                *sum += more;
            }
        }
    }

    fn page(&mut self, page: i32) -> &mut [u64] {
        let new = || vec![0; PAGE].into_boxed_slice();
        self.pages.entry(page).or_insert_with(new)
    }

    /// Every total that came, rising, with how often.
    pub fn iter(&self) -> impl Iterator<Item = (i32, u64)> + '_ {
        self.pages.iter().flat_map(|(page, counts)| {
            let totals = page * PAGE as i32..;
            let rows = totals.zip(counts.iter().copied());
            rows.filter(|(_, count)| *count > 0)
        })
    }

    /// The lowest total that at least so many percent of all do not exceed; none where nothing
    /// was counted.
    #[must_use]
    pub fn quantile(&self, percent: u64) -> Option<i32> {
        let all: u128 = self.iter().map(|(_, count)| u128::from(count)).sum();
        let mut so_far = 0u128;
        let mut rows = self.iter();
        rows.find(|(_, count)| {
            so_far += u128::from(*count);
            so_far * 100 >= all * u128::from(percent)
        })
        .map(|(total, _)| total)
    }
}
