//! Whether an event or a move can be one of an exercise: every index it names is there.

use super::action::{Clauses, Move};
use super::event::Event;
use crate::exercise::model::*;

/// Whether everything that the event names is in the exercise. Events of another exercise, or of
/// a damaged record, may not fit; the engine's own always do.
pub fn fits(exercise: &Exercise, event: &Event) -> bool {
    match event {
        Event::Left { to, credit } => {
            to.is_none_or(|stage| exercise.stages.get(stage).is_some())
                && credit.is_none_or(|credit| exercise.credits.get(credit).is_some())
        }
        Event::Clock { .. } => true,
        Event::Entered { stage } => exercise.stages.get(*stage).is_some(),
        Event::Opened { point } => exercise.points.get(*point).is_some(),
        Event::Settled { point, goal, .. } => {
            exercise.points.get(*point).is_some() && goal.is_none_or(|goal| leads(exercise, goal))
        }
        Event::Turned { goal } => leads(exercise, *goal),
        Event::Chose {
            option, clauses, ..
        } => worded(exercise, *option, clauses),
        Event::Drew { site, index } => exercise
            .sites
            .get(*site)
            .is_some_and(|site| usize::from(*index) < site.weights.len()),
        Event::Came {
            option,
            outcome,
            branch,
        } => exercise
            .options
            .get(*option)
            .and_then(|option| option.outcomes.get(usize::from(*outcome)))
            .is_some_and(|outcome| drawn(outcome.chance.as_ref(), *branch)),
        Event::Set { slot, .. } => exercise.slots.get(*slot).is_some(),
        Event::Raised { bit } | Event::Lowered { bit } => exercise.bits.get(*bit).is_some(),
        Event::Termed { term } => exercise.terms.get(*term).is_some(),
        Event::Acted { chair, .. } => exercise.chairs.get(*chair).is_some(),
        Event::Told { chair, fact } => {
            exercise.chairs.get(*chair).is_some() && exercise.facts.get(*fact).is_some()
        }
        Event::Fired { inject, branch } => exercise
            .injects
            .get(*inject)
            .is_some_and(|inject| drawn(inject.chance.as_ref(), *branch)),
        Event::ByHand { inject } => exercise.injects.get(*inject).is_some(),
        Event::Ended { ending } => exercise.endings.get(*ending).is_some(),
        Event::Rang { channel }
        | Event::LetRing { channel }
        | Event::FellSilent { channel }
        | Event::Shut { channel, .. }
        | Event::Reopened { channel } => exercise.channels.get(*channel).is_some(),
        Event::PickedUp { channel, answer } | Event::Spoke { channel, answer } => {
            answers(exercise, *channel, *answer)
        }
        Event::Sent { option, .. }
        | Event::Carried { option, .. }
        | Event::Delivered { option, .. }
        | Event::WasRead { option }
        | Event::Expired { option } => message(exercise, *option).is_some(),
        Event::WillReply { option, answer } | Event::Replied { option, answer } => {
            message(exercise, *option)
                .and_then(|message| message.via)
                .is_some_and(|channel| answers(exercise, channel, *answer))
        }
    }
}

/// Whether everything that the move names is in the exercise.
pub fn fits_move(exercise: &Exercise, what: &Move) -> bool {
    match what {
        Move::Picks(picks) => picks
            .iter()
            .all(|pick| worded(exercise, pick.option, &pick.clauses)),
        Move::PickUp | Move::LetRing => true,
    }
}

/// Whether the option is there with a clause for each of its slots.
fn worded(exercise: &Exercise, option: OptionId, clauses: &Clauses) -> bool {
    exercise.options.get(option).is_some_and(|option| {
        clauses.len() == option.slots.len()
            && option
                .slots
                .iter()
                .zip(clauses)
                .all(|(slot, clause)| usize::from(*clause) < slot.clauses.len())
    })
}

fn leads(exercise: &Exercise, goal: Goal) -> bool {
    match goal {
        Goal::Stage(stage) => exercise.stages.get(stage).is_some(),
        Goal::End => true,
    }
}

fn drawn(chance: Option<&Chance>, branch: Option<u16>) -> bool {
    branch.is_none_or(|branch| {
        chance.is_some_and(|chance| usize::from(branch) < chance.branches.len())
    })
}

fn answers(exercise: &Exercise, channel: ChannelId, answer: u8) -> bool {
    exercise
        .channels
        .get(channel)
        .is_some_and(|channel| usize::from(answer) < channel.answers.len())
}

fn message(exercise: &Exercise, option: OptionId) -> Option<&Message> {
    exercise.options.get(option)?.message.as_ref()
}
