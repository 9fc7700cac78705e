//! O, the lines of the author, and the gates: what the end of a path is worth.

use super::ledger::{Account, Evidence, Line, Rule};
use super::tally::Tally;
use crate::engine::{State, holds};
use crate::exercise::draft::{Dimension, Rating};
use crate::exercise::model::*;

/// The rating of an objective at the end of a path, with its written reason; none where the path did not test it.
pub fn rating(
    exercise: &Exercise,
    state: &State,
    objective: ObjectiveId,
) -> Option<(Rating, TextId)> {
    let model = &exercise.objectives[objective];
    if !holds(exercise, state, &model.tested) {
        return None;
    }
    let held = model
        .ratings
        .iter()
        .find(|(_, when, _)| holds(exercise, state, when));
    Some(
        held.map_or((Rating::U, model.failed), |(rating, _, reason)| {
            (*rating, *reason)
        }),
    )
}

/// The lines that the end of play adds.
pub(super) fn finish(
    exercise: &Exercise,
    chair: ChairId,
    tally: &mut Tally,
    state: &State,
    lines: &mut dyn FnMut(Line),
) {
    let rubric = &exercise.rubric;
    let at = state.clock;
    for (id, objective) in exercise
        .objectives
        .iter()
        .filter(|(_, objective)| objective.chair == chair)
    {
        let rated = rating(exercise, state, id);
        let (rule, percent, reason) = match rated {
            Some((rating, reason)) => {
                (Rule::Rated(rating), rubric.ratings[rating as usize], reason)
            }
            None => (Rule::NotTested, rubric.ratings[4], TextId::default()),
        };
        let points = rubric.weights[4] * objective.share * percent / 10_000;
        lines(Line {
            at,
            account: Account::Of(Dimension::Objectives),
            rule,
            evidence: Evidence::Objective(id),
            points,
            reason,
        });
        if objective.chief && rated.is_some_and(|(rating, _)| rating == Rating::U) {
            gate(
                tally,
                rubric.gates[2],
                at,
                Rule::ChiefFailed,
                Evidence::Objective(id),
                lines,
            );
        }
    }
    for (index, line) in rubric
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.chair == chair)
    {
        if !holds(exercise, state, &line.when) {
            continue;
        }
        let points = line.points
            + line
                .per
                .map_or(0, |(slot, points)| state.slot(slot) * points);
        let (account, rule, reason) = (Account::Of(line.dimension), Rule::Author, line.reason);
        lines(Line {
            at,
            account,
            rule,
            evidence: Evidence::Author(index),
            points,
            reason,
        });
    }
}

/// Charges a gate: only the heaviest counts, so a later, heavier one charges the difference.
pub(super) fn gate(
    tally: &mut Tally,
    penalty: i32,
    at: Minutes,
    rule: Rule,
    evidence: Evidence,
    lines: &mut dyn FnMut(Line),
) {
    let more = penalty - tally.gate;
    if more > 0 {
        tally.gate = penalty;
        lines(Line {
            at,
            account: Account::Gate,
            rule,
            evidence,
            points: -more,
            reason: TextId::default(),
        });
    }
}
