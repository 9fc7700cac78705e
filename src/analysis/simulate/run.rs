//! The loop: numbers of playthroughs are dealt out to workers in one row each, and what they found
//! is added up in the order of the rows.

use super::compiled::compiled;
use super::general::General;
use super::player::Player;
use super::seed::seed;
use super::statistics::Statistics;
use crate::exercise::model::{ChairId, Exercise};
use rayon::prelude::*;

/// Rows for each thread, so that a slow core holds nobody up for long.
const ROWS: usize = 4;
/// So many reports of a run of middle length. Workers wait for each other at each.
const REPORTS: u64 = 50;
/// Fewest and most playthroughs between two of them.
const REPORT: (u64, u64) = (512, 1 << 20);

/// What is to be played.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// The chair that decides; all others follow their policies.
    pub chair: ChairId,
    /// How it decides.
    pub player: &'a Player<'a>,
    /// What every playthrough follows from, together with its number.
    pub seed: u64,
    /// So many playthroughs.
    pub runs: u64,
}

/// Why a playthrough has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unplayed {
    /// It comes to a decision at which nothing can be taken.
    Stuck,
    /// One decision asks for so many draws that their weights cannot be multiplied.
    Draws,
    /// The search that the way to play rests on does not know a situation.
    Unknown,
}

/// Something that can be played from a seed.
pub(super) trait Play: Sync {
    /// What one worker keeps between playthroughs; it never changes a result.
    type Seat: Send;

    fn seat(&self) -> Self::Seat;

    fn play(&self, seat: &mut Self::Seat, seed: u64, into: &mut Statistics)
    -> Result<(), Unplayed>;

    /// Enters what the worker has counted for itself, once, after its last playthrough.
    fn close(&self, _: &Self::Seat, _: &mut Statistics) {}
}

/// Plays. `report` is told from time to time how many playthroughs are done.
///
/// # Errors
/// [`Unplayed`] when one of them has no end; the others are then forgotten.
pub fn simulate(plan: &Plan<'_>, report: &mut dyn FnMut(u64)) -> Result<Statistics, Unplayed> {
    match compiled(plan, report) {
        Some(done) => done,
        None => simulate_by_rules(plan, report),
    }
}

/// The same by the rules of every exercise, even where something faster gives the same figures.
///
/// # Errors
/// As [`simulate`].
pub fn simulate_by_rules(
    plan: &Plan<'_>,
    report: &mut dyn FnMut(u64),
) -> Result<Statistics, Unplayed> {
    all(&General::new(plan), plan, report)
}

/// What one worker writes, apart from the lines of a cache that another writes.
#[repr(align(128))]
struct Worker<S> {
    seat: S,
    own: Statistics,
}

pub(super) fn all<P: Play>(
    play: &P,
    plan: &Plan<'_>,
    report: &mut dyn FnMut(u64),
) -> Result<Statistics, Unplayed> {
    let rows = rayon::current_num_threads() * ROWS;
    let worker = |_| Worker {
        seat: play.seat(),
        own: Statistics::new(plan.exercise),
    };
    let mut workers: Vec<Worker<P::Seat>> = (0..rows).map(worker).collect();
    let (rows, batch) = (rows as u64, (plan.runs / REPORTS).clamp(REPORT.0, REPORT.1));
    let mut done = 0;
    while done < plan.runs {
        let count = batch.min(plan.runs - done);
        let row = |(nth, worker): (usize, &mut Worker<P::Seat>)| {
            let edge = |nth: u64| done + count * nth / rows;
            let mut numbers = edge(nth as u64)..edge(nth as u64 + 1);
            let Worker { seat, own } = worker;
            numbers.try_for_each(|index| play.play(seat, seed(plan.seed, index), own))
        };
        workers.par_iter_mut().enumerate().try_for_each(row)?;
        done += count;
        report(done);
    }
    let mut whole = Statistics::new(plan.exercise);
    for mut worker in workers {
        play.close(&worker.seat, &mut worker.own);
        whole.extend(&worker.own);
    }
    Ok(whole)
}
