//! A graph with what it is worth: all that counterfactuals, findings and figures are read from.

use crate::analysis::search::{Graph, Limits, Unfinished, Watch, explore};
use crate::analysis::solve::{Policy, Values};
use crate::exercise::model::{ChairId, Exercise};

/// Every path from one chair, solved.
#[derive(Debug, Clone)]
pub struct Solution {
    /// From this chair.
    pub chair: ChairId,
    /// All that play can come to.
    pub graph: Graph,
    /// Expected totals of the best, the worst and uniform play.
    values: [Values; 3],
}

impl Solution {
    /// Searches and solves.
    ///
    /// # Errors
    /// [`Unfinished`] when the search was not brought to its end.
    pub fn new(
        exercise: &Exercise,
        chair: ChairId,
        limits: Limits,
        watch: &mut dyn Watch,
    ) -> Result<Self, Box<Unfinished>> {
        let graph = explore(exercise, chair, limits, watch)?;
        Ok(Self::of(chair, graph))
    }

    /// Solves what was searched.
    pub(in crate::analysis) fn of(chair: ChairId, graph: Graph) -> Self {
        let values = Values::solve_all(&graph, [Policy::Best, Policy::Worst, Policy::Uniform]);
        Self {
            chair,
            graph,
            values,
        }
    }

    /// Expected totals where every later choice is the best.
    #[must_use]
    pub fn best(&self) -> &Values {
        &self.values[0]
    }

    /// Where every later choice is the worst.
    #[must_use]
    pub fn worst(&self) -> &Values {
        &self.values[1]
    }

    /// Where every option is taken alike.
    #[must_use]
    pub fn uniform(&self) -> &Values {
        &self.values[2]
    }

    /// Best, worst and uniform, in this order.
    #[must_use]
    pub fn values(&self) -> &[Values; 3] {
        &self.values
    }
}
