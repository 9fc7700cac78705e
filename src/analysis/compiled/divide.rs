//! Exact division by a number known beforehand, as one multiplication.

use super::program::Program;

/// Divides numbers below 2^63 by one of at least 1.
///
/// With `s` the least power so that `d <= 2^s`, and `m = ceil(2^(63 + s) / d)`, which fits 64 bits,
/// `m * d = 2^(63 + s) + e` with `e < d <= 2^s`. So `n * m / 2^(63 + s)` is `n / d` and too much by
/// `n * e / (d * 2^(63 + s))`, which is less than `1 / d` for every `n < 2^63`: too little to come
/// to the next whole number. `n` is doubled so that the upper half of the product is what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Divisor {
    times: u64,
    shift: u32,
    by: u64,
}

impl Divisor {
    /// By so much; 0 counts as 1.
    pub(super) fn new(by: u32) -> Self {
        let by = u64::from(by.max(1));
        let shift = by.next_power_of_two().trailing_zeros();
        let times = (1u128 << (63 + shift)).div_ceil(u128::from(by));
        Self {
            times: u64::try_from(times).unwrap_or(u64::MAX),
            shift,
            by,
        }
    }

    /// By 0, by 1 and so on up to the most options of a stop.
    pub(super) fn of_options(program: &Program) -> Vec<Self> {
        let most = program.stops().iter().map(|stop| stop.options.len());
        let most = u32::try_from(most.max().unwrap_or(0)).unwrap_or(u32::MAX);
        (0..=most).map(Self::new).collect()
    }

    /// By the sum of weights of each outcome.
    pub(super) fn of_cases(program: &Program) -> Vec<Self> {
        let wholes = program.cases.iter().map(|case| case.whole);
        wholes.map(Self::new).collect()
    }

    /// The quotient, cut to the whole below; `value` is below 2^63.
    #[inline]
    pub(super) fn of(self, value: u64) -> u64 {
        let product = u128::from(value << 1) * u128::from(self.times);
        ((product >> 64) as u64) >> self.shift
    }

    /// The quotient, and what is left.
    #[inline]
    pub(super) fn with_rest(self, value: u64) -> (u64, u64) {
        let quotient = self.of(value);
        (quotient, value - quotient * self.by)
    }
}

/// The part of a share that a weight has of a whole, cut to the unit below.
#[derive(Debug, Clone)]
pub(super) struct Portion {
    weight: u64,
    whole: Divisor,
    /// For each rest of a division by the whole, its part; empty where the whole is large.
    of_rest: Vec<u32>,
}

/// Wholes up to this have a table of rests.
const TABLE: u32 = 4_096;

impl Portion {
    pub(super) fn new(weight: u32, whole: u32) -> Self {
        let part = |rest: u32| u64::from(rest) * u64::from(weight) / u64::from(whole.max(1));
        let rests = if whole <= TABLE { 0..whole } else { 0..0 };
        Self {
            weight: u64::from(weight),
            whole: Divisor::new(whole),
            of_rest: rests
                .map(|rest| u32::try_from(part(rest)).unwrap_or(u32::MAX))
                .collect(),
        }
    }

    /// The part of a share below 2^63: `floor(share * weight / whole)`.
    #[inline]
    pub(super) fn of(&self, share: u64) -> u64 {
        let (quotient, rest) = self.whole.with_rest(share);
        let small = match self.of_rest.get(rest as usize) {
            Some(part) => u64::from(*part),
            None => self.whole.of(rest * self.weight),
        };
        quotient * self.weight + small
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn quotients_are_exact(value in 0..1u64 << 63, by in 1..u32::MAX, near in 0..3u64) {
            let divisor = Divisor::new(by);
            let whole = value / u64::from(by) * u64::from(by);
            for value in [value, whole + near, whole.saturating_sub(near)] {
                prop_assert_eq!(divisor.of(value), value / u64::from(by));
            }
        }

        #[test]
        fn portions_are_exact(share in 0..=1u64 << 60, weight in 1..100_000u32, more in 0..9_000u32) {
            let whole = weight + more;
            let exact = u128::from(share) * u128::from(weight) / u128::from(whole);
            prop_assert_eq!(u128::from(Portion::new(weight, whole).of(share)), exact);
        }
    }

    #[test]
    fn small_divisors_are_exact_at_the_edges() {
        for by in 1..2_000u32 {
            let divisor = Divisor::new(by);
            let top = (1u64 << 63) / u64::from(by) * u64::from(by);
            for value in [
                0,
                1,
                u64::from(by) - 1,
                u64::from(by),
                top - 1,
                (1 << 63) - 1,
            ] {
                assert_eq!(divisor.of(value), value / u64::from(by), "{value} / {by}");
            }
        }
    }
}
