//! Conditions and effects over slots and bits.

use super::*;
use serde::{Deserialize, Serialize};

/// Minutes of scenario time.
pub type Minutes = u32;

/// Something that holds or does not hold in a state.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Cond {
    /// Holds in every state.
    #[default]
    Always,
    /// Holds in no state.
    Never,
    /// Holds when the inner condition does not.
    Not(Box<Cond>),
    /// Holds when every one holds.
    All(Box<[Cond]>),
    /// Holds when at least one holds.
    Any(Box<[Cond]>),
    /// The bit is raised.
    Bit(BitId),
    /// The slot stands at the value or above.
    AtLeast(SlotId, i32),
    /// The slot stands at the value or below.
    AtMost(SlotId, i32),
    /// The authorisation, clock terms and act terms together, is the value or more.
    Authorised(AuthorisationId, i32),
    /// The authorisation is the value or less.
    Unauthorised(AuthorisationId, i32),
    /// The clock shows this minute or a later one.
    Since(Minutes),
}

/// A change of the state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// Adds to a slot.
    Add(SlotId, i32),
    /// Sets a slot.
    Set(SlotId, i32),
    /// Raises a bit.
    Raise(BitId),
    /// Lowers a bit.
    Lower(BitId),
    /// Adds an act term.
    Term(TermId),
    /// Rings a channel.
    Call(ChannelId),
    /// Shuts a channel for so many minutes.
    Shut(ChannelId, Minutes),
    /// Opens a channel.
    Reopen(ChannelId),
    /// Tells a chair a fact.
    Tell(ChairId, FactId),
    /// Fires an inject.
    Fire(InjectId),
}

/// A set of chairs; empty in the file means all, which is resolved here.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Chairs(pub u32);

impl Chairs {
    /// No chair.
    pub const NONE: Self = Self(0);
    /// Only this chair.
    pub fn only(chair: ChairId) -> Self {
        Self(1 << (chair.0 & 31))
    }
    /// Whether the chair is in it.
    pub fn has(self, chair: ChairId) -> bool {
        self.0 & Self::only(chair).0 != 0
    }
    /// With this chair too.
    #[must_use]
    pub fn with(self, chair: ChairId) -> Self {
        Self(self.0 | Self::only(chair).0)
    }
    /// The chairs in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// The chairs, in file order.
    pub fn iter(self) -> impl Iterator<Item = ChairId> {
        (0..32u16)
            .filter(move |bit| self.0 >> bit & 1 == 1)
            .map(ChairId)
    }
}

/// A set of bits or slots by index.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Indices(Vec<u64>);

impl Indices {
    /// Adds an index.
    pub fn insert(&mut self, index: usize) {
        if self.0.len() <= index / 64 {
            self.0.resize(index / 64 + 1, 0);
        }
        self.0[index / 64] |= 1 << (index % 64);
    }
    /// Whether it holds the index.
    pub fn has(&self, index: usize) -> bool {
        self.0
            .get(index / 64)
            .is_some_and(|word| word >> (index % 64) & 1 == 1)
    }
    /// Adds all of the other.
    pub fn extend(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }
    /// The words, lowest indices first.
    pub fn words(&self) -> &[u64] {
        &self.0
    }
}
