//! The figures of a complete search.

use super::menus::Menus;
use super::solution::Solution;
use super::standing::{Asked, ask};
use crate::analysis::compiled::Solved;
use crate::analysis::search::{ACCOUNTS, Coverage, Witness};
use crate::analysis::solve::{Distribution, Reach, Shares, Value};
use crate::exercise::draft::Class;
use crate::exercise::model::{ChairId, EndingId, Exercise, ObjectiveId};

/// What a complete search tells of an exercise from one chair. Where three figures stand together
/// they are those of the best, the worst and uniform play.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// From this chair.
    pub chair: ChairId,
    /// Distinct states at rest, ended ones among them.
    pub states: usize,
    /// States in which the chair decides, each with what scoring remembers of the way to it.
    pub situations: usize,
    /// Choices and falls of chance, each from one state to another.
    pub transitions: usize,
    /// Fewest and most minutes after which play ends.
    pub minutes: Option<(u32, u32)>,
    /// Expected totals.
    pub totals: [Value; 3],
    /// Lowest and highest total of any path, hundredths; none where no path ends.
    pub range: Option<(i32, i32)>,
    /// Mean points of each account, in units of 2^-60 of a hundredth.
    pub accounts: [[i128; ACCOUNTS]; 3],
    /// How likely each total and each sum of an account is.
    pub distributions: [Distribution; 3],
    /// By [`EndingId`].
    pub endings: Vec<EndingRow>,
    /// For each objective of the chair its share of uniform play that is rated P, S, M, U and not
    /// tested, in units of 2^-60.
    pub ratings: Vec<(ObjectiveId, [u64; 5])>,
    /// The heaviest act on the calmest path.
    pub calm: Option<Class>,
    /// How menus and options stand.
    pub menus: Menus,
    /// What play comes to; none where the compiled form was searched.
    pub coverage: Option<Coverage>,
    /// Conditions that are asked while the chair decides.
    pub asked: Vec<Asked>,
    /// A situation in which nothing can be decided, as what a person would have typed up to it.
    pub stuck: Option<Vec<String>>,
}

/// An ending.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EndingRow {
    /// Its share of play, in units of 2^-60.
    pub shares: [u64; 3],
    /// The shortest way to it; none where nothing leads there.
    pub route: Option<Route>,
}

/// A way through the exercise, to be played again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Route {
    /// How many decisions it has.
    pub decisions: usize,
    /// What `play --plain` reads, line by line.
    pub lines: Vec<String>,
    /// What `--draws` takes.
    pub draws: Vec<usize>,
}

impl From<Witness> for Route {
    fn from(witness: Witness) -> Self {
        Self {
            decisions: witness.steps.len(),
            lines: witness.lines,
            draws: witness.draws,
        }
    }
}

impl Survey {
    /// Reads the figures off a solution.
    #[must_use]
    pub fn of(exercise: &Exercise, solution: &Solution) -> Self {
        let graph = &solution.graph;
        let shares = Shares::follow_all(graph, solution.values());
        let reach = Reach::of(graph);
        let ending = |index: usize| EndingRow {
            shares: shares.each_ref().map(|shares| shares.of_ending[index]),
            route: u16::try_from(index)
                .ok()
                .and_then(|id| Witness::of(exercise, solution.chair, graph, EndingId(id)))
                .map(Route::from),
        };
        let own = exercise
            .objectives
            .iter()
            .filter(|(_, row)| row.chair == solution.chair);
        let stuck = graph.stuck();
        Self {
            chair: solution.chair,
            states: graph.states(),
            situations: graph.nodes(),
            transitions: graph.transitions(),
            minutes: graph.minutes(),
            totals: solution
                .values()
                .each_ref()
                .map(|values| values.whole(graph)),
            range: Some(reach.totals(None)),
            accounts: shares.each_ref().map(|shares| shares.accounts),
            distributions: Distribution::follow_all(graph, solution.values()),
            endings: (0..exercise.endings.len()).map(ending).collect(),
            ratings: own
                .map(|(id, _)| id)
                .zip(shares[2].of_rating.iter().copied())
                .collect(),
            calm: reach.calm(None),
            menus: Menus::of(exercise, solution),
            coverage: Some(graph.coverage().clone()),
            asked: ask(exercise, graph),
            stuck: stuck.map(|node| Witness::to(exercise, solution.chair, graph, node).lines),
        }
    }

    /// The figures of an exercise that is nothing but bounded numbers, solved in its compiled form.
    #[must_use]
    pub fn compiled(exercise: &Exercise, chair: ChairId, solved: &Solved) -> Self {
        let rows = solved.shares.iter().zip(&solved.witnesses);
        let endings = rows.map(|(shares, path)| EndingRow {
            shares: *shares,
            route: path.as_ref().map(|path| Route {
                decisions: path.options.len(),
                lines: path.lines(exercise),
                draws: path.draws.clone(),
            }),
        });
        let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        Self {
            chair,
            states: count(solved.states()),
            situations: count(solved.decisions),
            transitions: count(solved.transitions),
            minutes: solved.minutes.map(|minutes| (minutes, minutes)),
            totals: solved.totals,
            range: solved.range,
            accounts: solved.distributions.each_ref().map(Distribution::means),
            distributions: solved.distributions.clone(),
            endings: endings.collect(),
            ratings: Vec::new(),
            calm: None,
            menus: Menus::compiled(exercise, solved),
            coverage: None,
            asked: Vec::new(),
            stuck: None,
        }
    }
}
