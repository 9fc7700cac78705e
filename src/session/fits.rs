//! Whether what a log names exists in the exercise. A log may come from anywhere, and whoever
//! writes one can also make its hashes right; what passes here cannot lead out of any table.

use std::fmt;

use crate::engine::{Action, Clauses, Event, Move};
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
            Self::Unknown => "expected only names that the exercise has",
            Self::Refused => "expected a move that the rules allow",
            Self::Draws => "expected the draws that follow from the session's seed",
            Self::Events => "expected the events that follow from the recorded move",
        })
    }
}

/// Whether everything the event names is there.
pub(super) fn event_fits(exercise: &Exercise, event: &Event) -> bool {
    match event {
        Event::Left { to, credit } => {
            to.is_none_or(|to| exercise.stages.get(to).is_some())
                && credit.is_none_or(|credit| exercise.credits.get(credit).is_some())
        }
        Event::Clock { to } => *to <= exercise.clock.horizon,
        Event::Entered { stage } => exercise.stages.get(*stage).is_some(),
        Event::Opened { point } => exercise.points.get(*point).is_some(),
        Event::Chose {
            option, clauses, ..
        } => clauses_fit(exercise, *option, clauses),
        Event::Drew { site, index } => exercise
            .sites
            .get(*site)
            .is_some_and(|site| usize::from(*index) < site.weights.len()),
        Event::Came {
            option,
            outcome,
            branch,
        } => outcome_fits(exercise, *option, *outcome, *branch),
        Event::Set { slot, .. } => exercise.slots.get(*slot).is_some(),
        Event::Raised { bit } | Event::Lowered { bit } => exercise.bits.get(*bit).is_some(),
        Event::Termed { term } => exercise.terms.get(*term).is_some(),
        Event::Acted { chair, .. } => exercise.chairs.get(*chair).is_some(),
        Event::Told { chair, fact } => {
            exercise.chairs.get(*chair).is_some() && exercise.facts.get(*fact).is_some()
        }
        Event::Settled { point, goal, .. } => {
            exercise.points.get(*point).is_some()
                && goal.is_none_or(|goal| goal_fits(exercise, goal))
        }
        Event::Rang { channel }
        | Event::LetRing { channel }
        | Event::FellSilent { channel }
        | Event::Shut { channel, .. }
        | Event::Reopened { channel } => exercise.channels.get(*channel).is_some(),
        Event::PickedUp { channel, answer } | Event::Spoke { channel, answer } => {
            answer_fits(exercise, *channel, *answer)
        }
        Event::Sent { option, .. }
        | Event::Carried { option, .. }
        | Event::Delivered { option, .. }
        | Event::WasRead { option }
        | Event::Expired { option } => is_message(exercise, *option),
        Event::WillReply { option, answer } | Event::Replied { option, answer } => {
            via(exercise, *option).is_some_and(|via| answer_fits(exercise, via, *answer))
        }
        Event::Fired { inject, branch } => exercise
            .injects
            .get(*inject)
            .is_some_and(|inject| branch_fits(inject.chance.as_ref(), *branch)),
        Event::Turned { goal } => goal_fits(exercise, *goal),
        Event::Ended { ending } => exercise.endings.get(*ending).is_some(),
    }
}

/// Whether everything the action names is there.
pub(super) fn action_fits(exercise: &Exercise, action: &Action) -> bool {
    action
        .moves
        .iter()
        .all(|(chair, what)| exercise.chairs.get(*chair).is_some() && move_fits(exercise, what))
}

/// Whether everything the move names is there.
pub(super) fn move_fits(exercise: &Exercise, what: &Move) -> bool {
    match what {
        Move::Picks(picks) => picks
            .iter()
            .all(|pick| clauses_fit(exercise, pick.option, &pick.clauses)),
        Move::PickUp | Move::LetRing => true,
    }
}

fn clauses_fit(exercise: &Exercise, option: OptionId, clauses: &Clauses) -> bool {
    exercise.options.get(option).is_some_and(|option| {
        option.slots.len() == clauses.len()
            && option
                .slots
                .iter()
                .zip(clauses)
                .all(|(slot, clause)| usize::from(*clause) < slot.clauses.len())
    })
}

fn outcome_fits(exercise: &Exercise, option: OptionId, outcome: u16, branch: Option<u16>) -> bool {
    exercise
        .options
        .get(option)
        .and_then(|option| option.outcomes.get(usize::from(outcome)))
        .is_some_and(|outcome| branch_fits(outcome.chance.as_ref(), branch))
}

fn branch_fits(chance: Option<&Chance>, branch: Option<u16>) -> bool {
    branch.is_none_or(|branch| {
        chance.is_some_and(|chance| usize::from(branch) < chance.branches.len())
    })
}

fn answer_fits(exercise: &Exercise, channel: ChannelId, answer: u8) -> bool {
    exercise
        .channels
        .get(channel)
        .is_some_and(|channel| usize::from(answer) < channel.answers.len())
}

fn goal_fits(exercise: &Exercise, goal: Goal) -> bool {
    match goal {
        Goal::Stage(stage) => exercise.stages.get(stage).is_some(),
        Goal::End => true,
    }
}

fn is_message(exercise: &Exercise, option: OptionId) -> bool {
    exercise
        .options
        .get(option)
        .is_some_and(|option| option.message.is_some())
}

fn via(exercise: &Exercise, option: OptionId) -> Option<ChannelId> {
    exercise.options.get(option)?.message.as_ref()?.via
}
