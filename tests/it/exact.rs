//! Exercises searched completely: the search against plain enumeration, the flagship from each chair.

use super::flagship::{at, shipped};
use super::naive::Plain;
use offramp::analysis::*;
use offramp::diagnostic::Severity;
use offramp::engine::{
    Action, Choices, Fixed, Lead, Move, Phase, Seeded, State, begin, decide, leads, outline,
};
use offramp::exercise::model::*;
use offramp::scoring::{Line, Scorer, Tally};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Points, as an estimate to print and compare.
fn points(value: Value) -> f64 {
    value as f64 / ONE as f64 / 100.0
}

#[test]
fn a_small_exercise_is_worth_what_plain_enumeration_says() {
    let exercise = at("tests/data/exercises/minimal");
    for chair in exercise.chairs.keys() {
        let plain = Plain {
            exercise: &exercise,
            chair,
            choices: Choices::new(&exercise),
        };
        let graph = explore(&exercise, chair, Limits::default(), &mut ()).unwrap();
        assert!(graph.nodes() > 0);
        let values = Values::solve_all(&graph, [Policy::Best, Policy::Worst, Policy::Uniform]);
        for (value, plain) in values.iter().zip(plain.whole()) {
            let exact = points(value.whole(&graph));
            let gap = (exact - plain / 100.0).abs();
            assert!(gap < 1e-6, "{:?}: {exact} and {plain}", value.policy());
        }
    }
}

/// What is said to be still open at a node is what some path from it comes to.
#[test]
fn what_is_still_open_is_what_paths_come_to() {
    fn ends(graph: &Graph, edge: Edge, found: &mut BTreeSet<EndingId>) {
        match edge.target() {
            Target::Ending(ending) => _ = found.insert(ending),
            Target::Node(node) => {
                let edges = graph.choices(node).flat_map(|(_, edges)| edges);
                edges.for_each(|edge| ends(graph, *edge, found));
            }
        }
    }
    let exercise = shipped("first-light");
    let solution = Solution::new(&exercise, ChairId(0), Limits::default(), &mut ()).unwrap();
    let (graph, reach) = (&solution.graph, Reach::of(&solution.graph));
    let mut fewer = 0;
    for node in 0..graph.nodes() as NodeId {
        let mut found = BTreeSet::new();
        for (_, edges) in graph.choices(node) {
            edges.iter().for_each(|edge| ends(graph, *edge, &mut found));
        }
        assert_eq!(reach.endings(Some(node)).collect::<BTreeSet<_>>(), found);
        fewer += usize::from(found.len() < exercise.endings.len());
        let (least, most) = reach.totals(Some(node));
        let (worst, best) = (solution.worst().of(node), solution.best().of(node));
        assert!(Value::from(least) * ONE <= worst && best <= Value::from(most) * ONE);
    }
    assert!(fewer > 0 && fewer < graph.nodes(), "{fewer}");
    assert!(reach.endings(None).eq(graph.endings()));
}

/// Leads are asked for once for all states of one outline: held against asking and scoring each move
/// in each state by itself.
#[test]
fn every_edge_leads_and_earns_as_its_move_does() {
    let exercise = shipped("first-light");
    let (chair, choices) = (ChairId(0), Choices::new(&exercise));
    let graph = explore(&exercise, chair, Limits::default(), &mut ()).unwrap();
    let scorer = Scorer::new(&exercise, chair);
    let mut tallies: FxHashMap<NodeId, Tally> = FxHashMap::default();
    let (mut draw, mut events) = (Seeded::new(0), Vec::new());
    let first = begin(&exercise, Chairs::only(chair), &mut draw, &mut events);
    let mut tally = scorer.start(&mut |_| ());
    scorer.step(&mut tally, 0, &events, &mut |_| ());
    let mut open = vec![graph.find(&first, &tally).unwrap()];
    tallies.insert(open[0], tally);
    let mut outlines: FxHashMap<_, Vec<Lead>> = FxHashMap::default();
    let mut edges_met = 0;
    while let Some(node) = open.pop() {
        let state = graph.state(node);
        let own = leads(&exercise, &choices, &state, chair);
        let same = outlines.entry(outline(&exercise, &choices, &state, chair));
        assert_eq!(*same.or_insert_with(|| own.clone()), own);
        for ((choice, edges), lead) in graph.choices(node).zip(&own) {
            assert_eq!(choice.what, lead.what);
            let action = Action::of(chair, choice.what.clone());
            let mut falls = Some(Falls::first());
            for edge in edges {
                let (mut events, mut fall) = (Vec::new(), falls.take().unwrap());
                let seated = Chairs::only(chair);
                let next = decide(&exercise, seated, &state, &action, &mut fall, &mut events);
                let (next, mut tally, mut points) = (next.unwrap(), tallies[&node], 0);
                let mut enter = |line: Line| points += line.points;
                scorer.step(&mut tally, state.clock, &events, &mut enter);
                match edge.target() {
                    Target::Ending(ending) => {
                        scorer.finish(&mut tally, &next, &mut enter);
                        assert_eq!(next.phase, Phase::Ended(ending));
                    }
                    Target::Node(to) => {
                        assert_eq!(graph.find(&next, &tally), Some(to));
                        if tallies.insert(to, tally).is_none() {
                            open.push(to);
                        }
                    }
                }
                assert_eq!(graph.reward(*edge).total(), points);
                (falls, edges_met) = (fall.next(), edges_met + 1);
            }
        }
    }
    assert_eq!(tallies.len(), graph.nodes());
    assert!(edges_met > graph.nodes());
    assert!(outlines.len() < graph.nodes() / 2, "{}", outlines.len());
}

/// Wordings that lead to the same are scored by what their words are worth: held against scoring each
/// by itself, on days of the letter.
#[test]
fn words_are_worth_what_scoring_them_says() {
    let exercise = shipped("an-empty-room");
    let choices = Choices::new(&exercise);
    let (us, _) = exercise.chairs.find(|one| one.id == "us").unwrap();
    let (scorer, seated) = (Scorer::new(&exercise, us), Chairs::only(us));
    // What a move leads to where chance falls as it first can, with a tally and what it earns.
    let outcome = |state: &State, what: &Move, mut tally: Tally| {
        let (action, mut draw) = (Action::of(us, what.clone()), Falls::first());
        let (mut events, mut points) = (Vec::new(), 0);
        let next = decide(&exercise, seated, state, &action, &mut draw, &mut events).unwrap();
        let mut enter = |line: Line| points += line.points;
        let weighed = scorer.step(&mut tally, state.clock, &events, &mut enter);
        (next, tally, points, weighed)
    };
    let mut met = [0; 2];
    for seed in 0..30 {
        let (mut draw, mut events) = (Seeded::new(seed), Vec::new());
        let mut state = begin(&exercise, seated, &mut draw, &mut events);
        let mut tally = Tally::default();
        while !matches!(state.phase, Phase::Ended(_)) {
            let all = leads(&exercise, &choices, &state, us);
            for (lead, like) in all.iter().filter_map(|lead| Some((lead, &all[lead.like?]))) {
                let (next, after, points, weighed) = outcome(&state, &lead.what, tally);
                let (base, known, earned, _) = outcome(&state, &like.what, tally);
                assert_eq!((&next, after), (&base, known));
                let worth = |what: &Move| {
                    let Move::Picks(picks) = what else { return 0 };
                    let words = scorer.words(picks[0].option, &picks[0].clauses);
                    if weighed { words.weighed } else { words.plain }
                };
                assert_eq!(points - earned, worth(&lead.what) - worth(&like.what));
                met[usize::from(weighed)] += 1;
            }
            let what = &all[usize::try_from(seed).unwrap() % all.len()].what;
            (state, tally, ..) = outcome(&state, what, tally);
        }
    }
    assert!(met[1] > 1_000, "{met:?}");
}

#[test]
fn limits_and_watchers_end_a_search() {
    let exercise = shipped("an-empty-room");
    let (us, _) = exercise.chairs.find(|one| one.id == "us").unwrap();
    let limits = Limits {
        nodes: 1_000,
        ..Limits::default()
    };
    assert_eq!(
        explore(&exercise, us, limits, &mut ()).unwrap_err().why,
        Stopped::Limit
    );
    struct Impatient;
    impl Watch for Impatient {
        fn goes_on(&mut self, known: usize, expanded: usize) -> bool {
            assert!(expanded <= known);
            known < 500
        }
    }
    let limits = Limits::default();
    let stopped = explore(&exercise, us, limits, &mut Impatient)
        .unwrap_err()
        .why;
    assert_eq!(stopped, Stopped::Asked);
}

/// Every shipped exercise, from every chair: nothing found is an error, every way that is shown leads
/// where it says, and the proof is the one that was read and accepted.
#[test]
fn every_shipped_exercise_is_proved() {
    for id in library() {
        let exercise = shipped(&id);
        let (mut text, mut surveys) = (String::new(), Vec::new());
        for (chair, row) in exercise.chairs.iter() {
            let solution = Solution::new(&exercise, chair, Limits::default(), &mut ()).unwrap();
            for values in solution.values() {
                shares_add_up(&solution.graph, values);
            }
            for ending in solution.graph.endings() {
                let witness = Witness::of(&exercise, chair, &solution.graph, ending).unwrap();
                assert_eq!(replayed(&exercise, chair, &witness), ending);
            }
            let survey = Survey::of(&exercise, &solution);
            told(&exercise, &row.id, &survey, &mut text);
            surveys.push(survey);
        }
        for finding in findings(&exercise, &surveys) {
            let (code, message) = (finding.code.id, &finding.message);
            assert_ne!(finding.severity, Severity::Error, "{code} {message}");
            let _ = writeln!(text, "{code} {}: {message}", finding.severity);
        }
        insta::assert_snapshot!(format!("proof_{id}"), text);
    }
}

/// Ids of the shipped exercises.
fn library() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("exercises");
    let items = std::fs::read_dir(folder).unwrap();
    let mut ids: Vec<String> = items
        .map(|item| item.unwrap().file_name().into_string().unwrap())
        .collect();
    ids.sort();
    ids
}

/// The figures of a survey as lines.
fn told(exercise: &Exercise, chair: &str, survey: &Survey, text: &mut String) {
    let [best, worst, uniform] = survey.totals.map(points);
    assert!(worst <= uniform && uniform <= best && best <= 100.0);
    let (least, most) = survey.minutes.unwrap();
    let _ = writeln!(
        text,
        "{chair}: {} states, {} situations, {} transitions, {least} to {most} minutes",
        survey.states, survey.situations, survey.transitions
    );
    let _ = writeln!(
        text,
        "  best {best:.2}, uniform {uniform:.2}, worst {worst:.2}"
    );
    for ((_, ending), row) in exercise.endings.iter().zip(&survey.endings) {
        let share = u128::from(row.shares[2]) * 1_000_000 / u128::from(WHOLE);
        let way = row.route.as_ref().map_or("no way".to_owned(), |route| {
            format!("{} decisions", route.decisions)
        });
        let _ = writeln!(text, "  {}: {share} of a million, {way}", ending.id);
    }
}

/// What all endings have together is the whole, and all accounts together are the value.
fn shares_add_up(graph: &Graph, values: &Values) {
    let shares = Shares::follow(graph, values);
    let all = shares
        .of_ending
        .iter()
        .map(|share| *share as f64)
        .sum::<f64>()
        / WHOLE as f64;
    assert!((1.0 - all).abs() < 1e-6, "{all}");
    let accounts = shares
        .accounts
        .iter()
        .map(|points| *points as f64)
        .sum::<f64>();
    let (accounts, whole) = (accounts / WHOLE as f64 / 100.0, points(values.whole(graph)));
    assert!((accounts - whole).abs() < 1e-4, "{accounts} and {whole}");
}

/// Where the witness leads when it is played.
fn replayed(exercise: &Exercise, chair: ChairId, witness: &Witness) -> EndingId {
    let seated = Chairs::only(chair);
    let (mut draw, mut events) = (
        Fixed::new(witness.draws.iter().copied(), Seeded::new(0)),
        Vec::new(),
    );
    let mut state = begin(exercise, seated, &mut draw, &mut events);
    for step in &witness.steps {
        let action = Action::of(chair, step.what.clone());
        state = decide(exercise, seated, &state, &action, &mut draw, &mut events).unwrap();
    }
    match state.phase {
        Phase::Ended(ending) => ending,
        phase => panic!("the witness stops in {phase:?}"),
    }
}
