//! What stands still while stages pass: sides, chairs, meters, authorisations, channels, facts.

use super::*;
use serde::{Deserialize, Serialize};

/// A party to the crisis.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Side")]
pub struct SideDraft {
    /// What references call it.
    pub id: Id,
    /// What people call it.
    pub name: String,
}

/// A place from which one plays: a cell of one side.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Chair")]
pub struct ChairDraft {
    /// What commands call it.
    pub id: Id,
    /// Its side.
    pub side: Id,
    /// What people call it.
    pub name: String,
    /// What its people read before play.
    pub briefing: String,
    /// Roles within a team.
    #[serde(default)]
    pub roles: Vec<RoleDraft>,
}

/// A role within a team.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Role")]
pub struct RoleDraft {
    /// What commands call it.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// What its holder alone reads.
    pub briefing: String,
}

/// A bounded integer that rules read and seats may see.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Meter")]
pub struct MeterDraft {
    /// What conditions call it.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// Lowest and highest value.
    pub range: (i32, i32),
    /// Value at the start.
    pub start: i32,
    /// Chairs that see it; empty for all.
    #[serde(default)]
    pub seen_by: Vec<Id>,
    /// Changes by themselves, while their condition holds.
    #[serde(default)]
    pub drift: Vec<DriftDraft>,
    /// What happens when a value is crossed.
    #[serde(default)]
    pub thresholds: Vec<ThresholdDraft>,
    /// Names of its bands: lowest value of the band and its name, rising.
    #[serde(default)]
    pub bands: Vec<(i32, String)>,
}

/// A change by itself at whole multiples of a period of the scenario clock.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Drift")]
pub struct DriftDraft {
    /// While this holds.
    #[serde(default)]
    pub when: Condition,
    /// The period.
    pub every: Time,
    /// By how much; with `toward`, by at most this much.
    pub by: i32,
    /// Decay: moves toward this value and stops there; `by` is then a size and positive.
    #[serde(default)]
    pub toward: Option<i32>,
}

/// Effects when a meter crosses a value.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Threshold")]
pub struct ThresholdDraft {
    /// Fires when the meter comes from below to this value or above.
    #[serde(default)]
    pub rises_to: Option<i32>,
    /// Fires when the meter comes from above to this value or below.
    #[serde(default)]
    pub falls_to: Option<i32>,
    /// What then changes.
    pub effects: Vec<Effect>,
}

/// A bounded integer that rules read and nobody sees.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Counter")]
pub struct CounterDraft {
    /// What conditions call it.
    pub id: Id,
    /// Lowest and highest value.
    pub range: (i32, i32),
    /// Value at the start.
    #[serde(default)]
    pub start: i32,
    /// Falls back to its start as soon as the decision that changed it is settled.
    #[serde(default)]
    pub passing: bool,
}

/// A sum of named terms that decides whether a desk may speak.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Authorisation")]
pub struct AuthorisationDraft {
    /// What conditions call it.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// The chair whose desks it frees.
    pub chair: Id,
    /// Lowest and highest value of the act terms together.
    pub range: (i32, i32),
    /// Terms that grow with the clock. Their fractions are added before the sum is cut to whole points.
    #[serde(default)]
    pub clock: Vec<ClockTermDraft>,
    /// Terms that acts add.
    pub acts: Vec<ActTermDraft>,
}

/// A term that grows, or shrinks, with the clock inside a window.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "ClockTerm")]
pub struct ClockTermDraft {
    /// What its reason says.
    pub label: String,
    /// Points for each whole `every`.
    pub points: i32,
    /// The time that earns them.
    pub every: Time,
    /// Start of the window.
    #[serde(default = "zero")]
    pub from: Time,
    /// End of the window; none for the horizon.
    #[serde(default)]
    pub to: Option<Time>,
}

fn zero() -> Time {
    Time::Min(0)
}

/// A term that an act adds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "ActTerm")]
pub struct ActTermDraft {
    /// What effects call it; unique over all authorisations.
    pub id: Id,
    /// What its reason says: "your 06:00 statement".
    pub label: String,
    /// Points, each time.
    pub points: i32,
}

/// How high in a hierarchy a channel reaches, for the contact dimension of the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Level {
    /// Pilots, ships, rescue centres.
    Tactical,
    /// Rescue co-ordination between centres.
    Rescue,
    /// Attaches and liaison desks.
    Desk,
    /// Theatre commanders.
    Theatre,
    /// Ministries and joint staffs of defence.
    Defence,
    /// Foreign ministries and embassies.
    Diplomatic,
    /// Heads of state.
    Leader,
    /// Retired officers, scholars, third parties.
    Unofficial,
    /// The public: press, broadcasts.
    Public,
}

/// A line from one chair to another. It can stay silent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Channel")]
pub struct ChannelDraft {
    /// What effects call it.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// Who is at the other end and what it is good for.
    pub about: String,
    /// The chair that opens it.
    pub from: Id,
    /// The chair at the other end.
    pub to: Id,
    /// How high it reaches.
    pub level: Level,
    /// Answers in order: the first that holds answers, else there is silence.
    pub answers: Vec<AnswerDraft>,
    /// What silence is like on this line.
    pub silence: SilenceDraft,
    /// How messages travel on it; none where it only rings.
    #[serde(default)]
    pub post: Option<PostDraft>,
    /// Shut at the start.
    #[serde(default)]
    pub shut: bool,
}

/// One way in which a channel is answered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Answer")]
pub struct AnswerDraft {
    /// What references call it; unique within its channel.
    pub id: Id,
    /// Authorisation and points needed; the greyed reason is made from it.
    #[serde(default)]
    pub needs: Option<(Id, i32)>,
    /// What else must hold.
    #[serde(default)]
    pub when: Condition,
    /// How long until somebody speaks.
    #[serde(default = "zero")]
    pub after: Time,
    /// Who speaks: an office.
    pub by: String,
    /// What is said.
    pub says: String,
    /// What it changes.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// What act it is, of the answering chair.
    #[serde(default)]
    pub act: Option<ActDraft>,
    /// Gives no substance: counts as tried, not as answered, for the score.
    #[serde(default)]
    pub hollow: bool,
}

/// What silence is like.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Silence")]
pub struct SilenceDraft {
    /// How long until it counts as unanswered.
    pub after: Time,
    /// What the caller hears.
    pub text: String,
    /// Why, for the debrief and for the chair that stays silent.
    pub reason: String,
    /// What it changes.
    #[serde(default)]
    pub effects: Vec<Effect>,
}

/// How messages travel on a channel.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Post")]
pub struct PostDraft {
    /// From sent to carried.
    #[serde(default = "zero")]
    pub carry: Time,
    /// From carried to delivered.
    #[serde(default = "zero")]
    pub deliver: Time,
    /// From delivered to read.
    #[serde(default = "zero")]
    pub read: Time,
    /// From sent to expired, when nothing answered.
    pub expire: Time,
    /// Weights of: arrives intact, arrives garbled, is lost. `(1, 0, 0)` where nothing goes wrong.
    #[serde(default = "intact")]
    pub weights: (u32, u32, u32),
    /// Which states its sender learns of.
    #[serde(default)]
    pub tells_sender: Vec<Progress>,
}

fn intact() -> (u32, u32, u32) {
    (1, 0, 0)
}

/// A thing a chair may be told.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Fact")]
pub struct FactDraft {
    /// What effects call it.
    pub id: Id,
    /// What is learned.
    pub text: String,
    /// Chairs that know it from the start.
    #[serde(default)]
    pub known_by: Vec<Id>,
}
