//! Whole plays of one chair by a rule, on seeded chance.

use offramp::engine::{Action, Event, Move, Phase, Pick, Seeded, State, begin, decide};
use offramp::exercise::model::*;
use offramp::scoring::{Scorer, Sheet};

use super::explore::Game;

/// A finished play.
pub(crate) struct Played {
    pub(crate) state: State,
    pub(crate) events: Vec<Event>,
    pub(crate) sheet: Sheet,
    /// Stage, point and chosen ids, decision by decision.
    pub(crate) path: Vec<(String, String, Vec<String>)>,
    pub(crate) ending: String,
}

/// Plays to the end: `choose` gets the state and its moves, and tells the index of one.
pub(crate) fn play(
    game: &Game<'_>,
    seed: u64,
    choose: &mut dyn FnMut(&State, &[Move]) -> usize,
) -> Played {
    let (exercise, seated) = (game.exercise, Chairs::only(game.chair));
    let (mut draw, mut events, mut path) = (Seeded::new(seed), Vec::new(), Vec::new());
    let mut state = begin(exercise, seated, &mut draw, &mut events);
    while !matches!(state.phase, Phase::Ended(_)) {
        let moves = game.moves(&state);
        let what = &moves[choose(&state, &moves)];
        if let Phase::Deciding(point) = state.phase {
            let stage = exercise.points[point].stage;
            path.push((
                exercise.stages[stage].id.clone(),
                exercise.points[point].id.clone(),
                ids(exercise, what),
            ));
        }
        let action = Action::of(game.chair, what.clone());
        state = decide(exercise, seated, &state, &action, &mut draw, &mut events)
            .expect("a listed move is legal");
    }
    let Phase::Ended(ending) = state.phase else {
        unreachable!("play runs to its end")
    };
    let sheet = Scorer::new(exercise, game.chair).sheet(&events, &state);
    Played {
        ending: exercise.endings[ending].id.clone(),
        state,
        events,
        sheet,
        path,
    }
}

/// The ids of a move: options, and with a composed one its clauses as `option:clause,clause`.
pub(crate) fn ids(exercise: &Exercise, what: &Move) -> Vec<String> {
    let named = |pick: &Pick| {
        let option = &exercise.options[pick.option];
        let clauses: Vec<&str> = option
            .slots
            .iter()
            .zip(&pick.clauses)
            .map(|(slot, clause)| slot.clauses[usize::from(*clause)].id.as_str())
            .collect();
        if clauses.is_empty() {
            option.id.clone()
        } else {
            format!("{}:{}", option.id, clauses.join(","))
        }
    };
    match what {
        Move::Picks(picks) => picks.iter().map(named).collect(),
        Move::PickUp => vec!["pick-up".into()],
        Move::LetRing => vec!["let-ring".into()],
    }
}
