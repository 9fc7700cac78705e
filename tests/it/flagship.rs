//! The flagship: it loads clean, its graph of states keeps to its budget, every ending is reachable.

use super::graph::{explore, follow_one};
use offramp::diagnostic::Look;
use offramp::engine::{Action, Choices, Move, Phase, Seeded, State, begin, decide, leads, moves};
use offramp::exercise::model::*;
use offramp::exercise::source::ReadError;
use offramp::exercise::{Assets, load};
use rustc_hash::FxHashSet;
use std::path::Path;

/// Loads a shipped exercise; fails with the pictures of its problems.
pub(super) fn shipped(id: &str) -> Exercise {
    at(&format!("exercises/{id}"))
}

/// Loads an exercise by its folder in the project.
pub(super) fn at(folder: &str) -> Exercise {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let acts = include_str!("../../assets/acts.ron");
    let rubric = include_str!("../../assets/rubric.ron");
    let assets = Assets::parse(acts, rubric).unwrap();
    let read = |name: &str| std::fs::read(folder.join(name)).map_err(|_| ReadError::Missing);
    let loaded = load("exercise.ron", &read, &assets);
    let pictures: Vec<String> = loaded
        .problems
        .iter()
        .map(|problem| problem.picture(&loaded.sources, Look::Plain))
        .collect();
    assert!(pictures.is_empty(), "{}", pictures.join("\n\n"));
    loaded.exercise.unwrap()
}

#[test]
fn the_flagship_is_clean() {
    shipped("an-empty-room");
}

/// Everything that can happen, counted; the budget is 5 million pairs.
#[test]
fn the_graph_keeps_to_its_budget_and_reaches_every_ending() {
    let exercise = shipped("an-empty-room");
    let reached = explore(&exercise, "us");
    println!("{} pairs of state and tally", reached.pairs);
    assert!(reached.pairs <= 5_000_000, "{}", reached.pairs);
    for (id, ending) in exercise.endings.iter() {
        assert!(
            reached.endings.contains(&id),
            "no path ends in {}",
            ending.id
        );
    }
}

/// Wordings that the graph passes over lead nowhere else: held against all of them, on days of the letter.
#[test]
fn what_is_passed_over_leads_nowhere_else() {
    let exercise = shipped("an-empty-room");
    let choices = Choices::new(&exercise);
    let (us, _) = exercise.chairs.find(|one| one.id == "us").unwrap();
    let (draft, _) = exercise.options.find(|one| one.id == "draft").unwrap();
    let nexts = |state: &State, moves: Vec<Move>| {
        let next = |what| follow_one(&exercise, us, state, what);
        moves.into_iter().flat_map(next).collect::<FxHashSet<_>>()
    };
    let mut letters = 0;
    for seed in 0..60 {
        let (mut draw, mut events) = (Seeded::new(seed), Vec::new());
        let mut state = begin(&exercise, Chairs::only(us), &mut draw, &mut events);
        while !matches!(state.phase, Phase::Ended(_)) {
            let all = moves(&exercise, &choices, &state, us);
            let some: Vec<Move> = leads(&exercise, &choices, &state, us)
                .into_iter()
                .map(|lead| lead.what)
                .collect();
            let writes =
                |what: &Move| matches!(what, Move::Picks(picks) if picks[0].option == draft);
            if all.iter().any(writes) {
                assert!(
                    some.len() * 2 < all.len(),
                    "{} of {}",
                    some.len(),
                    all.len()
                );
                letters += 1;
                assert_eq!(nexts(&state, some), nexts(&state, all.clone()));
            }
            let nth = usize::try_from(seed).unwrap() % all.len();
            let action = Action::of(us, all[nth].clone());
            let seated = Chairs::only(us);
            state = decide(&exercise, seated, &state, &action, &mut draw, &mut events).unwrap();
        }
    }
    assert!(letters >= 10, "{letters} letters");
}

#[test]
fn the_first_option_always_leads_on() {
    for id in ["an-empty-room", "first-light"] {
        let exercise = shipped(id);
        let choices = Choices::new(&exercise);
        let (chair, _) = exercise.chairs.iter().next().unwrap();
        for seed in 0..20 {
            let mut draw = Seeded::new(seed);
            let mut events = Vec::new();
            let mut state = begin(&exercise, Chairs::only(chair), &mut draw, &mut events);
            while !matches!(state.phase, Phase::Ended(_)) {
                let first = moves(&exercise, &choices, &state, chair).swap_remove(0);
                let action = Action::of(chair, first);
                state = decide(
                    &exercise,
                    Chairs::only(chair),
                    &state,
                    &action,
                    &mut draw,
                    &mut events,
                )
                .unwrap();
            }
            assert!(events.len() < 2_000);
        }
    }
}

#[test]
fn the_tutorial_is_clean() {
    shipped("first-light");
}
