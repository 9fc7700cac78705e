//! Why a log is refused: the line, and what was expected there.

use std::fmt;

use super::digest::Digest;
use super::entry::{LOG_VERSION, MAX_LINE};

/// Why a log is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogError {
    /// Line in the file, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub fault: LogFault,
}

/// What is wrong with a line. Columns are bytes, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogFault {
    /// Not UTF-8 from this column on.
    NotUtf8 {
        /// The first byte that is not.
        column: usize,
    },
    /// Longer than [`MAX_LINE`].
    TooLong {
        /// Its length, newline included.
        bytes: usize,
    },
    /// Another shape than the contract's.
    Shape {
        /// Where it departs.
        column: usize,
        /// What should stand there.
        expected: &'static str,
    },
    /// Written in a version this program does not read.
    Version {
        /// As it stands in the line.
        found: String,
    },
    /// An entry is missing, repeated or moved.
    Number {
        /// The number that comes next.
        expected: u64,
        /// The number of the line.
        found: u64,
    },
    /// The line does not follow the one before it (the first: the header).
    Chain {
        /// The hash of the line before.
        expected: Digest,
        /// The hash the line names.
        found: Digest,
    },
    /// The line was changed after it was written.
    Hash {
        /// The hash of the line as it stands.
        expected: Digest,
        /// The hash written in it.
        found: Digest,
    },
    /// The personal part was changed after it was written.
    Personal {
        /// The digest of the part as it stands.
        expected: Digest,
        /// The digest in the line.
        found: Digest,
    },
    /// The body or the remarks are not what this program writes.
    Body {
        /// The reader's reason.
        reason: String,
    },
    /// Read back, it would be written otherwise.
    NotCanonical {
        /// The first byte that would differ.
        column: usize,
    },
}

impl fmt::Display for LogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.fault)
    }
}

impl std::error::Error for LogError {}

impl fmt::Display for LogFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 { column } => write!(f, "expected UTF-8 at column {column}"),
            Self::TooLong { bytes } => {
                write!(f, "expected at most {MAX_LINE} bytes, found {bytes}")
            }
            Self::Shape { column, expected } => {
                write!(f, "expected {expected} at column {column}")
            }
            Self::Version { found } => {
                write!(f, "expected log version {LOG_VERSION}, found {found}")
            }
            Self::Number { expected, found } => {
                write!(f, "expected entry {expected}, found entry {found}")
            }
            Self::Chain { expected, found } => write!(
                f,
                "expected to follow {expected}, but follows {found}: a line before it, or the header, is another one"
            ),
            Self::Hash { expected, found } => write!(
                f,
                "expected hash {expected}, found {found}: the line was changed"
            ),
            Self::Personal { expected, found } => write!(
                f,
                "expected personal digest {expected}, found {found}: the personal part was changed"
            ),
            Self::Body { reason } => write!(f, "expected an entry of this program: {reason}"),
            Self::NotCanonical { column } => write!(
                f,
                "expected the one canonical spelling, departs from it at column {column}"
            ),
        }
    }
}
