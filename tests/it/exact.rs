//! Exercises searched completely: the search against plain enumeration, the flagship from each chair.

use super::flagship::{at, shipped};
use super::naive::Plain;
use offramp::analysis::*;
use offramp::engine::{Action, Choices, Fixed, Phase, Seeded, begin, decide};
use offramp::exercise::model::*;

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

/// Every node, every ending, and what play is worth: the figures stand in the output.
#[test]
fn the_flagship_is_solved_from_each_chair() {
    let exercise = shipped("an-empty-room");
    for (chair, row) in exercise.chairs.iter() {
        let graph = explore(&exercise, chair, Limits::default(), &mut ()).unwrap();
        let values = Values::solve_all(&graph, [Policy::Best, Policy::Worst, Policy::Uniform]);
        let [best, worst, uniform] = values.each_ref().map(|value| points(value.whole(&graph)));
        println!(
            "{}: {} nodes, {} states, {} transitions; best {best:.2}, worst {worst:.2}, uniform {uniform:.2}",
            row.id,
            graph.nodes(),
            graph.states(),
            graph.transitions()
        );
        assert!(worst < uniform && uniform < best && best <= 100.0);
        for values in &values {
            shares_add_up(&graph, values);
        }
        for ending in graph.endings() {
            let witness = Witness::of(&exercise, chair, &graph, ending).unwrap();
            assert_eq!(replayed(&exercise, chair, &witness), ending);
        }
        if row.id == "us" {
            assert_eq!(graph.endings().count(), exercise.endings.len());
        }
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
