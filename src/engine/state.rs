//! What is true at one moment: small, hashable, cheap to copy.

use crate::exercise::model::*;
use smallvec::SmallVec;
use std::hash::{Hash, Hasher};

use super::event::Fate;

/// Everything that rules may read. Two paths to the same situation give equal states:
/// seeds, counters, names and texts are never in it.
#[derive(Debug, PartialEq, Eq)]
pub struct State {
    /// Minutes since the start.
    pub clock: Minutes,
    /// What the state waits for.
    pub phase: Phase,
    /// Value of each slot; check holds all ranges within `i16`.
    pub slots: SmallVec<[i16; 12]>,
    /// One bit each, lowest index first.
    pub bits: SmallVec<[u64; 2]>,
    /// What is under way, in the order in which it will happen.
    pub pending: SmallVec<[Pending; 2]>,
    /// Calls of the last decision that still ring, in order.
    pub ringing: SmallVec<[ChannelId; 2]>,
    /// Minute at which the last decision has taken its time; 0 once it has.
    pub busy_until: Minutes,
    /// Where the path goes when the last decision has taken its time.
    pub goal: Option<Goal>,
    /// Injects that were fired by hand and have no bit, rising; they do not fire again.
    pub by_hand: SmallVec<[InjectId; 4]>,
}

impl Clone for State {
    fn clone(&self) -> Self {
        // Each row is copied in one piece; item by item takes a search noticeably longer.
        Self {
            clock: self.clock,
            phase: self.phase,
            slots: SmallVec::from_slice(&self.slots),
            bits: SmallVec::from_slice(&self.bits),
            pending: SmallVec::from_slice(&self.pending),
            ringing: SmallVec::from_slice(&self.ringing),
            busy_until: self.busy_until,
            goal: self.goal,
            by_hand: SmallVec::from_slice(&self.by_hand),
        }
    }
}

impl Hash for State {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let Self {
            clock,
            phase,
            slots,
            bits,
            pending,
            ringing,
            busy_until,
            goal,
            by_hand,
        } = self;
        (
            clock, phase, slots, bits, pending, ringing, busy_until, goal,
        )
            .hash(hasher);
        // What searches kept is found by this hash, and play by itself has none of these.
        if !by_hand.is_empty() {
            by_hand.hash(hasher);
        }
    }
}

/// What a state waits for. It is at rest in the last three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Nothing has happened yet.
    Start,
    /// On the way to a stage that has not opened.
    Arriving(StageId),
    /// In the stage, after this point; none before the first.
    Passing(StageId, Option<PointId>),
    /// The chairs of the point decide.
    Deciding(PointId),
    /// After this point's decision a call rings, and its other end decides.
    Ringing(PointId),
    /// Over.
    Ended(EndingId),
}

/// Something under way. The order is the order of happening: by minute, then by kind, then as in
/// the file, so that two paths with the same things under way are the same state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pending {
    /// The minute it happens.
    pub due: Minutes,
    /// What happens.
    pub kind: PendingKind,
}

/// What is under way. Within one minute lines open first, then messages move, then answers come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PendingKind {
    /// The channel will open again.
    Reopen(ChannelId),
    /// The channel will have carried the option's message.
    Carry(OptionId, Fate),
    /// It will lie with the other side.
    Deliver(OptionId, Fate),
    /// Somebody will read it.
    Read(OptionId),
    /// They will answer: the index of the answer.
    Reply(OptionId, u8),
    /// Somebody will speak: the index of the answer.
    Speak(ChannelId, u8),
    /// The call will count as unanswered.
    FallSilent(ChannelId),
    /// The message's time will run out.
    Expire(OptionId),
}

impl State {
    /// The state before anything has happened.
    pub fn start(exercise: &Exercise) -> Self {
        let mut bits: SmallVec<[u64; 2]> = SmallVec::from_elem(0, exercise.bits.len().div_ceil(64));
        for (id, bit) in exercise.bits.iter().filter(|(_, bit)| bit.start) {
            let _ = bit;
            bits[id.index() / 64] |= 1 << (id.index() % 64);
        }
        Self {
            clock: 0,
            phase: Phase::Start,
            slots: exercise
                .slots
                .iter()
                .map(|(_, slot)| narrow(slot.start))
                .collect(),
            bits,
            pending: SmallVec::new(),
            ringing: SmallVec::new(),
            busy_until: 0,
            goal: None,
            by_hand: SmallVec::new(),
        }
    }

    /// Value of the slot.
    pub fn slot(&self, slot: SlotId) -> i32 {
        self.slots.get(slot.index()).copied().map_or(0, i32::from)
    }

    /// Whether the bit is raised.
    pub fn bit(&self, bit: BitId) -> bool {
        self.bits
            .get(bit.index() / 64)
            .is_some_and(|word| word >> (bit.index() % 64) & 1 == 1)
    }

    /// The stage that is open, or on the way to which the path is.
    pub fn stage(&self, exercise: &Exercise) -> Option<StageId> {
        match self.phase {
            Phase::Start | Phase::Ended(_) => None,
            Phase::Arriving(stage) | Phase::Passing(stage, _) => Some(stage),
            Phase::Deciding(point) | Phase::Ringing(point) => Some(exercise.points[point].stage),
        }
    }
}

/// Check holds every range within `i16`; a value outside is a bug that must not wrap.
pub(super) fn narrow(value: i32) -> i16 {
    i16::try_from(value).unwrap_or(if value < 0 { i16::MIN } else { i16::MAX })
}
