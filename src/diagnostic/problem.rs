//! A diagnostic: one problem, said once, at its place.

use super::{Code, Place, Severity};
use serde::Serialize;

/// Characters of a message or help that are kept: a name in it may be as long as its file.
const KEPT: usize = 400;

/// One problem. Its code says the kind, its message the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of problem.
    pub code: &'static Code,
    /// The code's severity unless it was changed.
    pub severity: Severity,
    /// Where it stands; `None` when the problem has no text, such as a file that is not there.
    pub place: Option<Place>,
    /// What is wrong, in one line, without a full stop.
    pub message: String,
    /// What to write instead, in one line.
    pub help: Option<String>,
    /// Other places with a label each, such as the first of two equal ids.
    pub also: Vec<(Place, String)>,
}

impl Diagnostic {
    /// A problem of the code's severity, without a place yet.
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            place: None,
            message: short(message.into()),
            help: None,
            also: Vec::new(),
        }
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Sets the place if there is one.
    #[must_use]
    pub fn at_opt(mut self, place: Option<Place>) -> Self {
        self.place = place.or(self.place);
        self
    }

    /// Sets what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(short(help.into()));
        self
    }

    /// Sets what to write instead if something is known.
    #[must_use]
    pub fn help_opt(mut self, help: Option<String>) -> Self {
        self.help = help.map(short).or(self.help);
        self
    }

    /// Adds another place with its label.
    #[must_use]
    pub fn also(mut self, place: Place, label: impl Into<String>) -> Self {
        self.also.push((place, label.into()));
        self
    }

    /// Adds another place if there is one.
    #[must_use]
    pub fn also_opt(self, place: Option<Place>, label: impl Into<String>) -> Self {
        match place {
            Some(place) => self.also(place, label),
            None => self,
        }
    }

    /// Changes the severity the code has by default.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Whether the exercise cannot be played because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The record of `check --json`.
    pub fn record(&self) -> Record {
        Record {
            code: self.code.id,
            severity: self.severity,
            file: self.place.as_ref().map(|place| place.file.to_string()),
            line: self.place.as_ref().map(|place| place.line),
            column: self.place.as_ref().map(|place| place.column),
            message: self.message.clone(),
            help: self.help.clone(),
        }
    }
}

fn short(text: String) -> String {
    match text.char_indices().nth(KEPT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// A diagnostic as `check --json` writes it. The names and their order are a contract with
/// scripts; what is unknown is `null`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The code's id.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: Severity,
    /// Path inside the exercise folder.
    pub file: Option<String>,
    /// From 1.
    pub line: Option<u32>,
    /// From 1, in characters.
    pub column: Option<u32>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// Sorts by file, place, code and message (those without a place first) and drops repetitions.
pub fn in_order(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    problems.sort_by(|one, other| {
        let key = |problem: &Diagnostic| (problem.place.clone(), problem.code.id);
        key(one)
            .cmp(&key(other))
            .then_with(|| one.message.cmp(&other.message))
    });
    problems.dedup();
    problems
}
