//! What a state says: conditions, what can be taken, who is waited for.

use super::state::{Phase, State};
use crate::exercise::model::*;
use smallvec::SmallVec;

/// Whether the condition holds.
pub fn holds(exercise: &Exercise, state: &State, cond: &Cond) -> bool {
    match cond {
        Cond::Always => true,
        Cond::Never => false,
        Cond::Not(inner) => !holds(exercise, state, inner),
        Cond::All(all) => all.iter().all(|one| holds(exercise, state, one)),
        Cond::Any(any) => any.iter().any(|one| holds(exercise, state, one)),
        Cond::Bit(bit) => state.bit(*bit),
        Cond::AtLeast(slot, value) => state.slot(*slot) >= *value,
        Cond::AtMost(slot, value) => state.slot(*slot) <= *value,
        Cond::Authorised(id, value) => authorisation(exercise, state, *id) >= *value,
        Cond::Unauthorised(id, value) => authorisation(exercise, state, *id) <= *value,
        Cond::Since(minute) => state.clock >= *minute,
    }
}

/// The points an authorisation holds now: its act terms and what the clock has earned.
pub fn authorisation(exercise: &Exercise, state: &State, id: AuthorisationId) -> i32 {
    let authorisation = &exercise.authorisations[id];
    state.slot(authorisation.slot) + authorisation.earned(state.clock)
}

/// How an option stands in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not there.
    Hidden,
    /// Shown and not to be taken, for this reason.
    Greyed(TextId),
    /// Can be taken.
    Open,
}

/// How the option stands.
pub fn standing(exercise: &Exercise, state: &State, option: OptionId) -> Standing {
    let model = &exercise.options[option];
    if !holds(exercise, state, &model.when) {
        return Standing::Hidden;
    }
    match model
        .unless
        .iter()
        .find(|(cond, _)| holds(exercise, state, cond))
    {
        Some((_, reason)) => Standing::Greyed(*reason),
        None => Standing::Open,
    }
}

/// The fewest options that must be picked from the menu now: its least, or as many as can be taken
/// together in file order where that is less, so that a menu can always be answered.
pub fn least(exercise: &Exercise, state: &State, menu: &Menu) -> usize {
    first_open(exercise, state, menu).len()
}

/// The first options that can be taken together, at most as many as the menu's least.
pub(super) fn first_open(
    exercise: &Exercise,
    state: &State,
    menu: &Menu,
) -> SmallVec<[OptionId; 2]> {
    let mut picks: SmallVec<[OptionId; 2]> = SmallVec::new();
    for option in &menu.options {
        if picks.len() == menu.least {
            break;
        }
        let excludes = &exercise.options[*option].excludes;
        if standing(exercise, state, *option) == Standing::Open
            && !picks.iter().any(|pick| excludes.contains(pick))
        {
            picks.push(*option);
        }
    }
    picks
}

/// The seated chairs that a state at rest waits for; none when it is over or not at rest.
pub fn waiting(exercise: &Exercise, state: &State, seated: Chairs) -> Chairs {
    match state.phase {
        Phase::Deciding(point) => exercise.points[point].chairs.and(seated),
        Phase::Ringing(_) => match state.ringing.first() {
            Some(channel) => Chairs::only(exercise.channels[*channel].to).and(seated),
            None => Chairs::NONE,
        },
        Phase::Start | Phase::Arriving(_) | Phase::Passing(..) | Phase::Ended(_) => Chairs::NONE,
    }
}

/// The answer that the channel's other end may give now, by index.
pub(super) fn answer(exercise: &Exercise, state: &State, channel: ChannelId) -> Option<u8> {
    let channel = &exercise.channels[channel];
    if channel.shut.is_some_and(|bit| state.bit(bit)) {
        return None;
    }
    let may = |answer: &Answer| {
        answer
            .needs
            .is_none_or(|(id, points)| authorisation(exercise, state, id) >= points)
            && holds(exercise, state, &answer.when)
    };
    channel
        .answers
        .iter()
        .position(may)
        .and_then(|index| u8::try_from(index).ok())
}

/// Whether the channel's other end may pick up now.
pub fn answerable(exercise: &Exercise, state: &State, channel: ChannelId) -> bool {
    answer(exercise, state, channel).is_some()
}

/// The first ending that applies; the last of the list always does.
pub fn ending(exercise: &Exercise, state: &State) -> EndingId {
    exercise
        .endings
        .iter()
        .find(|(_, ending)| holds(exercise, state, &ending.when))
        .map_or_else(
            || EndingId::from_index(exercise.endings.len().saturating_sub(1)),
            |(id, _)| id,
        )
}

/// Channels that the option itself rings or writes by, each once, in file order. What its outcomes
/// ring is not the team's to know beforehand.
pub fn rings(exercise: &Exercise, option: OptionId) -> impl Iterator<Item = ChannelId> {
    let model = &exercise.options[option];
    let chair = exercise.menus[model.menu].chair;
    let own = exercise.channels.iter();
    own.filter(move |(id, channel)| {
        let rung = |effect: &Effect| matches!(effect, Effect::Call(of) if of == id);
        let written = model.message.as_ref().and_then(|message| message.via);
        channel.from == chair && (written == Some(*id) || model.effects.iter().any(rung))
    })
    .map(|(id, _)| id)
}
