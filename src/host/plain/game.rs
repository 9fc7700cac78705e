//! What line mode needs of whatever it plays at.

use std::sync::Arc;

use crate::host::{Live, SubmitError};
use crate::session::view::{Command, Refused, View};

/// Where a seat stands.
#[derive(Debug)]
pub enum Turn {
    /// At a decision, or at the end.
    At(Arc<View>),
    /// Others are waited for.
    Wait,
    /// It will not come to another decision.
    Over,
}

/// A table, as whoever plays it in lines meets it.
pub trait Game {
    /// Where the seat stands now.
    fn turn(&mut self) -> Turn;

    /// Whether the decision that [`Game::turn`] told of is at hand no longer, because others made
    /// or undid it.
    fn moved(&mut self) -> bool {
        false
    }

    /// What came to pass around the seat since this was last asked, a sentence each.
    fn news(&mut self) -> Vec<String> {
        Vec::new()
    }

    /// What the seat asks of its team by a word, and what comes of it, a sentence each; none where
    /// the word asks nothing. `deciding`: a decision is at hand, so that words may be options.
    fn aside(&mut self, word: &str, deciding: bool) -> Option<Vec<String>> {
        let _ = (word, deciding);
        None
    }

    /// What the table would say to a command; nothing changes.
    ///
    /// # Errors
    /// Why it cannot be done.
    fn consider(&self, command: &Command) -> Result<(), Refused>;

    /// Carries out a command with a note; returns once it has come to pass.
    ///
    /// # Errors
    /// See [`SubmitError`].
    fn submit(&mut self, command: &Command, note: &str) -> Result<(), SubmitError>;

    /// How many entries are in memory alone.
    fn unsaved(&self) -> u64;

    /// How many decisions are on disk.
    fn saved_decisions(&self) -> usize;
}

impl Game for Live {
    fn turn(&mut self) -> Turn {
        Turn::At(Arc::new(self.view()))
    }

    fn consider(&self, command: &Command) -> Result<(), Refused> {
        Self::consider(self, command)
    }

    fn submit(&mut self, command: &Command, note: &str) -> Result<(), SubmitError> {
        Self::submit(self, command, note)
    }

    fn unsaved(&self) -> u64 {
        Self::unsaved(self)
    }

    fn saved_decisions(&self) -> usize {
        Self::saved_decisions(self)
    }
}
