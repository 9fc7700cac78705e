//! What line mode needs of whatever it plays at.

use crate::host::{Live, SubmitError};
use crate::session::view::{Command, Refused, View};

/// A table, as whoever plays it in lines meets it.
pub trait Game {
    /// What the seat sees at its next decision, or at the end; waits until it comes to that. None
    /// where it never will.
    fn next(&mut self) -> Option<View>;

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
    fn next(&mut self) -> Option<View> {
        Some(self.view())
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
