//! The rubric with its references resolved.

use super::*;
use crate::exercise::draft::{Dimension, Feature, Level, Rating};
use serde::{Deserialize, Serialize};

/// How a path is scored.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Rubric {
    /// Weights of E, C, M, R, O in hundredths of a point.
    pub weights: [i32; 5],
    /// Lowest totals of P, S and M, hundredths.
    pub bands: (i32, i32, i32),
    /// Tension at the start, 0..100.
    pub baseline: i32,
    /// How far the start itself moved it, and for how many hours that is felt.
    pub shock: (i32, u32),
    /// How far an act of each class moves the tension.
    pub moves: [i32; 6],
    /// From which minute a move is felt for how many hours, rising.
    pub lasting: Vec<(Minutes, u32)>,
    /// Names for stretches of the tension, rising: the lowest tension, the name, the analogy.
    pub tension_bands: Vec<(i32, TextId, TextId)>,
    /// Percent of E that the path starts with.
    pub opening: i32,
    /// Tension-hours that cost one percent of E; positive.
    pub scale: i32,
    /// Percent of C for the first answer at each level.
    pub levels: Vec<(Level, i32)>,
    /// Percent of a level's share before each minute, rising; later ones get the last.
    pub speed: Vec<(Minutes, i32)>,
    /// Percent of C for a pivot within so many minutes, rising.
    pub pivot: Vec<(Minutes, i32)>,
    /// Percent of C for a later pivot.
    pub late_pivot: i32,
    /// The stage whose opening closes the account of C.
    pub closes: Option<StageId>,
    /// Percent of a share for each feature.
    pub features: Vec<(Feature, i32)>,
    /// Least percent one message can come to.
    pub floor: i32,
    /// Percent of an M share that a way round is credited.
    pub credited_messages: i32,
    /// Hundredths that a broken word costs.
    pub broken_word: i32,
    /// Hundredths that an ultimatum costs besides.
    pub ultimatum: i32,
    /// Percent of an R share for restraint.
    pub restraint: i32,
    /// Percent for a matched move.
    pub matched: i32,
    /// Percent for each GRIT mark.
    pub grit: i32,
    /// How many GRIT marks count in one decision.
    pub grit_most: usize,
    /// Percent of an R share that a way round is credited.
    pub credited_reciprocity: i32,
    /// Hundredths when resolve came before the first concession.
    pub resolve_first: i32,
    /// Percent of an objective's share for P, S, M, U and not tested.
    pub ratings: [i32; 5],
    /// Hundredths for a violent act, a nuclear act, the chief objective failed.
    pub gates: [i32; 3],
    /// Occasions.
    pub occasions: Table<OccasionId, Occasion>,
    /// Promises by name.
    pub promises: Table<PromiseId, String>,
    /// Lines of the author.
    pub lines: Vec<Line>,
}

/// A decision that M and R judge once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Occasion {
    /// Its name in the file.
    pub id: String,
    /// Percent of M.
    pub messages: i32,
    /// Percent of R.
    pub reciprocity: i32,
    /// Whether a path can come to it more than once, so that it must be remembered.
    pub repeats: bool,
}

/// A line of the author.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What the ledger calls it.
    pub id: String,
    /// Whose score.
    pub chair: ChairId,
    /// Its dimension.
    pub dimension: Dimension,
    /// When it counts.
    pub when: Cond,
    /// Fixed points, hundredths.
    pub points: i32,
    /// Points for each unit of a slot, hundredths.
    pub per: Option<(SlotId, i32)>,
    /// What it rests on.
    pub anchor: TextId,
    /// Why.
    pub reason: TextId,
}

/// An announced objective.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Objective {
    /// Its name in the file.
    pub id: String,
    /// Whose it is.
    pub chair: ChairId,
    /// As announced.
    pub text: TextId,
    /// Percent of O.
    pub share: i32,
    /// Failing it shuts the gate.
    pub chief: bool,
    /// When the path tested it.
    pub tested: Cond,
    /// Ratings; the first that holds.
    pub ratings: Vec<(Rating, Cond, TextId)>,
    /// Why U.
    pub failed: TextId,
}
