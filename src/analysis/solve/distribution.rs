//! How single plays spread: how likely each total and each sum of an account is under one way to
//! play, exactly but for what is cut.
//!
//! Nodes from which a measure goes on alike are lumped ([`Lumps`]), against the order of the graph;
//! then shares of play are dealt out along the lumps, of which there are few. A share is counted in
//! units of 2^-60. Each division is cut to the unit below, so nothing is more likely than it is said
//! to be, and what all shares together fall short of the whole is the most by which any of them is
//! too small.

use super::counts::Counts;
use super::lumps::{Lumps, Measure};
use super::shares::weights;
use super::value::Values;
use crate::analysis::search::{ACCOUNTS, Choice, Edge, Graph, NodeId, Target, divisor, order};
use hashbrown::HashTable;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// How likely each total and each sum of an account is, in units of 2^-60.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Distribution {
    /// Of all accounts together; none where it takes too much to follow.
    pub total: Option<Counts>,
    /// Of each account: the five dimensions in the order of the rubric, then the gates; none as above.
    pub accounts: [Option<Counts>; ACCOUNTS],
}

/// Measures that are followed together.
const GROUPS: [&[Measure]; 2] = [
    &[None],
    &[Some(0), Some(1), Some(2), Some(3), Some(4), Some(5)],
];

impl Distribution {
    /// Follows several ways to play; `values` say what the best and the worst choose.
    #[must_use]
    pub fn follow_all<const N: usize>(graph: &Graph, values: &[Values; N]) -> [Self; N] {
        let each = values
            .iter()
            .flat_map(|values| GROUPS.map(|group| (values, group)));
        let each: Vec<(&Values, &[Measure])> = each.collect();
        let found: Vec<Vec<Option<Counts>>> = each
            .into_par_iter()
            .map(|(values, group)| along(graph, values, group))
            .collect();
        let mut groups = found.into_iter();
        std::array::from_fn(|_| {
            let mut all = Self::default();
            for (group, found) in GROUPS.iter().zip(groups.by_ref()) {
                for (measure, counts) in group.iter().zip(found) {
                    match measure {
                        Some(account) => all.accounts[*account] = counts,
                        None => all.total = counts,
                    }
                }
            }
            all
        })
    }

    /// Nothing yet, of every measure.
    pub(in crate::analysis) fn none() -> Self {
        Self {
            total: Some(Counts::default()),
            accounts: std::array::from_fn(|_| Some(Counts::default())),
        }
    }

    /// Enters plays that came to these points.
    pub(in crate::analysis) fn add(&mut self, points: [i32; ACCOUNTS], share: u64) {
        if let Some(total) = &mut self.total {
            total.add_times(points.iter().sum(), share);
        }
        for (account, points) in self.accounts.iter_mut().flatten().zip(points) {
            account.add_times(points, share);
        }
    }

    /// Mean points of each account, in units of 2^-60 of a hundredth; 0 of one that is not told.
    #[must_use]
    pub fn means(&self) -> [i128; ACCOUNTS] {
        self.accounts.each_ref().map(|counts| {
            let rows = counts.iter().flat_map(Counts::iter);
            rows.map(|(points, share)| i128::from(points) * i128::from(share))
                .sum()
        })
    }
}

/// The spread of each measure under one way to play.
fn along(graph: &Graph, values: &Values, group: &[Measure]) -> Vec<Option<Counts>> {
    let mut lumps: Vec<Lumps> = group.iter().map(|one| Lumps::new(graph, *one)).collect();
    let met = met(graph, values);
    let mut ways = Ways::default();
    for node in order(graph)
        .iter()
        .rev()
        .filter(|node| met[**node as usize])
    {
        ways.of(graph, values, *node);
        for lumps in &mut lumps {
            lumps.add(*node, &ways.edges, ways.whole);
        }
    }
    let start = graph
        .start()
        .map(|(weight, edge)| (edge, u128::from(weight)));
    let start: Vec<(Edge, u128)> = start.collect();
    let whole = start.iter().map(|(_, weight)| weight).sum();
    let spread = |lumps: Lumps| lumps.spread(&start, whole);
    lumps.into_iter().map(spread).collect()
}

/// The nodes that play comes to.
fn met(graph: &Graph, values: &Values) -> Vec<bool> {
    let mut met = vec![false; graph.nodes()];
    let mark = |edge: Edge, met: &mut Vec<bool>| {
        if let Target::Node(node) = edge.target() {
            met[node as usize] = true;
        }
    };
    graph.start().for_each(|(_, edge)| mark(edge, &mut met));
    for node in order(graph) {
        if !met[*node as usize] {
            continue;
        }
        let weights = weights(graph, values, *node);
        let taken = weights.iter().zip(graph.choices(*node));
        for (_, (_, edges)) in taken.filter(|(weight, _)| **weight > 0) {
            edges.iter().for_each(|edge| mark(*edge, &mut met));
        }
    }
    met
}

/// The edges on which play leaves a node, each with its weight of one whole.
#[derive(Default)]
struct Ways {
    edges: Vec<(Edge, u128)>,
    whole: u128,
    known: HashTable<u32>,
}

/// What sums of falls are brought to at most; where that would take more, each fall is cut to the
/// unit below.
const COMMON: u128 = 1 << 40;

impl Ways {
    fn of(&mut self, graph: &Graph, values: &Values, node: NodeId) {
        self.edges.clear();
        self.known.clear();
        let weights = weights(graph, values, node);
        let taken = || {
            let all = weights.iter().zip(graph.choices(node));
            all.filter(|(weight, _)| **weight > 0)
        };
        // All falls of one choice are brought to one sum with those of the others.
        let mut common = 1;
        for (_, (choice, _)) in taken().filter(|(_, (choice, _))| choice.falls.len() > 1) {
            let sum = u128::from(sum(choice));
            common = (common / divisor(common, sum))
                .saturating_mul(sum)
                .min(COMMON);
        }
        self.whole = 0;
        for (weight, (choice, edges)) in taken() {
            let weight = u128::from(*weight);
            self.whole += weight * common;
            if let [only] = edges {
                self.take(*only, weight * common);
                continue;
            }
            let sum = u128::from(sum(choice));
            let fallen = choice.falls.iter().zip(edges);
            for (fall, edge) in fallen.filter(|(fall, _)| **fall > 0) {
                self.take(*edge, weight * (common * u128::from(*fall) / sum));
            }
        }
    }

    /// Adds an edge. Wordings of one letter share most of theirs; those are taken as one, so that
    /// each measure has less to go through.
    fn take(&mut self, edge: Edge, weight: u128) {
        let Self { edges, known, .. } = self;
        let of = |at: u32| &edges[at as usize].0;
        let hash = |edge: &Edge| FxBuildHasher.hash_one(edge);
        if let Some(at) = known.find(hash(&edge), |at| *of(*at) == edge) {
            edges[*at as usize].1 += weight;
            return;
        }
        if let Ok(new) = u32::try_from(edges.len()) {
            known.insert_unique(hash(&edge), new, |at| hash(of(*at)));
        }
        edges.push((edge, weight));
    }
}

fn sum(choice: &Choice) -> u64 {
    choice.falls.iter().sum::<u64>().max(1)
}
