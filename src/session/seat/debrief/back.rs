//! What stands at the back of an exercise: questions, cards, disputes, sources. For after play.

use super::super::seen::Seen;
use crate::engine::Event;
use crate::exercise::model::{self, SourceId, StageId, TextId};
use crate::session::view::debrief::{Card, Dispute, Source};

/// Questions of the exercise, then of each stage that the path came through.
pub(super) fn questions(seen: &Seen<'_>) -> Vec<(String, Vec<String>)> {
    let mut visited: Vec<StageId> = Vec::new();
    for event in seen.events {
        if let Event::Entered { stage } = event
            && !visited.contains(stage)
        {
            visited.push(*stage);
        }
    }
    let texts = |ids: &[TextId]| -> Vec<String> { ids.iter().map(|id| seen.text(*id)).collect() };
    let stages = visited.into_iter().map(|id| &seen.exercise.stages[id]);
    let whole = (String::new(), texts(&seen.exercise.frame.questions));
    let each = stages.map(|stage| (seen.text(stage.title), texts(&stage.questions)));
    std::iter::once(whole)
        .chain(each)
        .filter(|(_, questions)| !questions.is_empty())
        .collect()
}

/// Cards that ask the team to check its source.
pub(super) fn cards(seen: &Seen<'_>) -> Vec<Card> {
    let cards = seen.exercise.frame.cards.iter();
    cards
        .map(|card| Card {
            title: seen.text(card.title),
            text: seen.text(card.text),
            sources: sources(seen, &card.sources),
        })
        .collect()
}

/// Claims on which sources disagree.
pub(super) fn disputes(seen: &Seen<'_>) -> Vec<Dispute> {
    let disputes = seen.exercise.frame.disputes.iter();
    disputes
        .map(|dispute| Dispute {
            question: seen.text(dispute.question),
            claims: dispute.claims.iter().map(|id| seen.text(*id)).collect(),
            sources: sources(seen, &dispute.sources),
        })
        .collect()
}

/// Every source of the exercise.
pub(super) fn all_sources(seen: &Seen<'_>) -> Vec<Source> {
    let all = seen.exercise.sources.iter();
    all.map(|(_, one)| source(one)).collect()
}

/// The cited ones.
pub(super) fn sources(seen: &Seen<'_>, ids: &[SourceId]) -> Vec<Source> {
    let cited = ids.iter().map(|id| &seen.exercise.sources[*id]);
    cited.map(source).collect()
}

fn source(source: &model::Source) -> Source {
    Source {
        id: source.id.clone(),
        reference: source.reference.clone(),
        used_for: source.used_for.clone(),
        unconfirmed: source.unconfirmed,
    }
}
