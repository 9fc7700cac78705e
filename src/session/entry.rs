//! One entry of a log: its number, its body, and the part of it that is about persons.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::digest::{Digest, parse_hex, write_hex};

/// The version of the line's shape.
pub const LOG_VERSION: u32 = 1;

/// The longest line that is written or read, in bytes, its newline included: 1 MiB.
pub const MAX_LINE: usize = 1 << 20;

/// One numbered entry; `B` is what happened (an action and its events).
///
/// `B` must be written by serde in one way only: no floats, no unordered maps, and no field that
/// is read but not written. A line that does not re-encode to its own bytes is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<B> {
    /// Position in the log, from 0 without gaps.
    pub n: u64,
    /// What happened; covered by the chain.
    pub body: B,
    /// What is about persons; the chain covers its digest only.
    pub personal: PersonalPart,
}

/// The detachable part of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PersonalPart {
    /// The entry never had one.
    #[default]
    Absent,
    /// Still there.
    Attached(Personal),
    /// It was taken away; the salted digest stays in the chain.
    Removed(Digest),
}

impl PersonalPart {
    /// The salted digest the chain covers, if the entry has or had a personal part.
    ///
    /// # Errors
    /// When the remarks cannot be written as JSON.
    pub fn digest(&self) -> Result<Option<Digest>, serde_json::Error> {
        match self {
            Self::Absent => Ok(None),
            Self::Attached(personal) => personal.digest().map(Some),
            Self::Removed(digest) => Ok(Some(*digest)),
        }
    }
}

/// Names, votes, free text and notes, with the salt that keeps their digest from being guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    /// Fresh for every entry; goes away together with the remarks.
    pub salt: Salt,
    /// In the order they were made.
    pub remarks: Vec<Remark>,
}

impl Personal {
    /// blake3 over the salt's 16 bytes followed by the remarks as they are written in the line.
    ///
    /// # Errors
    /// When the remarks cannot be written as JSON.
    pub fn digest(&self) -> Result<Digest, serde_json::Error> {
        Ok(self.salt.digest(&serde_json::to_vec(&self.remarks)?))
    }
}

/// One thing a person contributed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// What sort of thing.
    pub kind: RemarkKind,
    /// Who: a name or a seat; empty when nobody is named.
    pub by: String,
    /// The id it concerns (an option, a slot of a message, an objective); may be empty.
    pub about: String,
    /// The words; may be empty, as for a vote without a reason.
    pub text: String,
}

/// The sorts of personal content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RemarkKind {
    /// A person's name for a seat.
    Name,
    /// A vote, or dissent, with its reason.
    Vote,
    /// Free text sent inside a composed message.
    Text,
    /// A note for the debrief.
    Note,
    /// A sealed forecast: about a channel, in percent.
    Forecast,
    /// A part of the chair's own account: `story`, `strength` or `improvement`.
    Account,
}

/// Sixteen bytes that nobody can guess; handed in, since this layer draws nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

impl Salt {
    /// Reads 32 lower-case hexadecimal digits.
    pub(super) fn parse(text: &str) -> Option<Self> {
        parse_hex(text).map(Self)
    }

    /// The digest of `remarks` (their bytes in the line) under this salt.
    pub(super) fn digest(&self, remarks: &[u8]) -> Digest {
        Digest::of_parts(&[&self.0, remarks])
    }
}

impl fmt::Display for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

impl Serialize for Salt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Salt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("expected 32 lower-case hexadecimal digits"))
    }
}
