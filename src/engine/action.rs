//! What chairs do, and why the engine may refuse it.

use crate::exercise::model::*;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// The joint choice of all seated chairs that are due, in chair order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Action {
    /// One move a chair.
    pub moves: SmallVec<[(ChairId, Move); 2]>,
}

impl Action {
    /// The action of a single chair.
    pub fn of(chair: ChairId, what: Move) -> Self {
        Self {
            moves: smallvec::smallvec![(chair, what)],
        }
    }
}

/// What one chair does.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Move {
    /// Picks options of its menu.
    Picks(SmallVec<[Pick; 2]>),
    /// Picks up the ringing call.
    PickUp,
    /// Lets it ring.
    LetRing,
}

/// A picked option with the clause of each of its slots, by index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pick {
    /// The option.
    pub option: OptionId,
    /// A clause a slot, in file order.
    pub clauses: Clauses,
}

/// The clause of each slot, by index.
pub type Clauses = SmallVec<[u8; 8]>;

/// Why an action is refused. Nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Play is over.
    Over,
    /// The action names a chair that is not due.
    NotDue(ChairId),
    /// A chair that is due has no move in the action.
    Missing(ChairId),
    /// The move is not of the kind that the state waits for.
    WrongKind(ChairId),
    /// The option is not in this menu, or hidden.
    NotThere(OptionId),
    /// The option is shown and cannot be taken, for this reason.
    Greyed(OptionId, TextId),
    /// Picked twice.
    Twice(OptionId),
    /// The two cannot be picked together.
    Excluded(OptionId, OptionId),
    /// So many must be picked at least.
    TooFew(usize),
    /// So many can be picked at most.
    TooMany(usize),
    /// The slot of the option has no clause, or one that is not there.
    Clause(OptionId, usize),
    /// Nobody at the other end may speak: authorisation, points needed and held.
    NotAuthorised(AuthorisationId, i32, i32),
    /// The call cannot be answered.
    NoAnswer(ChannelId),
    /// The inject has fired.
    Fired(InjectId),
    /// What must hold when the inject fires does not hold.
    Unfit(InjectId),
}
