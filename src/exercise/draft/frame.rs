//! The frame of an exercise: what it is, who made it, what it teaches, how it ends.

use super::*;
use serde::{Deserialize, Serialize};

/// The version of the format that this product writes.
pub const FORMAT: u32 = 1;

/// A whole exercise, or one of the parts that the first file names.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, rename = "Exercise")]
pub struct ExerciseDraft {
    /// The version of the format, in the first file alone.
    pub format: u32,
    /// What commands call the exercise.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// Two sentences for the library.
    pub summary: String,
    /// The text every seat reads before play.
    pub briefing: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Licence of the texts, as an SPDX expression.
    pub licence: String,
    /// What a participant should know before agreeing to play.
    pub content_notes: Vec<String>,
    /// How long it takes and for how many.
    pub duration: DurationDraft,
    /// Files of this folder whose lists are added to these.
    pub parts: Vec<String>,
    /// Translations, one file a language.
    pub translations: Vec<TranslationDraft>,
    /// Where facts come from.
    pub sources: Vec<SourceDraft>,
    /// Claims on which the sources disagree.
    pub disputes: Vec<DisputeDraft>,
    /// Cards for the debrief.
    pub cards: Vec<CardDraft>,
    /// What the method does not claim.
    pub limits: Vec<String>,
    /// Learning objectives with the evidence that rates them.
    pub learning: Vec<LearningDraft>,
    /// Questions for the hot wash.
    pub questions: Vec<String>,
    /// The scenario clock.
    pub clock: Option<ClockDraft>,
    /// The parties to the crisis.
    pub sides: Vec<SideDraft>,
    /// The places from which one plays.
    pub chairs: Vec<ChairDraft>,
    /// Bounded integers that rules read and seats see.
    pub meters: Vec<MeterDraft>,
    /// Bounded integers that rules read and nobody sees.
    pub counters: Vec<CounterDraft>,
    /// Yes-or-no facts of the state.
    pub flags: Vec<Id>,
    /// Sums that decide whether a desk may speak.
    pub authorisations: Vec<AuthorisationDraft>,
    /// Lines between chairs.
    pub channels: Vec<ChannelDraft>,
    /// Things a chair may be told.
    pub facts: Vec<FactDraft>,
    /// Events that come by themselves in any stage.
    pub injects: Vec<InjectDraft>,
    /// The stages, in story order; the first is where play starts.
    pub stages: Vec<StageDraft>,
    /// The endings, tried in this order.
    pub endings: Vec<EndingDraft>,
    /// The announced objectives of each chair.
    pub objectives: Vec<ObjectiveDraft>,
    /// How the path is scored.
    pub rubric: Option<RubricDraft>,
    /// Units and places for the map.
    pub map: Option<MapDraft>,
}

/// How long an exercise takes and for how many people it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, rename = "Duration")]
pub struct DurationDraft {
    /// Minutes of play.
    pub play: u32,
    /// Minutes of debrief.
    pub debrief: u32,
    /// Fewest and most people in a team.
    pub players: (u32, u32),
}

/// A translation: a file beside, which maps the place of a text to the text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Translation")]
pub struct TranslationDraft {
    /// BCP 47 language tag.
    pub language: String,
    /// The file, within the folder of the exercise.
    pub file: String,
}

/// A cited work.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Source")]
pub struct SourceDraft {
    /// What citations call it.
    pub id: Id,
    /// Author, title, publisher, year.
    pub reference: String,
    /// What it is used for.
    #[serde(default)]
    pub used_for: String,
    /// Whether its claim could be confirmed.
    #[serde(default)]
    pub unconfirmed: bool,
}

/// A claim on which the sources disagree.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Dispute")]
pub struct DisputeDraft {
    /// The question.
    pub question: String,
    /// Each claim with who makes it.
    pub claims: Vec<String>,
    /// Sources of the claims.
    #[serde(default)]
    pub sources: Vec<Id>,
}

/// A card to read in the debrief.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Card")]
pub struct CardDraft {
    /// Its heading.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Sources it rests on.
    #[serde(default)]
    pub sources: Vec<Id>,
}

/// A learning objective.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Learning")]
pub struct LearningDraft {
    /// What references call it.
    pub id: Id,
    /// What a participant will be able to do.
    pub text: String,
    /// What an evaluator looks for.
    pub evidence: String,
    /// Stages in which the evidence shows.
    #[serde(default)]
    pub stages: Vec<Id>,
}

/// The scenario clock.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Clock")]
pub struct ClockDraft {
    /// The civil time of minute 0 in the first zone: `2027-04-04T09:07`.
    pub start: String,
    /// The zones on screen: IANA name and what to call it.
    pub zones: Vec<(String, String)>,
    /// When every path is over.
    pub horizon: Time,
}

/// An ending.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Ending")]
pub struct EndingDraft {
    /// What commands call it.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// When it applies; the last one of the list must always apply.
    #[serde(default)]
    pub when: Condition,
    /// Whether the debrief counts it as a good one.
    #[serde(default)]
    pub good: bool,
    /// What is told.
    pub text: String,
    /// What the record shows beside it.
    #[serde(default)]
    pub history: String,
    /// Sources of the history.
    #[serde(default)]
    pub sources: Vec<Id>,
}

/// A map on the shipped coastlines.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Map")]
pub struct MapDraft {
    /// West, south, east and north edge, in hundredths of a degree.
    pub bounds: (i32, i32, i32, i32),
    /// Places with a name: id, name, position.
    #[serde(default)]
    pub places: Vec<PlaceDraft>,
    /// Units that stages position.
    #[serde(default)]
    pub units: Vec<UnitDraft>,
    /// Lines that no coast shows.
    #[serde(default)]
    pub lines: Vec<MapLineDraft>,
}

/// A line on the map: the limit of a zone, a boundary, a route.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "MapLine")]
pub struct MapLineDraft {
    /// What people call it.
    pub name: String,
    /// What it is.
    pub kind: LineKind,
    /// From end to end: longitude and latitude, in hundredths of a degree.
    pub points: Vec<(i32, i32)>,
}

/// What a line on the map is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum LineKind {
    /// The limit of a zone at sea or in the air, such as an exclusive economic zone.
    Zone,
    /// A boundary, or a line that stands for one.
    Boundary,
    /// A lane or an airway.
    Route,
}

/// A named place on the map.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Place")]
pub struct PlaceDraft {
    /// What people call it.
    pub name: String,
    /// Longitude and latitude, in hundredths of a degree, east and north positive.
    pub at: (i32, i32),
    /// Radius of a ring around it, nautical miles; 0 draws none.
    #[serde(default)]
    pub ring: u32,
}

/// A unit on the map.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Unit")]
pub struct UnitDraft {
    /// What stages call it.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// Whose it is; none for neutral.
    #[serde(default)]
    pub side: Option<Id>,
    /// What it is.
    pub kind: UnitKind,
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum UnitKind {
    /// A patrol or transport aircraft.
    Aircraft,
    /// A fighter aircraft.
    Fighter,
    /// A warship.
    Warship,
    /// A coast guard or rescue vessel.
    Cutter,
    /// A civil vessel.
    Vessel,
    /// A person in the water, or a raft.
    Survivor,
    /// An airfield or a base.
    Base,
}
