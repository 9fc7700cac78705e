//! Every way in which chance can fall within one decision, each with its weight.

use crate::engine::Draw;
use crate::exercise::model::{Exercise, SiteId};
use smallvec::SmallVec;

/// Answers draws from a list, and then with the first index that has weight; remembers what was
/// asked, so that the next list can be made.
#[derive(Debug, Clone, Default)]
pub struct Falls {
    given: Vec<usize>,
    asked: Vec<(usize, SmallVec<[u32; 6]>)>,
}

impl Draw for Falls {
    fn draw(&mut self, _: &Exercise, _: SiteId, weights: &[u32]) -> usize {
        let first = || weights.iter().position(|weight| *weight > 0);
        let given = self.given.get(self.asked.len()).copied();
        let index = given.or_else(first).unwrap_or(0);
        self.asked.push((index, weights.into()));
        index
    }
}

impl Falls {
    /// The first way to fall.
    #[must_use]
    pub fn first() -> Self {
        Self::default()
    }

    /// The next way to fall after what was asked; none after the last.
    #[must_use]
    pub fn next(&self) -> Option<Self> {
        let mut given = self.indices();
        while let Some(index) = given.pop() {
            let weights = &self.asked[given.len()].1;
            let other = (index + 1..weights.len()).find(|other| weights[*other] > 0);
            if let Some(other) = other {
                given.push(other);
                return Some(Self {
                    given,
                    asked: Vec::new(),
                });
            }
        }
        None
    }

    /// The index of each draw.
    #[must_use]
    pub fn indices(&self) -> Vec<usize> {
        self.asked.iter().map(|(index, _)| *index).collect()
    }

    /// How likely this way is: a weight, and the sum of all weights it is one of. None where the
    /// product of all draws is beyond 64 bits.
    #[must_use]
    pub fn chance(&self) -> Option<(u64, u64)> {
        self.asked
            .iter()
            .try_fold((1u64, 1u64), |(part, whole), (index, weights)| {
                let sum: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
                let part = part.checked_mul(u64::from(weights[*index]))?;
                Some((part, whole.checked_mul(sum)?))
            })
    }
}
