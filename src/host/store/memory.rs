//! Stores for tests and rehearsals: one in memory, and one that fails when told to.

use std::io;
use std::ops::Range;
use std::path::Path;

use super::error::{StoreError, StoreErrorKind};
use super::interface::Store;
use crate::session::{Chain, Digest, Line};

/// A log that lives as long as the program.
#[derive(Clone, Debug)]
pub struct MemStore {
    lines: Vec<Line>,
    chain: Chain,
}

impl MemStore {
    /// An empty log that hangs on `root`.
    #[must_use]
    pub fn new(root: Digest) -> Self {
        Self {
            lines: Vec::new(),
            chain: Chain::new(root),
        }
    }
}

impl Store for MemStore {
    fn chain(&self) -> Chain {
        self.chain
    }

    fn append(&mut self, expected: u64, line: &Line) -> Result<(), StoreError> {
        let Chain { next, head } = self.chain;
        if line.n != expected || expected != next || line.prev != head {
            let kind = StoreErrorKind::Order {
                expected: next,
                given: line.n,
            };
            return Err(StoreError::new(kind, Path::new("memory")));
        }
        self.chain = Chain {
            next: next + 1,
            head: line.hash,
        };
        self.lines.push(line.clone());
        Ok(())
    }

    fn read(&mut self, from: u64) -> Result<Vec<Line>, StoreError> {
        Ok(self.lines.iter().skip(from as usize).cloned().collect())
    }
}

/// Appends that fail, counted from 0 over all calls, and the system's error they fail with.
#[derive(Clone, Debug)]
pub struct Outage {
    /// Which calls of `append`.
    pub calls: Range<u64>,
    /// `StorageFull`, `ReadOnlyFilesystem`, `NotFound`, …
    pub error: io::ErrorKind,
}

/// A store whose appends fail during the given outages and store nothing then.
#[derive(Debug)]
pub struct FaultyStore<S> {
    inner: S,
    outages: Vec<Outage>,
    calls: u64,
}

impl<S: Store> FaultyStore<S> {
    /// Wraps `inner`.
    #[must_use]
    pub fn new(inner: S, outages: Vec<Outage>) -> Self {
        Self {
            inner,
            outages,
            calls: 0,
        }
    }
}

impl<S: Store> Store for FaultyStore<S> {
    fn chain(&self) -> Chain {
        self.inner.chain()
    }

    fn append(&mut self, expected: u64, line: &Line) -> Result<(), StoreError> {
        let call = self.calls;
        self.calls += 1;
        match self
            .outages
            .iter()
            .find(|outage| outage.calls.contains(&call))
        {
            Some(outage) => Err(StoreError::io(outage.error.into(), Path::new("faulty"))),
            None => self.inner.append(expected, line),
        }
    }

    fn read(&mut self, from: u64) -> Result<Vec<Line>, StoreError> {
        self.inner.read(from)
    }
}
