//! The header of a session: what is played, under which rules, from which seed.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::entry::LOG_VERSION;

/// What a session's logs hang on. Written once, when the session is created.
///
/// The field order is the order in the file, and part of the log's contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Version of header and log lines; [`LOG_VERSION`].
    pub log: u32,
    /// The program that created the session, as `0.1.0`.
    pub product: String,
    /// Version of the exercise format.
    pub format: u32,
    /// Version of the engine's rules.
    pub engine: u32,
    /// Version of the rubric's format.
    pub rubric: u32,
    /// Version of the scoring rules.
    pub scoring: u32,
    /// The exercise's id.
    pub exercise: String,
    /// [`digest_sources`](super::digest_sources) of the exercise's files.
    pub exercise_digest: Digest,
    /// Digest of `rubric.ron`, when the session has one beside the exercise.
    pub rubric_digest: Option<Digest>,
    /// The session's seed.
    pub seed: u64,
    /// Which chairs people sit in, table by table; all others follow their policy.
    pub seating: Vec<Seating>,
    /// Draws were fixed by hand, so the session counts as a rehearsal.
    pub rehearsal: bool,
    /// The fixed draws, in the order they are used.
    pub draws: Vec<u32>,
    /// When it was created (RFC 3339), handed in. The logs do not hang on it, so that the same
    /// seed and choices give the same log bytes on every day.
    pub created: Option<String>,
}

/// The chairs of one table that people sit in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seating {
    /// The table's number, from 1.
    pub table: u32,
    /// Chair ids.
    pub chairs: Vec<String>,
}

/// Why a header is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderError {
    /// Written in a version this program does not read.
    Version {
        /// As it stands in the file.
        found: u64,
    },
    /// Not a header: what the reader says.
    Malformed {
        /// The reader's reason.
        reason: String,
    },
    /// It was changed after it was written.
    Hash,
    /// Read back, it would be written otherwise.
    NotCanonical,
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version { found } => {
                write!(f, "expected log version {LOG_VERSION}, found {found}")
            }
            Self::Malformed { reason } => write!(f, "expected a session header: {reason}"),
            Self::Hash => f.write_str("expected the header's hash, found another: it was changed"),
            Self::NotCanonical => f.write_str("expected the one canonical spelling of the header"),
        }
    }
}

impl std::error::Error for HeaderError {}

/// The file: the header's fields, then the hash of everything before it.
#[derive(Deserialize)]
struct HeaderFile {
    #[serde(flatten)]
    header: serde_json::Map<String, serde_json::Value>,
    hash: Digest,
}

impl Header {
    /// The file `header.json`: one line, its own hash last.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.open_json();
        let hash = Digest::of(&bytes);
        bytes.extend_from_slice(format!(",\"hash\":\"{hash}\"}}\n").as_bytes());
        bytes
    }

    /// Reads `header.json`.
    ///
    /// # Errors
    /// When a byte of it is not as it was written, or its version is unknown.
    pub fn decode(bytes: &[u8]) -> Result<Self, HeaderError> {
        let malformed = |error: serde_json::Error| HeaderError::Malformed {
            reason: error.to_string(),
        };
        let file: HeaderFile = serde_json::from_slice(bytes).map_err(malformed)?;
        match file.header.get("log").and_then(serde_json::Value::as_u64) {
            Some(found) if found != u64::from(LOG_VERSION) => {
                return Err(HeaderError::Version { found });
            }
            _ => {}
        }
        let header: Self =
            serde_json::from_value(serde_json::Value::Object(file.header)).map_err(malformed)?;
        if Digest::of(&header.open_json()) != file.hash {
            return Err(HeaderError::Hash);
        }
        if header.encode() != bytes {
            return Err(HeaderError::NotCanonical);
        }
        Ok(header)
    }

    /// The digest that stands for the session: of the fields as in the file, `created` as `null`.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(
            &Self {
                created: None,
                ..self.clone()
            }
            .open_json(),
        )
    }

    /// What the first line of the log `name` (`table-1`, `facilitator`) must follow: the session's
    /// digest and the name, so that two logs of one session cannot be exchanged.
    #[must_use]
    pub fn root(&self, name: &str) -> Digest {
        Digest::of_parts(&[self.digest().bytes(), name.as_bytes()])
    }

    /// The fields as JSON, without the closing brace.
    fn open_json(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec(self).expect("strings, integers and lists always have a JSON form");
        bytes.pop();
        bytes
    }
}
