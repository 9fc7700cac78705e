//! What the chair came to know and said, oldest first, and how its channels stand.

use super::seen::Seen;
use crate::engine::{Clauses, Event, Fate, Known, held, learned};
use crate::exercise::draft::Progress;
use crate::exercise::model::*;
use crate::session::view::{ChannelStanding, ChannelView, SilenceView, TrafficKind, TrafficView};

/// All traffic, and how much of it was there before the last commit.
pub(super) fn traffic(seen: &Seen<'_>) -> (Vec<TrafficView>, usize) {
    let mut traffic = Vec::new();
    for (_, fact) in seen
        .exercise
        .facts
        .iter()
        .filter(|(_, fact)| fact.known_by.has(seen.chair))
    {
        traffic.push(item(0, TrafficKind::Fact, seen.text(fact.text)));
    }
    let mut before = traffic.len();
    let mut teller = Teller::default();
    for (index, (at, event)) in seen.timed().enumerate() {
        if let Event::Chose { option, .. } = event {
            let model = &seen.exercise.options[*option];
            if seen.exercise.menus[model.menu].chair == seen.chair {
                traffic.push(item(at, TrafficKind::Decision, seen.text(model.label)));
            }
        }
        let heard = teller.hears(seen, at, event).into_iter();
        traffic.extend(
            heard
                .filter(|heard| heard.0.has(seen.chair))
                .map(|(.., item)| item),
        );
        if index < seen.before_last {
            before = traffic.len();
        }
    }
    (traffic, before)
}

/// Puts what chairs come to know into words; letters read as they were worded last.
#[derive(Default)]
pub(super) struct Teller {
    wording: Vec<(OptionId, Clauses)>,
}

impl Teller {
    /// What each chair learns from the event, as it is told. Events are heard in order, from the
    /// first.
    pub(super) fn hears(
        &mut self,
        seen: &Seen<'_>,
        at: Minutes,
        event: &Event,
    ) -> Vec<(Chairs, Known, TrafficView)> {
        if let Event::Chose {
            option, clauses, ..
        } = event
        {
            self.wording.push((*option, clauses.clone()));
        }
        learned(seen.exercise, event)
            .into_iter()
            .filter_map(|(chairs, known)| {
                let item = heard(seen, at, known, &self.wording)?;
                Some((chairs, known, item))
            })
            .collect()
    }
}

pub(super) fn item(at: Minutes, kind: TrafficKind, text: String) -> TrafficView {
    TrafficView {
        at,
        kind,
        from: String::new(),
        channel: String::new(),
        text,
        reply: None,
    }
}

/// A piece of knowledge as it is told; none where it has no words.
fn heard(
    seen: &Seen<'_>,
    at: Minutes,
    known: Known,
    wording: &[(OptionId, Clauses)],
) -> Option<TrafficView> {
    let exercise = seen.exercise;
    let on = |channel: ChannelId| seen.text(exercise.channels[channel].name);
    let made = |kind, from, channel, text| TrafficView {
        from,
        channel,
        ..item(at, kind, text)
    };
    match known {
        Known::Inject(id, branch) => {
            let inject = &exercise.injects[id];
            let drawn =
                branch.and_then(|index| inject.chance.as_ref()?.branches.get(usize::from(index)));
            let text = paragraphs(
                seen,
                [
                    inject.text,
                    drawn.map_or(TextId::default(), |branch| branch.text),
                ],
            );
            let reply = drawn
                .and_then(|branch| branch.reply.as_ref())
                .map(|reply| (seen.text(reply.from), seen.text(reply.text)));
            Some(TrafficView {
                reply,
                ..made(
                    TrafficKind::Inject,
                    seen.text(inject.from),
                    String::new(),
                    text,
                )
            })
        }
        Known::Fact(fact) => Some(item(
            at,
            TrafficKind::Fact,
            seen.text(exercise.facts[fact].text),
        )),
        Known::Outcome(option, outcome, branch) => consequence(seen, at, option, outcome, branch),
        Known::Heard(channel, answer) => {
            let answer = &exercise.channels[channel].answers[usize::from(answer)];
            Some(made(
                TrafficKind::Answer,
                seen.text(answer.by),
                on(channel),
                seen.text(answer.says),
            ))
        }
        Known::Said(channel, answer) => {
            let answer = &exercise.channels[channel].answers[usize::from(answer)];
            Some(made(
                TrafficKind::OwnLine,
                seen.text(answer.by),
                on(channel),
                seen.text(answer.says),
            ))
        }
        Known::Silence(channel) => Some(made(
            TrafficKind::Silence,
            String::new(),
            on(channel),
            seen.text(exercise.channels[channel].silence.text),
        )),
        Known::LetRing(channel) => Some(made(
            TrafficKind::OwnLine,
            String::new(),
            on(channel),
            seen.text(exercise.channels[channel].silence.reason),
        )),
        Known::Shut(_) => None,
        Known::Sent(option) => {
            let text = letter(seen, option, Fate::Intact, wording);
            let channel = via(seen, option).map(on).unwrap_or_default();
            (!text.is_empty()).then(|| made(TrafficKind::Sent, String::new(), channel, text))
        }
        Known::Progress(option, step) => Some(made(
            TrafficKind::Progress(step),
            String::new(),
            via(seen, option).map(on).unwrap_or_default(),
            String::new(),
        )),
        Known::Received(option, fate) => {
            let text = letter(seen, option, fate, wording);
            let sender = exercise.menus[exercise.options[option].menu].chair;
            let from = seen.who(sender);
            (!text.is_empty()).then(|| {
                made(
                    TrafficKind::Received,
                    from,
                    via(seen, option).map(on).unwrap_or_default(),
                    text,
                )
            })
        }
        Known::Reply(option, answer) => {
            let channel = via(seen, option)?;
            let answer = &exercise.channels[channel].answers[usize::from(answer)];
            Some(made(
                TrafficKind::Answer,
                seen.text(answer.by),
                on(channel),
                seen.text(answer.says),
            ))
        }
    }
}

fn consequence(
    seen: &Seen<'_>,
    at: Minutes,
    option: OptionId,
    outcome: u16,
    branch: Option<u16>,
) -> Option<TrafficView> {
    let model = &seen.exercise.options[option];
    let outcome = &model.outcomes[usize::from(outcome)];
    let drawn = branch.and_then(|index| outcome.chance.as_ref()?.branches.get(usize::from(index)));
    let text = paragraphs(
        seen,
        [
            outcome.text,
            drawn.map_or(TextId::default(), |branch| branch.text),
        ],
    );
    let reply = drawn
        .and_then(|branch| branch.reply.as_ref())
        .or(outcome.reply.as_ref());
    let reply = reply.map(|reply| (seen.text(reply.from), seen.text(reply.text)));
    let told = !text.is_empty() || reply.is_some();
    told.then(|| TrafficView {
        from: seen.text(model.label),
        reply,
        ..item(at, TrafficKind::Consequence, text)
    })
}

fn paragraphs(seen: &Seen<'_>, texts: [TextId; 2]) -> String {
    let texts: Vec<String> = texts
        .into_iter()
        .map(|id| seen.text(id))
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("\n\n")
}

/// A message as it left, or as it arrived.
fn letter(
    seen: &Seen<'_>,
    option: OptionId,
    fate: Fate,
    wording: &[(OptionId, Clauses)],
) -> String {
    let model = &seen.exercise.options[option];
    let Some(message) = &model.message else {
        return String::new();
    };
    let garbled = seen.text(message.garbled);
    if fate == Fate::Garbled && !garbled.is_empty() {
        return garbled;
    }
    let clauses = wording
        .iter()
        .rev()
        .find(|(of, _)| *of == option)
        .map(|(_, clauses)| clauses.as_slice())
        .unwrap_or_default();
    let chosen = model
        .slots
        .iter()
        .zip(clauses)
        .filter_map(|(slot, clause)| slot.clauses.get(usize::from(*clause)));
    let parts =
        std::iter::once(seen.text(message.text)).chain(chosen.map(|clause| seen.text(clause.text)));
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn via(seen: &Seen<'_>, option: OptionId) -> Option<ChannelId> {
    seen.exercise.options[option].message.as_ref()?.via
}

/// How the channels stand that the chair can open.
pub(super) fn channels(seen: &Seen<'_>) -> Vec<ChannelView> {
    let own = seen
        .exercise
        .channels
        .iter()
        .filter(|(_, channel)| channel.from == seen.chair);
    own.map(|(id, channel)| {
        let (mut standing, mut last_try) = (ChannelStanding::Untried, None);
        let post = channel.post.as_ref();
        let tells_expiry = post.is_some_and(|post| post.tells_sender.contains(&Progress::Expired));
        for (at, event) in seen.timed() {
            match event {
                Event::Rang { channel } if *channel == id => {
                    (standing, last_try) = (ChannelStanding::Waiting, Some(at))
                }
                Event::Sent { option, .. } if via(seen, *option) == Some(id) => {
                    (standing, last_try) = (ChannelStanding::Waiting, Some(at))
                }
                Event::Spoke { channel, .. } if *channel == id => {
                    standing = ChannelStanding::Answered
                }
                Event::Replied { option, .. } if via(seen, *option) == Some(id) => {
                    standing = ChannelStanding::Answered
                }
                Event::FellSilent { channel } if *channel == id => {
                    standing = ChannelStanding::Silent
                }
                Event::Expired { option } if via(seen, *option) == Some(id) && tells_expiry => {
                    standing = ChannelStanding::Silent
                }
                _ => {}
            }
        }
        if channel.shut.is_some_and(|bit| seen.state.bit(bit)) {
            standing = ChannelStanding::Shut;
        }
        ChannelView {
            id: channel.id.clone(),
            name: seen.text(channel.name),
            about: seen.text(channel.about),
            standing,
            last_try,
        }
    })
    .collect()
}

/// What lay behind each silence of the chair's calls. For after play alone.
pub(super) fn silences(seen: &Seen<'_>) -> Vec<SilenceView> {
    let mut silences = Vec::new();
    for (index, (at, event)) in seen.timed().enumerate() {
        let Event::LetRing { channel } = event else {
            continue;
        };
        let model = &seen.exercise.channels[*channel];
        if model.from != seen.chair {
            continue;
        }
        let needs = model
            .answers
            .iter()
            .filter_map(|answer| answer.needs)
            .min_by_key(|(_, points)| *points);
        // Where enough was held something else was missing, which the reason tells.
        let sum = needs.map(|(id, _)| held(seen.exercise, id, &seen.events[..index]));
        let short = |points: i32| sum.as_ref().is_some_and(|sum| sum.held < points);
        let missing = needs
            .map(|(_, points)| points)
            .filter(|points| short(*points));
        let sum = sum.filter(|_| missing.is_some());
        silences.push(SilenceView {
            at,
            channel: seen.text(model.name),
            reason: seen.text(model.silence.reason),
            needed: missing,
            held: sum.as_ref().map(|sum| sum.held),
            terms: sum
                .iter()
                .flat_map(|sum| &sum.contributions)
                .map(|term| (seen.text(term.label), term.points, term.at))
                .collect(),
        });
    }
    silences
}
