//! How play spreads over the graph under one way to play: one pass along its order.
//!
//! A share is counted in units of 2^-60. Each division is cut to the unit below, so what all
//! endings have together may fall short of the whole by a few units an edge; nothing is more
//! likely than it is said to be.

use super::cast::Policy;
use super::value::Values;
use crate::analysis::search::{ACCOUNTS, Edge, Graph, NodeId, RATED, Target, order};
use rayon::prelude::*;
use std::borrow::Cow;

/// The whole.
pub const WHOLE: u64 = 1 << 60;

/// Shares of nodes and endings, and what each account earns on average.
#[derive(Debug, Clone)]
pub struct Shares {
    /// Of each node, in units of 2^-60.
    pub of_node: Vec<u64>,
    /// Of each ending.
    pub of_ending: Vec<u64>,
    /// Of each rating P, S, M, U and of none, for each of the chair's objectives in file order.
    pub of_rating: [[u64; 5]; RATED],
    /// Mean points of each account in units of 2^-60 of a hundredth of a point.
    pub accounts: [i128; ACCOUNTS],
}

impl Shares {
    /// Follows play; `values` say what the best and the worst choose.
    #[must_use]
    pub fn follow(graph: &Graph, values: &Values) -> Self {
        Self::along(graph, values, order(graph))
    }

    /// The same for several ways to play at once.
    #[must_use]
    pub fn follow_all<const N: usize>(graph: &Graph, values: &[Values; N]) -> [Self; N] {
        let order = order(graph);
        let mut all: [Option<Self>; N] = std::array::from_fn(|_| None);
        let each = all.par_iter_mut().zip(values.par_iter());
        each.for_each(|(shares, values)| *shares = Some(Self::along(graph, values, order)));
        all.map(|shares| shares.expect("each was followed"))
    }

    fn along(graph: &Graph, values: &Values, order: &[NodeId]) -> Self {
        let mut all = Self {
            of_node: vec![0; graph.nodes()],
            of_ending: vec![0; graph.ended_by.len()],
            of_rating: [[0; 5]; RATED],
            accounts: [0; ACCOUNTS],
        };
        let start: Vec<(u64, Edge)> = graph.start().collect();
        let weights: Vec<u64> = start.iter().map(|(weight, _)| *weight).collect();
        for (part, (_, edge)) in split(WHOLE, &weights).zip(&start) {
            all.arrive(graph, *edge, part);
        }
        for node in order {
            let share = all.of_node[*node as usize];
            if share > 0 {
                all.leave(graph, values, *node, share);
            }
        }
        all
    }

    fn leave(&mut self, graph: &Graph, values: &Values, node: NodeId, share: u64) {
        let weights = weights(graph, values, node);
        for (part, (choice, edges)) in split(share, &weights).zip(graph.choices(node)) {
            for (part, edge) in split(part, &choice.falls).zip(edges) {
                self.arrive(graph, *edge, part);
            }
        }
    }

    fn arrive(&mut self, graph: &Graph, edge: Edge, part: u64) {
        let reward = graph.reward(edge);
        for (sum, points) in self.accounts.iter_mut().zip(reward.points) {
            *sum += i128::from(part) * i128::from(points);
        }
        for (nth, ratings) in self.of_rating.iter_mut().enumerate() {
            match reward.rating(nth) {
                Some(rating) => ratings[rating.map_or(4, |rating| rating as usize)] += part,
                None => break,
            }
        }
        let place = match edge.target() {
            Target::Node(node) => self.of_node.get_mut(node as usize),
            Target::Ending(ending) => self.of_ending.get_mut(usize::from(ending.0)),
        };
        if let Some(sum) = place {
            *sum += part;
        }
    }
}

/// How a way to play weighs the choices of a node.
pub(in crate::analysis) fn weights<'g>(
    graph: &'g Graph,
    values: &Values,
    node: NodeId,
) -> Cow<'g, [u64]> {
    let policy = values.policy();
    if policy == Policy::Uniform {
        return Cow::Borrowed(graph.even(node));
    }
    let expected: Vec<_> = graph
        .choices(node)
        .map(|(choice, edges)| values.mean(graph, choice, edges))
        .collect();
    let chosen = policy.choose(&expected);
    let weight = |index| u64::from(chosen == Some(index));
    (0..expected.len()).map(weight).collect()
}

/// The share of each weight, cut to the unit below.
fn split(share: u64, weights: &[u64]) -> impl Iterator<Item = u64> {
    let whole = weights
        .iter()
        .map(|weight| u128::from(*weight))
        .sum::<u128>()
        .max(1);
    weights.iter().map(move |weight| {
        u64::try_from(u128::from(share) * u128::from(*weight) / whole).unwrap_or(u64::MAX)
    })
}
