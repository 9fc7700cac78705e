//! What is kept of a search: a row a node, sorted by its key, in one piece of bytes that a file
//! can hold and a binary search can read.

use super::outlook::bit;
use crate::analysis::solve::{Reach, Value};
use crate::analysis::survey::Solution;
use crate::engine::State;
use crate::exercise::model::Exercise;
use crate::scoring::Tally;
use rayon::prelude::*;
use std::hash::{Hash, Hasher};

/// What a file of this form begins with; the last byte is its version.
const MAGIC: [u8; 8] = *b"offwif\0\x02";
/// The magic, the digest of the rest, the subject, the best value of the whole, and the nodes.
const HEAD: usize = 8 + 32 + 32 + 8 + 8;
/// A key, the best and the worst value, the endings that are open, and whether one is a good one.
const ROW: usize = 16 + 8 + 8 + 8 + 1;

/// Why bytes are no book of this subject. Whatever the reason, it can be written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookError {
    /// Of another form, or of another subject.
    Foreign,
    /// A byte of it is not as it was written.
    Damaged,
}

/// What a search found, so far as counterfactuals ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    bytes: Vec<u8>,
}

/// What a node is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Worth {
    /// The best total still to come.
    pub(super) best: Value,
    /// The worst.
    pub(super) worst: Value,
    /// The endings of paths from here, a bit each, those beyond 64 left out.
    pub(super) open: u64,
    /// Whether one of them is a good one.
    pub(super) good: bool,
}

impl Book {
    /// Writes down a solved search. `subject` stands for all that it hangs on: the exercise, the
    /// chair and the rules.
    #[must_use]
    pub fn of(exercise: &Exercise, solution: &Solution, subject: [u8; 32]) -> Self {
        let graph = &solution.graph;
        let reach = Reach::of(graph);
        let nodes = u32::try_from(graph.nodes()).unwrap_or(u32::MAX);
        let row = |node: u32| {
            let tally = graph.tallies.get(graph.nodes.get(node).tally);
            let endings = || reach.endings(Some(node));
            let good = endings().any(|ending| exercise.endings[ending].good);
            let open = endings().fold(0, |open, ending| open | bit(ending));
            let mut row = [0; ROW];
            row[..16].copy_from_slice(&key(&graph.state(node), tally));
            row[16..24].copy_from_slice(&solution.best().of(node).to_le_bytes());
            row[24..32].copy_from_slice(&solution.worst().of(node).to_le_bytes());
            row[32..40].copy_from_slice(&open.to_le_bytes());
            row[40] = u8::from(good);
            row
        };
        let mut rows: Vec<[u8; ROW]> = (0..nodes).into_par_iter().map(row).collect();
        rows.par_sort_unstable();
        let mut bytes = Vec::with_capacity(HEAD + rows.len() * ROW);
        bytes.extend(MAGIC);
        bytes.extend([0; 32]);
        bytes.extend(subject);
        bytes.extend(solution.best().whole(graph).to_le_bytes());
        bytes.extend(u64::from(nodes).to_le_bytes());
        rows.iter().for_each(|row| bytes.extend(row));
        let digest = *blake3::hash(&bytes[40..]).as_bytes();
        bytes[8..40].copy_from_slice(&digest);
        Self { bytes }
    }

    /// Reads what [`Book::bytes`] gave.
    ///
    /// # Errors
    /// When it is not a whole book of this subject.
    pub fn read(bytes: Vec<u8>, subject: [u8; 32]) -> Result<Self, BookError> {
        if bytes.len() < HEAD || bytes[..8] != MAGIC || bytes[40..72] != subject {
            return Err(BookError::Foreign);
        }
        if bytes[8..40] != *blake3::hash(&bytes[40..]).as_bytes() {
            return Err(BookError::Damaged);
        }
        let book = Self { bytes };
        let rows = usize::try_from(book.word(80)).unwrap_or(usize::MAX);
        match rows.checked_mul(ROW) == Some(book.bytes.len() - HEAD) {
            true => Ok(book),
            false => Err(BookError::Damaged),
        }
    }

    /// What a file keeps.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many nodes there are.
    #[must_use]
    pub fn nodes(&self) -> usize {
        (self.bytes.len() - HEAD) / ROW
    }

    /// The expected total of the best play from the start.
    #[must_use]
    pub fn best(&self) -> Value {
        self.word(72).cast_signed()
    }

    /// What a node is worth; none where play cannot come to it.
    pub(super) fn at(&self, key: &Key) -> Option<Worth> {
        let (rows, _) = self.bytes[HEAD..].as_chunks::<ROW>();
        let at = rows.binary_search_by(|row| row[..16].cmp(key)).ok()?;
        let from = HEAD + at * ROW;
        Some(Worth {
            best: self.word(from + 16).cast_signed(),
            worst: self.word(from + 24).cast_signed(),
            open: self.word(from + 32),
            good: rows[at][40] == 1,
        })
    }

    fn word(&self, at: usize) -> u64 {
        let mut word = [0; 8];
        word.copy_from_slice(&self.bytes[at..at + 8]);
        u64::from_le_bytes(word)
    }
}

/// What a node is found by.
pub(super) type Key = [u8; 16];

/// Half a digest of the node: enough that no two of them have ever the same.
pub(super) fn key(state: &State, tally: &Tally) -> Key {
    let mut digest = Digest(blake3::Hasher::new());
    state.hash(&mut digest);
    tally.hash(&mut digest);
    let mut key = [0; 16];
    key.copy_from_slice(&digest.0.finalize().as_bytes()[..16]);
    key
}

/// Feeds what a hash is made of to a digest.
struct Digest(blake3::Hasher);

impl Hasher for Digest {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}
