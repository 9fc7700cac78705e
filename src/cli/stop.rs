//! Why a command ends other than well, and the exit code of that.

/// A command that does not go on: what is said on stderr, and how the program exits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) code: u8,
    pub(super) said: Vec<String>,
}

impl Stop {
    /// Findings, or something that is refused.
    pub(super) fn refused(said: impl Into<String>) -> Self {
        Self {
            code: REFUSED,
            said: vec![said.into()],
        }
    }

    /// The command was not given as it must be.
    pub(super) fn usage(said: impl Into<String>) -> Self {
        Self {
            code: USAGE,
            said: vec![said.into()],
        }
    }

    /// Nothing more to say.
    pub(super) fn silent(code: u8) -> Self {
        Self {
            code,
            said: Vec::new(),
        }
    }
}

/// Findings, or refused.
pub(super) const REFUSED: u8 = 1;
/// Wrong usage.
pub(super) const USAGE: u8 = 2;
/// A bug of ours.
pub(super) const BUG: u8 = 70;
