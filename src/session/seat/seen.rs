//! The record of a table as one chair meets it, and the view made from it.

use super::{clocks, decision, forecast, frame, gauges, map, score, traffic};
use crate::engine::{Event, Phase, State, holds};
use crate::exercise::model::{ChairId, Chairs, Exercise, Minutes, TextId};
use crate::session::said::Foretold;
use crate::session::view::{EndingView, StageView, View};

/// Everything of a table that a view is made from.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// What is played.
    pub exercise: &'a Exercise,
    /// The seat's chair.
    pub chair: ChairId,
    /// The chairs in which somebody sits.
    pub seated: Chairs,
    /// The seat's language.
    pub language: &'a str,
    /// The state at rest.
    pub state: &'a State,
    /// Every event so far.
    pub events: &'a [Event],
    /// How many of them there were before the last commit.
    pub before_last: usize,
    /// Sealed forecasts of all chairs.
    pub forecasts: &'a [Foretold],
    /// How many decisions were committed.
    pub commits: usize,
    /// The session's seed.
    pub seed: u64,
    /// Its draws were fixed beforehand.
    pub rehearsal: bool,
}

impl<'a> Seen<'a> {
    /// The text in the seat's language.
    pub(super) fn text(&self, id: TextId) -> String {
        self.exercise.texts.get(id, self.language).to_owned()
    }

    /// Who acted, for people: a chair of the seat's own side by its name, any other by its side. Which
    /// desk over there had the pen is not what one sees of it.
    pub(super) fn who(&self, chair: ChairId) -> String {
        let (own, acted) = (
            &self.exercise.chairs[self.chair],
            &self.exercise.chairs[chair],
        );
        match own.side == acted.side {
            true => self.text(acted.name),
            false => self.text(self.exercise.sides[acted.side].name),
        }
    }

    /// Whether play is over, and with it every secret.
    pub(super) fn over(&self) -> bool {
        matches!(self.state.phase, Phase::Ended(_))
    }

    /// Every event with the minute at which it happened.
    pub(super) fn timed(&self) -> impl Iterator<Item = (Minutes, &'a Event)> + use<'a> {
        let mut clock = 0;
        self.events.iter().map(move |event| {
            if let Event::Clock { to } = event {
                clock = *to;
            }
            (clock, event)
        })
    }
}

/// What the seat may see now.
pub fn view(seen: &Seen<'_>) -> View {
    let mut view = View {
        elapsed: seen.state.clock,
        horizon: seen.exercise.clock.horizon,
        clocks: clocks::clocks(&seen.exercise.clock, seen.state.clock),
        stage: stage(seen),
        situation: situation(seen),
        meters: gauges::meters(seen),
        tension: gauges::tension(seen),
        tension_curve: gauges::curve(seen),
        channels: traffic::channels(seen),
        map: map::map(seen),
        decision: decision::decision(seen),
        ending: ending(seen),
        forecasts: forecast::forecasts(seen),
        commits: seen.commits,
        seed: seen.seed,
        rehearsal: seen.rehearsal,
        ..frame::frame(seen)
    };
    (view.traffic, view.traffic_seen) = traffic::traffic(seen);
    if seen.over() {
        view.sheet = Some(score::sheet(seen));
        view.silences = traffic::silences(seen);
    }
    view
}

pub(super) fn stage(seen: &Seen<'_>) -> Option<StageView> {
    let id = last_stage(seen)?;
    let stage = &seen.exercise.stages[id];
    let number = (usize::from(id.0) + 1, seen.exercise.stages.len());
    Some(StageView {
        id: stage.id.clone(),
        title: seen.text(stage.title),
        number,
    })
}

/// The stage that is open, or that was when play ended.
pub(super) fn last_stage(seen: &Seen<'_>) -> Option<crate::exercise::model::StageId> {
    seen.state.stage(seen.exercise).or_else(|| {
        let entered = |event: &Event| match event {
            Event::Entered { stage } => Some(*stage),
            _ => None,
        };
        seen.events.iter().rev().find_map(entered)
    })
}

fn situation(seen: &Seen<'_>) -> Vec<String> {
    let Some(stage) = last_stage(seen) else {
        return Vec::new();
    };
    seen.exercise.stages[stage]
        .situation
        .iter()
        .filter(|passage| {
            passage.seen_by.has(seen.chair) && holds(seen.exercise, seen.state, &passage.when)
        })
        .map(|passage| seen.text(passage.text))
        .collect()
}

fn ending(seen: &Seen<'_>) -> Option<EndingView> {
    let Phase::Ended(id) = seen.state.phase else {
        return None;
    };
    let ending = &seen.exercise.endings[id];
    Some(EndingView {
        id: ending.id.clone(),
        title: seen.text(ending.title),
        text: seen.text(ending.text),
        history: seen.text(ending.history),
    })
}
