//! The whole exercise and its frame.

use super::*;
use crate::exercise::draft::{LineKind, UnitKind};
use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// A valid exercise. Its parts can be read and not changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise(Box<Parts>);

impl Exercise {
    /// Seals the parts; only check may.
    pub(in crate::exercise) fn seal(parts: Parts) -> Self {
        Self(Box::new(parts))
    }
}

impl Deref for Exercise {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// Everything an exercise is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "Texts: Deserialize<'de>"))]
pub struct Parts {
    /// What commands call it.
    pub id: String,
    /// What it is, for people.
    pub frame: Frame,
    /// Every text, by its place.
    pub texts: Texts,
    /// The scenario clock.
    pub clock: Clock,
    /// The parties.
    pub sides: Table<SideId, Side>,
    /// The places from which one plays.
    pub chairs: Table<ChairId, Chair>,
    /// Meters first, then counters, then one slot for each authorisation's act terms.
    pub slots: Table<SlotId, Slot>,
    /// Flags first, then the facts that conditions ask for.
    pub bits: Table<BitId, Bit>,
    /// Authorisations.
    pub authorisations: Table<AuthorisationId, Authorisation>,
    /// Act terms.
    pub terms: Table<TermId, Term>,
    /// Lines between chairs.
    pub channels: Table<ChannelId, Channel>,
    /// What chairs may be told.
    pub facts: Table<FactId, Fact>,
    /// Injects of the exercise, then of each stage.
    pub injects: Table<InjectId, Inject>,
    /// Those that a minute brings, by minute, then in file order.
    pub alarms: Vec<(Minutes, InjectId)>,
    /// Those that a condition brings, in file order.
    pub reflexes: Vec<InjectId>,
    /// Minutes at which the clock alone may change what the conditions of one of those say, by
    /// minute, then in file order.
    pub moments: Vec<(Minutes, InjectId)>,
    /// Slots that change by themselves.
    pub drifting: Vec<SlotId>,
    /// The periods at which they do, each once, rising.
    pub beats: Vec<Minutes>,
    /// Stages.
    pub stages: Table<StageId, Stage>,
    /// Decision points of all stages.
    pub points: Table<PointId, Point>,
    /// Menus of all points.
    pub menus: Table<MenuId, Menu>,
    /// Options of all menus.
    pub options: Table<OptionId, OptionModel>,
    /// Where chance is drawn.
    pub sites: Table<SiteId, Site>,
    /// Endings, tried in this order; the last always applies.
    pub endings: Table<EndingId, Ending>,
    /// Announced objectives.
    pub objectives: Table<ObjectiveId, Objective>,
    /// Ways on that credit occasions.
    pub credits: Table<CreditId, Credit>,
    /// How the path is scored.
    pub rubric: Rubric,
    /// Sources.
    pub sources: Table<SourceId, Source>,
    /// The map, if the exercise has one.
    pub map: Option<Map>,
}

/// What the exercise is, for people.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Frame {
    /// What people call it.
    pub title: TextId,
    /// Two sentences for the library.
    pub summary: TextId,
    /// What every seat reads before play.
    pub briefing: TextId,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// SPDX expression.
    pub licence: String,
    /// What to know before agreeing to play.
    pub content_notes: Vec<TextId>,
    /// Minutes of play and of debrief.
    pub minutes: (u32, u32),
    /// Fewest and most people in a team.
    pub players: (u32, u32),
    /// What the method does not claim.
    pub limits: Vec<TextId>,
    /// Learning objectives.
    pub learning: Vec<Learning>,
    /// Questions for the hot wash.
    pub questions: Vec<TextId>,
    /// Claims on which sources disagree.
    pub disputes: Vec<Dispute>,
    /// Cards for the debrief.
    pub cards: Vec<Card>,
}

/// A learning objective.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Learning {
    /// Its name.
    pub id: String,
    /// What a participant will be able to do.
    pub text: TextId,
    /// What an evaluator looks for.
    pub evidence: TextId,
    /// Where it shows.
    pub stages: Vec<StageId>,
}

/// A claim on which sources disagree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// The question.
    pub question: TextId,
    /// Each claim.
    pub claims: Vec<TextId>,
    /// Its sources.
    pub sources: Vec<SourceId>,
}

/// A card for the debrief.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Its heading.
    pub title: TextId,
    /// Its text.
    pub text: TextId,
    /// Its sources.
    pub sources: Vec<SourceId>,
}

/// A cited work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// What citations call it.
    pub id: String,
    /// Author, title, publisher, year.
    pub reference: String,
    /// What it is used for.
    pub used_for: String,
    /// Whether its claim could be confirmed.
    pub unconfirmed: bool,
}

/// The scenario clock.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Clock {
    /// Civil time of minute 0 in the first zone, `YYYY-MM-DDTHH:MM`.
    pub start: String,
    /// IANA name and label of each zone.
    pub zones: Vec<(String, String)>,
    /// The minute at which every path is over.
    pub horizon: Minutes,
}

/// An ending.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ending {
    /// What commands call it.
    pub id: String,
    /// What people call it.
    pub title: TextId,
    /// When it applies.
    pub when: Cond,
    /// Whether it counts as a good one.
    pub good: bool,
    /// What is told.
    pub text: TextId,
    /// What the record shows beside it.
    pub history: TextId,
    /// Sources of the history.
    pub sources: Vec<SourceId>,
}

/// A place where chance is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// Its place in the file by names; what seeds are mixed with, so it must not depend on order.
    pub key: String,
    /// The weights, in file order; their sum is positive.
    pub weights: Vec<u32>,
}

/// The map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Map {
    /// West, south, east, north, hundredths of a degree.
    pub bounds: (i32, i32, i32, i32),
    /// Named places: name, longitude and latitude in hundredths, ring in nautical miles.
    pub places: Vec<(TextId, (i32, i32), u32)>,
    /// Units.
    pub units: Table<UnitId, Unit>,
    /// Lines that no coast shows.
    pub lines: Vec<MapLine>,
}

/// A line on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapLine {
    /// What people call it.
    pub name: TextId,
    /// What it is.
    pub kind: LineKind,
    /// Two points at least: longitude and latitude in hundredths of a degree.
    pub points: Vec<(i32, i32)>,
}

/// A unit of the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// What stages call it.
    pub id: String,
    /// What people call it.
    pub name: TextId,
    /// Whose it is.
    pub side: Option<SideId>,
    /// What it is.
    pub kind: UnitKind,
}
