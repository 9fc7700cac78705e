//! The flagship: it loads clean, its graph of states keeps to its budget, every ending is reachable.

use super::graph::explore;
use offramp::diagnostic::Look;
use offramp::engine::{Action, Choices, Phase, Seeded, begin, decide, moves};
use offramp::exercise::model::*;
use offramp::exercise::source::ReadError;
use offramp::exercise::{Assets, load};
use std::collections::BTreeSet;
use std::path::Path;

/// Loads a shipped exercise; fails with the pictures of its problems.
pub(super) fn shipped(id: &str) -> Exercise {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("exercises")
        .join(id);
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

/// The budget of the whole graph is 5 million pairs. What lies before the letter is walked whole; the
/// letter's own days are not, since nothing here walks them within the minutes of a test.
#[test]
fn the_graph_before_the_letter_keeps_to_its_budget() {
    let exercise = shipped("an-empty-room");
    let reached = explore(&exercise, "us", "letter");
    println!(
        "{} pairs of state and tally up to the letter",
        reached.pairs
    );
    assert!(reached.pairs <= 2_000_000, "{}", reached.pairs);
    let sampled = sampled_endings(&exercise, 6_000);
    for (id, ending) in exercise.endings.iter() {
        let met = reached.endings.contains(&id) || sampled.contains(&id);
        assert!(met, "no path was found that ends in {}", ending.id);
    }
}

/// Endings of plays that choose among all moves alike, on fixed seeds.
fn sampled_endings(exercise: &Exercise, plays: u64) -> BTreeSet<EndingId> {
    let choices = Choices::new(exercise);
    let (chair, _) = exercise.chairs.find(|one| one.id == "us").unwrap();
    let mut endings = BTreeSet::new();
    for seed in 0..plays {
        let (mut draw, mut events, mut turn) = (Seeded::new(seed), Vec::new(), seed);
        let mut state = begin(exercise, Chairs::only(chair), &mut draw, &mut events);
        while !matches!(state.phase, Phase::Ended(_)) {
            let mut all = moves(exercise, &choices, &state, chair);
            turn = turn
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let what = all.swap_remove(usize::try_from(turn >> 33).unwrap() % all.len());
            let action = Action::of(chair, what);
            state = decide(
                exercise,
                Chairs::only(chair),
                &state,
                &action,
                &mut draw,
                &mut events,
            )
            .unwrap();
        }
        if let Phase::Ended(ending) = state.phase {
            endings.insert(ending);
        }
        if endings.len() == exercise.endings.len() {
            break;
        }
    }
    endings
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
