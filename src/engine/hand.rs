//! An inject that somebody fires by hand, early or late, off the exercise's own timeline.

use super::action::Refusal;
use super::chance::Draw;
use super::event::Event;
use super::read::holds;
use super::state::{Phase, State};
use super::world::World;
use crate::exercise::model::*;

/// Whether an inject can be fired by hand now: play has come to rest, it has not fired, and what
/// must hold besides its trigger holds.
///
/// # Errors
/// Why not.
pub fn may_fire(exercise: &Exercise, state: &State, inject: InjectId) -> Result<(), Refusal> {
    if !matches!(state.phase, Phase::Deciding(_) | Phase::Ringing(_)) {
        return Err(Refusal::Over);
    }
    let row = &exercise.injects[inject];
    let fired = match row.fired {
        Some(bit) => state.bit(bit),
        None => state.by_hand.contains(&inject),
    };
    if fired {
        return Err(Refusal::Fired(inject));
    }
    match holds(exercise, state, &row.when) {
        true => Ok(()),
        false => Err(Refusal::Unfit(inject)),
    }
}

/// Fires the inject and runs the world to the next point of rest, which may be where it rests
/// already. It does not fire again by itself. The events are appended to `out`; the returned state
/// is the one that they lead to.
///
/// # Errors
/// As [`may_fire`]; nothing is then appended or drawn.
pub fn fire_by_hand(
    exercise: &Exercise,
    seated: Chairs,
    state: &State,
    inject: InjectId,
    draw: &mut dyn Draw,
    out: &mut Vec<Event>,
) -> Result<State, Refusal> {
    may_fire(exercise, state, inject)?;
    let mut world = World {
        exercise,
        seated,
        state: state.clone(),
        draw,
        out,
        turned: false,
    };
    world.emit(Event::ByHand { inject });
    world.go_off(inject);
    world.reflexes();
    world.run();
    Ok(world.state)
}
