//! Chance is asked for, never made here: the session draws, the explorer enumerates, replay does neither.

use crate::exercise::model::{Exercise, SiteId};
use rand::Rng;
use rand_pcg::Pcg64Mcg;
use std::collections::BTreeMap;

/// Something that settles chance.
pub trait Draw {
    /// An index into the weights, of one that is not 0. Asked only when at least two are not.
    fn draw(&mut self, exercise: &Exercise, site: SiteId, weights: &[u32]) -> usize;
}

/// Draws that follow from a seed alone.
///
/// Each is a hash of seed, authored site and number of the visit, so that changing one choice
/// shifts no other draw. The generator is PCG-64 MCG, whose stream is the same on every machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seeded {
    seed: u64,
    visits: BTreeMap<SiteId, u32>,
}

impl Seeded {
    /// The draws of a session before its first.
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            visits: BTreeMap::new(),
        }
    }

    /// Takes note of a draw that is already in the record.
    pub fn drawn(&mut self, site: SiteId) {
        *self.visits.entry(site).or_default() += 1;
    }
}

impl Draw for Seeded {
    fn draw(&mut self, exercise: &Exercise, site: SiteId, weights: &[u32]) -> usize {
        let visit = self.visits.entry(site).or_default();
        let mut hash = Mix::new(self.seed);
        exercise.sites[site]
            .key
            .bytes()
            .for_each(|byte| hash.add(u64::from(byte)));
        hash.add(u64::from(*visit));
        *visit += 1;
        let mut generator = Pcg64Mcg::new(u128::from(hash.0) << 64 | u128::from(hash.finish()));
        pick(weights, &mut generator)
    }
}

/// SplitMix64's finaliser over a running sum: a full-avalanche mix of small inputs.
#[derive(Debug, Clone, Copy)]
pub struct Mix(u64);

impl Mix {
    /// The mix of a seed alone.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut mix = Self(0x9e37_79b9_7f4a_7c15);
        mix.add(seed);
        mix
    }
    /// Mixes another value in.
    pub fn add(&mut self, value: u64) {
        let mut z = self
            .0
            .wrapping_add(value)
            .wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        self.0 = z ^ (z >> 31);
    }
    /// What has come of it.
    #[must_use]
    pub fn finish(&self) -> u64 {
        let mut last = Self(self.0);
        last.add(1);
        last.0
    }
}

/// An index by weight: unbiased, by rejection over whole multiples of the sum.
fn pick(weights: &[u32], generator: &mut Pcg64Mcg) -> usize {
    let sum: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
    let limit = u64::MAX - u64::MAX % sum.max(1);
    let mut roll = generator.next_u64();
    while roll >= limit {
        roll = generator.next_u64();
    }
    let mut roll = roll % sum.max(1);
    for (index, weight) in weights.iter().enumerate() {
        match roll.checked_sub(u64::from(*weight)) {
            Some(rest) => roll = rest,
            None => return index,
        }
    }
    0
}

/// Draws given beforehand, one after the other; when they run out, another source goes on.
#[derive(Debug, Clone)]
pub struct Fixed<D> {
    given: std::collections::VecDeque<usize>,
    then: D,
}

impl<D: Draw> Fixed<D> {
    /// The given draws, then those of the other source.
    pub fn new(given: impl IntoIterator<Item = usize>, then: D) -> Self {
        Self {
            given: given.into_iter().collect(),
            then,
        }
    }
}

impl<D: Draw> Draw for Fixed<D> {
    /// A given index that is out of range or has no weight counts as the nearest lower one that has, else the first.
    fn draw(&mut self, exercise: &Exercise, site: SiteId, weights: &[u32]) -> usize {
        let Some(given) = self.given.pop_front() else {
            return self.then.draw(exercise, site, weights);
        };
        let open = |index: &usize| weights[*index] > 0;
        (0..weights.len().min(given + 1))
            .rev()
            .find(open)
            .or_else(|| (0..weights.len()).find(open))
            .unwrap_or(0)
    }
}
