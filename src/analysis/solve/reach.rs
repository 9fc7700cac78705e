//! What is still possible from each node, whoever plays and however chance falls: the endings, the
//! highest and lowest total, and how calm it can stay. One pass against the order of the graph;
//! then each question is a look-up.

use crate::analysis::search::{Graph, NodeId, Pool, Target, order};
use crate::exercise::draft::Class;
use crate::exercise::model::EndingId;

/// What is still possible from each node.
#[derive(Debug, Clone)]
pub struct Reach {
    /// Sets of endings, one bit each.
    sets: Pool<Vec<u64>>,
    of_node: Vec<Row>,
    /// The same before play.
    start: Row,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    endings: u32,
    most: i32,
    least: i32,
    calm: Option<Class>,
}

impl Reach {
    /// Looks through the whole graph.
    #[must_use]
    pub fn of(graph: &Graph) -> Self {
        let none = Row {
            endings: 0,
            most: 0,
            least: 0,
            calm: None,
        };
        let mut reach = Self {
            sets: Pool::default(),
            of_node: vec![none; graph.nodes()],
            start: none,
        };
        for &node in order(graph).iter().rev() {
            let edges = graph.choices(node).flat_map(|(_, edges)| edges);
            let row = reach.join(graph, edges.copied());
            reach.of_node[node as usize] = row;
        }
        reach.start = reach.join(graph, graph.start().map(|(_, edge)| edge));
        reach
    }

    fn join(
        &mut self,
        graph: &Graph,
        edges: impl Iterator<Item = crate::analysis::search::Edge>,
    ) -> Row {
        let mut set = Vec::new();
        let mut all: Option<Row> = None;
        let mut seen = None;
        for edge in edges {
            let reward = graph.reward(edge);
            let after = match edge.target() {
                Target::Node(next) => self.of_node[next as usize],
                Target::Ending(ending) => {
                    add(&mut set, &bit(ending));
                    Row {
                        endings: u32::MAX,
                        most: 0,
                        least: 0,
                        calm: None,
                    }
                }
            };
            if after.endings != u32::MAX && seen != Some(after.endings) {
                add(&mut set, self.sets.get(after.endings));
                seen = Some(after.endings);
            }
            let total = reward.total();
            let row = Row {
                endings: 0,
                most: total + after.most,
                least: total + after.least,
                calm: after.calm.max(reward.act),
            };
            all = Some(all.map_or(row, |all| Row {
                endings: 0,
                most: all.most.max(row.most),
                least: all.least.min(row.least),
                calm: all.calm.min(row.calm),
            }));
        }
        let endings = self.sets.add(set).0;
        let nothing = Row {
            endings,
            most: 0,
            least: 0,
            calm: None,
        };
        Row {
            endings,
            ..all.unwrap_or(nothing)
        }
    }

    fn row(&self, node: Option<NodeId>) -> Row {
        node.map_or(self.start, |node| self.of_node[node as usize])
    }

    /// The endings still open at a node, or before play: in file order.
    pub fn endings(&self, node: Option<NodeId>) -> impl Iterator<Item = EndingId> + '_ {
        let set = self.sets.get(self.row(node).endings);
        let bits = (0u16..).zip(
            set.iter()
                .flat_map(|word| (0..64).map(move |bit| word >> bit & 1)),
        );
        bits.filter(|(_, bit)| *bit == 1)
            .map(|(ending, _)| EndingId(ending))
    }

    /// Whether the ending is still open at a node, or before play.
    #[must_use]
    pub fn open(&self, node: Option<NodeId>, ending: EndingId) -> bool {
        let set = self.sets.get(self.row(node).endings);
        let (word, bit) = (usize::from(ending.0) / 64, ending.0 % 64);
        set.get(word).is_some_and(|word| word >> bit & 1 == 1)
    }

    /// The lowest and highest total that can still be added to what was earned, hundredths.
    #[must_use]
    pub fn totals(&self, node: Option<NodeId>) -> (i32, i32) {
        let row = self.row(node);
        (row.least, row.most)
    }

    /// The heaviest act on the calmest path from here: no path stays below it. None where a path
    /// without any act is possible.
    #[must_use]
    pub fn calm(&self, node: Option<NodeId>) -> Option<Class> {
        self.row(node).calm
    }
}

fn bit(ending: EndingId) -> Vec<u64> {
    let mut set = vec![0; usize::from(ending.0) / 64 + 1];
    if let Some(last) = set.last_mut() {
        *last = 1 << (ending.0 % 64);
    }
    set
}

fn add(set: &mut Vec<u64>, more: &[u64]) {
    if set.len() < more.len() {
        set.resize(more.len(), 0);
    }
    for (word, more) in set.iter_mut().zip(more) {
        *word |= more;
    }
}
