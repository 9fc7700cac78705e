//! Expected totals. Units of 2^-32 of a hundredth of a point, so that points themselves are exact
//! and only chance is rounded: each mean is cut once to the unit below it.

use super::cast::Policy;
use crate::analysis::search::{Choice, Edge, Graph, NodeId, Target, divisor, order};
use rayon::prelude::*;

/// An expected total, in units of 2^-32 of a hundredth of a point.
pub type Value = i64;

/// A hundredth of a point.
pub const ONE: Value = 1 << 32;

/// The expected total from each node to the end, under one way to play; what was earned before is
/// not in it.
#[derive(Debug, Clone)]
pub struct Values {
    policy: Policy,
    of_node: Vec<Value>,
}

impl Values {
    /// Solves the whole graph for a way to play.
    #[must_use]
    pub fn solve(graph: &Graph, policy: Policy) -> Self {
        Self::along(graph, policy, &totals(graph))
    }

    /// The same for several ways to play at once.
    #[must_use]
    pub fn solve_all<const N: usize>(graph: &Graph, policies: [Policy; N]) -> [Self; N] {
        let totals = totals(graph);
        // Asked for here once, so that no thread waits for another that makes it.
        let _ = order(graph);
        let mut solved = policies.map(|policy| Self {
            policy,
            of_node: Vec::new(),
        });
        solved
            .par_iter_mut()
            .for_each(|values| *values = Self::along(graph, values.policy, &totals));
        solved
    }

    /// `totals` holds the sum of all accounts of each reward.
    fn along(graph: &Graph, policy: Policy, totals: &[i32]) -> Self {
        let mut of_node: Vec<Value> = vec![0; graph.nodes()];
        let mut expected = Vec::new();
        for node in order(graph).iter().rev() {
            let after = |edge: &Edge| {
                let earned = Value::from(totals[edge.reward() as usize]) * ONE;
                match edge.target() {
                    Target::Node(next) => earned + of_node[next as usize],
                    Target::Ending(_) => earned,
                }
            };
            expected.clear();
            expected.extend(graph.choices(*node).map(|(choice, edges)| match edges {
                [only] => after(only),
                _ => mean(choice.falls.iter().copied().zip(edges.iter().map(after))),
            }));
            let value = match policy.choose(&expected) {
                Some(index) => expected[index],
                None => {
                    let weights = graph.even(*node).iter().copied();
                    mean(weights.zip(expected.iter().copied()))
                }
            };
            of_node[*node as usize] = value;
        }
        Self { policy, of_node }
    }

    /// The way to play they were solved for.
    #[must_use]
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// The expected total from a node to the end.
    #[must_use]
    pub fn of(&self, node: NodeId) -> Value {
        self.of_node[node as usize]
    }

    /// The expected total after an edge, with what it earns.
    #[must_use]
    pub fn after(&self, graph: &Graph, edge: Edge) -> Value {
        let earned = Value::from(graph.reward(edge).total()) * ONE;
        match edge.target() {
            Target::Node(next) => earned + self.of(next),
            Target::Ending(_) => earned,
        }
    }

    /// The expected total of a choice: the mean over chance, cut to the unit below.
    #[must_use]
    pub fn mean(&self, graph: &Graph, choice: &Choice, edges: &[Edge]) -> Value {
        if let [only] = edges {
            return self.after(graph, *only);
        }
        let weighted = choice.falls.iter().zip(edges);
        mean(weighted.map(|(weight, edge)| (*weight, self.after(graph, *edge))))
    }

    /// The expected total of the whole play.
    #[must_use]
    pub fn whole(&self, graph: &Graph) -> Value {
        mean(
            graph
                .start()
                .map(|(weight, edge)| (weight, self.after(graph, edge))),
        )
    }
}

/// The sum of all accounts of each reward.
fn totals(graph: &Graph) -> Vec<i32> {
    let rewards = graph.rewards.rows().iter();
    rewards.map(|reward| reward.total()).collect()
}

/// The weight of each choice of a menu where every set of options is taken alike, and of a composed
/// message every wording alike.
pub(in crate::analysis) fn shares<'a>(choices: impl Iterator<Item = &'a Choice>) -> Vec<u64> {
    let choices: Vec<&Choice> = choices.collect();
    let sets: Vec<_> = choices
        .chunk_by(|one, other| one.same_options(other))
        .collect();
    let ways = |set: &[&Choice]| set.iter().map(|choice| choice.ways).sum::<u64>().max(1);
    // Each set weighs the product of all; a menu that is too wide for it is read choice by choice.
    let whole = sets.iter().try_fold(1u64, |whole, set| {
        let ways = ways(set);
        let common = whole.checked_mul(ways / divisor(whole, ways))?;
        (common < 1 << 40).then_some(common)
    });
    match whole {
        Some(whole) => {
            let of_set = |set: &&[&Choice]| {
                let each = whole / ways(set);
                set.iter()
                    .map(move |choice| choice.ways * each)
                    .collect::<Vec<_>>()
            };
            sets.iter().flat_map(of_set).collect()
        }
        None => choices.iter().map(|choice| choice.ways).collect(),
    }
}

/// A weighted mean, cut to the unit below; 0 of nothing.
pub(in crate::analysis) fn mean(weighted: impl Iterator<Item = (u64, Value)>) -> Value {
    let (sum, whole) = weighted.fold((0i128, 0i128), |(sum, whole), (weight, value)| {
        let weight = i128::from(weight);
        (sum + weight * i128::from(value), whole + weight)
    });
    match whole {
        0 => 0,
        _ => Value::try_from(sum.div_euclid(whole)).unwrap_or(Value::MAX),
    }
}
