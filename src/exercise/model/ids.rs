//! Indices by kind, and tables that take only their own kind.

use serde::{Deserialize, Serialize};
use std::marker::PhantomData;
use std::ops::Index;

/// An index into a [`Table`]; counts from 0 in file order.
pub trait Key: Copy {
    /// The index as a plain number.
    fn index(self) -> usize;
    /// The key of a plain number; at most `u16::MAX`, which check holds.
    fn from_index(index: usize) -> Self;
}

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u16);
        impl Key for $name {
            fn index(self) -> usize { usize::from(self.0) }
            fn from_index(index: usize) -> Self { Self(u16::try_from(index).unwrap_or(u16::MAX)) }
        }
    )+};
}

keys! {
    /// A side.
    SideId,
    /// A chair.
    ChairId,
    /// A meter, counter or act sum of an authorisation.
    SlotId,
    /// A yes-or-no fact of the state: a flag, or one that a condition asks for.
    BitId,
    /// An authorisation.
    AuthorisationId,
    /// An act term of an authorisation.
    TermId,
    /// A channel.
    ChannelId,
    /// A fact that chairs may be told.
    FactId,
    /// An inject: those of the exercise first, then those of the stages.
    InjectId,
    /// A stage.
    StageId,
    /// A decision point, over all stages.
    PointId,
    /// A menu, over all points.
    MenuId,
    /// An option, over all menus.
    OptionId,
    /// A place where chance is drawn.
    SiteId,
    /// An ending.
    EndingId,
    /// An objective.
    ObjectiveId,
    /// An occasion of the rubric.
    OccasionId,
    /// A promise, by its name.
    PromiseId,
    /// A unit of the map.
    UnitId,
    /// A source.
    SourceId,
    /// A way on: a link of a stage, or an outcome, that credits occasions.
    CreditId,
    /// A text; see [`Texts`](super::Texts).
    TextId,
}

/// A list whose rows are found by their own kind of key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    transparent,
    bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>")
)]
pub struct Table<K, T> {
    rows: Vec<T>,
    #[serde(skip)]
    key: PhantomData<K>,
}

impl<K, T> Default for Table<K, T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            key: PhantomData,
        }
    }
}

impl<K: Key, T> Table<K, T> {
    /// Adds a row and tells its key.
    pub fn push(&mut self, row: T) -> K {
        self.rows.push(row);
        K::from_index(self.rows.len() - 1)
    }
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    /// The rows with their keys, in file order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (K, &T)> + ExactSizeIterator {
        self.rows
            .iter()
            .enumerate()
            .map(|(index, row)| (K::from_index(index), row))
    }
    /// The keys, in file order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = K> + use<K, T> {
        (0..self.rows.len()).map(K::from_index)
    }
    /// The row, if there is one.
    pub fn get(&self, key: K) -> Option<&T> {
        self.rows.get(key.index())
    }
    /// The row, to be filled in while the model is built.
    pub(in crate::exercise) fn row_mut(&mut self, key: K) -> &mut T {
        &mut self.rows[key.index()]
    }
    /// The first row that the test accepts.
    pub fn find(&self, test: impl Fn(&T) -> bool) -> Option<(K, &T)> {
        self.iter().find(|(_, row)| test(row))
    }
}

impl<K: Key, T> Index<K> for Table<K, T> {
    type Output = T;
    fn index(&self, key: K) -> &T {
        &self.rows[key.index()]
    }
}
