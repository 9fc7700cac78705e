//! Which stage can lead to which, as far as the file says; conditions count as if they could
//! hold, unless they plainly cannot.

use crate::exercise::model::*;

/// The stages as a graph.
#[derive(Debug)]
pub(super) struct Ways {
    /// Stages each stage can lead to, rising, each once.
    to: Vec<Vec<usize>>,
    /// Component of each stage: stages share one if each can lead to the other.
    component: Vec<usize>,
}

impl Ways {
    pub(super) fn new(parts: &Parts) -> Self {
        let everywhere: Vec<Goal> = parts
            .injects
            .iter()
            .filter(|(_, row)| row.stage.is_none())
            .flat_map(|(_, row)| inject_goals(row))
            .collect();
        let mut to = Vec::with_capacity(parts.stages.len());
        for (_, stage) in parts.stages.iter() {
            let mut goals = everywhere.clone();
            goals.extend(taken_links(stage).map(|link| link.to));
            goals.extend(
                stage
                    .injects
                    .iter()
                    .flat_map(|id| inject_goals(&parts.injects[*id])),
            );
            goals.extend(stage_options(parts, stage).flat_map(option_goals));
            let mut stages: Vec<usize> = goals
                .iter()
                .filter_map(Goal::stage)
                .map(Key::index)
                .collect();
            stages.sort_unstable();
            stages.dedup();
            to.push(stages);
        }
        Self::of(to)
    }

    /// The graph of these edges.
    pub(super) fn of(to: Vec<Vec<usize>>) -> Self {
        let component = components(&to);
        Self { to, component }
    }

    /// Stages that the stage can lead to at once.
    pub(super) fn from(&self, stage: usize) -> &[usize] {
        &self.to[stage]
    }

    /// Whether a path can come back to the stage.
    pub(super) fn returns(&self, stage: usize) -> bool {
        self.to[stage]
            .iter()
            .any(|next| self.component[*next] == self.component[stage])
    }

    /// Whether both stages lie on one cycle.
    pub(super) fn together(&self, one: usize, other: usize) -> bool {
        self.component[one] == self.component[other] && (one != other || self.returns(one))
    }

    /// All stages that can follow, the given one included.
    pub(super) fn reach(&self, stage: usize) -> Vec<bool> {
        let mut reached = vec![false; self.to.len()];
        let mut waiting = vec![stage];
        while let Some(next) = waiting.pop() {
            if !std::mem::replace(&mut reached[next], true) {
                waiting.extend(&self.to[next]);
            }
        }
        reached
    }

    /// Stages in an order in which most come after all that they lead to, so that what flows
    /// against the ways settles in few rounds.
    pub(super) fn backwards(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.to.len()).collect();
        // Components are numbered in the order they are completed: sinks first.
        order.sort_by_key(|stage| self.component[*stage]);
        order
    }
}

impl Goal {
    fn stage(&self) -> Option<StageId> {
        match self {
            Self::Stage(stage) => Some(*stage),
            Self::End => None,
        }
    }
}

/// Links of a stage that could be taken: none after one that always holds.
pub(super) fn taken_links(stage: &Stage) -> impl Iterator<Item = &Link> {
    let sure = stage
        .next
        .iter()
        .position(|link| constant(&link.when) == Some(true));
    let count = sure.map_or(stage.next.len(), |last| last + 1);
    stage.next[..count]
        .iter()
        .filter(|link| possible(&link.when))
}

/// The options of all menus of a stage.
pub(super) fn stage_options<'p>(
    parts: &'p Parts,
    stage: &'p Stage,
) -> impl Iterator<Item = &'p OptionModel> {
    let menus = stage
        .points
        .iter()
        .flat_map(|point| &parts.points[*point].menus);
    menus
        .flat_map(|menu| &parts.menus[*menu].options)
        .map(|option| &parts.options[*option])
}

/// Everywhere an option can lead.
pub(super) fn option_goals(option: &OptionModel) -> impl Iterator<Item = Goal> {
    let outcomes = option
        .outcomes
        .iter()
        .filter(|outcome| possible(&outcome.when));
    let later = outcomes.flat_map(|outcome| {
        outcome
            .to
            .into_iter()
            .chain(chance_goals(outcome.chance.as_ref()))
    });
    let goals: Vec<Goal> = option.to.into_iter().chain(later).collect();
    let possible = possible(&option.when);
    goals.into_iter().filter(move |_| possible)
}

/// Everywhere an inject can lead.
pub(super) fn inject_goals(inject: &Inject) -> impl Iterator<Item = Goal> {
    chance_goals(inject.chance.as_ref())
}

fn chance_goals(chance: Option<&Chance>) -> impl Iterator<Item = Goal> {
    chance
        .into_iter()
        .flat_map(|chance| &chance.branches)
        .filter_map(|branch| branch.to)
}

/// Whether the condition could hold in some state.
pub(super) fn possible(cond: &Cond) -> bool {
    constant(cond) != Some(false)
}

/// Whether the condition has the same answer in every state, as far as its form says.
pub(super) fn constant(cond: &Cond) -> Option<bool> {
    match cond {
        Cond::Always => Some(true),
        Cond::Never => Some(false),
        Cond::Since(0) => Some(true),
        Cond::Not(inner) => constant(inner).map(|holds| !holds),
        Cond::All(list) => fold(list, false),
        Cond::Any(list) => fold(list, true),
        _ => None,
    }
}

/// A list in which one `decisive` answer decides.
fn fold(list: &[Cond], decisive: bool) -> Option<bool> {
    let mut open = false;
    for cond in list {
        match constant(cond) {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => open = true,
        }
    }
    (!open).then_some(!decisive)
}

/// Strongly connected components by Tarjan's algorithm, without recursion: an exercise may have
/// thousands of stages in a row. Components are numbered from 0, those that lead nowhere first.
fn components(to: &[Vec<usize>]) -> Vec<usize> {
    let mut search = Search {
        number: vec![NEW; to.len()],
        low: vec![NEW; to.len()],
        component: vec![NEW; to.len()],
        open: Vec::new(),
        numbered: 0,
        found: 0,
    };
    for start in 0..to.len() {
        if search.number[start] == NEW {
            search.visit(start, to);
        }
    }
    search.component
}

/// A stage that has no number or component yet.
const NEW: usize = usize::MAX;

struct Search {
    /// In the order of discovery.
    number: Vec<usize>,
    /// Least number known to be on one cycle with the stage.
    low: Vec<usize>,
    component: Vec<usize>,
    /// Numbered stages without a component.
    open: Vec<usize>,
    numbered: usize,
    found: usize,
}

impl Search {
    fn visit(&mut self, start: usize, to: &[Vec<usize>]) {
        self.discover(start);
        let mut way = vec![(start, 0)];
        while let Some((stage, edge)) = way.last_mut() {
            let stage = *stage;
            let Some(&next) = to[stage].get(*edge) else {
                way.pop();
                self.complete(stage);
                if let Some((before, _)) = way.last() {
                    self.low[*before] = self.low[*before].min(self.low[stage]);
                }
                continue;
            };
            *edge += 1;
            if self.number[next] == NEW {
                self.discover(next);
                way.push((next, 0));
            } else if self.component[next] == NEW {
                self.low[stage] = self.low[stage].min(self.number[next]);
            }
        }
    }

    fn discover(&mut self, stage: usize) {
        self.number[stage] = self.numbered;
        self.low[stage] = self.numbered;
        self.numbered += 1;
        self.open.push(stage);
    }

    /// Closes the component of which the stage was discovered first.
    fn complete(&mut self, stage: usize) {
        if self.low[stage] != self.number[stage] {
            return;
        }
        while let Some(member) = self.open.pop() {
            self.component[member] = self.found;
            if member == stage {
                break;
            }
        }
        self.found += 1;
    }
}
