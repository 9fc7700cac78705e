//! Rows that are kept once each, numbered from 0 in the order in which they came.

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::{BuildHasher, Hash};

/// Rows of one type. Their numbers never depend on hashes.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct Pool<T> {
    rows: Vec<T>,
    table: HashTable<u32>,
}

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            table: HashTable::new(),
        }
    }
}

impl<T: Hash + Eq> Pool<T> {
    /// The number of the row, which is added if it is new; tells whether it was.
    pub(in crate::analysis) fn add(&mut self, row: T) -> (u32, bool) {
        let hash = FxBuildHasher.hash_one(&row);
        let Self { rows, table } = self;
        let entry = table.entry(
            hash,
            |index| rows[*index as usize] == row,
            |index| FxBuildHasher.hash_one(&rows[*index as usize]),
        );
        match entry {
            hashbrown::hash_table::Entry::Occupied(known) => (*known.get(), false),
            hashbrown::hash_table::Entry::Vacant(place) => {
                let index = number(rows.len());
                place.insert(index);
                rows.push(row);
                (index, true)
            }
        }
    }

    /// The number of a row that is known.
    pub(in crate::analysis) fn find(&self, row: &T) -> Option<u32> {
        let hash = FxBuildHasher.hash_one(row);
        let same = |index: &u32| self.rows[*index as usize] == *row;
        self.table.find(hash, same).copied()
    }

    /// Bytes that the rows and their table take.
    pub(in crate::analysis) fn bytes(&self) -> usize {
        self.rows.capacity() * size_of::<T>() + self.table.capacity() * SLOT
    }

    /// The row of a number.
    pub(in crate::analysis) fn get(&self, index: u32) -> &T {
        &self.rows[index as usize]
    }

    pub(in crate::analysis) fn rows(&self) -> &[T] {
        &self.rows
    }
}

/// Rows of equal length in one piece of memory.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct BytePool {
    stride: usize,
    bytes: Vec<u8>,
    table: HashTable<u32>,
}

impl BytePool {
    pub(in crate::analysis) fn new(stride: usize) -> Self {
        Self {
            stride,
            ..Self::default()
        }
    }

    pub(in crate::analysis) fn len(&self) -> usize {
        self.table.len()
    }

    /// The number of the row, which is added if it is new; tells whether it was.
    pub(in crate::analysis) fn add(&mut self, row: &[u8]) -> (u32, bool) {
        let Self {
            stride,
            bytes,
            table,
        } = self;
        let at = |bytes: &[u8], index: u32| {
            let from = index as usize * *stride;
            bytes.get(from..from + *stride).map(hash_of).unwrap_or(0)
        };
        let same = |index: &u32| {
            let from = *index as usize * *stride;
            bytes[from..from + *stride] == *row
        };
        let entry = table.entry(hash_of(row), same, |index| at(bytes, *index));
        match entry {
            hashbrown::hash_table::Entry::Occupied(known) => (*known.get(), false),
            hashbrown::hash_table::Entry::Vacant(place) => {
                let index = number(bytes.len() / (*stride).max(1));
                place.insert(index);
                bytes.extend_from_slice(row);
                (index, true)
            }
        }
    }

    /// The number of a row that is known.
    pub(in crate::analysis) fn find(&self, row: &[u8]) -> Option<u32> {
        let same = |index: &u32| self.get(*index) == row;
        self.table.find(hash_of(row), same).copied()
    }

    /// Bytes that the rows and their table take.
    pub(in crate::analysis) fn bytes(&self) -> usize {
        self.bytes.capacity() + self.table.capacity() * SLOT
    }

    /// The row of a number.
    pub(in crate::analysis) fn get(&self, index: u32) -> &[u8] {
        let from = index as usize * self.stride;
        &self.bytes[from..from + self.stride]
    }
}

/// Bytes of a place in a table: a number, a mark, and what is kept free.
const SLOT: usize = 6;

fn hash_of(row: &[u8]) -> u64 {
    FxBuildHasher.hash_one(row)
}

/// A number of a row. Limits end a search long before there are so many.
fn number(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
