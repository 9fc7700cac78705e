//! The shortest way to an ending, as what a person would type and what chance would draw.

use super::expand::Asked;
use super::graph::{Graph, NodeId, Place};
use crate::engine::{Move, Pick};
use crate::exercise::model::{ChairId, EndingId, Exercise};

/// A decision on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where it is taken.
    pub node: NodeId,
    /// What is decided.
    pub what: Move,
}

/// A way through the exercise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Witness {
    /// Its decisions, in order.
    pub steps: Vec<Step>,
    /// What `play --plain` reads: a line a decision, and one more for each slot of a message.
    pub lines: Vec<String>,
    /// What `--draws` takes.
    pub draws: Vec<usize>,
}

impl Witness {
    /// The way with the fewest decisions to the ending; none where nothing leads there.
    #[must_use]
    pub fn of(
        exercise: &Exercise,
        chair: ChairId,
        graph: &Graph,
        ending: EndingId,
    ) -> Option<Self> {
        let last = (*graph.ended_by.get(usize::from(ending.0))?)?;
        Some(Self::along(exercise, chair, graph, last))
    }

    /// The way with the fewest decisions to a node.
    #[must_use]
    pub fn to(exercise: &Exercise, chair: ChairId, graph: &Graph, node: NodeId) -> Self {
        Self::along(exercise, chair, graph, graph.met_by[node as usize])
    }

    /// The way on which each node was met first, up to an edge.
    fn along(exercise: &Exercise, chair: ChairId, graph: &Graph, last: Place) -> Self {
        let asked = Asked::new(exercise, chair);
        let mut places: Vec<Place> = vec![last];
        while let Some((Some(node), _)) = places.last() {
            places.push(graph.met_by[*node as usize]);
        }
        let mut witness = Self::default();
        for (node, edge) in places.into_iter().rev() {
            let Some(node) = node else {
                witness.draws.extend(asked.draws(None, None, edge as usize));
                continue;
            };
            let state = graph.state(node);
            let mut nth = (edge - graph.first[node as usize]) as usize;
            for (choice, edges) in graph.choices(node) {
                if nth < edges.len() {
                    let draws = asked.draws(Some(&state), Some(&choice.what), nth);
                    witness.draws.extend(draws);
                    witness.lines.extend(lines(exercise, &choice.what));
                    witness.steps.push(Step {
                        node,
                        what: choice.what.clone(),
                    });
                    break;
                }
                nth -= edges.len();
            }
        }
        witness
    }
}

/// What a person types for the move: ids of options, then the clause of each slot.
#[must_use]
pub fn lines(exercise: &Exercise, what: &Move) -> Vec<String> {
    let picks = match what {
        Move::PickUp => return vec!["pick-up".to_owned()],
        Move::LetRing => return vec!["let-ring".to_owned()],
        Move::Picks(picks) => picks,
    };
    let id = |pick: &Pick| exercise.options[pick.option].id.clone();
    let mut lines = vec![picks.iter().map(id).collect::<Vec<_>>().join(" ")];
    for pick in picks {
        let slots = &exercise.options[pick.option].slots;
        let clauses = slots.iter().zip(&pick.clauses);
        let id = |(slot, clause): (&crate::exercise::model::ClauseSlot, &u8)| {
            slot.clauses
                .get(usize::from(*clause))
                .map(|row| row.id.clone())
        };
        lines.extend(clauses.filter_map(id));
    }
    lines
}
