//! Stages, injects, decision points, options and outcomes.

use super::*;
use crate::exercise::draft::{Feature, Mark, OptionKind};
use serde::{Deserialize, Serialize};

/// Where a path goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, Deserialize)]
pub enum Goal {
    /// To a stage.
    Stage(StageId),
    /// To the first ending that applies.
    End,
}

/// A stage.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Stage {
    /// Its name in the file.
    pub id: String,
    /// Its name for people.
    pub title: TextId,
    /// It opens at this minute or on a later arrival.
    pub not_before: Minutes,
    /// Paragraphs of the situation.
    pub situation: Vec<Passage>,
    /// What changes on entering.
    pub on_enter: Vec<Effect>,
    /// Injects that can fire while it is open; those of the exercise are not in it.
    pub injects: Vec<InjectId>,
    /// Its decisions, in order.
    pub points: Vec<PointId>,
    /// Where the path goes after the last decision.
    pub next: Vec<Link>,
    /// Where units stand.
    pub positions: Vec<Position>,
    /// Questions for the debrief.
    pub questions: Vec<TextId>,
    /// For whoever runs the exercise.
    pub facilitator: Facilitator,
    /// What the record shows.
    pub history: TextId,
    /// Sources of the history.
    pub sources: Vec<SourceId>,
    /// Bits that something from here on still reads; entering the stage clears the others.
    pub live_bits: Indices,
    /// Counters that something from here on still reads; entering the stage resets the others.
    pub live_slots: Indices,
}

/// A paragraph of the situation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// When it is shown.
    pub when: Cond,
    /// Who reads it.
    pub seen_by: Chairs,
    /// Markdown.
    pub text: TextId,
}

/// A way on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// When it is taken.
    pub when: Cond,
    /// Where it leads.
    pub to: Goal,
    /// Occasions it credits.
    pub credit: Option<CreditId>,
}

/// Occasions that a way passes over and the rubric credits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    /// The occasions.
    pub occasions: Vec<OccasionId>,
}

/// Where a unit stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// The unit.
    pub unit: UnitId,
    /// When it is there.
    pub when: Cond,
    /// Longitude and latitude, hundredths of a degree.
    pub at: (i32, i32),
    /// Earlier positions, oldest first.
    pub track: Vec<(i32, i32)>,
    /// Who sees it.
    pub seen_by: Chairs,
}

/// For whoever runs the exercise.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Facilitator {
    /// What the stage is for.
    pub purpose: TextId,
    /// Minutes of wall time to plan for.
    pub minutes: u32,
    /// What to watch.
    pub watch: TextId,
    /// Hints, gentlest first.
    pub hints: Vec<TextId>,
}

/// An event that comes by itself, at most once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inject {
    /// Its name in the file.
    pub id: String,
    /// The stage it belongs to; none for the whole exercise.
    pub stage: Option<StageId>,
    /// What makes it fire.
    pub trigger: Trigger,
    /// What must hold besides, at that moment.
    pub when: Cond,
    /// Who learns of it.
    pub seen_by: Chairs,
    /// Where it comes from.
    pub from: TextId,
    /// What arrives.
    pub text: TextId,
    /// The expected action.
    pub expected: TextId,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// Acts in it.
    pub acts: Vec<Act>,
    /// One is drawn.
    pub chance: Option<Chance>,
    /// Raised once it has fired: where its trigger or a condition needs to know.
    pub fired: Option<BitId>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// What makes an inject fire.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Trigger {
    /// At this minute.
    At(Minutes),
    /// As soon as this holds.
    When(Cond),
    /// At this minute, unless this holds then.
    Absent(Cond, Minutes),
    /// Only when fired.
    Called,
}

/// A weighted choice among branches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// Where it is drawn.
    pub site: SiteId,
    /// The branches, as many as the site has weights.
    pub branches: Vec<Branch>,
}

/// One side of a chance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Branch {
    /// Its name in the file, or its number.
    pub id: String,
    /// What is told.
    pub text: TextId,
    /// What the other side says.
    pub reply: Option<Reply>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// Acts in it.
    pub acts: Vec<Act>,
    /// Where the path goes.
    pub to: Option<Goal>,
}

/// What the other side says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// Who speaks.
    pub from: TextId,
    /// What is said.
    pub text: TextId,
    /// What act it is.
    pub act: Option<Act>,
}

/// A decision point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Its name in the file.
    pub id: String,
    /// Its stage.
    pub stage: StageId,
    /// When the decision arises.
    pub when: Cond,
    /// One menu for each chair that decides, in chair order.
    pub menus: Vec<MenuId>,
    /// The chairs that decide.
    pub chairs: Chairs,
    /// The channel whose ringing is the scene.
    pub ringing: Option<ChannelId>,
}

/// What one chair may choose from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Menu {
    /// Its point.
    pub point: PointId,
    /// Who decides.
    pub chair: ChairId,
    /// The question.
    pub ask: TextId,
    /// Fewest picks, at least 1.
    pub least: usize,
    /// Most picks.
    pub most: usize,
    /// Picks that cost no more than the longest of them.
    pub free: usize,
    /// Minutes for each pick beyond.
    pub each_more: Minutes,
    /// The options, in order.
    pub options: Vec<OptionId>,
    /// How the chair decides when nobody sits there.
    pub policy: Vec<Rule>,
    /// The occasion of the rubric that it is.
    pub occasion: Option<OccasionId>,
}

/// A rule of a policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// When it applies.
    pub when: Cond,
    /// Where one of the sets is drawn.
    pub site: SiteId,
    /// The sets, as many as the site has weights.
    pub sets: Vec<Vec<OptionId>>,
}

/// An option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OptionModel {
    /// Its name in the file; unique within its stage.
    pub id: String,
    /// Its menu.
    pub menu: MenuId,
    /// One sentence.
    pub label: TextId,
    /// What one would do.
    pub detail: TextId,
    /// Message or escalation.
    pub kind: OptionKind,
    /// When it is there.
    pub when: Cond,
    /// When it is greyed, with the reason.
    pub unless: Vec<(Cond, TextId)>,
    /// Options that cannot be picked with it; mutual.
    pub excludes: Vec<OptionId>,
    /// Minutes it takes.
    pub cost: Minutes,
    /// Asked once more.
    pub irreversible: bool,
    /// What it is.
    pub act: Option<Act>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// What it sends.
    pub message: Option<Message>,
    /// Clauses to choose.
    pub slots: Vec<ClauseSlot>,
    /// What comes of it; the first that holds.
    pub outcomes: Vec<Outcome>,
    /// Where the path goes.
    pub to: Option<Goal>,
    /// What kind of move it is.
    pub marks: Vec<Mark>,
    /// Promises it makes.
    pub promises: Vec<PromiseId>,
    /// Promises it breaks.
    pub breaks: Vec<PromiseId>,
    /// Teaching note.
    pub note: TextId,
    /// Sources of the note.
    pub sources: Vec<SourceId>,
    /// History took this way.
    pub historical: bool,
    /// Raised once chosen, where a condition asks for it.
    pub chosen: Option<BitId>,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// The channel; none for a public statement.
    pub via: Option<ChannelId>,
    /// As it leaves.
    pub text: TextId,
    /// As it arrives when garbled.
    pub garbled: TextId,
    /// What it carries.
    pub features: Vec<Feature>,
    /// Bits to raise as it proceeds, where conditions ask for them.
    pub progress: Vec<(crate::exercise::draft::Progress, BitId)>,
}

/// A slot of a composed message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClauseSlot {
    /// Its name in the file.
    pub id: String,
    /// Its name for people.
    pub name: TextId,
    /// The clauses; at most 255.
    pub clauses: Vec<Clause>,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    /// Its name in the file.
    pub id: String,
    /// Its name for people.
    pub label: TextId,
    /// When it is there.
    pub when: Cond,
    /// As it stands in the message.
    pub text: TextId,
    /// The sender's translation.
    pub translated: TextId,
    /// The receiver's translation.
    pub theirs: TextId,
    /// What it admits.
    pub fact: TextId,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// What it carries.
    pub features: Vec<Feature>,
    /// Promises it makes.
    pub promises: Vec<PromiseId>,
}

/// What comes of an option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// When it comes.
    pub when: Cond,
    /// What is told.
    pub text: TextId,
    /// What the other side says.
    pub reply: Option<Reply>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// One is drawn.
    pub chance: Option<Chance>,
    /// Where the path goes.
    pub to: Option<Goal>,
    /// Occasions it credits.
    pub credit: Option<CreditId>,
}
