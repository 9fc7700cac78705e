//! Paths beside each other: who stood where, who parted whom.

use super::super::*;
use super::table::{begun, chair, commit, minimal, play, random_command, setup};
use crate::engine::State;
use crate::session::view::paths::{Chosen, PathsView};
use proptest::prelude::*;

/// Plays these commands at a table of its own.
fn played(draws: &[u32], commands: &[&[(&str, &[&str])]]) -> Table {
    let mut table = begun(setup(minimal(), &["north"], 7, draws));
    for command in commands {
        play(&mut table, "north", &commit(command));
    }
    table
}

fn beside(tables: &[(&str, Table)]) -> PathsView {
    let walkers = tables.iter().map(|(name, table)| (*name, table));
    let walkers: Vec<Walker<'_>> = walkers
        .map(|(name, table)| (name, table, chair(table, "north")))
        .collect();
    paths(&walkers, "en")
}

#[test]
fn one_goes_another_way_and_the_rest_stay_together() {
    let fetch: &[(&str, &[&str])] = &[("fetch", &[])];
    let ring: &[(&str, &[&str])] = &[("ring", &[])];
    let view = beside(&[
        ("Red", played(&[0, 0], &[fetch])),
        ("Blue", played(&[0, 0], &[ring])),
        ("Green", played(&[0, 0], &[fetch])),
    ]);
    // The larger company first, each in its own order.
    assert_eq!(view.teams, ["Red", "Green", "Blue"]);
    let first = &view.steps[0];
    assert_eq!(first.stood, [Some(0); 3]);
    assert_eq!(first.places.len(), 1);
    let label = |team: usize| match &first.chose[team] {
        Some(Chosen::Options(options)) => options[0].0.clone(),
        other => panic!("expected options, found {other:?}"),
    };
    assert_eq!(label(0), label(1));
    assert_ne!(label(0), label(2));
    assert_eq!(view.steps[1].stood, [Some(0), Some(0), Some(1)]);
    assert!(view.endings[0].is_some() && view.endings[0] == view.endings[1]);
    // Blue is still at sea: nothing is known yet that could separate outcomes.
    assert_eq!((view.endings[2].as_ref(), view.parting), (None, None));
    let lettered = view.lettered();
    assert_eq!(lettered.teams, ["A", "B", "C"]);
    assert_eq!(lettered.steps, view.steps);
}

#[test]
fn chance_is_told_from_choice() {
    let fetch: &[(&str, &[&str])] = &[("fetch", &[])];
    let (calm, swell) = (played(&[0], &[fetch]), played(&[99], &[fetch]));
    assert_ne!(calm.state(), swell.state(), "the sea is drawn");
    assert!(calm.ending().is_some() && swell.ending().is_some());
    assert_ne!(calm.ending(), swell.ending());
    let view = beside(&[("Red", calm), ("Blue", swell)]);
    let parting = view.parting.unwrap();
    assert_eq!((parting.step, parting.chance), (0, true));
    assert_eq!(view.steps[0].chose[0], view.steps[0].chose[1]);
    assert_eq!(view.steps[1].places.len(), 2);

    // The same two endings, and this time one of the teams has rung first.
    let ring: &[(&str, &[&str])] = &[("ring", &[])];
    let (calm, rung) = (played(&[0], &[fetch]), played(&[99, 99], &[ring, fetch]));
    assert_ne!(calm.ending(), rung.ending());
    let parting = beside(&[("Red", calm), ("Blue", rung)]).parting.unwrap();
    assert_eq!((parting.step, parting.chance), (0, false));
}

/// A drawn path, and every state in which it stood.
fn drawn(seed: u64, rolls: &[u32]) -> (Table, Vec<State>) {
    let mut table = begun(setup(minimal(), &["north"], seed, &[]));
    let north = chair(&table, "north");
    let mut stood = vec![table.state().clone()];
    for roll in rolls {
        if table.ending().is_some() {
            break;
        }
        let command = random_command(&view(&table.seen(north, "en")), *roll);
        let Ok(body) = table.propose(north, &command, "en") else {
            continue;
        };
        let decided = matches!(body, Body::Decided { .. });
        table.accept(body, Vec::new()).unwrap();
        if decided {
            stood.push(table.state().clone());
        }
    }
    (table, stood)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Teams stand in one place exactly where their states are equal, a place is joined exactly
    /// where they come from different ones, and the parting parts what it says.
    #[test]
    fn places_are_states(
        seeds in proptest::collection::vec(0..3_u64, 2..6),
        rolls in proptest::collection::vec(proptest::collection::vec(0..4_u32, 0..6), 6),
    ) {
        let names: Vec<String> = (0..seeds.len()).map(|team| format!("T{team}")).collect();
        let played: Vec<(Table, Vec<State>)> =
            seeds.iter().zip(&rolls).map(|(seed, rolls)| drawn(*seed, rolls)).collect();
        let tables = names.iter().zip(&played);
        let tables: Vec<(&str, Table)> =
            tables.map(|(name, (table, _))| (name.as_str(), table.clone())).collect();
        let view = beside(&tables);
        let team = |name: &String| names.iter().position(|known| known == name).unwrap();
        let order: Vec<usize> = view.teams.iter().map(team).collect();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..names.len()).collect::<Vec<_>>());
        let state = |lane: usize, step: usize| played[order[lane]].1.get(step);
        let ending = |lane: usize| played[order[lane]].0.ending();
        for (index, step) in view.steps.iter().enumerate() {
            for one in 0..order.len() {
                prop_assert_eq!(step.stood[one].is_some(), state(one, index).is_some());
                let last = played[order[one]].1.len() == index + 1;
                prop_assert_eq!(step.chose[one].is_none(), last || step.stood[one].is_none());
                for other in 0..one {
                    let both = step.stood[one].is_some() && step.stood[other].is_some();
                    let same = step.stood[one] == step.stood[other];
                    prop_assert_eq!(both && same, both && state(one, index) == state(other, index));
                    let apart = index > 0
                        && view.steps[index - 1].stood[one] != view.steps[index - 1].stood[other];
                    if both && same && apart {
                        prop_assert!(step.places[step.stood[one].unwrap()].joined);
                    }
                }
            }
        }
        let mut pairs = Vec::new();
        for one in 0..order.len() {
            for other in 0..one {
                if let (Some(a), Some(b)) = (ending(one), ending(other)) && a != b {
                    let met = |step: &usize| {
                        state(one, *step).is_some() && state(one, *step) == state(other, *step)
                    };
                    pairs.push((0..view.steps.len()).rev().find(met));
                }
            }
        }
        match view.parting {
            Some(parting) => {
                let here = |met: &&Option<usize>| **met == Some(parting.step);
                prop_assert_eq!(pairs.iter().filter(here).count(), parting.pairs);
                prop_assert_eq!(pairs.len(), parting.of);
                for step in 0..view.steps.len() {
                    let there = pairs.iter().filter(|met| **met == Some(step)).count();
                    prop_assert!(there <= parting.pairs);
                }
            }
            None => prop_assert!(pairs.iter().all(Option::is_none)),
        }
    }
}
