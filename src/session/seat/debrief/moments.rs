//! The points of rest of a path: how things stood, what was decided, what came of it.

use super::super::seen::{self, Seen};
use super::super::{clocks, decision, gauges, score, traffic};
use super::back::sources;
use super::voices::voices;
use super::words::told;
use crate::engine::{self, Known, Move, Phase, Pick, State};
use crate::exercise::model::*;
use crate::scoring::{Scorer, Tally};
use crate::session::body::{Body, Recorded};
use crate::session::entry::{Remark, RemarkKind};
use crate::session::table::Table;
use crate::session::view::debrief::{Decided, Moment, Taken};

/// A point of rest, with the chair's move there; none where the record ends.
pub(in crate::session) struct Rest<'a> {
    pub(in crate::session) state: State,
    /// How many events had happened.
    events: usize,
    /// The same before the last decision of any chair.
    before: usize,
    pub(in crate::session) what: Option<&'a Move>,
    note: String,
}

/// The chair's points of rest, the start first, where the record stands last.
pub(super) fn moments(table: &Table, now: &Seen<'_>) -> Vec<Moment> {
    let rests = rests(table, now.chair);
    let points = now.over().then(|| points(now, &rests));
    let came = all_that_came(now);
    let mut voices = voices(table, now).into_iter();
    let mut all = Vec::with_capacity(rests.len());
    for (index, rest) in rests.iter().enumerate() {
        let seen = Seen {
            state: &rest.state,
            events: &now.events[..rest.events],
            before_last: rest.before,
            ..*now
        };
        let until = rests.get(index + 1).map_or(rest.events, |next| next.events);
        let stage = rest.state.stage(now.exercise);
        let model = stage.filter(|_| now.over());
        let model = model.map(|stage| &now.exercise.stages[stage]);
        all.push(Moment {
            at: rest.state.clock,
            clocks: clocks::clocks(&now.exercise.clock, rest.state.clock),
            stage: stage.and_then(|_| seen::stage(&seen)),
            meters: gauges::meters(&seen),
            tension: gauges::tension(&seen),
            decision: rest.what.and_then(|what| {
                let here = |(index, _): &&(usize, String)| (rest.events..until).contains(index);
                let came = came.iter().filter(here).map(|(_, told)| told.clone());
                let decided = decided(&seen, now.over(), rest, what, came.collect())?;
                Some(Decided {
                    voices: voices.next().unwrap_or_default(),
                    ..decided
                })
            }),
            history: model.map_or_else(String::new, |stage| now.text(stage.history)),
            sources: model.map_or_else(Vec::new, |stage| sources(now, &stage.sources)),
            points: points.as_ref().map(|points| points[index]),
        });
    }
    all
}

impl Table {
    /// The number of the moment, from 0, that an entry of the log stands for: the decision of the
    /// chair that it is, or the last one before it. None for an entry that was taken back, or that
    /// there is not.
    #[must_use]
    pub fn moment_of(&self, chair: ChairId, n: u64) -> Option<usize> {
        let there = self.record().iter().any(|entry| entry.n == n);
        let before = own(self, chair).take_while(|entry| entry.n <= n).count();
        there.then(|| before.saturating_sub(1))
    }

    /// The number of the entry in the log in which the chair decided at this moment, from 0.
    #[must_use]
    pub fn entry_of(&self, chair: ChairId, moment: usize) -> Option<u64> {
        own(self, chair).nth(moment).map(|entry| entry.n)
    }
}

/// The decisions of a chair.
fn own(table: &Table, chair: ChairId) -> impl Iterator<Item = &Recorded> {
    let decided = move |entry: &&Recorded| match &entry.body {
        Body::Decided { action, .. } => action.moves.iter().any(|(of, _)| *of == chair),
        _ => false,
    };
    table.record().iter().filter(decided)
}

/// Walks the record up to each decision of the chair, and to its end.
pub(in crate::session) fn rests(table: &Table, chair: ChairId) -> Vec<Rest<'_>> {
    let exercise = table.exercise();
    let id = &exercise.chairs[chair].id;
    let (mut state, mut events, mut before) = (State::start(exercise), 0, 0);
    let (mut all, mut note) = (Vec::new(), Vec::new());
    for entry in table.record() {
        note.extend(notes(entry, id));
        if let Body::Decided { action, .. } = &entry.body
            && let Some((_, what)) = action.moves.iter().find(|(of, _)| *of == chair)
        {
            all.push(Rest {
                state: state.clone(),
                events,
                before,
                what: Some(what),
                note: std::mem::take(&mut note).join("\n"),
            });
        }
        if matches!(entry.body, Body::Decided { .. }) {
            before = events;
        }
        for event in entry.body.events() {
            engine::apply(exercise, &mut state, event);
        }
        events += entry.body.events().len();
    }
    all.push(Rest {
        state,
        events,
        before,
        what: None,
        note: String::new(),
    });
    all
}

/// The chair's own notes of an entry. A sealed move has them before the joint action has it.
fn notes<'a>(entry: &'a Recorded, chair: &'a str) -> impl Iterator<Item = &'a str> {
    let own = move |remark: &&Remark| remark.kind == RemarkKind::Note && remark.by == chair;
    let remarks = entry.remarks.iter().filter(own);
    remarks.map(|remark| remark.text.as_str())
}

/// What was charged from each point of rest to the next, and at the end of the path.
fn points(now: &Seen<'_>, rests: &[Rest<'_>]) -> Vec<i32> {
    let scorer = Scorer::new(now.exercise, now.chair);
    let mut tally: Tally = scorer.start(&mut |_| {});
    let first = rests.first().map_or(0, |rest| rest.events);
    scorer.step(&mut tally, 0, &now.events[..first], &mut |_| {});
    let mut all = Vec::with_capacity(rests.len());
    for (index, rest) in rests.iter().enumerate() {
        let mut sum = 0;
        match rests.get(index + 1) {
            Some(next) => {
                let events = &now.events[rest.events..next.events];
                scorer.step(&mut tally, rest.state.clock, events, &mut |line| {
                    sum += line.points;
                });
            }
            None => scorer.finish(&mut tally, now.state, &mut |line| sum += line.points),
        }
        all.push(sum);
    }
    all
}

fn decided(
    seen: &Seen<'_>,
    over: bool,
    rest: &Rest<'_>,
    what: &Move,
    came: Vec<String>,
) -> Option<Decided> {
    let exercise = seen.exercise;
    let menu = match rest.state.phase {
        Phase::Deciding(point) => exercise.points[point]
            .menus
            .iter()
            .map(|menu| &exercise.menus[*menu])
            .find(|menu| menu.chair == seen.chair),
        _ => None,
    };
    let historical = menu.filter(|_| over).into_iter().flat_map(|menu| {
        let options = menu.options.iter().map(|option| &exercise.options[*option]);
        options.filter(|option| option.historical)
    });
    let (options, picked_up) = match what {
        Move::Picks(picks) => (
            picks.iter().map(|pick| taken(seen, over, pick)).collect(),
            None,
        ),
        Move::PickUp => (Vec::new(), Some(true)),
        Move::LetRing => (Vec::new(), Some(false)),
    };
    Some(Decided {
        ask: decision::decision(seen)?.ask,
        options,
        picked_up,
        note: rest.note.clone(),
        voices: Vec::new(),
        historical: historical.map(|option| seen.text(option.label)).collect(),
        came,
    })
}

fn taken(seen: &Seen<'_>, over: bool, pick: &Pick) -> Taken {
    let option = &seen.exercise.options[pick.option];
    let slots = option.slots.iter().zip(&pick.clauses);
    let clauses = slots.filter_map(|(slot, clause)| slot.clauses.get(usize::from(*clause)));
    let open = option.message.as_ref().map(|message| message.text);
    let letter = match option.slots.is_empty() {
        true => Vec::new(),
        false => open
            .into_iter()
            .chain(clauses.map(|clause| clause.text))
            .map(|text| seen.text(text))
            .filter(|text| !text.is_empty())
            .collect(),
    };
    let bare = Taken {
        id: option.id.clone(),
        label: seen.text(option.label),
        letter,
        ..Taken::default()
    };
    if !over {
        return bare;
    }
    let row = option.act.as_ref().map(|act| &act.row);
    Taken {
        note: seen.text(option.note),
        act: row.map_or_else(String::new, |row| format!("{} ({})", row.name, row.code)),
        class: row.map_or_else(String::new, |row| score::kebab(row.class)),
        sources: sources(seen, &option.sources),
        ..bare
    }
}

/// What the chair was told that decisions bring about, each with the index of its event: what came
/// of them, who answered or did not, what was learned by it. News that comes by itself is left out.
fn all_that_came(now: &Seen<'_>) -> Vec<(usize, String)> {
    let mut teller = traffic::Teller::default();
    let mut all = Vec::new();
    for (index, (at, event)) in now.timed().enumerate() {
        for (chairs, known, item) in teller.hears(now, at, event) {
            if chairs.has(now.chair) && brought_about(now.exercise, known) {
                // The decision's own outcome needs no name.
                let told = told(&item, !matches!(known, Known::Outcome(..)));
                all.extend(told.map(|told| (index, told)));
            }
        }
    }
    all
}

fn brought_about(exercise: &Exercise, known: Known) -> bool {
    match known {
        Known::Inject(id, _) => exercise.injects[id].trigger == Trigger::Called,
        Known::Sent(_) => false,
        _ => true,
    }
}
