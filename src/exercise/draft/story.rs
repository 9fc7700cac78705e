//! Stages, injects, decision points, options and outcomes.

use super::*;
use serde::{Deserialize, Serialize};

/// Where a path goes on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub enum Target {
    /// To the stage of this name; an earlier one makes a loop.
    Stage(Id),
    /// To the first ending that applies.
    End,
}

/// A stage of the story.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, rename = "Stage")]
pub struct StageDraft {
    /// What references call it.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// The earliest moment at which it opens; an earlier arrival waits.
    pub not_before: Option<Time>,
    /// Paragraphs of the situation; all that hold are shown, in order.
    pub situation: Vec<PassageDraft>,
    /// What changes on entering.
    pub on_enter: Vec<Effect>,
    /// Events that come while the stage is open.
    pub injects: Vec<InjectDraft>,
    /// Decisions, in order; those whose condition fails are passed over.
    pub points: Vec<PointDraft>,
    /// Where the path goes after the last decision: the first that holds.
    pub next: Vec<LinkDraft>,
    /// Where units stand.
    pub positions: Vec<PositionDraft>,
    /// Questions for the debrief of this stage.
    pub questions: Vec<String>,
    /// For whoever runs the exercise.
    pub facilitator: FacilitatorDraft,
    /// What the record shows at this point.
    pub history: String,
    /// Sources of the history.
    pub sources: Vec<Id>,
}

/// A paragraph that is shown while its condition holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Passage")]
pub struct PassageDraft {
    /// When it is shown.
    #[serde(default)]
    pub when: Condition,
    /// Chairs that read it; empty for all.
    #[serde(default)]
    pub seen_by: Vec<Id>,
    /// Markdown.
    pub text: String,
}

/// Where a path goes on, and when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Link")]
pub struct LinkDraft {
    /// When it is taken.
    #[serde(default)]
    pub when: Condition,
    /// Where it leads.
    pub to: Target,
    /// Occasions of the rubric that this way passes over and the rubric credits.
    #[serde(default)]
    pub credits: Vec<Id>,
}

/// A unit's position and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Position")]
pub struct PositionDraft {
    /// The unit.
    pub unit: Id,
    /// When it is there.
    #[serde(default)]
    pub when: Condition,
    /// Longitude and latitude, hundredths of a degree.
    pub at: (i32, i32),
    /// Earlier positions, oldest first.
    #[serde(default)]
    pub track: Vec<(i32, i32)>,
    /// Chairs that see it; empty for all.
    #[serde(default)]
    pub seen_by: Vec<Id>,
}

/// For whoever runs the exercise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, rename = "Facilitator")]
pub struct FacilitatorDraft {
    /// What the stage is for.
    pub purpose: String,
    /// Minutes of wall time to plan for.
    pub minutes: u32,
    /// What to watch.
    pub watch: String,
    /// Hints, gentlest first.
    pub hints: Vec<String>,
}

/// What makes an inject fire. Each fires once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub enum Trigger {
    /// At this moment.
    At(Time),
    /// As soon as this holds.
    When(Condition),
    /// At this moment, unless this holds by then.
    Absent(Condition, Time),
    /// Only when an effect or the facilitator fires it.
    Called,
}

/// An event that comes by itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Inject")]
pub struct InjectDraft {
    /// What references call it.
    pub id: Id,
    /// What makes it fire.
    pub trigger: Trigger,
    /// What must hold besides, at that moment; else it does not come at all.
    #[serde(default)]
    pub when: Condition,
    /// Chairs that learn of it; empty for all.
    #[serde(default)]
    pub seen_by: Vec<Id>,
    /// Where it comes from: an office, a medium.
    pub from: String,
    /// What arrives.
    pub text: String,
    /// The expected action.
    #[serde(default)]
    pub expected: String,
    /// What it changes.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// Acts of the chairs in it.
    #[serde(default)]
    pub acts: Vec<ActDraft>,
    /// One of these is drawn by weight.
    #[serde(default)]
    pub chance: Vec<BranchDraft>,
    /// Sources, where it follows the record.
    #[serde(default)]
    pub sources: Vec<Id>,
}

/// An act in the catalogue's terms.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Act")]
pub struct ActDraft {
    /// CAMEO code.
    pub code: String,
    /// Manner, where one code covers a firm and a soft form.
    #[serde(default = "plain")]
    pub manner: String,
    /// Who acts; in an option, the chair that chose it.
    #[serde(default)]
    pub chair: Option<Id>,
}

fn plain() -> String {
    "plain".into()
}

/// A decision point: chairs that decide there, at once and sealed from one another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Point")]
pub struct PointDraft {
    /// What references call it; unique within its stage.
    pub id: Id,
    /// When the decision arises.
    #[serde(default)]
    pub when: Condition,
    /// One menu a chair.
    pub menus: Vec<MenuDraft>,
    /// A scene to show instead of the plain picture.
    #[serde(default)]
    pub scene: Option<Scene>,
}

/// A scene to show.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub enum Scene {
    /// The channel rings, and the clock runs.
    Ringing(Id),
}

/// What one chair may choose from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Menu")]
pub struct MenuDraft {
    /// Who decides.
    pub chair: Id,
    /// The question.
    pub ask: String,
    /// How many options, and what more than the free ones cost.
    #[serde(default)]
    pub pick: PickDraft,
    /// The options, in order.
    pub options: Vec<OptionDraft>,
    /// How the chair decides when nobody sits there: the first rule that holds.
    #[serde(default)]
    pub policy: Vec<RuleDraft>,
    /// The occasion of the rubric that this decision is.
    #[serde(default)]
    pub occasion: Option<Id>,
}

/// How many options a menu takes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, rename = "Pick")]
pub struct PickDraft {
    /// At least.
    pub least: u32,
    /// At most.
    pub most: u32,
    /// So many cost no more than the longest of them.
    pub free: u32,
    /// Each one beyond costs this much more.
    pub each_more: Time,
}

impl Default for PickDraft {
    fn default() -> Self {
        Self {
            least: 1,
            most: 1,
            free: 1,
            each_more: Time::Min(0),
        }
    }
}

/// How a chair decides when nobody sits there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Rule")]
pub struct RuleDraft {
    /// When it applies.
    #[serde(default)]
    pub when: Condition,
    /// Sets of options with their weights; one set is drawn. One that cannot be taken now is passed over.
    pub choose: Vec<(u32, Vec<Id>)>,
}

/// An option.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, rename = "Option")]
pub struct OptionDraft {
    /// What lines and references call it; unique within its stage.
    pub id: Id,
    /// One sentence.
    pub label: String,
    /// What one would do, and the reason a serious person gives.
    pub detail: String,
    /// Whether it is a message or an escalation option.
    pub kind: OptionKind,
    /// When it is there at all.
    pub when: Condition,
    /// Conditions under which it is shown but cannot be taken, with the reason.
    pub unless: Vec<(Condition, String)>,
    /// Options of the same menu that cannot be picked together with it.
    pub excludes: Vec<Id>,
    /// How much scenario time it takes.
    pub cost: Option<Time>,
    /// Asked once more before it is committed.
    pub irreversible: bool,
    /// What it is, in the catalogue's terms.
    pub act: Option<ActDraft>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// What it sends.
    pub message: Option<MessageDraft>,
    /// Clauses to choose, one a slot.
    pub slots: Vec<SlotDraft>,
    /// What comes of it: the first that holds.
    pub outcomes: Vec<OutcomeDraft>,
    /// Where the path goes; none for the next decision of the stage.
    pub to: Option<Target>,
    /// For the score: what kind of move it is.
    pub marks: Vec<Mark>,
    /// Promises it makes, by name.
    pub promises: Vec<Id>,
    /// Promises it breaks, if they were made.
    pub breaks: Vec<Id>,
    /// Teaching note, shown in the debrief.
    pub note: String,
    /// Sources of the note.
    pub sources: Vec<Id>,
    /// The record of history took this way.
    pub historical: bool,
}

/// Whether an option speaks or pushes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum OptionKind {
    /// It reaches for somebody or says something.
    #[default]
    Message,
    /// It moves forces, people, money or rights.
    Escalation,
}

/// What kind of move an option is, for the reciprocity dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Mark {
    /// Shows that one can and will hold one's ground.
    Resolve,
    /// Gives something up.
    Concession,
    /// States the wish to reduce tension (GRIT 1).
    StatesWish,
    /// Announces a step before taking it (GRIT 2).
    Announces,
    /// Carries out a step as announced (GRIT 3).
    CarriesOut,
    /// Invites a return without demanding one (GRIT 4).
    Invites,
    /// Goes on without a return (GRIT 5).
    GoesOn,
    /// Makes a step that the other side can verify (GRIT 6).
    Verifiable,
    /// Keeps the ability to retaliate (GRIT 7).
    KeepsGuard,
    /// Answers exploitation precisely and in kind (GRIT 8).
    InKind,
    /// Varies the kind of step (GRIT 9).
    Varies,
    /// Matches what the other side returned (GRIT 10).
    Matches,
}

/// What a message carries, for the message dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Feature {
    /// Facts come before blame.
    FactsFirst,
    /// Concern for people, theirs too.
    Concern,
    /// One ask that can be answered.
    OneAsk,
    /// Own next step and when.
    NextStep,
    /// A return step the other side could take.
    ReturnStep,
    /// A way to save face.
    SavesFace,
    /// Channel and call-back named.
    CallBack,
    /// Survives translation.
    Translatable,
    /// Matches the public line.
    MatchesPublic,
    /// Shows both viewpoints.
    TwoViews,
    /// An ultimatum.
    Ultimatum,
    /// A threat of force.
    Threat,
    /// An accusation of crime.
    Accusation,
    /// A claim nobody has verified.
    Unverified,
}

/// A message: what it says, and to whom it goes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Message")]
pub struct MessageDraft {
    /// The channel it goes by; none for a public statement that everyone hears at once.
    #[serde(default)]
    pub via: Option<Id>,
    /// The text as it leaves; composed messages add their clauses.
    #[serde(default)]
    pub text: String,
    /// The text as it arrives when garbled or mistranslated.
    #[serde(default)]
    pub garbled: String,
    /// What it carries.
    #[serde(default)]
    pub features: Vec<Feature>,
}

/// A slot of a composed message: one clause is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Slot")]
pub struct SlotDraft {
    /// What references call it; unique within its option.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// The clauses, in order.
    pub clauses: Vec<ClauseDraft>,
}

/// A clause of a composed message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, rename = "Clause")]
pub struct ClauseDraft {
    /// What lines call it; unique within its slot.
    pub id: Id,
    /// What people call it.
    pub label: String,
    /// When it is there at all.
    pub when: Condition,
    /// As it will stand in the message; empty leaves the slot out.
    pub text: String,
    /// The sender's own translation.
    pub translated: String,
    /// The receiver's translation, where it differs.
    pub theirs: String,
    /// What the wording admits, as a fact.
    pub fact: String,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// What it carries.
    pub features: Vec<Feature>,
    /// Promises it makes, by name.
    pub promises: Vec<Id>,
}

/// What comes of an option.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, rename = "Outcome")]
pub struct OutcomeDraft {
    /// When it comes; judged after the option's own effects.
    pub when: Condition,
    /// What is told.
    pub text: String,
    /// What the other side says.
    pub reply: Option<ReplyDraft>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// One of these is drawn by weight.
    pub chance: Vec<BranchDraft>,
    /// Where the path goes; none for what the option says.
    pub to: Option<Target>,
    /// Occasions of the rubric that this way passes over and the rubric credits.
    pub credits: Vec<Id>,
}

/// One side of a chance.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, rename = "Branch")]
pub struct BranchDraft {
    /// What references call it; unique within its chance.
    pub id: Id,
    /// Its weight.
    pub weight: u32,
    /// What is told.
    pub text: String,
    /// What the other side says.
    pub reply: Option<ReplyDraft>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// Acts of the chairs in it.
    pub acts: Vec<ActDraft>,
    /// Where the path goes; none for what the outcome says.
    pub to: Option<Target>,
}

/// What the other side says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Reply")]
pub struct ReplyDraft {
    /// Who speaks: an office.
    pub from: String,
    /// What is said.
    pub text: String,
    /// What act it is.
    #[serde(default)]
    pub act: Option<ActDraft>,
}
