//! Meters and tension, with what last moved them.

use super::causes::Moves;
use super::score::act_name;
use super::seen::Seen;
use crate::engine::Event;
use crate::exercise::model::*;
use crate::scoring::{Felt, tension as tension_at};
use crate::session::view::{BandView, Cause, MeterView};

/// Minutes between two points of the tension curve: fine enough for a screen 200 columns wide.
const CURVE_STEP: Minutes = 60;

/// The meters that the chair sees.
pub(super) fn meters(seen: &Seen<'_>) -> Vec<MeterView> {
    let slots = seen.exercise.slots.iter();
    slots
        .filter_map(|(id, slot)| match &slot.kind {
            SlotKind::Meter {
                name,
                seen_by,
                bands,
            } if seen_by.has(seen.chair) => Some(meter(seen, id, slot, *name, bands)),
            _ => None,
        })
        .collect()
}

fn meter(
    seen: &Seen<'_>,
    id: SlotId,
    slot: &Slot,
    name: TextId,
    bands: &[(i32, TextId)],
) -> MeterView {
    let value = seen.state.slot(id);
    let bands: Vec<BandView> = bands
        .iter()
        .map(|(from, name)| BandView {
            from: *from,
            name: seen.text(*name),
            beside: String::new(),
        })
        .collect();
    let (causes, since) = causes(seen, id, slot.start).told();
    MeterView {
        id: slot.id.clone(),
        name: seen.text(name),
        value,
        range: (slot.least, slot.most),
        band: name_of(&bands, value),
        bands,
        causes,
        since,
    }
}

/// The name of the band that a value lies in; empty where it lies in none.
fn name_of(bands: &[BandView], value: i32) -> String {
    let band = bands.iter().rev().find(|band| band.from <= value);
    band.map_or_else(String::new, |band| band.name.clone())
}

/// What moved the slot.
fn causes(seen: &Seen<'_>, id: SlotId, start: i32) -> Moves {
    let (mut value, mut cause, mut moves) = (start, String::new(), Moves::default());
    // Drift follows the clock with nothing but other meters between them.
    let mut clock_alone = false;
    for (index, (minute, event)) in seen.timed().enumerate() {
        if index == seen.before_last {
            moves.committed();
        }
        if matches!(event, Event::Chose { .. }) {
            moves.decided();
        }
        match event {
            Event::Set { slot, to } if *slot == id => {
                let by_time = clock_alone && drifts(seen, id, minute);
                let cause = if by_time { Cause::Time } else { told(&cause) };
                moves.moved(minute, i32::from(*to) - value, cause);
                value = i32::from(*to);
            }
            Event::Set { .. } => {}
            Event::Chose { option, .. } if touches(seen, *option, id) => {
                clock_alone = false;
                cause = seen.text(seen.exercise.options[*option].label);
            }
            _ => {
                clock_alone = matches!(event, Event::Clock { .. });
                if let Some(other) = source(seen, event) {
                    cause = other;
                }
            }
        }
    }
    moves
}

/// Whether the slot can change by itself at this minute.
fn drifts(seen: &Seen<'_>, id: SlotId, minute: Minutes) -> bool {
    let drift = &seen.exercise.slots[id].drift;
    drift
        .iter()
        .any(|drift| minute.is_multiple_of(drift.every.max(1)))
}

/// A cause; one without a name is not the chair's to know.
fn told(name: &str) -> Cause {
    match name {
        "" => Cause::Hidden,
        name => Cause::Known(name.to_owned()),
    }
}

/// What the event makes the cause of the changes and acts after it, if anything: empty where that
/// is not the chair's to know. Options are for the caller to judge.
fn source(seen: &Seen<'_>, event: &Event) -> Option<String> {
    let line = |channel: ChannelId| {
        let channel = &seen.exercise.channels[channel];
        match channel.from == seen.chair {
            true => seen.text(channel.name),
            false => String::new(),
        }
    };
    match event {
        Event::Clock { .. } | Event::Settled { .. } | Event::Entered { .. } => Some(String::new()),
        Event::Fired { inject, .. } => {
            let inject = &seen.exercise.injects[*inject];
            Some(match inject.seen_by.has(seen.chair) {
                true => seen.text(inject.from),
                false => String::new(),
            })
        }
        Event::Spoke { channel, .. } | Event::FellSilent { channel } => Some(line(*channel)),
        Event::Replied { option, .. } => {
            let via = seen.exercise.options[*option].message.as_ref()?.via;
            via.map(line)
        }
        _ => None,
    }
}

/// Whether an own option, or what came of it, can change the slot.
fn touches(seen: &Seen<'_>, id: OptionId, slot: SlotId) -> bool {
    let option = &seen.exercise.options[id];
    let changes = |effects: &[Effect]| {
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Add(of, _) | Effect::Set(of, _) if *of == slot))
    };
    let outcome = |outcome: &Outcome| {
        let branches = outcome.chance.iter().flat_map(|chance| &chance.branches);
        changes(&outcome.effects) || branches.into_iter().any(|branch| changes(&branch.effects))
    };
    let clauses = option.slots.iter().flat_map(|slot| &slot.clauses);
    let own = seen.exercise.menus[option.menu].chair == seen.chair;
    own && (changes(&option.effects)
        || option.outcomes.iter().any(outcome)
        || clauses.into_iter().any(|clause| changes(&clause.effects)))
}

/// Every act so far, of either side, with its place among the events: acts are done in the open.
/// One's own is known by the decision it came of, another side's by its name in the catalogue.
fn acts(seen: &Seen<'_>) -> Vec<(usize, Felt, String)> {
    let mut all = Vec::new();
    let mut cause = String::new();
    for (index, (at, event)) in seen.timed().enumerate() {
        match event {
            Event::Chose { option, .. } => {
                let own =
                    seen.exercise.menus[seen.exercise.options[*option].menu].chair == seen.chair;
                cause = if own {
                    seen.text(seen.exercise.options[*option].label)
                } else {
                    String::new()
                };
            }
            Event::Acted {
                class,
                chair,
                code,
                manner,
            } => {
                let own = *chair == seen.chair;
                let name = if own && !cause.is_empty() {
                    cause.clone()
                } else {
                    let chair = seen.who(*chair);
                    match act_name(seen.exercise, code, manner) {
                        Some(act) => format!("{chair}: {act}"),
                        None => chair,
                    }
                };
                let felt = Felt { at, class: *class };
                all.push((index, felt, name));
            }
            _ => {
                if let Some(other) = source(seen, event) {
                    cause = other;
                }
            }
        }
    }
    all
}

/// What moved the tension: each act where it became known, and between the acts what wore off.
fn tension_moves(seen: &Seen<'_>, acts: &[(usize, Felt, String)]) -> Moves {
    let rubric = &seen.exercise.rubric;
    let mut acts = acts.iter().peekable();
    let mut moves = Moves::default();
    let mut felt: Vec<Felt> = Vec::new();
    let mut value = tension_at(rubric, &felt, 0);
    for (index, (at, event)) in seen.timed().enumerate() {
        let act = acts.next_if(|(of, ..)| *of == index);
        let commits = index == seen.before_last;
        let decides = matches!(event, Event::Chose { .. });
        if act.is_none() && !commits && !decides {
            continue;
        }
        let worn = tension_at(rubric, &felt, at);
        moves.moved(at, worn - value, Cause::Worn);
        value = worn;
        if commits {
            moves.committed();
        } else if decides {
            moves.decided();
        }
        if let Some((_, act, name)) = act {
            felt.push(*act);
            let now = tension_at(rubric, &felt, at);
            moves.moved(at, now - value, told(name));
            value = now;
        }
    }
    let now = seen.state.clock;
    moves.moved(now, tension_at(rubric, &felt, now) - value, Cause::Worn);
    moves
}

/// The tension now.
pub(super) fn tension(seen: &Seen<'_>) -> MeterView {
    let rubric = &seen.exercise.rubric;
    let acts = acts(seen);
    let felt: Vec<Felt> = acts.iter().map(|(_, felt, _)| *felt).collect();
    let value = tension_at(rubric, &felt, seen.state.clock);
    let (causes, since) = tension_moves(seen, &acts).told();
    let bands: Vec<BandView> = rubric
        .tension_bands
        .iter()
        .map(|(from, name, beside)| BandView {
            from: *from,
            name: seen.text(*name),
            beside: seen.text(*beside),
        })
        .collect();
    MeterView {
        value,
        range: (0, 100),
        band: name_of(&bands, value),
        bands,
        causes,
        since,
        ..MeterView::default()
    }
}

/// The tension from the start until now.
pub(super) fn curve(seen: &Seen<'_>) -> Vec<(u32, i32)> {
    let felt: Vec<Felt> = acts(seen).into_iter().map(|(_, felt, _)| felt).collect();
    let now = seen.state.clock;
    let mut minutes: Vec<Minutes> = (0..=now).step_by(CURVE_STEP as usize).collect();
    minutes.extend(felt.iter().map(|felt| felt.at));
    minutes.push(now);
    minutes.sort_unstable();
    minutes.dedup();
    let known = |minute: Minutes| {
        felt.iter()
            .copied()
            .filter(|felt| felt.at <= minute)
            .collect::<Vec<_>>()
    };
    minutes
        .into_iter()
        .map(|minute| {
            (
                minute,
                tension_at(&seen.exercise.rubric, &known(minute), minute),
            )
        })
        .collect()
}
