//! What tests of several layers begin with.

use super::{Digest, Header, LOG_VERSION, Seating, SourceText, digest_sources};

/// The header of a session of these texts.
pub(crate) fn header(exercise: &[SourceText], rubric: &[u8]) -> Header {
    Header {
        log: LOG_VERSION,
        product: "0.1.0".into(),
        format: 1,
        engine: 1,
        rubric: 1,
        scoring: 1,
        exercise: "an-empty-room".into(),
        exercise_digest: digest_sources(exercise),
        rubric_digest: Some(Digest::of(rubric)),
        seed: 7,
        seating: vec![Seating {
            table: 1,
            chairs: vec!["us".into()],
        }],
        rehearsal: false,
        draws: vec![],
        created: None,
    }
}
