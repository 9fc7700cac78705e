//! What one team has beside its ballot: time, what was stopped, what the facilitator said.

use super::ballot::Ballot;
use crate::text;

/// Characters of a reason or a message that are kept.
const LONGEST: usize = 2_000;

/// A team's share of the session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Floor {
    pub(super) ballot: Ballot,
    pub(super) held: bool,
    pub(super) locked: bool,
    /// Session milliseconds at which the declared default is committed.
    pub(super) deadline: Option<u64>,
    /// Session milliseconds at which anybody of the team last did something.
    pub(super) active: u64,
    /// Whether it is a hint, and the words.
    pub(super) messages: Vec<(bool, String)>,
    /// Hints given for the decision at hand.
    pub(super) hints: usize,
}

impl Floor {
    /// Session seconds until the deadline.
    pub(super) fn left(&self, now: u64) -> Option<u32> {
        let left = self.deadline?.saturating_sub(now).div_ceil(1000);
        Some(u32::try_from(left).unwrap_or(u32::MAX))
    }
}

/// Words of a person as they are kept.
pub(super) fn kept(words: &str) -> String {
    text::clean(words.trim()).chars().take(LONGEST).collect()
}
