//! Options: what they say, what they send, what comes of them.

use super::*;
use serde::{Deserialize, Serialize};

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
