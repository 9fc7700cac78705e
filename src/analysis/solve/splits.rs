//! How paths split at each decision: how much of play comes there, what each option costs on
//! average, and how play ends after it. For whoever prepares a room, before anybody has played.

use super::shares::{Shares, WHOLE};
use super::value::Value;
use crate::analysis::counterfactual::hundredths;
use crate::analysis::search::{Choice, Edge, Graph, NodeId, Target, order};
use crate::analysis::survey::Solution;
use crate::engine::Move;
use crate::exercise::model::{ChairId, Exercise, Key, StageId};
use serde::{Deserialize, Serialize};

/// Bits that are cut off before a share is multiplied with points, so that all of play fits 128.
const FINE: u32 = 16;

/// What a complete search tells of every stage and every option, where each set of options is taken
/// alike. Shares are in units of 2^-60, points in hundredths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splits {
    /// From this chair.
    pub chair: ChairId,
    /// By [`StageId`]: the share of play that comes there; more than the whole where it comes back.
    pub stages: Vec<u64>,
    /// By [`OptionId`](crate::exercise::model::OptionId).
    pub options: Vec<OptionSplit>,
    /// By [`EndingId`](crate::exercise::model::EndingId): the share of play that ends there.
    pub endings: Vec<u64>,
    /// The share of play that ends well.
    pub good: u64,
    /// Expected totals of the best, the worst and uniform play, hundredths.
    pub totals: [i32; 3],
}

/// An option over all situations in which it can be taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionSplit {
    /// Situations in which it can be taken beside something else.
    pub open: u64,
    /// Of those, the ones in which nothing else expects more and something expects less.
    pub best: u64,
    /// The share of play that takes it.
    pub taken: u64,
    /// Of that share, the part that ends well.
    pub good: u64,
    /// Hundredths that it costs on average against the best there, where every later choice is the
    /// best.
    pub cost: i32,
}

/// What is summed up for an option before it becomes a mean.
#[derive(Clone, Copy, Default)]
struct Sum {
    split: OptionSplit,
    lost: i128,
}

/// The pass along the graph.
struct Pass<'a> {
    exercise: &'a Exercise,
    solution: &'a Solution,
    /// For each node the part of uniform play from there that ends well.
    good: Vec<u64>,
    stages: Vec<u64>,
    sums: Vec<Sum>,
}

impl Splits {
    /// Reads them off a solution.
    #[must_use]
    pub fn of(exercise: &Exercise, solution: &Solution) -> Self {
        let graph = &solution.graph;
        let order = order(graph);
        let shares = Shares::follow(graph, solution.uniform());
        let mut pass = Pass {
            exercise,
            solution,
            good: good_ends(exercise, graph, order),
            stages: vec![0; exercise.stages.len()],
            sums: vec![Sum::default(); exercise.options.len()],
        };
        let mut good = 0;
        for (part, edge) in parted(WHOLE, graph.start()) {
            good += pass.follow(None, edge, part);
        }
        for node in order {
            pass.node(*node, shares.of_node[*node as usize]);
        }
        let values = solution.values().each_ref();
        Self {
            chair: solution.chair,
            stages: pass.stages,
            options: pass.sums.into_iter().map(Sum::split).collect(),
            endings: shares.of_ending,
            good,
            totals: values.map(|values| hundredths(values.whole(graph))),
        }
    }

    /// Whether play comes to the stage at all.
    #[must_use]
    pub fn comes_to(&self, stage: StageId) -> bool {
        self.stages.get(stage.index()).is_some_and(|part| *part > 0)
    }
}

impl Sum {
    fn split(self) -> OptionSplit {
        let taken = i128::from(self.split.taken >> FINE);
        let mean = if taken == 0 { 0 } else { self.lost / taken };
        let cost = Value::try_from(mean << FINE).unwrap_or(Value::MAX);
        OptionSplit {
            cost: hundredths(cost),
            ..self.split
        }
    }
}

impl Pass<'_> {
    fn node(&mut self, node: NodeId, share: u64) {
        let graph = &self.solution.graph;
        let here = graph.state(node).stage(self.exercise);
        let rows: Vec<_> = graph.choices(node).collect();
        let mean =
            |(choice, edges): &(&Choice, &[Edge])| self.solution.best().mean(graph, choice, edges);
        let worths: Vec<Value> = rows.iter().map(mean).collect();
        let most = worths.iter().copied().max().unwrap_or(0);
        let level = worths.iter().all(|worth| *worth == most);
        let open = rows
            .iter()
            .any(|(choice, _)| !choice.same_options(rows[0].0));
        // Wordings of one set of options are one way to answer, so an option is counted once a node.
        let mut counted: Vec<(usize, bool)> = Vec::new();
        let weights = graph.even(node).iter().copied();
        for (part, nth) in parted(share, weights.zip(0_usize..)) {
            let (choice, edges) = rows[nth];
            let falls = choice.falls.iter().copied().zip(edges.iter().copied());
            let mut good = 0;
            for (part, edge) in parted(part, falls) {
                good += self.follow(here, edge, part);
            }
            let Move::Picks(picks) = &choice.what else {
                continue;
            };
            for at in picks.iter().map(|pick| pick.option.index()) {
                let sum = &mut self.sums[at];
                sum.split.taken += part;
                sum.split.good += good;
                sum.lost += i128::from((most - worths[nth]) >> FINE) * i128::from(part >> FINE);
                let best = worths[nth] == most && !level;
                for mark in [false, true]
                    .into_iter()
                    .filter(|mark| open && (best || !mark))
                {
                    if !counted.contains(&(at, mark)) {
                        counted.push((at, mark));
                        let count = if mark {
                            &mut sum.split.best
                        } else {
                            &mut sum.split.open
                        };
                        *count += 1;
                    }
                }
            }
        }
    }

    /// A part of play goes along an edge; how much of it ends well.
    fn follow(&mut self, from: Option<StageId>, edge: Edge, part: u64) -> u64 {
        if let Target::Node(node) = edge.target() {
            let to = self.solution.graph.state(node).stage(self.exercise);
            if let Some(to) = to.filter(|_| to != from) {
                let sum = &mut self.stages[to.index()];
                *sum = sum.saturating_add(part);
            }
        }
        part_of(part, after(self.exercise, &self.good, edge))
    }
}

/// For each node the part of uniform play from there that ends well.
fn good_ends(exercise: &Exercise, graph: &Graph, order: &[NodeId]) -> Vec<u64> {
    let mut good = vec![0_u64; graph.nodes()];
    for node in order.iter().rev() {
        let weights = graph.even(*node).iter().copied();
        let mut sum = 0;
        for (part, (choice, edges)) in parted(WHOLE, weights.zip(graph.choices(*node))) {
            let falls = choice.falls.iter().copied().zip(edges.iter().copied());
            for (part, edge) in parted(part, falls) {
                sum += part_of(part, after(exercise, &good, edge));
            }
        }
        good[*node as usize] = sum;
    }
    good
}

/// The part of play after an edge that ends well.
fn after(exercise: &Exercise, good: &[u64], edge: Edge) -> u64 {
    match edge.target() {
        Target::Node(node) => good[node as usize],
        Target::Ending(ending) if exercise.endings[ending].good => WHOLE,
        Target::Ending(_) => 0,
    }
}

/// A share of a share.
fn part_of(share: u64, part: u64) -> u64 {
    let product = u128::from(share) * u128::from(part) / u128::from(WHOLE);
    u64::try_from(product).unwrap_or(u64::MAX)
}

/// A share dealt out by weight, each part cut to the unit below.
fn parted<T>(share: u64, weighted: impl Iterator<Item = (u64, T)>) -> Vec<(u64, T)> {
    let weighted: Vec<(u64, T)> = weighted.collect();
    let whole = weighted.iter().map(|(weight, _)| u128::from(*weight));
    let whole = whole.sum::<u128>().max(1);
    let part = |weight: u64| u128::from(share) * u128::from(weight) / whole;
    let parts = weighted.into_iter();
    parts
        .map(|(weight, what)| (u64::try_from(part(weight)).unwrap_or(u64::MAX), what))
        .collect()
}
