//! What is solved equals what the general search finds.

use super::super::{Program, Solved, Unsolved, dense, hashed};
use super::program::side_by_side;
use super::random;
use crate::analysis::*;
use crate::engine::tests::play::{load_whole, try_whole};
use crate::engine::tests::story::common;
use crate::engine::{Action, Move, Phase, Pick};
use crate::engine::{Fixed, Seeded, begin, decide};
use crate::exercise::model::*;

const POLICIES: [Policy; 3] = [Policy::Best, Policy::Worst, Policy::Uniform];
const US: ChairId = ChairId(0);
const ROOM: Limits = Limits {
    nodes: usize::MAX,
    bytes: 1 << 30,
};

/// Compares with the general search; counts of states only where it merges the same.
fn equal(exercise: &Exercise, solved: &Solved, same_states: bool) {
    let graph = explore(exercise, US, Limits::default(), &mut ()).unwrap();
    if same_states {
        assert_eq!(solved.states(), graph.states() as u64);
        assert_eq!(solved.decisions, graph.nodes() as u64);
        assert_eq!(solved.transitions, graph.transitions() as u64);
        if let Some(minutes) = solved.minutes {
            assert_eq!(graph.minutes(), Some((minutes, minutes)));
        }
        assert_eq!(offers(&graph, exercise), listed(solved));
    }
    assert!(solved.states() <= graph.states() as u64);
    assert_eq!(
        solved.endings().collect::<Vec<_>>(),
        graph.endings().collect::<Vec<_>>()
    );
    assert_eq!(solved.range, Some(Reach::of(&graph).totals(None)));
    let solution = Solution::new(exercise, US, Limits::default(), &mut ()).unwrap();
    let spread = Distribution::follow_all(&graph, solution.values());
    for (at, policy) in POLICIES.into_iter().enumerate() {
        let values = Values::solve(&graph, policy);
        assert_eq!(solved.totals[at], values.whole(&graph), "{policy:?}");
        // Of equal choices each may take another where it merges more.
        if same_states || policy == Policy::Uniform {
            alike(&solved.distributions[at], &spread[at]);
        }
        if same_states {
            let shares = Shares::follow(&graph, &values).of_ending;
            let own: Vec<u64> = solved.shares.iter().map(|shares| shares[at]).collect();
            assert_eq!(own, shares, "{policy:?}");
        }
    }
    for ending in graph.endings() {
        let path = solved.witnesses[ending.index()].as_ref().unwrap();
        let known = Witness::of(exercise, US, &graph, ending).unwrap();
        assert_eq!(path.options.len(), known.steps.len());
        assert_eq!(ends(exercise, path), ending);
    }
}

/// The same sums, as likely but for what is cut.
fn alike(one: &Distribution, other: &Distribution) {
    let all = |of: &Distribution| -> Vec<Vec<(i32, u64)>> {
        let counts = of.accounts.iter().chain([&of.total]);
        counts
            .map(|counts| counts.as_ref().unwrap().iter().collect())
            .collect()
    };
    for (one, other) in all(one).iter().zip(&all(other)) {
        assert_eq!(one.len(), other.len());
        for (one, other) in one.iter().zip(other) {
            assert_eq!(one.0, other.0);
            assert!(one.1.abs_diff(other.1) < 1 << 20, "{one:?} {other:?}");
        }
    }
}

/// Where a path leads when it is played.
fn ends(exercise: &Exercise, path: &super::super::Path) -> EndingId {
    let (mut out, seated) = (Vec::new(), Chairs::only(US));
    let mut draw = Fixed::new(path.draws.iter().copied(), Seeded::new(1));
    let mut state = begin(exercise, seated, &mut draw, &mut out);
    for option in &path.options {
        let pick = |option| Pick {
            option,
            clauses: crate::engine::Clauses::new(),
        };
        let action = Action::of(US, Move::Picks(option.iter().copied().map(pick).collect()));
        state = decide(exercise, seated, &state, &action, &mut draw, &mut out).unwrap();
    }
    match state.phase {
        Phase::Ended(ending) => ending,
        _ => panic!("it is not over"),
    }
}

/// Both ways to solve come to the same; only of ways of equal length each may tell another.
fn same_result(one: &Solved, other: &Solved) {
    let lengths = |solved: &Solved| -> Vec<Option<usize>> {
        let ways = solved.witnesses.iter();
        ways.map(|way| way.as_ref().map(|way| way.options.len()))
            .collect()
    };
    assert_eq!(lengths(one), lengths(other));
    let mut one = one.clone();
    one.witnesses.clone_from(&other.witnesses);
    assert_eq!(one, *other);
}

type Row = (OptionId, [u64; 3]);

/// The same by the nodes of the graph.
fn offers(graph: &Graph, exercise: &Exercise) -> Vec<Row> {
    let best = Values::solve(graph, Policy::Best);
    let worst = Values::solve(graph, Policy::Worst);
    let mut rows: Vec<Row> = exercise.options.keys().map(|id| (id, [0; 3])).collect();
    for node in 0..u32::try_from(graph.nodes()).unwrap() {
        let means = |values: &Values| -> Vec<Value> {
            let mean = |(choice, edges)| values.mean(graph, choice, edges);
            graph.choices(node).map(mean).collect()
        };
        let (high, low) = (means(&best), means(&worst));
        for (nth, (choice, _)) in graph.choices(node).enumerate() {
            let Move::Picks(picks) = &choice.what else {
                panic!("picks")
            };
            let Some(pick) = picks.first() else { continue };
            let row = &mut rows[pick.option.index()].1;
            row[0] += 1;
            row[1] += u64::from(high[nth] == *high.iter().max().unwrap());
            row[2] += u64::from(low[nth] == *low.iter().min().unwrap());
        }
    }
    rows.retain(|row| row.1[0] > 0);
    rows
}

fn listed(solved: &Solved) -> Vec<Row> {
    let row = |offer: &super::super::Offer| (offer.id, [offer.offered, offer.best, offer.worst]);
    let mut rows: Vec<Row> = solved.options.iter().map(row).collect();
    rows.retain(|row| row.1[0] > 0);
    rows.sort();
    rows
}

#[test]
fn random_exercises_come_to_what_the_general_search_finds() {
    let (mut all, mut same) = (0, 0);
    // Check refuses what could never hold or never end; the others are played.
    for exercise in (0..600)
        .filter_map(|seed| try_whole(&random::exercise(seed)).ok())
        .take(100)
    {
        let program = Program::compile(&exercise, US).unwrap();
        (0..5).for_each(|play| _ = side_by_side(&exercise, &program, play));
        let solved = dense(&program, &exercise, ROOM, &mut ()).unwrap();
        same_result(
            &solved,
            &hashed(&program, &exercise, ROOM, &mut ()).unwrap(),
        );
        let states = explore(&exercise, US, Limits::default(), &mut ())
            .unwrap()
            .states();
        let alike = states as u64 == solved.states();
        (all, same) = (all + 1, same + u32::from(alike));
        equal(&exercise, &solved, alike);
    }
    assert!(all == 100 && same > 20, "{all} load, {same} merge alike");
}

#[test]
fn the_coarse_story_comes_to_what_the_general_search_finds() {
    let exercise = load_whole(&common::exercise(&common::coarse(5)));
    let program = Program::compile(&exercise, US).unwrap();
    let solved = hashed(&program, &exercise, ROOM, &mut ()).unwrap();
    equal(&exercise, &solved, true);
    same_result(&dense(&program, &exercise, ROOM, &mut ()).unwrap(), &solved);
}

#[test]
fn both_ways_to_solve_come_to_the_same() {
    let exercise = load_whole(&common::exercise(&common::rows(5)));
    let program = Program::compile(&exercise, US).unwrap();
    let solved = hashed(&program, &exercise, ROOM, &mut ()).unwrap();
    same_result(&dense(&program, &exercise, ROOM, &mut ()).unwrap(), &solved);
}

#[test]
fn the_story_comes_to_what_four_programs_agree_on() {
    let exercise = load_whole(&common::exercise(&common::rows(12)));
    let program = Program::compile(&exercise, US).unwrap();
    let solved = dense(&program, &exercise, ROOM, &mut ()).unwrap();
    let (decisions, terminal, transitions) = common::KNOWN;
    assert_eq!((solved.decisions, solved.terminal), (decisions, terminal));
    assert_eq!(solved.transitions, transitions);
    for (total, known) in solved.totals.into_iter().zip(common::TOTALS) {
        let total = total as f64 / ONE as f64 / 100.0;
        assert!((total - known).abs() < 6e-6, "{total} is not {known}");
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let exercise = load_whole(&common::exercise(&common::rows(6)));
    let program = Program::compile(&exercise, US).unwrap();
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| dense(&program, &exercise, ROOM, &mut ()).unwrap())
    };
    assert_eq!(with(1), with(2));
}

/// Who counts what is told, and has seen enough at some point.
#[derive(Default)]
struct Patient {
    known: usize,
    solved: (usize, usize),
    left: Option<usize>,
}

impl Watch for Patient {
    fn goes_on(&mut self, known: usize, expanded: usize) -> bool {
        assert!(expanded <= known && self.known <= known);
        self.known = known;
        self.left = self.left.map(|left| left.saturating_sub(1));
        self.left != Some(0)
    }

    fn solves(&mut self, done: usize, whole: usize) -> bool {
        assert!(self.solved.0 <= done && done <= whole);
        self.solved = (done, whole);
        self.left != Some(1)
    }
}

#[test]
fn limits_and_watchers_end_both_ways_to_solve() {
    let exercise = load_whole(&common::exercise(&common::coarse(6)));
    let program = Program::compile(&exercise, US).unwrap();
    let with = |limits, watch: &mut dyn Watch| {
        [
            dense(&program, &exercise, limits, watch),
            hashed(&program, &exercise, limits, watch),
        ]
    };
    let solved = dense(&program, &exercise, ROOM, &mut ()).unwrap();
    let states = usize::try_from(solved.decisions).unwrap();
    let limits = |nodes, bytes| Limits { nodes, bytes };
    for (limits, why) in [
        (limits(states - 1, ROOM.bytes), Unsolved::Limit),
        (limits(states, 1_000), Unsolved::Memory),
    ] {
        assert_eq!(with(limits, &mut ()), [Err(why), Err(why)]);
    }
    let enough = limits(states, ROOM.bytes);
    for way in [dense, hashed] {
        let mut watch = Patient::default();
        assert!(way(&program, &exercise, enough, &mut watch).is_ok());
        assert_eq!(watch.known, states);
        assert_eq!(watch.solved.0, watch.solved.1);
        for left in [1, 3] {
            let mut watch = Patient {
                left: Some(left),
                ..Patient::default()
            };
            let ended = way(&program, &exercise, enough, &mut watch);
            assert_eq!(ended, Err(Unsolved::Asked));
        }
    }
}

#[test]
fn an_objective_that_no_path_can_test_is_found_and_said_to_be_looked_for() {
    let asked = |tested: &str| {
        let objective = format!(
            "objectives: [(id: \"held\", chair: \"us\", text: \"T.\", share: 100, {tested} \
             ratings: [(rating: P, when: AtLeast(\"a\", 50), reason: \"R.\")], failed: \"F.\")], stages:"
        );
        let text = common::exercise(&common::rows(3)).replacen("stages:", &objective, 1);
        let exercise = load_whole(&text);
        let program = Program::compile(&exercise, US).unwrap();
        let solved = hashed(&program, &exercise, ROOM, &mut ()).unwrap();
        let survey = Survey::compiled(&exercise, US, &solved);
        let found = findings(&exercise, std::slice::from_ref(&survey));
        let told = found.iter().any(|finding| finding.code.id == "W0714");
        (told, not_asked(&exercise, &survey).contains(&"W0714"))
    };
    assert_eq!(asked(""), (false, false));
    assert_eq!(asked("tested: Never,"), (true, false));
    assert_eq!(asked("tested: AtLeast(\"a\", 60),"), (false, true));
}
