//! The texts a session keeps, so that it can be replayed when the library has moved on.

use crate::session::{Digest, SourceText, digest_sources};

/// An exercise's files and rubric, as loaded, with the digest they go by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionTexts {
    exercise: Vec<SourceText>,
    rubric: Option<Vec<u8>>,
    exercise_digest: Digest,
}

impl SessionTexts {
    /// These files, and the rubric when it stands apart from them.
    #[must_use]
    pub fn new(exercise: Vec<SourceText>, rubric: Option<Vec<u8>>) -> Self {
        let digest = digest_sources(&exercise);
        Self::known(exercise, rubric, digest)
    }

    /// Files whose digest the build has taken already.
    pub(in crate::host) fn known(
        exercise: Vec<SourceText>,
        rubric: Option<Vec<u8>>,
        exercise_digest: Digest,
    ) -> Self {
        Self {
            exercise,
            rubric,
            exercise_digest,
        }
    }

    /// The exercise's files.
    #[must_use]
    pub fn exercise(&self) -> &[SourceText] {
        &self.exercise
    }

    /// The rubric, when it stands apart from the exercise.
    #[must_use]
    pub fn rubric(&self) -> Option<&[u8]> {
        self.rubric.as_deref()
    }

    /// What the header of a session of this exercise names.
    #[must_use]
    pub fn exercise_digest(&self) -> Digest {
        self.exercise_digest
    }

    /// The same of the rubric.
    #[must_use]
    pub fn rubric_digest(&self) -> Option<Digest> {
        self.rubric.as_deref().map(Digest::of)
    }
}
