//! What one seat sees of play, and what it may ask of its table.

use super::debrief::{Account, Forecast};
use super::meter::MeterView;
use super::wash::{Step, Steps};
use crate::exercise::draft::Progress;

/// Everything one seat may see at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The exercise.
    pub title: String,
    /// The seat's chair, by name for people.
    pub chair: String,
    /// What every seat reads before play, Markdown.
    pub briefing: String,
    /// What the people of this chair read before play, Markdown.
    pub chair_briefing: String,
    /// Roles within the team: name and private briefing. With one seat for the whole team, all of
    /// them; in a hosted session none, since each seat has its own
    /// ([`TeamView::roles`](super::team::TeamView::roles)).
    pub roles: Vec<(String, String)>,
    /// What to know before agreeing to play.
    pub content_notes: Vec<String>,
    /// What the method does not claim.
    pub limits: Vec<String>,
    /// Announced objectives: text and percent of the objectives dimension.
    pub objectives: Vec<(String, i32)>,
    /// Criteria, public before play: code of the dimension (`escalation`, …) and weight in hundredths of a point.
    pub criteria: Vec<(String, i32)>,
    /// The stage that is open.
    pub stage: Option<StageView>,
    /// Scenario minutes since the start.
    pub elapsed: u32,
    /// Scenario minutes at which every path is over.
    pub horizon: u32,
    /// Each zone of the scenario clock: label and civil time `Sun 4 Apr 09:07`.
    pub clocks: Vec<(String, String)>,
    /// Paragraphs of the situation, Markdown.
    pub situation: Vec<String>,
    /// Meters that this chair sees.
    pub meters: Vec<MeterView>,
    /// Tension, 0..100: a fold over the acts of all chairs that have become known, worn off by time.
    pub tension: MeterView,
    /// Tension at moments of the past: minute and value, rising by minute.
    pub tension_curve: Vec<(u32, i32)>,
    /// Channels that this chair can open.
    pub channels: Vec<ChannelView>,
    /// What this chair came to know and said, oldest first.
    pub traffic: Vec<TrafficView>,
    /// How many of `traffic` were there before the last commit; the rest is new.
    pub traffic_seen: usize,
    /// Units and places on the map, if the exercise has one.
    pub map: Option<MapView>,
    /// What the seat decides now; none when it waits for others, or play is over.
    pub decision: Option<DecisionView>,
    /// How play ended, once it has.
    pub ending: Option<EndingView>,
    /// The score, once play has ended.
    pub sheet: Option<SheetView>,
    /// What lay behind each silence of one's own calls, once play has ended.
    pub silences: Vec<SilenceView>,
    /// The seat's own sealed forecasts, oldest first, each with what has come of it so far.
    pub forecasts: Vec<Forecast>,
    /// How many decisions this table has committed.
    pub commits: usize,
    /// The session's seed; 0 in a hosted session, where it would let a seat play ahead alone.
    pub seed: u64,
    /// Draws were fixed beforehand: the session is a rehearsal.
    pub rehearsal: bool,
}

impl View {
    /// The number of the decision at hand, from 1. Every page that numbers a decision of play counts
    /// like this: decisions as they were committed, never stages of the file.
    #[must_use]
    pub const fn decision_number(&self) -> usize {
        self.commits + 1
    }

    /// Leaves out what looks back and is not among these steps.
    pub fn hide_beyond(&mut self, steps: Steps) {
        self.seed = 0;
        self.roles.clear();
        self.sheet = self.sheet.take().filter(|_| steps.has(Step::Score));
        if !steps.has(Step::Knowledge) {
            self.silences.clear();
        }
        if let Some(ending) = self.ending.as_mut().filter(|_| !steps.has(Step::History)) {
            ending.history.clear();
        }
    }
}

/// The stage that is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StageView {
    /// Its name in the file.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Its number in the file, from 1, and how many there are.
    pub number: (usize, usize),
}

/// A channel that this chair can open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChannelView {
    /// Its name in the file.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Who is at the other end and what it is good for.
    pub about: String,
    /// How it stands.
    pub standing: ChannelStanding,
    /// Minute of the last try.
    pub last_try: Option<u32>,
}

/// How a channel stands for the chair that opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChannelStanding {
    /// Never tried.
    #[default]
    Untried,
    /// Tried; nothing has come back yet.
    Waiting,
    /// Nobody answered the last try.
    Silent,
    /// The last try was answered.
    Answered,
    /// Shut for now.
    Shut,
}

/// A thing said, heard or learned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrafficView {
    /// Scenario minute.
    pub at: u32,
    /// What it is.
    pub kind: TrafficKind,
    /// Where it comes from: an office, a medium, or the chair's own decision.
    pub from: String,
    /// The channel, by name for people; empty where there is none.
    pub channel: String,
    /// What was said, Markdown.
    pub text: String,
    /// A second text under it: the reply in an outcome, the message as it left.
    pub reply: Option<(String, String)>,
}

/// What a piece of traffic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrafficKind {
    /// It came by itself.
    Inject,
    /// What one decided.
    Decision,
    /// What came of one's decision.
    Consequence,
    /// One's own message, as it left.
    Sent,
    /// How far it has come, where the channel lets its sender know.
    Progress(Progress),
    /// A message of another chair.
    Received,
    /// Somebody spoke on a line that one had opened.
    Answer,
    /// Nobody did.
    Silence,
    /// One spoke on a line that another had opened, or let it ring.
    OwnLine,
    /// A fact.
    Fact,
}

/// What the seat decides now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DecisionView {
    /// The question.
    pub ask: String,
    /// The options in order: those that can be taken and those that are greyed.
    pub options: Vec<OptionView>,
    /// Fewest and most picks.
    pub picks: (usize, usize),
    /// So many picks cost no more than the longest of them.
    pub free: usize,
    /// Minutes that each pick beyond costs more.
    pub each_more: u32,
    /// The channel that rings while this is decided, by name for people.
    pub ringing: Option<String>,
    /// Minute before which no stage opens after this decision, whatever is picked; none where the
    /// next decision can come at once.
    pub next: Option<u32>,
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OptionView {
    /// Its number in line mode, from 1, over those that can be taken; none for a greyed one.
    pub number: Option<usize>,
    /// Its name in the file.
    pub id: String,
    /// One sentence.
    pub label: String,
    /// What one would do.
    pub detail: String,
    /// Why it cannot be taken.
    pub greyed: Option<String>,
    /// Minutes it takes.
    pub minutes: u32,
    /// It is asked once more before it is committed.
    pub irreversible: bool,
    /// Options, by name in the file, that cannot be picked with it.
    pub excludes: Vec<String>,
    /// Text around the clauses of a composed message; empty otherwise.
    pub message: String,
    /// Clauses to choose, one a slot.
    pub slots: Vec<SlotView>,
    /// Channels on which it rings or writes: name in the file and name for people. About each of
    /// them the team may seal a forecast: will somebody answer there within the hour?
    pub rings: Vec<(String, String)>,
}

/// A slot of a composed message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SlotView {
    /// Its name in the file.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The clauses that can be taken, in order.
    pub clauses: Vec<ClauseView>,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClauseView {
    /// Its name in the file.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// As it will stand in the message.
    pub text: String,
    /// The sender's translation; empty where there is none.
    pub translated: String,
    /// The receiver's translation, where it differs; else empty.
    pub theirs: String,
    /// What the wording admits, as a fact; empty where nothing is said.
    pub fact: String,
}

/// The map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MapView {
    /// West, south, east, north, hundredths of a degree.
    pub bounds: (i32, i32, i32, i32),
    /// Named places: name, longitude and latitude, ring in nautical miles (0: none).
    pub places: Vec<(String, (i32, i32), u32)>,
    /// Units that this chair sees.
    pub units: Vec<UnitView>,
    /// Lines that no coast shows: limits of zones, boundaries, routes.
    pub lines: Vec<LineOnMapView>,
}

/// A line on the map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineOnMapView {
    /// Its name for people.
    pub name: String,
    /// What it is: `zone`, `boundary`, `route`.
    pub kind: String,
    /// From end to end, two points at least: longitude and latitude, hundredths of a degree.
    pub points: Vec<(i32, i32)>,
}

/// A unit on the map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitView {
    /// Its name for people.
    pub name: String,
    /// Own side, other side or neutral.
    pub whose: Whose,
    /// What it is: `aircraft`, `fighter`, `warship`, `cutter`, `vessel`, `survivor`, `base`.
    pub kind: String,
    /// Longitude and latitude, hundredths of a degree.
    pub at: (i32, i32),
    /// Earlier positions, oldest first.
    pub track: Vec<(i32, i32)>,
    /// Where that is from the nearest named place; none where the map names no place.
    pub from: Option<BearingView>,
}

/// Where something is, seen from a named place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BearingView {
    /// The place, by name for people.
    pub place: String,
    /// Point of the compass, 0..16 clockwise from north: 4 is east, 6 south-east.
    pub point: u8,
    /// Nautical miles, rounded.
    pub miles: u32,
}

/// Whose a unit is, seen from the seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// The seat's side.
    Own,
    /// Another side.
    Other,
    /// Nobody's.
    #[default]
    Neutral,
}

impl Whose {
    /// What phrases select by.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Other => "other",
            Self::Neutral => "neutral",
        }
    }
}

/// How play ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EndingView {
    /// Its name in the file.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// What is told, Markdown.
    pub text: String,
    /// What the record shows beside it, Markdown.
    pub history: String,
}

/// The score with its ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetView {
    /// Hundredths of a point, not below 0 on screen.
    pub total: i32,
    /// Band: `P`, `S`, `M` or `U`.
    pub band: String,
    /// Each dimension: code (`escalation`, …), points and weight, hundredths.
    pub dimensions: Vec<(String, i32, i32)>,
    /// Objectives: text, rating (`P`, `S`, `M`, `U`, or `-` for not tested) and the written reason.
    pub objectives: Vec<(String, String, String)>,
    /// Every line, in order of time.
    pub ledger: Vec<LineView>,
}

/// A line of the ledger: the total is their sum.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineView {
    /// Scenario minute.
    pub at: u32,
    /// Code of the dimension, or `gate`.
    pub dimension: String,
    /// Code of the rule; the phrase catalogue has its sentence under `ledger-<rule>`.
    pub rule: String,
    /// What it is about, resolved: an option's label, a channel's name, an objective.
    pub subject: String,
    /// Arguments of the rule's sentence: name and value.
    pub arguments: Vec<(String, String)>,
    /// Hundredths of a point.
    pub points: i32,
    /// What the rule rests on outside the product.
    pub anchor: String,
    /// The author's reason; empty where the rule says it all.
    pub reason: String,
}

/// What lay behind a silence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SilenceView {
    /// Scenario minute of the call.
    pub at: u32,
    /// The channel, by name for people.
    pub channel: String,
    /// Why nobody picked up.
    pub reason: String,
    /// Points of authorisation the least answer needed; none where points were not what was missing.
    pub needed: Option<i32>,
    /// Points held, fewer than those needed.
    pub held: Option<i32>,
    /// What they were made of: label, points, minute of the act (none for what the clock earned).
    pub terms: Vec<(String, i32, Option<u32>)>,
}

/// What a seat may ask of its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Commits these options, each with the clauses of its slots, all by name in the file, and a note.
    Commit {
        /// Options with the clause of each slot.
        picks: Vec<(String, Vec<String>)>,
        /// Free text, kept for the debrief and never scored.
        note: String,
        /// Sealed forecasts: a channel of [`OptionView::rings`] by its name in the file, and the
        /// percent, 0..=100, at which the team expects an answer there within the hour.
        forecasts: Vec<(String, u8)>,
    },
    /// Picks up the call that rings.
    PickUp,
    /// Lets it ring.
    LetRing,
    /// The team's own account of its play, at any time; it takes the place of an earlier one, and
    /// an empty one takes it back.
    Account(Account),
}

/// Why a command is refused: a code of the phrase catalogue (`refusal-…`) with its arguments. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Refused {
    /// Code, without the prefix.
    pub code: String,
    /// Name and value.
    pub arguments: Vec<(String, String)>,
}
