//! Conditions that are asked while a chair decides: which of them ever hold, and which ever fail.

use crate::analysis::search::Graph;
use crate::engine::{State, holds};
use crate::exercise::Spot;
use crate::exercise::model::*;

/// A condition, and what became of it over all states.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Where it stands.
    pub spot: Spot,
    /// It holds in some state.
    pub held: bool,
    /// It fails in some state.
    pub failed: bool,
}

/// Asks the conditions of situations, options and clauses in every state of their stage; those that
/// are written `Always` and those of stages that are never at rest are left out.
pub(super) fn ask(exercise: &Exercise, graph: &Graph) -> Vec<Asked> {
    let mut all: Vec<Vec<(Asked, &Cond)>> = exercise.stages.keys().map(|_| Vec::new()).collect();
    for (stage, rows) in exercise.stages.keys().zip(&mut all) {
        conditions(exercise, stage, &mut |spot, cond| {
            if *cond != Cond::Always {
                let asked = Asked {
                    spot,
                    held: false,
                    failed: false,
                };
                rows.push((asked, cond));
            }
        });
    }
    let mut seen = vec![false; graph.states()];
    for state in graph.states_at_rest(&mut seen) {
        let Some(stage) = state.stage(exercise) else {
            continue;
        };
        for (asked, cond) in &mut all[stage.index()] {
            if asked.held && asked.failed || !here(exercise, &state, asked.spot) {
                continue;
            }
            match holds(exercise, &state, cond) {
                true => asked.held = true,
                false => asked.failed = true,
            }
        }
    }
    let asked = all.into_iter().flatten().map(|(asked, _)| asked);
    asked.filter(|asked| asked.held || asked.failed).collect()
}

/// Conditions of an option are asked where its menu is.
fn here(exercise: &Exercise, state: &State, spot: Spot) -> bool {
    let point = |option: OptionId| exercise.menus[exercise.options[option].menu].point;
    match (spot, state.phase) {
        (
            Spot::Option(option) | Spot::Unless(option, _) | Spot::Clause(option, ..),
            crate::engine::Phase::Deciding(now),
        ) => point(option) == now,
        (Spot::Option(_) | Spot::Unless(..) | Spot::Clause(..), _) => false,
        _ => true,
    }
}

fn conditions<'e>(exercise: &'e Exercise, stage: StageId, each: &mut dyn FnMut(Spot, &'e Cond)) {
    let model = &exercise.stages[stage];
    for (nth, passage) in model.situation.iter().enumerate() {
        each(Spot::Passage(stage, nth), &passage.when);
    }
    let menus = model
        .points
        .iter()
        .flat_map(|point| &exercise.points[*point].menus);
    for option in menus.flat_map(|menu| &exercise.menus[*menu].options) {
        let row = &exercise.options[*option];
        each(Spot::Option(*option), &row.when);
        for (nth, (cond, _)) in row.unless.iter().enumerate() {
            each(Spot::Unless(*option, nth), cond);
        }
        for (slot, row) in row.slots.iter().enumerate() {
            for (nth, clause) in row.clauses.iter().enumerate() {
                each(Spot::Clause(*option, slot, nth), &clause.when);
            }
        }
    }
}
