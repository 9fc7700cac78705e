//! What one entry of a table's log holds, and a table's record of it.

use serde::{Deserialize, Serialize};

use super::entry::Remark;
use crate::engine::{Action, Event, Move};
use crate::exercise::model::{ChairId, InjectId, Minutes};

/// What happened at a table. The names and fields are a contract of the log: added to, never
/// changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Body {
    /// Play began and ran to its first point of rest; always entry 0, and only that.
    Began {
        /// What happened before anybody decided.
        events: Vec<Event>,
    },
    /// One of several chairs that are due has decided; its move rests until the others are in.
    Sealed {
        /// Who.
        chair: ChairId,
        /// What.
        what: Move,
    },
    /// All chairs that were due have decided, and the world ran to the next point of rest.
    Decided {
        /// The joint action, with the moves that were sealed before.
        action: Action,
        /// What came of it.
        events: Vec<Event>,
    },
    /// A chair gave its own account of play; the words stand in the personal part.
    Noted {
        /// Who.
        chair: ChairId,
    },
    /// The facilitator fired an inject of the exercise by hand, and the world ran to the next point
    /// of rest.
    Injected {
        /// The inject, by its number in the exercise.
        inject: InjectId,
        /// What came of it.
        events: Vec<Event>,
    },
    /// The last decision no longer counts, nor what was sealed for it or after it; accounts do.
    Undone,
}

impl Body {
    /// The facts it adds; none but for a beginning, a decision and an inject.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        match self {
            Self::Began { events }
            | Self::Decided { events, .. }
            | Self::Injected { events, .. } => events,
            Self::Sealed { .. } | Self::Noted { .. } | Self::Undone => &[],
        }
    }
}

/// An entry of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its number in the log.
    pub n: u64,
    /// Scenario minute at which it was decided.
    pub at: Minutes,
    /// What happened.
    pub body: Body,
    /// What persons contributed; empty once it was taken away.
    pub remarks: Vec<Remark>,
}
