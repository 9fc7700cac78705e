//! An order of the nodes in which every edge leads forward. There is one, since no path comes back
//! to a state: loops take time, and time is in the state.

use super::graph::{Graph, NodeId, Target};

/// All nodes, each before those it leads to.
pub(in crate::analysis) fn order(graph: &Graph) -> &[NodeId] {
    graph.order.get_or_init(|| sorted(graph))
}

fn sorted(graph: &Graph) -> Vec<NodeId> {
    let mut waits: Vec<u32> = vec![0; graph.nodes()];
    let targets = |node| {
        let edges = graph.choices(node).flat_map(|(_, edges)| edges.iter());
        edges.filter_map(|edge| match edge.target() {
            Target::Node(next) => Some(next),
            Target::Ending(_) => None,
        })
    };
    let all = 0..u32::try_from(graph.nodes()).unwrap_or(u32::MAX);
    for next in all.clone().flat_map(targets) {
        waits[next as usize] += 1;
    }
    let mut order: Vec<NodeId> = all.filter(|node| waits[*node as usize] == 0).collect();
    let mut done = 0;
    while let Some(node) = order.get(done).copied() {
        for next in targets(node) {
            let left = &mut waits[next as usize];
            *left -= 1;
            if *left == 0 {
                order.push(next);
            }
        }
        done += 1;
    }
    order
}
