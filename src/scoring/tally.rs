//! What scoring must remember of a path: small and hashable. What is explored is (state, tally).

use crate::exercise::draft::{Class, Level};
use crate::exercise::model::*;

/// Memory of one chair's score. It holds no points: lines are final when they are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Tally {
    /// Levels that have answered, one bit each, while the account is open.
    pub(super) levels: u16,
    /// The first call nobody answered, while no other channel has been tried since.
    pub(super) silence: Option<(ChannelId, Minutes)>,
    /// The first two different channels tried in this minute, while a silence could still be met by one of them.
    pub(super) tries: [Option<ChannelId>; 2],
    /// Another channel was tried after it.
    pub(super) pivoted: bool,
    /// The account of contact is closed.
    pub(super) closed: bool,
    /// Class of the last act of another chair.
    pub(super) trigger: Option<Class>,
    /// Whether resolve or a concession came first.
    pub(super) resolve: Resolve,
    /// Occasions that were judged, of those that a path can come to again.
    pub(super) judged: u64,
    /// Promises made and not broken.
    pub(super) promises: u32,
    /// The heaviest gate so far, hundredths.
    pub(super) gate: i32,
}

/// Whether resolve was shown before the first concession.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Resolve {
    /// Neither yet.
    #[default]
    Neither,
    /// Resolve, and no concession yet.
    Shown,
    /// A concession was made; the matter is settled.
    Settled,
}

impl Tally {
    /// Takes note that the level answered; tells whether it was the first time.
    pub(super) fn first_answer(&mut self, level: Level) -> bool {
        let bit = 1u16 << (level as u16);
        let first = self.levels & bit == 0;
        self.levels |= bit;
        first
    }

    /// Takes note that a repeatable occasion is judged; tells whether it was the first time.
    pub(super) fn first_time(&mut self, rubric: &Rubric, occasion: OccasionId) -> bool {
        if !rubric.occasions[occasion].repeats {
            return true;
        }
        let bit = 1u64 << (occasion.0 & 63);
        let first = self.judged & bit == 0;
        self.judged |= bit;
        first
    }

    /// Takes note of a try at a channel, while it could be the other door beside a silent one.
    pub(super) fn note_try(&mut self, channel: ChannelId) {
        let open = !self.closed && !self.pivoted && self.silence.is_none();
        match self.tries {
            [None, _] if open => self.tries[0] = Some(channel),
            [Some(first), None] if open && first != channel => self.tries[1] = Some(channel),
            _ => {}
        }
    }

    /// Closes the account of contact and forgets what it no longer needs.
    pub(super) fn close_contact(&mut self) {
        self.closed = true;
        self.levels = 0;
        self.silence = None;
        self.tries = [None; 2];
        self.pivoted = false;
    }
}
