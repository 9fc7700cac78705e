//! What kinds of problem there are: a row per kind, defined by the layer that finds it.

use serde::Serialize;
use std::fmt;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The exercise cannot be played.
    Error,
    /// It can be played, but hardly as its author meant it.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word shown and written to JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// One kind of problem. Rows are constants; two rows are the same kind if their ids are equal.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// A letter and four digits, such as `E0101`. Never reused once released.
    pub id: &'static str,
    /// A name for folders and links, such as `unknown-field`.
    pub slug: &'static str,
    /// The severity unless the diagnostic says otherwise.
    pub severity: Severity,
    /// The kind in one line, without a full stop.
    pub title: &'static str,
    /// What it means, why it matters and how to mend it: several sentences.
    pub explanation: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}
