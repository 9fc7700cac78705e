//! The search itself: layer by layer, states expanded on all cores, merged by one.

use super::expand::{Asked, Expansion, Leaf, TooManyDraws, ended};
use super::graph::{Edge, Graph, Node, NodeId, Reward};
use super::pack::States;
use crate::exercise::model::{ChairId, Exercise, Key, Minutes};
use crate::scoring::{Scorer, Tally};
use rayon::prelude::*;

/// States of one layer that are expanded together before they are merged.
const BLOCK: usize = 2_048;
/// Layers smaller than this are expanded by one thread; more would cost more than they gain.
const WORTH_THREADS: usize = 64;

/// How far a search may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Nodes.
    pub nodes: usize,
    /// Edges; these take most of the memory.
    pub edges: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            nodes: 50_000_000,
            edges: 400_000_000,
        }
    }
}

/// Why a search ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// A limit was reached.
    Limit,
    /// Whoever watched asked for it.
    Asked,
    /// One decision asks for so many draws that their weights cannot be multiplied.
    Draws,
}

/// Whoever watches a search.
pub trait Watch {
    /// Told after each block how many nodes are known and how many of them are expanded; `false`
    /// ends the search.
    fn goes_on(&mut self, known: usize, expanded: usize) -> bool;
}

impl Watch for () {
    fn goes_on(&mut self, _: usize, _: usize) -> bool {
        true
    }
}

/// Searches everything that play can come to from the chair.
///
/// # Errors
/// [`Stopped`] when it was not searched to the end. What was found until then is lost: nothing
/// of it could be called exact.
pub fn explore(
    exercise: &Exercise,
    chair: ChairId,
    limits: Limits,
    watch: &mut dyn Watch,
) -> Result<Graph, Stopped> {
    let mut merge = Merge {
        asked: Asked::new(exercise, chair),
        scorer: Scorer::new(exercise, chair),
        graph: Graph {
            states: States::new(exercise),
            ended_by: vec![None; exercise.endings.len()],
            ..Graph::default()
        },
        limits,
    };
    merge.start()?;
    while merge.graph.menu.len() < merge.graph.nodes() {
        merge.layer(watch)?;
    }
    Ok(merge.graph)
}

struct Merge<'a> {
    asked: Asked<'a>,
    scorer: Scorer<'a>,
    graph: Graph,
    limits: Limits,
}

/// A state with the nodes that stand in it, rising.
struct Group {
    state: u32,
    nodes: Vec<NodeId>,
}

/// What a group leads to: for each leaf what the tally of each of its nodes becomes and earns.
type Scored = (Expansion, Vec<Vec<(Tally, Reward)>>);

impl Merge<'_> {
    fn start(&mut self) -> Result<(), Stopped> {
        let (weights, leaves) = self.asked.start().map_err(draws)?;
        for leaf in leaves {
            let mut reward = Reward::default();
            let tally = self.scorer.start(&mut |line| reward.enter(&line));
            let (tally, earned) = score(&self.scorer, &leaf, tally, 0);
            for (sum, points) in reward.0.iter_mut().zip(earned.0) {
                *sum += points;
            }
            let next = self.graph.states.add(&leaf.next).0;
            self.edge(&leaf, next, tally, reward, None);
        }
        self.graph.start = weights;
        Ok(())
    }

    /// Expands the nodes that were met and not expanded yet.
    fn layer(&mut self, watch: &mut dyn Watch) -> Result<(), Stopped> {
        let (done, end) = (self.graph.menu.len(), self.graph.nodes());
        let groups = self.groups(done, end);
        self.graph.menu.resize(end, 0);
        self.graph.first.resize(end, 0);
        let mut expanded = done;
        for block in groups.chunks(BLOCK) {
            for (group, scored) in block.iter().zip(self.expand(block)) {
                self.take(group, scored.map_err(draws)?);
                expanded += group.nodes.len();
            }
            let (known, edges) = (self.graph.nodes(), self.graph.edges.len());
            if known > self.limits.nodes || edges > self.limits.edges {
                return Err(Stopped::Limit);
            }
            if !watch.goes_on(known, expanded) {
                return Err(Stopped::Asked);
            }
        }
        Ok(())
    }

    /// The nodes of a layer by the state they stand in, which is expanded once for all of them.
    fn groups(&self, from: usize, end: usize) -> Vec<Group> {
        let nodes = (from..end).filter_map(|node| NodeId::try_from(node).ok());
        let mut pairs: Vec<(u32, NodeId)> = nodes
            .map(|node| (self.graph.nodes.get(node).state, node))
            .collect();
        pairs.sort_unstable();
        let groups = pairs.chunk_by(|one, other| one.0 == other.0);
        let group = |pairs: &[(u32, NodeId)]| Group {
            state: pairs[0].0,
            nodes: pairs.iter().map(|pair| pair.1).collect(),
        };
        groups.map(group).collect()
    }

    fn expand(&self, block: &[Group]) -> Vec<Result<Scored, TooManyDraws>> {
        let one = |group: &Group| {
            let state = self.graph.states.get(group.state);
            let expansion = self.asked.expand(&state)?;
            let scored = expansion.leaves.iter().map(|leaf| {
                let tallies = group.nodes.iter().map(|node| {
                    let tally = self.graph.nodes.get(*node).tally;
                    let tally = *self.graph.tallies.get(tally);
                    score(&self.scorer, leaf, tally, state.clock)
                });
                tallies.collect()
            });
            let scored = scored.collect();
            Ok((expansion, scored))
        };
        match block.len() < WORTH_THREADS {
            true => block.iter().map(one).collect(),
            false => block.par_iter().map(one).collect(),
        }
    }

    /// Enters what a group leads to.
    fn take(&mut self, group: &Group, (expansion, scored): Scored) {
        self.graph.transitions += expansion.transitions;
        let menu = self.graph.menus.add(expansion.choices).0;
        let leaves = expansion.leaves.iter();
        let nexts: Vec<u32> = leaves
            .map(|leaf| self.graph.states.add(&leaf.next).0)
            .collect();
        for (place, node) in group.nodes.iter().enumerate() {
            self.graph.menu[*node as usize] = menu;
            // Limits are asked after each block, long before a number of an edge could overflow.
            let first = u32::try_from(self.graph.edges.len()).unwrap_or(u32::MAX);
            self.graph.first[*node as usize] = first;
            for ((leaf, next), tallies) in expansion.leaves.iter().zip(&nexts).zip(&scored) {
                let (tally, reward) = tallies[place];
                self.edge(leaf, *next, tally, reward, Some(*node));
            }
        }
    }

    /// Enters an edge, with the node or the ending that it leads to.
    fn edge(&mut self, leaf: &Leaf, next: u32, tally: Tally, reward: Reward, from: Option<NodeId>) {
        let graph = &mut self.graph;
        let reward = graph.rewards.add(reward).0;
        let place = (from, u32::try_from(graph.edges.len()).unwrap_or(u32::MAX));
        let edge = match ended(&leaf.next) {
            Some(ending) => {
                graph.ended_by[ending.index()].get_or_insert(place);
                let minute = leaf.next.clock;
                let (least, most) = graph.minutes.unwrap_or((minute, minute));
                graph.minutes = Some((least.min(minute), most.max(minute)));
                Edge::to_ending(ending, reward)
            }
            None => {
                let tally = graph.tallies.add(tally).0;
                let (node, new) = graph.nodes.add(Node { state: next, tally });
                if new {
                    graph.met_by.push(place);
                }
                Edge::to_node(node, reward)
            }
        };
        graph.edges.push(edge);
    }
}

/// What the tally becomes by the leaf, and what that earns; the end of play included.
fn score(scorer: &Scorer<'_>, leaf: &Leaf, mut tally: Tally, clock: Minutes) -> (Tally, Reward) {
    let mut reward = Reward::default();
    let mut enter = |line| reward.enter(&line);
    scorer.step(&mut tally, clock, &leaf.events, &mut enter);
    if ended(&leaf.next).is_some() {
        scorer.finish(&mut tally, &leaf.next, &mut enter);
    }
    (tally, reward)
}

fn draws(_: TooManyDraws) -> Stopped {
    Stopped::Draws
}
