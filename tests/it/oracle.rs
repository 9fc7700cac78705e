//! A hundred small random exercises, with chance, loops and two chairs: the search counts and values
//! what plain enumeration counts and values, its policy is worth what it promises, and the number of
//! threads changes nothing.

use super::naive::{Chooser, Counted, Plain, Plays};
use offramp::analysis::*;
use offramp::engine::Choices;
use offramp::exercise::model::*;
use offramp::exercise::source::ReadError;
use offramp::exercise::{Assets, load};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use std::fmt::Write;

const CASES: u64 = 100;

struct Dice(Pcg64Mcg);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0.next_u64() % most
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }
}

const CONDITIONS: [&str; 6] = [
    "AtLeast(\"heat\", 3)",
    "AtMost(\"heat\", 2)",
    "AtLeast(\"trust\", 2)",
    "Is(\"met\")",
    "Not(Is(\"met\"))",
    "Any([Is(\"told\"), AtMost(\"trust\", 1)])",
];
const EFFECTS: [&str; 8] = [
    "Add(\"heat\", 1)",
    "Add(\"heat\", -2)",
    "Add(\"trust\", 1)",
    "Add(\"trust\", -1)",
    "Raise(\"met\")",
    "Lower(\"met\")",
    "Raise(\"told\")",
    "Add(\"heat\", 3)",
];
const ACTS: [&str; 4] = [
    "",
    "act: (code: \"010\"), ",
    "act: (code: \"128\"), ",
    "act: (code: \"036\"), ",
];

/// An exercise that seed makes. Every decision takes ten minutes or more, the horizon is near.
fn written(seed: u64) -> String {
    let mut dice = Dice(Pcg64Mcg::seed_from_u64(seed));
    let mut text = String::from(
        "(format: 1, id: \"random\", title: \"R\", summary: \"S.\", \
         clock: (start: \"2027-03-01T06:00\", zones: [(\"Europe/Oslo\", \"North\")], horizon: Min(45)), \
         sides: [(id: \"us\", name: \"Us\"), (id: \"them\", name: \"Them\")], chairs: [\
         (id: \"us\", side: \"us\", name: \"Us\", briefing: \"B.\"), \
         (id: \"them\", side: \"them\", name: \"Them\", briefing: \"B.\")], \
         meters: [(id: \"heat\", name: \"Heat\", range: (0, 5), start: 2, \
         drift: [(when: AtLeast(\"heat\", 4), every: Min(15), by: -1)]), \
         (id: \"trust\", name: \"Trust\", range: (0, 3), start: 1)], flags: [\"met\", \"told\"], \
         injects: [(id: \"news\", trigger: At(Min(20)), from: \"F\", text: \"T.\", expected: \"E.\", \
         effects: [Add(\"heat\", 1)])], \
         endings: [(id: \"calm\", title: \"C\", when: AtMost(\"heat\", 1), good: true, text: \"T.\"), \
         (id: \"met\", title: \"M\", when: Is(\"met\"), text: \"T.\"), \
         (id: \"over\", title: \"O\", text: \"T.\")], stages: [",
    );
    let stages = 2 + dice.below(2);
    for stage in 0..stages {
        let next = match stage + 1 < stages {
            true => format!("Stage(\"s{}\")", stage + 1),
            false => "End".to_owned(),
        };
        let _ = write!(
            text,
            "(id: \"s{stage}\", title: \"S\", situation: [(text: \"T.\")], next: [(to: {next})], points: ["
        );
        for point in 0..1 + dice.below(2) {
            let _ = write!(text, "(id: \"p{point}\", menus: [");
            let who = dice.below(3);
            if who != 1 {
                menu(&mut text, &mut dice, "us", (stage, point, stages));
            }
            if who != 0 {
                menu(&mut text, &mut dice, "them", (stage, point, stages));
            }
            text += "]),";
        }
        text += "]),";
    }
    text + "])"
}

fn menu(text: &mut String, dice: &mut Dice, chair: &str, (stage, point, stages): (u64, u64, u64)) {
    let _ = write!(text, "(chair: \"{chair}\", ask: \"?\", options: [");
    let options = 2 + dice.below(2);
    let id = |nth: u64| format!("{chair}{stage}{point}{nth}");
    for nth in 0..options {
        let _ = write!(
            text,
            "(id: \"{}\", label: \"L\", cost: Min({}), {}effects: [{}], ",
            id(nth),
            10 + 5 * dice.below(3),
            dice.one(&ACTS),
            dice.one(&EFFECTS)
        );
        if nth > 0 && dice.below(2) == 0 {
            let _ = write!(text, "when: {}, ", dice.one(&CONDITIONS));
        }
        if dice.below(2) == 0 {
            let _ = write!(
                text,
                "outcomes: [(chance: [(weight: {}, text: \"A\", effects: [{}]), (weight: {}, text: \"B\", effects: [{}])])], ",
                1 + dice.below(5),
                dice.one(&EFFECTS),
                1 + dice.below(5),
                dice.one(&EFFECTS)
            );
        }
        // Back to where it was, or on; loops take time.
        if dice.below(3) == 0 {
            let _ = write!(text, "to: Stage(\"s{}\"), ", dice.below(stages));
        }
        text.push_str("), ");
    }
    let _ = write!(
        text,
        "], policy: [(when: {}, choose: [(1, [\"{}\"]), (2, [\"{}\"])]), (choose: [(1, [\"{}\"])])]), ",
        dice.one(&CONDITIONS),
        id(0),
        id(options - 1),
        id(0)
    );
}

/// The exercise of a seed, if what was thrown is one; what check refuses is thrown again elsewhere.
fn exercise(seed: u64) -> Option<Exercise> {
    let text = written(seed);
    let acts = include_str!("../../assets/acts.ron");
    let rubric = include_str!("../../assets/rubric.ron");
    let assets = Assets::parse(acts, rubric).unwrap();
    let read = |_: &str| Ok::<_, ReadError>(text.clone().into_bytes());
    load("exercise.ron", &read, &assets).exercise
}

#[test]
fn random_exercises_are_worth_what_plain_enumeration_says() {
    let (mut cases, mut loops, mut both) = (0, 0, 0);
    let mut spread = [0; 3];
    for exercise in (0..50_000).filter_map(exercise).take(CASES as usize) {
        cases += 1;
        both += usize::from(
            exercise
                .points
                .iter()
                .any(|(_, point)| point.menus.len() == 2),
        );
        let mut longest = 0;
        for chair in exercise.chairs.keys() {
            let plain = Plain {
                exercise: &exercise,
                chair,
                choices: Choices::new(&exercise),
            };
            let solution = Solution::new(&exercise, chair, Limits::default(), &mut ()).unwrap();
            let graph = &solution.graph;
            let found = Counted {
                situations: graph.nodes(),
                states: graph.states(),
                transitions: graph.transitions(),
                endings: graph.endings().collect(),
            };
            assert_eq!(found, plain.counted(), "{}", exercise.texts.english.len());
            for (values, plain) in solution.values().iter().zip(plain.whole()) {
                let exact = values.whole(graph) as f64 / ONE as f64;
                assert!(
                    (exact - plain).abs() < 1e-4,
                    "{:?}: {exact} and {plain}",
                    values.policy()
                );
            }
            let survey = Survey::of(&exercise, &solution);
            assert_eq!(survey.stuck, None);
            let most = ceiling(&exercise, chair).expect("nothing here is called without end");
            assert!(survey.range.unwrap().1 <= most, "{:?} {most}", survey.range);
            for (nth, chooser) in CHOOSERS.into_iter().enumerate() {
                if let Some(plays) = plain.plays(chooser) {
                    spread_alike(&survey.distributions[nth], &plays);
                    spread[nth] += 1;
                }
            }
            for row in survey.endings.iter().filter_map(|row| row.route.as_ref()) {
                longest = longest.max(row.decisions);
            }
        }
        loops += usize::from(longest > exercise.points.len());
    }
    assert_eq!(cases, CASES as usize);
    assert!(both > 20, "both chairs decide together in {both}");
    assert!(
        spread[0] > 30 && spread[1] > 30 && spread[2] == 2 * CASES,
        "{spread:?}"
    );
    println!(
        "{both} exercises in which both decide together, {loops} with a loop on a shortest way"
    );
}

const CHOOSERS: [Chooser; 3] = [Chooser::Best, Chooser::Worst, Chooser::Uniform];

/// Every sum of points is as likely as walking every path says, and no other is there.
fn spread_alike(found: &Distribution, plain: &Plays) {
    let all = found.accounts.iter().chain([&found.total]);
    for (counts, plain) in all.zip(plain) {
        let counts = counts.as_ref().expect("small exercises are followed");
        let found: Vec<(i32, u64)> = counts.iter().collect();
        let sums = |rows: &[(i32, u64)]| rows.iter().map(|row| row.0).collect::<Vec<_>>();
        assert_eq!(sums(&found), plain.keys().copied().collect::<Vec<_>>());
        for ((sum, share), plain) in found.iter().zip(plain.values()) {
            let exact = *share as f64 / WHOLE as f64;
            assert!((exact - plain).abs() < 1e-9, "{sum}: {exact} and {plain}");
        }
        let whole: u64 = found.iter().map(|row| row.1).sum();
        assert!((WHOLE - 1_000_000..=WHOLE).contains(&whole), "{whole}");
    }
}

#[test]
fn one_thread_and_two_find_the_same() {
    let of = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let exercises = (0..50_000).filter_map(exercise).take(20);
        let survey = |exercise: Exercise| {
            let solution = Solution::new(&exercise, ChairId(0), Limits::default(), &mut ());
            Survey::of(&exercise, &solution.unwrap())
        };
        pool.install(|| exercises.map(survey).collect::<Vec<_>>())
    };
    assert_eq!(of(1), of(2));
}
