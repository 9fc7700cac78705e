//! C: who was reached, how soon, and whether silence on one line led to another.

use super::ledger::{Account, Evidence, Line, Rule};
use super::tally::Tally;
use crate::exercise::draft::Dimension;
use crate::exercise::model::*;

fn line(at: Minutes, rule: Rule, channel: ChannelId, points: i32) -> Line {
    Line {
        at,
        account: Account::Of(Dimension::Contact),
        rule,
        evidence: Evidence::Channel(channel),
        points,
        reason: TextId::default(),
    }
}

/// An answer with substance on a channel at whose either end the chair sits.
pub(super) fn answered(
    exercise: &Exercise,
    tally: &mut Tally,
    at: Minutes,
    channel: ChannelId,
    answer: u8,
) -> Option<Line> {
    let model = &exercise.channels[channel];
    if tally.closed || model.answers[usize::from(answer)].hollow || !tally.first_answer(model.level)
    {
        return None;
    }
    let rubric = &exercise.rubric;
    let share = rubric
        .levels
        .iter()
        .find(|(level, _)| *level == model.level)
        .map_or(0, |(_, share)| *share);
    let percent = bracket(&rubric.speed, at).unwrap_or(100);
    (share != 0).then(|| {
        line(
            at,
            Rule::Level(model.level, percent),
            channel,
            rubric.weights[1] * share * percent / 10_000,
        )
    })
}

/// The percent before the first moment that is still to come; after all of them the last one's.
fn bracket(brackets: &[(Minutes, i32)], at: Minutes) -> Option<i32> {
    brackets
        .iter()
        .find(|(before, _)| at < *before)
        .or(brackets.last())
        .map(|(_, percent)| *percent)
}

/// A call of the chair that nobody answered; it may have tried another channel in the same minute.
pub(super) fn unanswered(
    exercise: &Exercise,
    tally: &mut Tally,
    at: Minutes,
    channel: ChannelId,
) -> Option<Line> {
    if tally.closed || tally.pivoted || tally.silence.is_some() {
        return None;
    }
    tally.silence = Some((channel, at));
    let tries = std::mem::take(&mut tally.tries);
    let other = tries
        .into_iter()
        .flatten()
        .find(|other| *other != channel)?;
    tried(exercise, tally, at, other)
}

/// A try of the chair at a channel: a pivot, if another one was silent before.
pub(super) fn tried(
    exercise: &Exercise,
    tally: &mut Tally,
    at: Minutes,
    channel: ChannelId,
) -> Option<Line> {
    let (_, since) = tally.silence.filter(|(silent, _)| *silent != channel)?;
    tally.silence = None;
    tally.pivoted = true;
    let rubric = &exercise.rubric;
    let gap = at.saturating_sub(since);
    let percent = rubric
        .pivot
        .iter()
        .find(|(within, _)| gap <= *within)
        .map_or(rubric.late_pivot, |(_, percent)| *percent);
    Some(line(
        at,
        Rule::Pivot(gap),
        channel,
        rubric.weights[1] * percent / 100,
    ))
}
