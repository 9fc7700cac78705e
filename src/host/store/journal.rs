//! A log that outlives its disk: what cannot be stored is kept and tried again.

use std::fmt;
use std::path::Path;

use serde::Serialize;

use super::error::{StoreError, StoreErrorKind};
use super::file_store::FileStore;
use super::interface::Store;
use super::texts::SessionTexts;
use crate::session::{Chain, EncodeError, Header, Line, Personal};

/// The whole log of one table in memory, and the store it is written to.
pub struct Journal {
    store: Box<dyn Store>,
    /// The end of the log, with what is still to be stored.
    chain: Chain,
    lines: Vec<Line>,
}

/// Why an entry was not recorded durably.
#[derive(Debug)]
pub enum RecordError {
    /// It cannot be written at all, and is not part of the log.
    Entry(EncodeError),
    /// It is part of the log, in memory; [`Journal::retry`] or [`Journal::save_as`] stores it.
    /// It must not be shown as done before.
    Store(StoreError),
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RecordError {}

impl Journal {
    /// Goes on with what `store` holds.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn open(mut store: Box<dyn Store>) -> Result<Self, StoreError> {
        let lines = store.read(0)?;
        let chain = store.chain();
        Ok(Self {
            store,
            chain,
            lines,
        })
    }

    /// Adds an entry and stores it, after any that are still waiting; returns its number.
    ///
    /// # Errors
    /// See [`RecordError`].
    pub fn record<B: Serialize>(
        &mut self,
        body: B,
        personal: Option<Personal>,
    ) -> Result<u64, RecordError> {
        let line = self
            .chain
            .push(body, personal)
            .map_err(RecordError::Entry)?;
        let n = line.n;
        self.lines.push(line);
        self.retry().map_err(RecordError::Store)?;
        Ok(n)
    }

    /// Stores what is still waiting, in order.
    ///
    /// # Errors
    /// The first failure; what comes after it waits on.
    pub fn retry(&mut self) -> Result<(), StoreError> {
        let stored = self.store.chain().next;
        for line in self.lines.iter().skip(stored as usize) {
            self.store.append(line.n, line)?;
        }
        Ok(())
    }

    /// How many entries wait to be stored.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.chain.next.saturating_sub(self.store.chain().next)
    }

    /// The end of the log, with what is still waiting.
    #[must_use]
    pub fn chain(&self) -> Chain {
        self.chain
    }

    /// All lines, those that wait included.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Moves the game, with all that waits, to a new session in `dir`, and goes on there. The old
    /// folder stays as it is; its lock is released.
    ///
    /// # Errors
    /// As [`FileStore::create`]; the journal then stays with its old store.
    pub fn save_as(
        &mut self,
        dir: &Path,
        header: &Header,
        texts: &SessionTexts,
    ) -> Result<(), StoreError> {
        let mut store = FileStore::create_with(dir, header, texts, &self.lines)?;
        store.settle()?;
        if store.chain() != self.chain {
            return Err(StoreError::new(StoreErrorKind::Changed, dir));
        }
        self.store = Box::new(store);
        Ok(())
    }
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal")
            .field("chain", &self.chain)
            .finish_non_exhaustive()
    }
}
