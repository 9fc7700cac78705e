//! Whether what a log names exists in the exercise. A log may come from anywhere, and whoever
//! writes one can also make its hashes right; what passes here cannot lead out of any table.

use std::fmt;

use crate::engine::{self, Action, Event};
use crate::exercise::model::*;

/// Why an entry cannot follow the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The record must open with the beginning of play.
    NotBegun,
    /// It opens twice.
    BeganTwice,
    /// A chair moves that is not due, or one that is due does not.
    NotDue,
    /// A decision is taken back where there is none.
    NothingDone,
    /// It names something that the exercise does not have.
    Unknown,
    /// The rules refuse the move that it records.
    Refused,
    /// The draws in it are not those of the session's seed.
    Draws,
    /// The rules lead to other events than it records.
    Events,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotBegun => "expected the beginning of play",
            Self::BeganTwice => "expected a decision, found a second beginning of play",
            Self::NotDue => "expected the moves of exactly the chairs that were due",
            Self::NothingDone => "expected a decision to take back",
            Self::Unknown => "expected only names that the exercise has",
            Self::Refused => "expected a move that the rules allow",
            Self::Draws => "expected the draws that follow from the session's seed",
            Self::Events => "expected the events that follow from the recorded move",
        })
    }
}

/// Whether everything the event names is there, the minutes of the clock included.
pub(super) fn event_fits(exercise: &Exercise, event: &Event) -> bool {
    let in_time = !matches!(event, Event::Clock { to } if *to > exercise.clock.horizon);
    in_time && engine::fits(exercise, event)
}

/// Whether everything the action names is there.
pub(super) fn action_fits(exercise: &Exercise, action: &Action) -> bool {
    action.moves.iter().all(|(chair, what)| {
        exercise.chairs.get(*chair).is_some() && engine::fits_move(exercise, what)
    })
}
