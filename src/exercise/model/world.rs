//! Chairs, slots, bits, authorisations and channels.

use super::*;
use crate::exercise::draft::{Level, Progress};
use serde::{Deserialize, Serialize};

/// A party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// Its name in the file.
    pub id: String,
    /// Its name for people.
    pub name: TextId,
}

/// A place from which one plays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chair {
    /// What commands call it.
    pub id: String,
    /// Its side.
    pub side: SideId,
    /// Its name for people.
    pub name: TextId,
    /// What its people read before play.
    pub briefing: TextId,
    /// Roles: name in the file, name for people, private briefing.
    pub roles: Vec<(String, TextId, TextId)>,
}

/// A bounded integer of the state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Its name in the file.
    pub id: String,
    /// What it is.
    pub kind: SlotKind,
    /// Lowest value, within `i16`.
    pub least: i32,
    /// Highest value, within `i16`.
    pub most: i32,
    /// Value at the start.
    pub start: i32,
    /// Changes by themselves.
    pub drift: Vec<Drift>,
    /// What happens when a value is crossed.
    pub thresholds: Vec<Threshold>,
}

/// What a slot is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SlotKind {
    /// Seats may see it.
    Meter {
        /// Its name for people.
        name: TextId,
        /// Who sees it.
        seen_by: Chairs,
        /// Lowest value of each band and its name, rising.
        bands: Vec<(i32, TextId)>,
    },
    /// Nobody sees it.
    Counter {
        /// Falls back to its start when the decision is settled.
        passing: bool,
    },
    /// The act terms of an authorisation, added up.
    Terms(AuthorisationId),
}

/// A change by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drift {
    /// While this holds.
    pub when: Cond,
    /// At whole multiples of so many minutes; positive.
    pub every: Minutes,
    /// By how much.
    pub by: i32,
    /// Moves toward this value and stops there.
    pub toward: Option<i32>,
}

/// Effects when a slot crosses a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Threshold {
    /// The value.
    pub value: i32,
    /// Fires on the way up (`true`) or down.
    pub rising: bool,
    /// What changes.
    pub effects: Vec<Effect>,
}

/// A yes-or-no fact of the state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bit {
    /// What it is of.
    pub kind: BitKind,
    /// Raised at the start.
    pub start: bool,
}

/// What a bit is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BitKind {
    /// The author's flag: its index in the file.
    Flag(u16),
    /// The option has been chosen.
    Chose(OptionId),
    /// The inject has fired.
    Fired(InjectId),
    /// The channel has been tried.
    Tried(ChannelId),
    /// The channel has been answered.
    Answered(ChannelId),
    /// The channel is shut.
    Shut(ChannelId),
    /// The message of the option has come this far.
    Message(OptionId, Progress),
}

/// A sum of named terms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Authorisation {
    /// Its name in the file.
    pub id: String,
    /// Its name for people.
    pub name: TextId,
    /// Whose desks it frees.
    pub chair: ChairId,
    /// Where the act terms are added up.
    pub slot: SlotId,
    /// Terms of the clock.
    pub clock: Vec<ClockTerm>,
    /// Each minute up to the horizon at which what they earn together changes, and whole points from then on.
    pub steps: Vec<(Minutes, i32)>,
}

/// A term that grows with the clock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClockTerm {
    /// What its reason says.
    pub label: TextId,
    /// Points for each `every` minutes.
    pub points: i32,
    /// Minutes; positive.
    pub every: Minutes,
    /// First minute of the window.
    pub from: Minutes,
    /// First minute after the window.
    pub to: Minutes,
}

impl Authorisation {
    /// What the clock has earned by this minute, up to the horizon.
    pub fn earned(&self, clock: Minutes) -> i32 {
        let next = self.steps.partition_point(|(minute, _)| *minute <= clock);
        let step = next.checked_sub(1).and_then(|last| self.steps.get(last));
        step.map_or(0, |(_, points)| *points)
    }
}

impl ClockTerm {
    /// Minutes of its window that have passed.
    pub fn minutes(&self, clock: Minutes) -> i64 {
        i64::from(clock.min(self.to).saturating_sub(self.from))
    }
}

/// A term that an act adds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Its name in the file.
    pub id: String,
    /// What its reason says.
    pub label: TextId,
    /// Its authorisation.
    pub of: AuthorisationId,
    /// Points.
    pub points: i32,
}

/// A line between chairs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    /// Its name in the file.
    pub id: String,
    /// Its name for people.
    pub name: TextId,
    /// Who is at the other end.
    pub about: TextId,
    /// Who opens it.
    pub from: ChairId,
    /// Who is at the other end.
    pub to: ChairId,
    /// How high it reaches.
    pub level: Level,
    /// Answers; the first that holds answers.
    pub answers: Vec<Answer>,
    /// What silence is like.
    pub silence: Silence,
    /// How messages travel.
    pub post: Option<Post>,
    /// Raised once tried, where a condition asks for it.
    pub tried: Option<BitId>,
    /// Raised once answered, where a condition asks for it.
    pub answered: Option<BitId>,
    /// Raised while shut, where anything shuts it or asks for it.
    pub shut: Option<BitId>,
}

/// One way of answering.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Its name in the file.
    pub id: String,
    /// Authorisation and points needed.
    pub needs: Option<(AuthorisationId, i32)>,
    /// What else must hold.
    pub when: Cond,
    /// Minutes until somebody speaks.
    pub after: Minutes,
    /// Who speaks.
    pub by: TextId,
    /// What is said.
    pub says: TextId,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// What act it is.
    pub act: Option<Act>,
    /// Gives no substance.
    pub hollow: bool,
}

/// What silence is like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Silence {
    /// Minutes until it counts as unanswered.
    pub after: Minutes,
    /// What the caller hears.
    pub text: TextId,
    /// Why.
    pub reason: TextId,
    /// What it changes.
    pub effects: Vec<Effect>,
}

/// How messages travel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// Minutes from sent to carried.
    pub carry: Minutes,
    /// Minutes from carried to delivered.
    pub deliver: Minutes,
    /// Minutes from delivered to read.
    pub read: Minutes,
    /// Minutes from sent to expired.
    pub expire: Minutes,
    /// Where intact, garbled or lost is drawn; none where nothing goes wrong.
    pub chance: Option<SiteId>,
    /// What its sender learns.
    pub tells_sender: Vec<Progress>,
}

/// A fact that chairs may be told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Its name in the file.
    pub id: String,
    /// What is learned.
    pub text: TextId,
    /// Who knows it from the start.
    pub known_by: Chairs,
}

/// An act in the catalogue's terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Row of the catalogue.
    pub row: ActRow,
    /// Who acts.
    pub chair: ChairId,
}

/// What the catalogue says of an act.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Act")]
pub struct ActRow {
    /// CAMEO code.
    pub code: compact_str::CompactString,
    /// Manner.
    pub manner: compact_str::CompactString,
    /// Severity class.
    pub class: crate::exercise::draft::Class,
    /// Goldstein value in tenths, -100..100.
    pub goldstein: i32,
    /// What people call it.
    pub name: String,
}
