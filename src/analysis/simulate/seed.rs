//! Where chance and choice of a playthrough come from: two streams that follow from one seed.

use crate::engine::{Draw, Mix};
use crate::exercise::model::{Exercise, SiteId};
use rand::Rng;
use rand_pcg::Pcg64Mcg;

/// The seed of a playthrough: every bit of the base and of the number moves every bit of it, and
/// under one base no two numbers share a seed.
pub(super) fn seed(base: u64, index: u64) -> u64 {
    let mut mix = Mix::new(base);
    mix.add(index);
    mix.finish()
}

/// Random numbers, the same on every machine: PCG-64 MCG.
#[derive(Debug, Clone)]
pub(super) struct Stream(Pcg64Mcg);

impl Stream {
    fn new(seed: u64, of: u64) -> Self {
        let mut mix = Mix::new(seed);
        mix.add(of);
        let high = mix.finish();
        mix.add(high);
        Self(Pcg64Mcg::new(
            u128::from(high) << 64 | u128::from(mix.finish()),
        ))
    }

    /// A number below `count`, each alike; nothing is drawn where there is but one.
    #[inline]
    pub(super) fn below(&mut self, count: u64) -> u64 {
        if count < 2 {
            return 0;
        }
        let mut wide = u128::from(self.0.next_u64()) * u128::from(count);
        // The low half tells whether the high one is fair; almost always it is.
        if (wide as u64) < count {
            let short = count.wrapping_neg() % count;
            while (wide as u64) < short {
                wide = u128::from(self.0.next_u64()) * u128::from(count);
            }
        }
        (wide >> 64) as u64
    }

    /// One of a list, each alike; none of nothing.
    pub(super) fn one_of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let index = self.below(list.len() as u64);
        list.get(usize::try_from(index).unwrap_or(usize::MAX))
    }
}

/// Both streams of a playthrough, so that another way to choose meets chance as it was.
#[derive(Debug, Clone)]
pub(super) struct Streams {
    /// What the chair chooses by.
    pub(super) choice: Stream,
    /// What falls.
    pub(super) chance: Stream,
}

impl Streams {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            choice: Stream::new(seed, 0),
            chance: Stream::new(seed, 1),
        }
    }
}

impl Draw for Stream {
    fn draw(&mut self, _: &Exercise, _: SiteId, weights: &[u32]) -> usize {
        let whole = weights.iter().map(|weight| u64::from(*weight)).sum();
        let mut roll = self.below(whole);
        for (index, weight) in weights.iter().enumerate() {
            match roll.checked_sub(u64::from(*weight)) {
                Some(rest) => roll = rest,
                None => return index,
            }
        }
        0
    }
}
