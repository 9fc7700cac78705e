//! What the facilitator's log holds: everything that happened to the people and to the course of a
//! session. Names and words stand in the personal part of the entry.

use serde::{Deserialize, Serialize};

use crate::session::view::team::Role;
use crate::session::view::wash::Step;

/// One entry of the facilitator's log. The names and fields are a contract: added to, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Happening {
    /// Session milliseconds since the start.
    pub at: u64,
    /// What.
    pub what: What,
}

/// How many worlds there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorldKind {
    /// Each team has its own.
    Parallel,
    /// All teams sit in the chairs of one.
    Opposed,
}

/// What happened. Teams are named by their number, from 0, seats from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// The session was set up; always entry 0, and only that.
    Opened {
        /// One world or many.
        world: WorldKind,
        /// Each team: its name, its table from 1, its chair by name in the file.
        teams: Vec<(String, u32, String)>,
        /// Seconds that a team has for a decision; none without a limit.
        limit: Option<u32>,
    },
    /// Play began: from here on time goes by.
    Started,
    /// A person took a new seat; the name is a personal remark.
    Joined {
        /// Its number: the next free one.
        seat: u32,
        /// The team.
        team: Option<usize>,
        /// What the person is there for.
        role: Role,
    },
    /// Somebody is at a seat again.
    Back(u32),
    /// Nobody is at a seat any more.
    Away(u32),
    /// The session rests.
    Paused,
    /// It goes on.
    Resumed,
    /// Session time goes by at this percent of wall time.
    Speed(u32),
    /// A team's table is held.
    Held(usize),
    /// It is released.
    Released(usize),
    /// A team's table is locked.
    Locked(usize),
    /// It is unlocked.
    Unlocked(usize),
    /// The declared default of a team is committed at this session millisecond; none: never.
    Deadline(usize, Option<u64>),
    /// The team had no time left, or was skipped: its table takes the declared default.
    Defaulted(usize),
    /// A message to a team, or to all; its words are a personal remark.
    Said(Option<usize>),
    /// A hint, by its number among those of the decision at hand, from 0; its words are the exercise's.
    Hinted(usize, usize),
    /// A decision of a team's table was taken back; the reason is a personal remark.
    Undone(usize),
    /// A free action of a team was ruled to mean what its table decided next; the reason is a
    /// personal remark.
    Ruled(usize),
    /// An inject of the exercise was fired by hand at a team's table.
    Injected {
        /// The team.
        team: usize,
        /// The inject, by its name in the file.
        inject: String,
    },
    /// A private note; its words are a personal remark.
    Noted {
        /// The team it is about.
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
    /// A seat was given up for good.
    Unseated(u32),
    /// The end of play was announced.
    Ended,
    /// The whole debrief was opened, but for what is only released by itself: the comparison of
    /// teams, and ratings.
    Debriefed,
    /// The hot wash is to be over at this session millisecond; none: it has no limit. The first one
    /// begins it with everybody's own account.
    Wash {
        /// Session milliseconds since the start.
        until: Option<u64>,
    },
    /// A step of the debrief was released to tables and room.
    Shown(Step),
    /// The person at this seat named a strength and an improvement: two personal remarks, in this
    /// order, both empty where they were taken back.
    Spoke(u32),
    /// An action was named. In its personal remark `text` is the action, `by` who answers for it,
    /// and `about` the day until which it is done, `YYYY-MM-DD`, or nothing.
    Planned {
        /// The team it follows from; none for all.
        team: Option<usize>,
    },
    /// The paths of all teams were shown to the room.
    Compared {
        /// With letters for the names of teams.
        letters: bool,
    },
}
