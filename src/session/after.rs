//! What is written down once play is over: notes, ratings and the actions that follow from it. The
//! words stand in the personal part of an entry.

use serde::{Deserialize, Serialize};

/// One entry of the log that is kept after play. The names and fields are a contract: added to,
/// never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum After {
    /// A note or a rating; its words are a personal remark.
    Noted {
        /// The team it is about, from 0; none for all.
        team: Option<usize>,
        /// The objective it is about, by its name in the file; empty where it is about none.
        objective: String,
        /// `P`, `S`, `M` or `U`.
        rating: Option<char>,
        /// The entry of the team's table log that it rests on, by its number; none where it is about
        /// no one table.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<u64>,
    },
    /// An action of the improvement plan. In its personal remark `text` is the action, `by` who
    /// answers for it, and `about` the day until which it is done, `YYYY-MM-DD`.
    Action {
        /// The team it follows from, from 0; none for all.
        team: Option<usize>,
    },
}
