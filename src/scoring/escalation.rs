//! E: each act moves the tension; a move wears off evenly over the hours it is felt.
//!
//! A move is charged at once for all its hours, as the area of its triangle. So the score is a sum
//! over acts, and the tension on screen is the same sum read at one moment.

use super::ledger::{Account, Evidence, Line, Rule};
use crate::exercise::draft::{Class, Dimension};
use crate::exercise::model::*;

/// An act that moved the tension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Felt {
    /// When.
    pub at: Minutes,
    /// Its class.
    pub class: Class,
}

/// Hours for which a move made at this minute is felt.
fn lasting(rubric: &Rubric, at: Minutes) -> u32 {
    rubric
        .lasting
        .iter()
        .rev()
        .find(|(from, _)| *from <= at)
        .or_else(|| rubric.lasting.first())
        .map_or(0, |(_, hours)| *hours)
}

fn size(rubric: &Rubric, class: Class) -> i32 {
    rubric.moves[class as usize]
}

/// The tension at a minute, 0..100: the baseline, the shock of the start, and what is left of every move.
pub fn tension(rubric: &Rubric, acts: &[Felt], minute: Minutes) -> i32 {
    let moves = acts
        .iter()
        .map(|felt| (felt.at, size(rubric, felt.class), lasting(rubric, felt.at)));
    let shock = std::iter::once((0, rubric.shock.0, rubric.shock.1));
    let sum: i64 = moves
        .chain(shock)
        .map(|(at, size, hours)| left(minute, at, size, hours))
        .sum();
    // Thousandths, so that many small remainders do not vanish one by one.
    let tension = i64::from(rubric.baseline) + sum.div_euclid(1000);
    i32::try_from(tension.clamp(0, 100)).unwrap_or(100)
}

/// Thousandths of a move that are left.
fn left(minute: Minutes, at: Minutes, size: i32, hours: u32) -> i64 {
    let whole = i64::from(hours) * 60;
    match minute.checked_sub(at).map(i64::from) {
        Some(gone) if gone < whole => i64::from(size) * 1000 * (whole - gone) / whole,
        _ => 0,
    }
}

/// The line of an act: tension-hours, at the rubric's scale.
pub(super) fn line(
    rubric: &Rubric,
    at: Minutes,
    own: bool,
    chair: ChairId,
    act: (&str, &str, Class),
) -> Line {
    let (code, manner, class) = act;
    let hours = lasting(rubric, at);
    let area = i64::from(size(rubric, class)) * i64::from(hours) / 2;
    let points = -area * i64::from(rubric.weights[0]) / (i64::from(rubric.scale.max(1)) * 100);
    Line {
        at,
        account: Account::Of(Dimension::Escalation),
        rule: if own {
            Rule::OwnAct(class, hours)
        } else {
            Rule::OtherAct(class, hours)
        },
        evidence: Evidence::Act(chair, code.into(), manner.into()),
        points: i32::try_from(points).unwrap_or(0),
        reason: TextId::default(),
    }
}
