//! The search itself: layer by layer, states expanded on all cores; while one block is merged the
//! next is expanded.

use super::expand::{Grown, TooManyDraws, ended};
use super::graph::{Edge, Graph, MESSAGES, Node, NodeId, Reward, UNEXPANDED};
use super::offer::Offer;
use super::pack::States;
use super::rules::{Expanded, Group, Reached, Rules, Scored};
use crate::engine::State;
use crate::exercise::model::{ChairId, Exercise, Key};
use crate::scoring::Tally;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// States of one layer that are expanded together before they are merged.
const BLOCK: usize = 2_048;
/// How far a search may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Nodes.
    pub nodes: usize,
    /// Bytes of memory, by a rough count from above.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            nodes: 50_000_000,
            bytes: 4 << 30,
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

/// A search that was not brought to its end.
#[derive(Debug)]
pub struct Unfinished {
    /// Why.
    pub why: Stopped,
    /// What was found until then: every node, edge and ending in it is there, and there may be more.
    pub graph: Graph,
}

/// Whoever watches a search.
pub trait Watch {
    /// Told after each block how many nodes are known and how many of them are expanded; `false`
    /// ends the search.
    fn goes_on(&mut self, known: usize, expanded: usize) -> bool;

    /// Told, where all nodes are known, how much of the solving is done of how much; `false` ends it.
    fn solves(&mut self, done: usize, whole: usize) -> bool {
        self.goes_on(whole, done)
    }
}

impl Watch for () {
    fn goes_on(&mut self, _: usize, _: usize) -> bool {
        true
    }
}

/// Searches everything that play can come to from the chair.
///
/// # Errors
/// [`Unfinished`] when it was not searched to the end.
pub fn explore(
    exercise: &Exercise,
    chair: ChairId,
    limits: Limits,
    watch: &mut dyn Watch,
) -> Result<Graph, Box<Unfinished>> {
    search(exercise, chair, None, limits, watch)
}

/// Searches everything that play can come to from this state, which is at rest, with what scoring
/// remembers there. What was earned on the way counts for nothing.
///
/// # Errors
/// As [`explore`].
pub(in crate::analysis) fn explore_from(
    exercise: &Exercise,
    chair: ChairId,
    from: (State, Tally),
    limits: Limits,
    watch: &mut dyn Watch,
) -> Result<Graph, Box<Unfinished>> {
    search(exercise, chair, Some(from), limits, watch)
}

fn search(
    exercise: &Exercise,
    chair: ChairId,
    from: Option<(State, Tally)>,
    limits: Limits,
    watch: &mut dyn Watch,
) -> Result<Graph, Box<Unfinished>> {
    let rules = Rules::new(exercise, chair);
    let mut merge = Merge {
        graph: Graph {
            states: States::new(exercise),
            ended_by: vec![None; exercise.endings.len()],
            ..Graph::default()
        },
        expanded: Vec::new(),
        menus: FxHashMap::default(),
        reworded: Vec::new(),
        limits,
    };
    match merge.run(&rules, from, watch) {
        Ok(()) => Ok(merge.graph),
        Err(why) => Err(Box::new(Unfinished {
            why,
            graph: merge.graph,
        })),
    }
}

struct Merge {
    graph: Graph,
    /// States that were expanded.
    expanded: Vec<bool>,
    /// The menu of each offer that is kept, by its number and the falls of its leads.
    menus: FxHashMap<(usize, Fallen), u32>,
    /// For each state that a node leads to and each sort of words the reward of both, where known.
    reworded: Vec<u32>,
    limits: Limits,
}

/// The falls of all leads that are like none before them: how many, and their weights.
type Fallen = SmallVec<[u64; 16]>;

const UNKNOWN: u32 = u32::MAX;

impl Merge {
    fn run(
        &mut self,
        rules: &Rules<'_>,
        from: Option<(State, Tally)>,
        watch: &mut dyn Watch,
    ) -> Result<(), Stopped> {
        match from {
            None => self.start(rules)?,
            Some((state, tally)) => {
                self.graph.start = vec![1];
                let number = self.graph.states.add(&state).0;
                let scored = Scored {
                    tally,
                    reward: Reward::default(),
                    weighed: false,
                };
                self.edge(&state, number, &scored, None);
            }
        }
        while self.graph.menu.len() < self.graph.nodes() {
            self.layer(rules, watch)?;
        }
        Ok(())
    }

    fn start(&mut self, rules: &Rules<'_>) -> Result<(), Stopped> {
        let (mut found, coverage) = (Vec::new(), &mut self.graph.coverage);
        let weights = rules.asked.start(|events, next| {
            coverage.note(rules.asked.exercise, None, events);
            let mut opening = Reward::default();
            let tally = rules.scorer.start(&mut |line| opening.enter(&line));
            let scored = rules.score(tally, 0, events, next);
            let reward = opening.and(scored.reward);
            found.push((next.clone(), Scored { reward, ..scored }));
        });
        self.graph.start = weights.map_err(draws)?;
        for (next, scored) in found {
            let state = self.graph.states.add(&next).0;
            self.edge(&next, state, &scored, None);
        }
        Ok(())
    }

    /// Expands the nodes that were met and not expanded yet.
    fn layer(&mut self, rules: &Rules<'_>, watch: &mut dyn Watch) -> Result<(), Stopped> {
        let (done, end) = (self.graph.menu.len(), self.graph.nodes());
        let pairs = self.by_state(done, end);
        let states: Vec<&[(u32, NodeId)]> = pairs.chunk_by(|one, other| one.0 == other.0).collect();
        let mut blocks = states.chunks(BLOCK);
        self.graph.menu.resize(end, 0);
        self.graph.first.resize(end, UNEXPANDED);
        let mut block = self.groups(blocks.next().unwrap_or_default());
        let mut reached = rules.expand(&block);
        let mut expanded = done;
        while !block.is_empty() {
            let next = self.groups(blocks.next().unwrap_or_default());
            expanded += block.iter().map(|group| group.nodes.len()).sum::<usize>();
            let (taken, ahead) =
                rayon::join(|| self.take_all(&block, reached), || rules.expand(&next));
            taken.map_err(draws)?;
            let known = self.graph.nodes();
            let room = u32::try_from(self.graph.edges.len()).is_ok_and(|edges| edges < UNEXPANDED);
            if known > self.limits.nodes || self.graph.bytes() > self.limits.bytes || !room {
                return Err(Stopped::Limit);
            }
            if !watch.goes_on(known, expanded) {
                return Err(Stopped::Asked);
            }
            (block, reached) = (next, ahead);
        }
        Ok(())
    }

    /// The nodes of a layer, each after its state, so that a state is expanded once for all of them.
    fn by_state(&self, from: usize, end: usize) -> Vec<(u32, NodeId)> {
        let nodes = (from..end).filter_map(|node| NodeId::try_from(node).ok());
        let mut pairs: Vec<(u32, NodeId)> = nodes
            .map(|node| (self.graph.nodes.get(node).state, node))
            .collect();
        pairs.sort_unstable();
        pairs
    }

    fn groups(&self, states: &[&[(u32, NodeId)]]) -> Vec<Group> {
        let tally = |node| *self.graph.tallies.get(self.graph.nodes.get(node).tally);
        let group = |pairs: &&[(u32, NodeId)]| Group {
            state: self.graph.states.get(pairs[0].0),
            nodes: pairs.iter().map(|pair| pair.1).collect(),
            tallies: pairs.iter().map(|pair| tally(pair.1)).collect(),
        };
        states.iter().map(group).collect()
    }

    fn take_all(
        &mut self,
        block: &[Group],
        expanded: Vec<Result<Expanded, TooManyDraws>>,
    ) -> Result<(), TooManyDraws> {
        let mut groups = block.iter();
        for expanded in expanded {
            let expanded = expanded?;
            self.graph.coverage.extend(&expanded.coverage);
            // In this order, since the first of the two is asked once more at the end.
            for (reached, group) in expanded.reached.iter().zip(groups.by_ref()) {
                self.take(group, reached);
            }
        }
        Ok(())
    }

    /// Enters what a group leads to.
    fn take(&mut self, group: &Group, reached: &Reached) {
        let Reached { offer, grown, .. } = reached;
        if self.first_time(group) {
            self.graph.transitions += grown.nexts.len();
        }
        let menu = self.menu(offer, grown);
        let rows = offer.rows(grown);
        let nexts = grown.nexts.iter();
        let states: Vec<u32> = nexts.map(|next| self.graph.states.add(next).0).collect();
        for (place, node) in group.nodes.iter().enumerate() {
            self.graph.menu[*node as usize] = menu;
            // Limits are asked after each block, long before a number of an edge could overflow.
            let first = self.graph.edges.len();
            self.graph.first[*node as usize] = u32::try_from(first).unwrap_or(u32::MAX);
            self.reworded.clear();
            let sorts = grown.nexts.len() * offer.words.len();
            self.reworded.resize(sorts, UNKNOWN);
            for row in &rows {
                for fall in 0..row.falls {
                    let leaf = row.leaf + fall;
                    let scored = &reached.scored[leaf * group.nodes.len() + place];
                    match row.like {
                        Some((like, sort)) => {
                            let like = self.graph.edges[first + like + fall];
                            let reward = self.reworded(offer, scored, leaf, (sort, row.sort));
                            self.graph.edges.push(like.earning(reward));
                        }
                        None => self.edge(&grown.nexts[leaf], states[leaf], scored, Some(*node)),
                    }
                }
            }
        }
    }

    /// The menu of an offer, with how chance falls in it.
    fn menu(&mut self, offer: &Offer, grown: &Grown) -> u32 {
        let graph = &mut self.graph;
        let Some(number) = offer.number else {
            return graph.menus.add(offer.choices(grown)).0;
        };
        let each = grown.falls.iter();
        let fallen = each.flat_map(|falls| {
            [falls.len() as u64]
                .into_iter()
                .chain(falls.iter().copied())
        });
        let menu = self.menus.entry((number, fallen.collect()));
        *menu.or_insert_with(|| graph.menus.add(offer.choices(grown)).0)
    }

    /// What a leaf earns in words of another sort than those it was scored in.
    fn reworded(
        &mut self,
        offer: &Offer,
        scored: &Scored,
        leaf: usize,
        (from, to): (usize, usize),
    ) -> u32 {
        let known = &mut self.reworded[leaf * offer.words.len() + to];
        if *known == UNKNOWN {
            let worth = |sort: usize| match scored.weighed {
                true => offer.words[sort].weighed,
                false => offer.words[sort].plain,
            };
            let mut reward = scored.reward;
            reward.points[MESSAGES] += worth(to) - worth(from);
            *known = self.graph.rewards.add(reward).0;
        }
        *known
    }

    /// Whether the state of the group is expanded for the first time: it is again where a longer
    /// path comes to it with another tally.
    fn first_time(&mut self, group: &Group) -> bool {
        let state = group
            .nodes
            .first()
            .map(|node| self.graph.nodes.get(*node).state);
        let Some(state) = state else { return false };
        let state = state as usize;
        if self.expanded.len() <= state {
            self.expanded
                .resize(self.graph.states.len().max(state + 1), false);
        }
        !std::mem::replace(&mut self.expanded[state], true)
    }

    /// Enters an edge to a state, with the node or the ending that it leads to.
    fn edge(&mut self, next: &State, state: u32, scored: &Scored, from: Option<NodeId>) {
        let graph = &mut self.graph;
        let reward = graph.rewards.add(scored.reward).0;
        let place = (from, u32::try_from(graph.edges.len()).unwrap_or(u32::MAX));
        let edge = match ended(next) {
            Some(ending) => {
                graph.ended_by[ending.index()].get_or_insert(place);
                let minute = next.clock;
                let (least, most) = graph.minutes.unwrap_or((minute, minute));
                graph.minutes = Some((least.min(minute), most.max(minute)));
                Edge::to_ending(ending, reward)
            }
            None => {
                let tally = graph.tallies.add(scored.tally).0;
                let (node, new) = graph.nodes.add(Node { state, tally });
                if new {
                    graph.met_by.push(place);
                }
                Edge::to_node(node, reward)
            }
        };
        graph.edges.push(edge);
    }
}

fn draws(_: TooManyDraws) -> Stopped {
    Stopped::Draws
}
