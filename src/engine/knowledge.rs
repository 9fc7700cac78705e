//! What each side knows: a fold over what was delivered to it. Never part of a state.

use super::event::{Event, Fate};
use super::fits::fits;
use crate::exercise::draft::Progress;
use crate::exercise::model::*;
use smallvec::SmallVec;

/// A thing that a chair came to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Known {
    /// An inject, with its drawn branch.
    Inject(InjectId, Option<u16>),
    /// A fact it was told.
    Fact(FactId),
    /// What became of its option, with the drawn branch.
    Outcome(OptionId, u16, Option<u16>),
    /// What its call was answered.
    Heard(ChannelId, u8),
    /// What it said on a call.
    Said(ChannelId, u8),
    /// That its call was not answered.
    Silence(ChannelId),
    /// That a call rang and was let ring.
    LetRing(ChannelId),
    /// That a channel is shut to it.
    Shut(ChannelId),
    /// The message of an option, as it left.
    Sent(OptionId),
    /// How far its message has come.
    Progress(OptionId, Progress),
    /// The message of an option, as it arrived.
    Received(OptionId, Fate),
    /// What its message was answered.
    Reply(OptionId, u8),
}

/// What the event lets each chair know; nothing, if it does not fit the exercise.
pub fn learned(exercise: &Exercise, event: &Event) -> SmallVec<[(Chairs, Known); 2]> {
    let mut known = SmallVec::new();
    if !fits(exercise, event) {
        return known;
    }
    match *event {
        Event::Fired { inject, branch } => known.push((
            exercise.injects[inject].seen_by,
            Known::Inject(inject, branch),
        )),
        Event::Told { chair, fact } => known.push((Chairs::only(chair), Known::Fact(fact))),
        Event::Came {
            option,
            outcome,
            branch,
        } => {
            known.push((
                Chairs::only(chooser(exercise, option)),
                Known::Outcome(option, outcome, branch),
            ));
        }
        Event::Spoke { channel, answer } => {
            known.push((
                Chairs::only(exercise.channels[channel].from),
                Known::Heard(channel, answer),
            ));
            known.push((
                Chairs::only(exercise.channels[channel].to),
                Known::Said(channel, answer),
            ));
        }
        Event::FellSilent { channel } => known.push((
            Chairs::only(exercise.channels[channel].from),
            Known::Silence(channel),
        )),
        Event::LetRing { channel } => known.push((
            Chairs::only(exercise.channels[channel].to),
            Known::LetRing(channel),
        )),
        Event::Shut { channel, .. } => known.push((
            Chairs::only(exercise.channels[channel].from),
            Known::Shut(channel),
        )),
        Event::Sent { option, fate } => sent(exercise, option, fate, &mut known),
        Event::Carried { option, .. } => progress(exercise, option, Progress::Carried, &mut known),
        Event::Delivered { option, fate } => {
            progress(exercise, option, Progress::Delivered, &mut known);
            if let Some(channel) = via(exercise, option) {
                known.push((
                    Chairs::only(exercise.channels[channel].to),
                    Known::Received(option, fate),
                ));
            }
        }
        Event::WasRead { option } => progress(exercise, option, Progress::Read, &mut known),
        Event::Replied { option, answer } => {
            known.push((
                Chairs::only(chooser(exercise, option)),
                Known::Reply(option, answer),
            ));
            if let Some(channel) = via(exercise, option) {
                known.push((
                    Chairs::only(exercise.channels[channel].to),
                    Known::Said(channel, answer),
                ));
            }
        }
        Event::Expired { option } => progress(exercise, option, Progress::Expired, &mut known),
        _ => {}
    }
    known
}

/// A public statement is heard by everyone at once; any other message only by its sender so far.
fn sent(
    exercise: &Exercise,
    option: OptionId,
    fate: Fate,
    known: &mut SmallVec<[(Chairs, Known); 2]>,
) {
    let sender = chooser(exercise, option);
    known.push((Chairs::only(sender), Known::Sent(option)));
    if via(exercise, option).is_none() {
        let others = exercise
            .chairs
            .keys()
            .filter(|chair| *chair != sender)
            .fold(Chairs::NONE, Chairs::with);
        known.push((others, Known::Received(option, fate)));
    }
}

/// The sender learns of a step only where the channel says so.
fn progress(
    exercise: &Exercise,
    option: OptionId,
    step: Progress,
    known: &mut SmallVec<[(Chairs, Known); 2]>,
) {
    let tells = via(exercise, option)
        .and_then(|channel| exercise.channels[channel].post.as_ref())
        .is_some_and(|post| post.tells_sender.contains(&step));
    if tells {
        known.push((
            Chairs::only(chooser(exercise, option)),
            Known::Progress(option, step),
        ));
    }
}

fn chooser(exercise: &Exercise, option: OptionId) -> ChairId {
    exercise.menus[exercise.options[option].menu].chair
}

fn via(exercise: &Exercise, option: OptionId) -> Option<ChannelId> {
    exercise.options[option].message.as_ref()?.via
}
