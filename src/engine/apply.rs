//! The only writer of a state.

use super::event::{Event, Fate};
use super::fits::fits;
use super::state::{Pending, PendingKind, Phase, State};
use crate::exercise::draft::Progress;
use crate::exercise::model::*;

/// The state after the event. Total: an event that does not fit the exercise changes nothing.
pub fn apply(exercise: &Exercise, state: &mut State, event: &Event) {
    if fits(exercise, event) {
        change(exercise, state, event);
    }
}

/// The state after an event that fits.
pub(super) fn change(exercise: &Exercise, state: &mut State, event: &Event) {
    match *event {
        Event::Left {
            to: Some(stage), ..
        } => {
            state.phase = Phase::Arriving(stage);
            settle_down(state);
        }
        Event::Left { to: None, .. } => settle_down(state),
        Event::Clock { to } => state.clock = to,
        Event::Entered { stage } => enter(exercise, state, stage),
        Event::Opened { point } => {
            state.phase = Phase::Deciding(point);
            settle_down(state);
        }
        Event::Settled { point, until, goal } => {
            state.phase = Phase::Ringing(point);
            state.busy_until = until;
            state.goal = goal;
        }
        Event::Turned { goal } => {
            state.goal = Some(goal);
            state.busy_until = state.clock;
            state.ringing.clear();
        }
        Event::Set { slot, to } => {
            if let Some(value) = state.slots.get_mut(slot.index()) {
                *value = to;
            }
        }
        Event::Raised { bit } => raise(state, bit),
        Event::Lowered { bit } => lower(state, bit),
        Event::Chose { option, .. } => raise_known(state, exercise.options[option].chosen),
        Event::Fired { inject, .. } => raise_known(state, exercise.injects[inject].fired),
        Event::ByHand { inject } => by_hand(exercise, state, inject),
        Event::Rang { channel } => {
            raise_known(state, exercise.channels[channel].tried);
            state.ringing.push(channel);
        }
        Event::PickedUp { channel, answer } => {
            hang_up(state, channel);
            let after = exercise.channels[channel].answers[usize::from(answer)].after;
            schedule(state, after, PendingKind::Speak(channel, answer));
        }
        Event::LetRing { channel } => {
            hang_up(state, channel);
            schedule(
                state,
                exercise.channels[channel].silence.after,
                PendingKind::FallSilent(channel),
            );
        }
        Event::Spoke { channel, answer } => {
            cancel(state, PendingKind::Speak(channel, answer));
            raise_known(state, exercise.channels[channel].answered);
        }
        Event::FellSilent { channel } => cancel(state, PendingKind::FallSilent(channel)),
        Event::Shut { channel, until } => {
            raise_known(state, exercise.channels[channel].shut);
            cancel(state, PendingKind::Reopen(channel));
            let after = until.saturating_sub(state.clock);
            schedule(state, after, PendingKind::Reopen(channel));
        }
        Event::Reopened { channel } => {
            cancel(state, PendingKind::Reopen(channel));
            if let Some(bit) = exercise.channels[channel].shut {
                lower(state, bit);
            }
        }
        Event::Ended { ending } => end(state, ending),
        Event::Drew { .. }
        | Event::Came { .. }
        | Event::Termed { .. }
        | Event::Acted { .. }
        | Event::Told { .. } => {}
        Event::Sent { .. }
        | Event::Carried { .. }
        | Event::Delivered { .. }
        | Event::WasRead { .. }
        | Event::WillReply { .. }
        | Event::Replied { .. }
        | Event::Expired { .. } => apply_post(exercise, state, event),
    }
}

/// The life of a message.
fn apply_post(exercise: &Exercise, state: &mut State, event: &Event) {
    match *event {
        Event::Sent { option, fate } => {
            forget_message(state, option);
            step(exercise, state, option, Progress::Sent);
            let Some(channel) = via(exercise, option) else {
                // Everyone hears a public statement at once.
                for progress in [Progress::Carried, Progress::Delivered, Progress::Read] {
                    step(exercise, state, option, progress);
                }
                return;
            };
            raise_known(state, exercise.channels[channel].tried);
            if let Some(post) = &exercise.channels[channel].post {
                schedule(state, post.carry, PendingKind::Carry(option, fate));
                schedule(state, post.expire, PendingKind::Expire(option));
            }
        }
        Event::Carried { option, fate } => {
            cancel(state, PendingKind::Carry(option, fate));
            step(exercise, state, option, Progress::Carried);
            if fate != Fate::Lost
                && let Some(post) = post(exercise, option)
            {
                schedule(state, post.deliver, PendingKind::Deliver(option, fate));
            }
        }
        Event::Delivered { option, fate } => {
            cancel(state, PendingKind::Deliver(option, fate));
            step(exercise, state, option, Progress::Delivered);
            if let Some(post) = post(exercise, option) {
                schedule(state, post.read, PendingKind::Read(option));
            }
        }
        Event::WasRead { option } => {
            cancel(state, PendingKind::Read(option));
            step(exercise, state, option, Progress::Read);
        }
        Event::WillReply { option, answer } => {
            cancel(state, PendingKind::Expire(option));
            if let Some(channel) = via(exercise, option) {
                let after = exercise.channels[channel].answers[usize::from(answer)].after;
                schedule(state, after, PendingKind::Reply(option, answer));
            }
        }
        Event::Replied { option, answer } => {
            cancel(state, PendingKind::Reply(option, answer));
            step(exercise, state, option, Progress::Answered);
            if let Some(channel) = via(exercise, option) {
                raise_known(state, exercise.channels[channel].answered);
            }
        }
        Event::Expired { option } => {
            forget_message(state, option);
            step(exercise, state, option, Progress::Expired);
        }
        _ => {}
    }
}

fn via(exercise: &Exercise, option: OptionId) -> Option<ChannelId> {
    exercise.options[option].message.as_ref()?.via
}

fn post(exercise: &Exercise, option: OptionId) -> Option<&Post> {
    exercise.channels[via(exercise, option)?].post.as_ref()
}

/// Opens the stage and forgets what nothing reads from here on.
fn enter(exercise: &Exercise, state: &mut State, stage: StageId) {
    state.phase = Phase::Passing(stage, None);
    settle_down(state);
    let model = &exercise.stages[stage];
    let live = model.live_bits.words();
    for (index, word) in state.bits.iter_mut().enumerate() {
        *word &= live.get(index).copied().unwrap_or(0);
    }
    for (id, slot) in exercise.slots.iter() {
        if matches!(slot.kind, SlotKind::Counter { .. })
            && !model.live_slots.has(id.index())
            && let Some(value) = state.slots.get_mut(id.index())
        {
            *value = super::state::narrow(slot.start);
        }
    }
}

fn end(state: &mut State, ending: EndingId) {
    state.phase = Phase::Ended(ending);
    state.pending.clear();
    state.ringing.clear();
    settle_down(state);
}

/// The last decision has taken its time.
fn settle_down(state: &mut State) {
    state.busy_until = 0;
    state.goal = None;
}

fn step(exercise: &Exercise, state: &mut State, option: OptionId, progress: Progress) {
    let Some(message) = &exercise.options[option].message else {
        return;
    };
    for (at, bit) in &message.progress {
        if *at == progress {
            raise(state, *bit);
        } else if progress == Progress::Sent {
            lower(state, *bit);
        }
    }
}

fn raise(state: &mut State, bit: BitId) {
    if let Some(word) = state.bits.get_mut(bit.index() / 64) {
        *word |= 1 << (bit.index() % 64);
    }
}

fn lower(state: &mut State, bit: BitId) {
    if let Some(word) = state.bits.get_mut(bit.index() / 64) {
        *word &= !(1 << (bit.index() % 64));
    }
}

/// Remembers that an inject was fired by hand, where nothing else does.
fn by_hand(exercise: &Exercise, state: &mut State, inject: InjectId) {
    if exercise.injects[inject].fired.is_none()
        && let Err(at) = state.by_hand.binary_search(&inject)
    {
        state.by_hand.insert(at, inject);
    }
}

fn raise_known(state: &mut State, bit: Option<BitId>) {
    if let Some(bit) = bit {
        raise(state, bit);
    }
}

fn hang_up(state: &mut State, channel: ChannelId) {
    if let Some(at) = state.ringing.iter().position(|ringing| *ringing == channel) {
        state.ringing.remove(at);
    }
}

/// Keeps `pending` in the order in which it will happen.
fn schedule(state: &mut State, after: Minutes, kind: PendingKind) {
    let due = state.clock.saturating_add(after);
    let new = Pending { due, kind };
    let at = state.pending.partition_point(|pending| *pending <= new);
    state.pending.insert(at, new);
}

fn cancel(state: &mut State, kind: PendingKind) {
    if let Some(at) = state
        .pending
        .iter()
        .position(|pending| pending.kind == kind)
    {
        state.pending.remove(at);
    }
}

/// Takes an earlier sending of the same message out of the way.
fn forget_message(state: &mut State, option: OptionId) {
    state.pending.retain(|pending| {
        !matches!(pending.kind,
            PendingKind::Carry(of, _) | PendingKind::Deliver(of, _) | PendingKind::Read(of) | PendingKind::Reply(of, _) | PendingKind::Expire(of)
            if of == option)
    });
}
