//! A finding, before it is tied to its place in the files.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::exercise::model::Exercise;
use crate::exercise::source::SourceSet;
use crate::exercise::{Spot, Spots};

/// Something that exploring shows of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The kind.
    pub code: &'static Code,
    /// Its severity.
    pub severity: Severity,
    /// The part it is about; none for the whole exercise.
    pub spot: Option<Spot>,
    /// What is so, in one line without a full stop.
    pub message: String,
    /// What to do, in one line.
    pub help: String,
}

impl Finding {
    pub(super) fn new(code: &'static Code, spot: Spot, message: String, help: &str) -> Self {
        Self {
            code,
            severity: code.severity,
            spot: Some(spot),
            message,
            help: help.to_owned(),
        }
    }

    pub(super) fn whole(code: &'static Code, message: String, help: &str) -> Self {
        Self {
            code,
            severity: code.severity,
            spot: None,
            message,
            help: help.to_owned(),
        }
    }

    /// As a diagnostic at its place.
    #[must_use]
    pub fn diagnostic(
        &self,
        exercise: &Exercise,
        sources: &SourceSet,
        spots: &Spots,
    ) -> Diagnostic {
        let place = self
            .spot
            .and_then(|spot| spots.place(sources, exercise, spot));
        Diagnostic::new(self.code, self.message.as_str())
            .severity(self.severity)
            .at_opt(place)
            .help(self.help.as_str())
    }
}
