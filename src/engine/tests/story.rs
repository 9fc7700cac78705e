//! A common story of twelve stages, walked completely: the count of its states is known from four
//! independent programs, so any slip in effects, clamping or forgetting shows.

use super::play::load_whole;
use crate::engine::*;
use crate::exercise::model::*;
use rustc_hash::FxHashSet;
use std::fmt::Write;

const STORY: &str = include_str!("../../../tests/data/twelve-stages.txt");

/// An option as numbers: condition, change, outcomes by weight and change.
struct Row {
    meter: usize,
    at_least: bool,
    value: i32,
    change: [i32; 3],
    outcomes: [(u32, [i32; 3]); 3],
}

fn rows() -> Vec<Row> {
    let lines = STORY.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let words: Vec<&str> = line.split(' ').collect();
            let number = |at: usize| words[at].parse::<i32>().unwrap();
            let three = |at: usize| [number(at), number(at + 1), number(at + 2)];
            let outcome = |at: usize| (words[at].parse().unwrap(), three(at + 1));
            Row {
                meter: words[0].parse().unwrap(),
                at_least: words[1] == ">=",
                value: number(2),
                change: three(3),
                outcomes: [outcome(6), outcome(10), outcome(14)],
            }
        })
        .collect()
}

/// The story as an exercise. Each decision takes a minute.
fn exercise() -> Exercise {
    let mut text = String::from(
        "(format: 1, id: \"twelve\", title: \"Twelve stages\", summary: \"S.\", \
         clock: (start: \"2027-03-01T06:00\", zones: [(\"Europe/Oslo\", \"North\")], horizon: D(1)), \
         sides: [(id: \"us\", name: \"Us\")], chairs: [(id: \"us\", side: \"us\", name: \"Us\", briefing: \"B.\")], \
         endings: [(id: \"over\", title: \"Over\", text: \"Over.\")], meters: [",
    );
    for meter in ["a", "b", "c"] {
        write!(
            text,
            "(id: \"{meter}\", name: \"{meter}\", range: (0, 100), start: 50),"
        )
        .unwrap();
    }
    text += "], stages: [";
    for (nth, options) in rows().chunks(4).enumerate() {
        let to = if nth < 11 {
            format!("Stage(\"s{}\")", nth + 1)
        } else {
            "End".to_owned()
        };
        write!(text, "(id: \"s{nth}\", title: \"S\", next: [(to: {to})], points: [(id: \"p\", menus: [(chair: \"us\", ask: \"?\", options: [").unwrap();
        for (nth, row) in options.iter().enumerate() {
            option(&mut text, nth, row);
        }
        text += "])])]),";
    }
    load_whole(&(text + "])"))
}

fn option(text: &mut String, nth: usize, row: &Row) {
    let adds = |change: [i32; 3]| {
        let each = ["a", "b", "c"].iter().zip(change);
        each.map(|(meter, by)| format!("Add(\"{meter}\", {by})"))
            .collect::<Vec<_>>()
            .join(",")
    };
    let asked = if row.at_least { "AtLeast" } else { "AtMost" };
    let meter = ["a", "b", "c"][row.meter];
    write!(
        text,
        "(id: \"o{nth}\", label: \"L\", cost: Min(1), when: {asked}(\"{meter}\", {}), effects: [{}], outcomes: [(chance: [",
        row.value,
        adds(row.change)
    )
    .unwrap();
    for (weight, change) in row.outcomes {
        write!(
            text,
            "(weight: {weight}, text: \"T\", effects: [{}]),",
            adds(change)
        )
        .unwrap();
    }
    text.push_str("])]),");
}

/// Tells each branch of one chance in turn.
struct Each(usize);

impl Draw for Each {
    fn draw(&mut self, _: &Exercise, _: SiteId, _: &[u32]) -> usize {
        self.0
    }
}

/// States of each layer, and transitions, of so many stages walked by the engine.
fn walked(exercise: &Exercise, stages: usize) -> (Vec<usize>, usize) {
    let choices = Choices::new(exercise);
    let (us, mut out) = (ChairId(0), Vec::new());
    let seated = Chairs::only(us);
    let mut layer: Vec<State> = vec![begin(exercise, seated, &mut Each(0), &mut out)];
    let (mut layers, mut transitions) = (vec![1], 0);
    for _ in 0..stages {
        let mut next: FxHashSet<State> = FxHashSet::default();
        for state in &layer {
            for one in moves(exercise, &choices, state, us) {
                let action = Action::of(us, one);
                for branch in 0..3 {
                    out.clear();
                    let state = decide(
                        exercise,
                        seated,
                        state,
                        &action,
                        &mut Each(branch),
                        &mut out,
                    );
                    next.insert(state.unwrap());
                    transitions += 1;
                }
            }
        }
        layers.push(next.len());
        layer = next.into_iter().collect();
    }
    (layers, transitions)
}

/// The same by plain arithmetic over the numbers of the file.
fn reckoned(stages: usize) -> (Vec<usize>, usize) {
    let mut layer: FxHashSet<[i32; 3]> = FxHashSet::from_iter([[50; 3]]);
    let (mut layers, mut transitions) = (vec![1], 0);
    for options in rows().chunks(4).take(stages) {
        let mut next = FxHashSet::default();
        for meters in &layer {
            for row in options {
                let now = meters[row.meter];
                let there = if row.at_least {
                    now >= row.value
                } else {
                    now <= row.value
                };
                for (_, more) in row.outcomes.iter().filter(|_| there) {
                    let sum =
                        |nth: usize| (meters[nth] + row.change[nth] + more[nth]).clamp(0, 100);
                    next.insert([sum(0), sum(1), sum(2)]);
                    transitions += 1;
                }
            }
        }
        layers.push(next.len());
        layer = next;
    }
    (layers, transitions)
}

#[test]
fn plain_arithmetic_counts_what_is_known() {
    let (layers, transitions) = reckoned(12);
    let terminal = layers[12];
    assert_eq!(layers[..12].iter().sum::<usize>(), 4_577_698);
    assert_eq!((terminal, transitions), (1_006_311, 41_921_949));
}

#[test]
fn the_engine_walks_the_same_states() {
    let stages = std::env::var("OFFRAMP_STAGES").map_or(6, |stages| stages.parse().unwrap());
    assert_eq!(walked(&exercise(), stages), reckoned(stages));
}
