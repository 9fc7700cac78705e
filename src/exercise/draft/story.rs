//! Stages, injects and decision points.

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
