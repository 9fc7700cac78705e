//! States at rest as rows of bytes: the clock, what is waited for, slots and bits in a row of fixed
//! length; what is under way, which is nothing in most, in a pool beside them.

use super::pool::{BytePool, Pool};
use crate::engine::{Pending, Phase, State};
use crate::exercise::model::*;
use smallvec::SmallVec;

/// States, each once.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct States {
    slots: usize,
    bits: usize,
    rows: BytePool,
    /// What is under way; 0 is nothing.
    moving: Pool<Moving>,
    row: Vec<u8>,
}

/// What is under way in a state.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Moving {
    pending: SmallVec<[Pending; 2]>,
    ringing: SmallVec<[ChannelId; 2]>,
    busy_until: Minutes,
    goal: Option<Goal>,
    by_hand: SmallVec<[InjectId; 4]>,
}

/// Bytes of a row besides slots and bits: the clock, the phase with its id, and what is under way.
const FRAME: usize = 4 + 1 + 2 + 4;

impl States {
    pub(in crate::analysis) fn new(exercise: &Exercise) -> Self {
        let (slots, bits) = (exercise.slots.len(), exercise.bits.len().div_ceil(8));
        let mut moving = Pool::default();
        moving.add(Moving::default());
        Self {
            slots,
            bits,
            rows: BytePool::new(FRAME + 2 * slots + bits),
            moving,
            row: Vec::new(),
        }
    }

    pub(in crate::analysis) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(in crate::analysis) fn bytes(&self) -> usize {
        self.rows.bytes() + self.moving.bytes()
    }

    /// The number of the state, which is added if it is new; tells whether it was.
    pub(in crate::analysis) fn add(&mut self, state: &State) -> (u32, bool) {
        let moving = match Moving::is_nothing(state) {
            true => 0,
            false => self.moving.add(Moving::of(state)).0,
        };
        let mut row = std::mem::take(&mut self.row);
        self.write(&mut row, state, moving);
        let added = self.rows.add(&row);
        self.row = row;
        added
    }

    /// The number of a state that is known.
    pub(in crate::analysis) fn find(&self, state: &State) -> Option<u32> {
        let moving = self.moving.find(&Moving::of(state))?;
        let mut row = Vec::new();
        self.write(&mut row, state, moving);
        self.rows.find(&row)
    }

    /// The state of a number.
    pub(in crate::analysis) fn get(&self, index: u32) -> State {
        let row = self.rows.get(index);
        let four = |at: usize| u32::from_le_bytes([row[at], row[at + 1], row[at + 2], row[at + 3]]);
        let two = |at: usize| [row[at], row[at + 1]];
        let id = u16::from_le_bytes(two(5));
        let moving = self.moving.get(four(7)).clone();
        let slots = (0..self.slots).map(|slot| i16::from_le_bytes(two(FRAME + 2 * slot)));
        let bytes = &row[FRAME + 2 * self.slots..];
        let word = |bytes: &[u8]| {
            let rising = bytes.iter().rev();
            rising.fold(0u64, |word, byte| word << 8 | u64::from(*byte))
        };
        State {
            clock: four(0),
            phase: match row[4] {
                0 => Phase::Deciding(PointId(id)),
                1 => Phase::Ringing(PointId(id)),
                _ => Phase::Ended(EndingId(id)),
            },
            slots: slots.collect(),
            bits: bytes.chunks(8).map(word).collect(),
            pending: moving.pending,
            ringing: moving.ringing,
            busy_until: moving.busy_until,
            goal: moving.goal,
            by_hand: moving.by_hand,
        }
    }

    fn write(&self, row: &mut Vec<u8>, state: &State, moving: u32) {
        row.clear();
        row.extend(state.clock.to_le_bytes());
        // A state at rest waits for a decision or is over.
        let (kind, id) = match state.phase {
            Phase::Deciding(point) => (0, point.0),
            Phase::Ringing(point) => (1, point.0),
            Phase::Ended(ending) => (2, ending.0),
            Phase::Start | Phase::Arriving(_) | Phase::Passing(..) => (3, 0),
        };
        row.push(kind);
        row.extend(id.to_le_bytes());
        row.extend(moving.to_le_bytes());
        for slot in &state.slots {
            row.extend_from_slice(&slot.to_le_bytes());
        }
        for word in &state.bits {
            row.extend_from_slice(&word.to_le_bytes());
        }
        // The last word may have more bytes than there are bits for.
        row.truncate(FRAME + 2 * self.slots + self.bits);
    }
}

impl Moving {
    /// Whether nothing is under way.
    fn is_nothing(state: &State) -> bool {
        state.pending.is_empty()
            && state.ringing.is_empty()
            && state.busy_until == 0
            && state.goal.is_none()
            && state.by_hand.is_empty()
    }

    fn of(state: &State) -> Self {
        Self {
            pending: state.pending.clone(),
            ringing: state.ringing.clone(),
            busy_until: state.busy_until,
            goal: state.goal,
            by_hand: state.by_hand.clone(),
        }
    }
}
