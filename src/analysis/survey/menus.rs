//! How the options of each menu compare in every state that offers them: which is best, which leads
//! in some dimension, which is never better than another, which differ in nothing.

use super::Solution;
use crate::analysis::compiled::Solved;
use crate::analysis::search::{ACCOUNTS, Choice, Edge, NodeId, Target, order};
use crate::analysis::solve::{ONE, Value};
use crate::engine::Move;
use crate::exercise::model::{Exercise, Key, MenuId, OptionId};

/// Options of one menu that are compared with each other; those beyond are not.
const COMPARED: usize = 64;

/// How an option stands over all situations: states in which the chair decides, each with what
/// scoring remembers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OptionRow {
    /// Situations that offer it.
    pub offered: u64,
    /// Situations that offer it beside something else.
    pub contested: u64,
    /// Of those, the ones in which nothing has a higher expected total and something a lower one.
    pub best: u64,
    /// Accounts in which it alone expects the most, in some situation: one bit each; none where
    /// accounts were not compared.
    pub leads: Option<u8>,
    /// Another option of its menu that is open in all its situations, never worse in any dimension
    /// and in each better in one.
    pub dominated: Option<OptionId>,
    /// Another option of its menu that leads to the same wherever both are open.
    pub equal: Option<OptionId>,
}

/// How the options of a menu stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MenuRow {
    /// Situations in which it asks for a choice.
    pub situations: u64,
    /// Of those, the ones with more than one way to answer.
    pub contested: u64,
}

/// Every menu and every option.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Menus {
    /// By [`MenuId`].
    pub menus: Vec<MenuRow>,
    /// By [`OptionId`].
    pub options: Vec<OptionRow>,
}

/// Expected points by account, in the unit of values.
type Accounts = [Value; ACCOUNTS];

/// Which others of the menu may still dominate an option or equal it: one bit each.
#[derive(Clone, Copy)]
struct Rivals {
    better: u64,
    equal: u64,
    /// Whether both were ever open together.
    met: u64,
}

/// Wordings and chance aside, one answer to a menu: its best wording.
struct Answer<'g> {
    choice: &'g Choice,
    edges: &'g [Edge],
    mean: Value,
    accounts: Accounts,
    wordings: usize,
}

impl Menus {
    /// Compares them in all nodes.
    pub(super) fn of(exercise: &Exercise, solution: &Solution) -> Self {
        let graph = &solution.graph;
        let mut menus = Self {
            menus: vec![MenuRow::default(); exercise.menus.len()],
            options: vec![OptionRow::default(); exercise.options.len()],
        };
        let fresh = Rivals {
            better: u64::MAX,
            equal: u64::MAX,
            met: 0,
        };
        let mut rivals = vec![fresh; exercise.options.len()];
        let mut worth: Vec<Accounts> = vec![[0; ACCOUNTS]; graph.nodes()];
        for &node in order(graph).iter().rev() {
            let answers = answers(solution, &worth, node);
            let best = answers.iter().map(|answer| answer.mean).max();
            let chosen = answers.iter().find(|answer| Some(answer.mean) == best);
            worth[node as usize] = chosen.map_or([0; ACCOUNTS], |answer| answer.accounts);
            menus.count(exercise, &answers);
            menus.compare(exercise, &answers, &mut rivals);
        }
        for (id, rivals) in exercise.options.keys().zip(rivals) {
            let of_menu = &exercise.menus[exercise.options[id].menu].options;
            let first = |bits: u64| {
                let mut others = of_menu.iter().take(COMPARED).enumerate();
                let found = others.find(|(nth, other)| **other != id && bits >> nth & 1 == 1);
                found.map(|(_, other)| *other)
            };
            let row = &mut menus.options[id.index()];
            if row.offered > 0 {
                row.dominated = first(rivals.better & rivals.met);
                row.equal = first(rivals.equal & rivals.met);
            }
        }
        menus
    }

    /// What solving the compiled form counts. It compares totals alone.
    pub(super) fn compiled(exercise: &Exercise, solved: &Solved) -> Self {
        let mut menus = Self {
            menus: vec![MenuRow::default(); exercise.menus.len()],
            options: vec![OptionRow::default(); exercise.options.len()],
        };
        for offer in &solved.options {
            menus.options[offer.id.index()] = OptionRow {
                offered: offer.offered,
                contested: offer.offered,
                best: offer.best,
                ..OptionRow::default()
            };
            // In each situation at least one is best, so there are no more situations than that.
            let menu = &mut menus.menus[exercise.options[offer.id].menu.index()];
            menu.situations += offer.best;
            menu.contested += offer.best;
        }
        menus
    }

    fn count(&mut self, exercise: &Exercise, answers: &[Answer<'_>]) {
        let Some(menu) = answers.iter().find_map(|answer| menu(exercise, answer)) else {
            return;
        };
        let open = answers.len() > 1;
        let row = &mut self.menus[menu.index()];
        row.situations += 1;
        row.contested += u64::from(open);
        let best = answers.iter().map(|answer| answer.mean).max();
        let mut counted: Vec<OptionId> = Vec::new();
        // Answers that are best come first, so that an option in any of them is counted as best.
        let (first, last): (Vec<&Answer<'_>>, Vec<_>) =
            answers.iter().partition(|answer| Some(answer.mean) == best);
        for (is_best, answer) in first
            .iter()
            .map(|one| (true, one))
            .chain(last.iter().map(|one| (false, one)))
        {
            for option in options(answer.choice) {
                if counted.contains(&option) {
                    continue;
                }
                counted.push(option);
                let row = &mut self.options[option.index()];
                row.offered += 1;
                row.contested += u64::from(open);
                row.best += u64::from(!last.is_empty() && is_best);
            }
        }
    }

    /// Compares single picks pair by pair.
    fn compare(&mut self, exercise: &Exercise, answers: &[Answer<'_>], rivals: &mut [Rivals]) {
        let singles: Vec<(OptionId, &Answer<'_>)> = answers
            .iter()
            .filter_map(|answer| match &answer.choice.what {
                Move::Picks(picks) if picks.len() == 1 => Some((picks[0].option, answer)),
                _ => None,
            })
            .collect();
        if singles.len() != answers.len() {
            return;
        }
        let place = |option: OptionId| {
            let of_menu = &exercise.menus[exercise.options[option].menu].options;
            of_menu.iter().position(|other| *other == option)
        };
        for (option, answer) in &singles {
            let (mut better, mut equal, mut met) = (0, 0, 0);
            let mut leads = (0..ACCOUNTS).fold(0u8, |bits, account| bits | 1 << account);
            for (other, rival) in singles.iter().filter(|(other, _)| other != option) {
                for account in 0..ACCOUNTS {
                    if rival.accounts[account] >= answer.accounts[account] {
                        leads &= !(1 << account);
                    }
                }
                let Some(bit) = place(*other).filter(|nth| *nth < COMPARED) else {
                    continue;
                };
                met |= 1 << bit;
                better |= u64::from(dominates(rival, answer)) << bit;
                equal |= u64::from(same(rival, answer)) << bit;
            }
            if singles.len() > 1 {
                *self.options[option.index()].leads.get_or_insert(0) |= leads;
            }
            let rivals = &mut rivals[option.index()];
            // A rival that is not open here does not dominate; equal are those that never differ.
            rivals.better &= better;
            rivals.equal &= equal | !met;
            rivals.met |= met;
        }
    }
}

fn answers<'g>(solution: &'g Solution, worth: &[Accounts], node: NodeId) -> Vec<Answer<'g>> {
    let (graph, best) = (&solution.graph, solution.best());
    let mut answers: Vec<Answer<'g>> = Vec::new();
    for (choice, edges) in graph.choices(node) {
        let mean = best.mean(graph, choice, edges);
        match answers.last_mut() {
            Some(last) if last.choice.same_options(choice) => {
                last.wordings += 1;
                if mean > last.mean {
                    (last.choice, last.edges, last.mean) = (choice, edges, mean);
                }
            }
            _ => answers.push(Answer {
                choice,
                edges,
                mean,
                accounts: [0; ACCOUNTS],
                wordings: 1,
            }),
        }
    }
    for answer in &mut answers {
        answer.accounts = accounts(solution, worth, answer);
    }
    answers
}

fn accounts(solution: &Solution, worth: &[Accounts], answer: &Answer<'_>) -> Accounts {
    let whole = answer.choice.falls.iter().sum::<u64>().max(1);
    let mut sums = [0i128; ACCOUNTS];
    for (weight, edge) in answer.choice.falls.iter().zip(answer.edges) {
        let reward = solution.graph.reward(*edge);
        for (account, sum) in sums.iter_mut().enumerate() {
            let rest = match edge.target() {
                Target::Node(next) => worth[next as usize][account],
                Target::Ending(_) => 0,
            };
            let value = Value::from(reward.points[account]) * ONE + rest;
            *sum += i128::from(*weight) * i128::from(value);
        }
    }
    sums.map(|sum| Value::try_from(sum.div_euclid(i128::from(whole))).unwrap_or(Value::MAX))
}

/// Never worse in any account and better in one; less than a unit of rounding is no difference.
fn dominates(rival: &Answer<'_>, answer: &Answer<'_>) -> bool {
    let pairs = || rival.accounts.iter().zip(&answer.accounts);
    pairs().all(|(rival, own)| *rival >= own - ROUNDING)
        && pairs().any(|(rival, own)| *rival > own + ROUNDING)
}

/// More than what cutting means to whole units can add up to on any path.
const ROUNDING: Value = 1 << 16;

fn same(rival: &Answer<'_>, answer: &Answer<'_>) -> bool {
    let single = rival.wordings == 1 && answer.wordings == 1;
    single && rival.edges == answer.edges && rival.choice.falls == answer.choice.falls
}

fn options(choice: &Choice) -> impl Iterator<Item = OptionId> {
    let picks = match &choice.what {
        Move::Picks(picks) => picks.as_slice(),
        Move::PickUp | Move::LetRing => &[],
    };
    picks.iter().map(|pick| pick.option)
}

fn menu(exercise: &Exercise, answer: &Answer<'_>) -> Option<MenuId> {
    let option = options(answer.choice).next();
    option.map(|option| exercise.options[option].menu)
}
