//! What does not change during play: briefing, roles, objectives, criteria.

use super::seen::Seen;
use crate::exercise::draft::Dimension;
use crate::session::view::View;

/// The dimensions in the order of the rubric's weights, with their codes.
pub(super) const DIMENSIONS: [(Dimension, &str); 5] = [
    (Dimension::Escalation, "escalation"),
    (Dimension::Contact, "contact"),
    (Dimension::Messages, "messages"),
    (Dimension::Reciprocity, "reciprocity"),
    (Dimension::Objectives, "objectives"),
];

pub(super) fn frame(seen: &Seen<'_>) -> View {
    let exercise = seen.exercise;
    let chair = &exercise.chairs[seen.chair];
    let texts =
        |ids: &[crate::exercise::model::TextId]| ids.iter().map(|id| seen.text(*id)).collect();
    let objectives = exercise
        .objectives
        .iter()
        .filter(|(_, objective)| objective.chair == seen.chair);
    View {
        title: seen.text(exercise.frame.title),
        chair: seen.text(chair.name),
        briefing: seen.text(exercise.frame.briefing),
        chair_briefing: seen.text(chair.briefing),
        roles: chair
            .roles
            .iter()
            .map(|(_, name, briefing)| (seen.text(*name), seen.text(*briefing)))
            .collect(),
        content_notes: texts(&exercise.frame.content_notes),
        limits: texts(&exercise.frame.limits),
        objectives: objectives
            .map(|(_, objective)| (seen.text(objective.text), objective.share))
            .collect(),
        criteria: DIMENSIONS
            .iter()
            .zip(exercise.rubric.weights)
            .map(|((_, code), weight)| ((*code).to_owned(), weight))
            .collect(),
        ..View::default()
    }
}
