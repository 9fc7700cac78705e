//! Ways to play, so far as values and shares need them.

use super::value::Value;

/// Who chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Policy {
    /// Whoever seeks the highest expected total; of equals the first in file order.
    Best,
    /// Whoever seeks the lowest.
    Worst,
    /// Whoever takes every set of options alike, and of a composed message every wording alike.
    Uniform,
}

impl Policy {
    /// The choice among expected totals; none where all have a share.
    #[must_use]
    pub fn choose(self, expected: &[Value]) -> Option<usize> {
        let better = |one: Value, other: Value| match self {
            Self::Best => one > other,
            Self::Worst => one < other,
            Self::Uniform => false,
        };
        if self == Self::Uniform {
            return None;
        }
        let mut chosen = None;
        for (index, value) in expected.iter().enumerate() {
            if chosen.is_none_or(|(_, least)| better(*value, least)) {
                chosen = Some((index, *value));
            }
        }
        chosen.map(|(index, _)| index)
    }
}
