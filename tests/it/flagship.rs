//! The flagship: it loads clean, its graph of states keeps to its budget, every ending is reachable.

use super::graph::Graph;
use offramp::diagnostic::Look;
use offramp::exercise::model::*;
use offramp::exercise::source::ReadError;
use offramp::exercise::{Assets, load};
<<<<<<< HEAD
use super::graph::Graph;
use offramp::engine::{Action, Choices, Phase, Seeded, begin, decide, moves};
=======
>>>>>>> main
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

/// One walk over everything: it counts, and it meets every ending.
#[test]
fn the_graph_of_the_flagship_keeps_to_its_budget_and_meets_every_ending() {
    let exercise = shipped("an-empty-room");
<<<<<<< HEAD
    let graph = Graph::explore(&exercise, "us");
    println!("{} pairs of state and tally", graph.nodes.len());
=======
    let time = std::time::Instant::now();
    let graph = Graph::explore(&exercise, "us", false);
    let mut stages = std::collections::BTreeMap::<&str, usize>::new();
    for node in 0..graph.nodes.len() {
        *stages.entry(graph.stage(node)).or_default() += 1;
    }
    println!(
        "{} pairs of state and tally in {:.1?}: {stages:?}",
        graph.nodes.len(),
        time.elapsed()
    );
>>>>>>> main
    assert!(graph.nodes.len() <= 5_000_000);
    for (id, ending) in exercise.endings.iter() {
        let met = graph.nodes.iter().any(|(state, _)| state.phase == Phase::Ended(id));
        assert!(met, "{}", ending.id);
    }
}

#[test]
<<<<<<< HEAD
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
                state = decide(&exercise, Chairs::only(chair), &state, &action, &mut draw, &mut events).unwrap();
            }
            assert!(events.len() < 2_000);
=======
#[ignore = "dev"]
fn diagnose() {
    use std::collections::{BTreeMap, BTreeSet};
    let exercise = shipped("an-empty-room");
    let time = std::time::Instant::now();
    let graph = Graph::explore(&exercise, "us", false);
    println!("{} nodes {:?}", graph.nodes.len(), time.elapsed());
    let mut by: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for node in 0..graph.nodes.len() {
        let point = match graph.nodes[node].state.phase {
            offramp::engine::Phase::Deciding(p) => p.0,
            _ => 999,
        };
        by.entry(format!(
            "{point:03} {} {}",
            graph.stage(node),
            graph.nodes[node].state.clock / 60
        ))
        .or_default()
        .push(node);
    }
    for (stage, nodes) in &by {
        println!("== {stage}: {}", nodes.len());
        if nodes.len() < 300 {
            continue;
        }
        let count = |f: &dyn Fn(usize) -> String| {
            nodes.iter().map(|n| f(*n)).collect::<BTreeSet<_>>().len()
        };
        let mut line = String::new();
        for (id, slot) in exercise.slots.iter() {
            let c = count(&|n| graph.nodes[n].state.slot(id).to_string());
            if c > 1 {
                line += &format!(" {:?}:{c}", id.0);
                let _ = slot;
            }
        }
        println!("  slots{line}");
        let mut line = String::new();
        for (id, bit) in exercise.bits.iter() {
            let c = count(&|n| graph.nodes[n].state.bit(id).to_string());
            if c > 1 {
                line += &match bit.kind {
                    BitKind::Flag(i) => format!(" flag{i}"),
                    BitKind::Chose(o) => {
                        let o = &exercise.options[o];
                        format!(" chose:{}", o.id)
                    }
                    other => format!(" {other:?}"),
                };
            }
        }
        println!("  bits{line}");
        println!(
            "  all bits {} all slots {} pending {} tallies {}",
            count(&|n| format!("{:?}", graph.nodes[n].state.bits)),
            count(&|n| format!("{:?}", graph.nodes[n].state.slots)),
            count(&|n| format!("{:?}", graph.nodes[n].state.pending)),
            count(&|n| format!("{:?}", graph.nodes[n].tally))
        );
        for field in [
            "levels", "silence", "pivoted", "trigger", "resolve", "judged", "promises", "gate",
        ] {
            let c = count(&|n| {
                let t = format!("{:?}", graph.nodes[n].tally);
                let at = t.find(field).unwrap();
                let rest = &t[at..];
                let end = rest.find(": ").unwrap();
                let mut depth = 0;
                let mut out = String::new();
                for ch in rest[end + 2..].chars() {
                    if ch == '(' {
                        depth += 1
                    }
                    if ch == ')' {
                        depth -= 1
                    }
                    if (ch == ',' && depth == 0) || ch == '}' {
                        break;
                    }
                    out.push(ch)
                }
                out
            });
            if c > 1 {
                println!("    tally {field}: {c}");
            }
>>>>>>> main
        }
    }
}

#[test]
fn the_tutorial_is_clean() {
    shipped("first-light");
}
