//! How a path is scored: objectives and the constants of the five dimensions.

use super::*;
use serde::{Deserialize, Serialize};

/// The five dimensions of the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub enum Dimension {
    /// E: escalation control.
    Escalation,
    /// C: contact.
    Contact,
    /// M: messages.
    Messages,
    /// R: reciprocity.
    Reciprocity,
    /// O: objectives.
    Objectives,
}

/// Severity class of an act. Rivera et al. 2024, arXiv 2401.03408.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Class {
    /// Lowers the tension.
    DeEscalation,
    /// Leaves it.
    StatusQuo,
    /// Postures.
    Posturing,
    /// Escalates without violence.
    NonViolent,
    /// Violence.
    Violent,
    /// Nuclear use.
    Nuclear,
}

/// An HSEEP rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Rating {
    /// Performed without challenges.
    P,
    /// Performed with some challenges.
    S,
    /// Performed with major challenges.
    M,
    /// Unable to be performed.
    U,
}

/// An announced objective of a chair.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Objective")]
pub struct ObjectiveDraft {
    /// What references call it.
    pub id: Id,
    /// Whose it is.
    pub chair: Id,
    /// As announced before play.
    pub text: String,
    /// Share of the objectives dimension, percent; a chair's shares add up to 100.
    pub share: u32,
    /// Failing it shuts the gate of the rubric.
    #[serde(default)]
    pub chief: bool,
    /// When the path tested it at all; else it is not rated and counts at the rubric's constant.
    #[serde(default)]
    pub tested: Condition,
    /// Ratings in order, the first that holds, each with its reason; else U.
    pub ratings: Vec<RatingDraft>,
    /// The reason given for U.
    pub failed: String,
}

/// A rating, when it holds, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Rated")]
pub struct RatingDraft {
    /// The rating.
    pub rating: Rating,
    /// When it holds, at the end of play.
    pub when: Condition,
    /// The written reason.
    pub reason: String,
}

/// How a path is scored. Points are hundredths; shares are percent of a dimension's weight.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Rubric")]
pub struct RubricDraft {
    /// Weight of each dimension, hundredths of a point; together 10,000.
    pub weights: WeightsDraft,
    /// Lowest totals of bands P, S and M, hundredths.
    pub bands: (i32, i32, i32),
    /// E.
    pub escalation: EscalationDraft,
    /// C.
    pub contact: ContactDraft,
    /// M.
    pub messages: MessagesDraft,
    /// R.
    pub reciprocity: ReciprocityDraft,
    /// Percent of an objective's share for P, S, M, U, and for one that was not tested.
    pub ratings: (i32, i32, i32, i32, i32),
    /// Fixed penalties, hundredths: violent act, nuclear act, chief objective failed. Only the heaviest counts.
    pub gates: (i32, i32, i32),
    /// Decisions that M and R judge, each once.
    pub occasions: Vec<OccasionDraft>,
    /// Lines that the author adds.
    #[serde(default)]
    pub lines: Vec<LineDraft>,
}

/// Weights of the dimensions, hundredths of a point.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Weights")]
pub struct WeightsDraft {
    /// E.
    pub escalation: i32,
    /// C.
    pub contact: i32,
    /// M.
    pub messages: i32,
    /// R.
    pub reciprocity: i32,
    /// O.
    pub objectives: i32,
}

/// E: tension that each act moves and time wears off.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "EscalationRubric")]
pub struct EscalationDraft {
    /// Tension at the start, 0..100.
    pub baseline: i32,
    /// How far the start itself moved it, and for how many hours that is felt; it costs nothing.
    #[serde(default)]
    pub shock: (i32, u32),
    /// How far an act of each class moves the tension.
    pub moves: [i32; 6],
    /// From which moment a move is felt for how many hours; it wears off evenly over them.
    pub lasting: Vec<(Time, u32)>,
    /// Percent of E that the path starts with.
    pub opening: i32,
    /// Tension-hours that cost one percent of E.
    pub scale: i32,
    /// Names for stretches of the tension, rising; shown beside it, read by no rule.
    #[serde(default)]
    pub bands: Vec<TensionBandDraft>,
}

/// A stretch of the tension, as people call it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "TensionBand")]
pub struct TensionBandDraft {
    /// Its lowest tension, 0..100.
    pub from: i32,
    /// One or two words.
    pub name: String,
    /// What the literature compares with it, named with its source; it is an analogy.
    #[serde(default)]
    pub beside: String,
}

/// C: levels answered, and the change of channel after silence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "ContactRubric")]
pub struct ContactDraft {
    /// Percent of C for the first answer at each level.
    pub levels: Vec<(Level, i32)>,
    /// Percent of a level's share when its first answer comes before each moment, rising; later ones get the last.
    pub speed: Vec<(Time, i32)>,
    /// Percent of C for a try at another channel so soon after the first unanswered ring.
    pub pivot: Vec<(Time, i32)>,
    /// Percent of C for a pivot later than that.
    pub late_pivot: i32,
    /// The stage whose opening closes the account; none for the end.
    #[serde(default)]
    pub closes: Option<Id>,
}

/// M: what each message carries.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "MessagesRubric")]
pub struct MessagesDraft {
    /// Percent of an occasion's share for each feature; the positive ones add up to 100 at most.
    pub features: Vec<(Feature, i32)>,
    /// The least percent of a share that one message can come to.
    pub floor: i32,
    /// Percent of an occasion's share that a way round it is credited.
    pub credited: i32,
    /// Hundredths of a point that a broken word costs.
    pub broken_word: i32,
    /// Hundredths of a point that each ultimatum costs besides.
    pub ultimatum: i32,
}

/// R: firm but fair.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "ReciprocityRubric")]
pub struct ReciprocityDraft {
    /// Percent of an occasion's share for a class no more than one above its trigger.
    pub restraint: i32,
    /// Percent for meeting a co-operative move with one.
    pub matched: i32,
    /// Percent for each GRIT mark, at most `grit_most` of them.
    pub grit: i32,
    /// How many GRIT marks count in one decision.
    pub grit_most: u32,
    /// Percent of an occasion's share that a way round it is credited.
    pub credited: i32,
    /// Hundredths of a point when the first concession comes after a show of resolve.
    pub resolve_first: i32,
}

/// A decision that M and R judge once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Occasion")]
pub struct OccasionDraft {
    /// What menus call it.
    pub id: Id,
    /// Percent of M.
    #[serde(default)]
    pub messages: i32,
    /// Percent of R.
    #[serde(default)]
    pub reciprocity: i32,
}

/// A line that the author adds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename = "Line")]
pub struct LineDraft {
    /// What the ledger calls it.
    pub id: Id,
    /// Whose score.
    pub chair: Id,
    /// Which dimension it belongs to.
    pub dimension: Dimension,
    /// When it counts, at the end of play.
    #[serde(default)]
    pub when: Condition,
    /// Fixed points, hundredths.
    #[serde(default)]
    pub points: i32,
    /// Points for each unit of a meter or counter at the end, hundredths.
    #[serde(default)]
    pub per: Option<(Id, i32)>,
    /// What the line rests on.
    #[serde(default)]
    pub anchor: String,
    /// The author's reason.
    pub reason: String,
}
