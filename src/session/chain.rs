//! Writing a log: entries become lines, each hanging on the one before.

use std::fmt;

use serde::Serialize;

use super::digest::Digest;
use super::entry::{Entry, LOG_VERSION, MAX_LINE, Personal, PersonalPart};

/// One encoded entry, ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The entry's number.
    pub n: u64,
    /// The hash of the line before.
    pub prev: Digest,
    /// The hash of this line, which the next one names.
    pub hash: Digest,
    /// The line itself, newline included.
    pub bytes: Vec<u8>,
}

/// Why an entry cannot be written.
#[derive(Debug)]
pub enum EncodeError {
    /// It would be longer than [`MAX_LINE`] bytes.
    TooLong {
        /// The length it would have, newline included.
        bytes: usize,
    },
    /// The body has no JSON form (a map with keys that are not text, say).
    Json(serde_json::Error),
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => {
                write!(
                    f,
                    "a log entry may have {MAX_LINE} bytes, this one has {bytes}"
                )
            }
            Self::Json(error) => write!(f, "a log entry has no JSON form: {error}"),
        }
    }
}

impl std::error::Error for EncodeError {}

impl From<serde_json::Error> for EncodeError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

/// Writes one entry as the line that follows `prev` (for the first entry: the log's root, see
/// [`Header::root`](super::Header::root)).
///
/// # Errors
/// When the line would be too long, or the body has no JSON form.
pub fn encode<B: Serialize>(entry: &Entry<B>, prev: &Digest) -> Result<Line, EncodeError> {
    let n = entry.n;
    let mut bytes =
        format!("{{\"v\":{LOG_VERSION},\"n\":{n},\"prev\":\"{prev}\",\"body\":").into_bytes();
    serde_json::to_writer(&mut bytes, &entry.body)?;
    if let Some(digest) = entry.personal.digest()? {
        bytes.extend_from_slice(format!(",\"pd\":\"{digest}\"").as_bytes());
    }
    let hash = Digest::of(&bytes);
    bytes.extend_from_slice(format!(",\"hash\":\"{hash}\"").as_bytes());
    if let PersonalPart::Attached(Personal { salt, remarks }) = &entry.personal {
        let open = format!(",\"personal\":{{\"salt\":\"{salt}\",\"remarks\":");
        bytes.extend_from_slice(open.as_bytes());
        serde_json::to_writer(&mut bytes, remarks)?;
        bytes.push(b'}');
    }
    bytes.extend_from_slice(b"}\n");
    if bytes.len() > MAX_LINE {
        return Err(EncodeError::TooLong { bytes: bytes.len() });
    }
    Ok(Line {
        n,
        prev: *prev,
        hash,
        bytes,
    })
}

/// The end of a log: which number comes next, and what it must follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The number of the next entry.
    pub next: u64,
    /// The hash of the last line, or the log's root before the first.
    pub head: Digest,
}

impl Chain {
    /// An empty log that hangs on `root`.
    #[must_use]
    pub fn new(root: Digest) -> Self {
        Self {
            next: 0,
            head: root,
        }
    }

    /// Encodes the next entry and moves on.
    ///
    /// # Errors
    /// As [`encode`]; the chain then stays where it was.
    pub fn push<B: Serialize>(
        &mut self,
        body: B,
        personal: Option<Personal>,
    ) -> Result<Line, EncodeError> {
        let personal = personal.map_or(PersonalPart::Absent, PersonalPart::Attached);
        let line = encode(
            &Entry {
                n: self.next,
                body,
                personal,
            },
            &self.head,
        )?;
        *self = Self {
            next: self.next + 1,
            head: line.hash,
        };
        Ok(line)
    }
}
