//! One playthrough move by move, under the luck of a session: what a table can play again.

use super::general::General;
use super::player::Memory;
use super::run::{Plan, Unplayed};
use super::seed::{Streams, seed};
use crate::engine::{Action, Event, Move, Phase, Seeded, begin, decide};
use crate::exercise::model::Chairs;

/// The moves of the chair, first to last. Chance falls as in a session of the plan's seed; where the
/// way to play leaves something open, `number` decides it, so that walks of other numbers differ in
/// nothing but their choices.
///
/// # Errors
/// [`Unplayed`] when play has no end.
pub fn walk(plan: &Plan<'_>, number: u64) -> Result<Vec<Move>, Unplayed> {
    let general = General::new(plan);
    let exercise = plan.exercise;
    let seated = Chairs::only(plan.chair);
    let mut luck = Seeded::new(plan.seed);
    let mut choice = Streams::new(seed(plan.seed, number)).choice;
    let mut memory = Memory::default();
    let mut events: Vec<Event> = Vec::new();
    let mut moves = Vec::new();
    let mut tally = general.scorer.start(&mut |_| ());
    let mut state = begin(exercise, seated, &mut luck, &mut events);
    let mut clock = 0;
    loop {
        general.scorer.step(&mut tally, clock, &events, &mut |_| ());
        if matches!(state.phase, Phase::Ended(_)) {
            return Ok(moves);
        }
        clock = state.clock;
        let what = general.choose(&state, &tally, &mut choice, &mut memory)?;
        moves.push(what.clone());
        events.clear();
        let action = Action::of(plan.chair, what);
        state = decide(exercise, seated, &state, &action, &mut luck, &mut events)
            .map_err(|_| Unplayed::Stuck)?;
    }
}
