//! Exploring the common story: the compiled program beside the same story written by hand, and
//! beside a model checker that only visits. All in one run, one after the other in turns; medians.

#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

mod common;

use common::hand::{self, Opt, after, open};
use common::story;
use offramp::analysis::Limits;
use offramp::analysis::compiled::{Program, Solved, dense, hashed};
use offramp::exercise::model::{ChairId, Exercise};
use offramp::exercise::source::ReadError;
use offramp::exercise::{Assets, load};
use stateright::{Checker, Model, Property};
use std::time::{Duration, Instant};

const ACTS: &str = include_str!("../assets/acts.ron");
const RUBRIC: &str = include_str!("../assets/rubric.ron");
const ROOM: Limits = Limits {
    nodes: usize::MAX,
    bytes: 1 << 30,
};
const TURNS: usize = 3;
/// At least so many times as fast as the model checker, depth-first.
const DENSE: f64 = 15.0;
const HASHED: f64 = 1.5;
/// At most so many bytes a state.
const BYTES: f64 = 120.0;
/// An argument that asks for the memory of one way to solve, in a process of its own.
const MEMORY: &str = "--memory-of";

fn exercise() -> Exercise {
    let text = story::exercise(&story::rows(12));
    let assets = Assets::parse(ACTS, RUBRIC).expect("the assets are sound");
    let read = |name: &str| match name {
        "exercise.ron" => Ok(text.as_bytes().to_vec()),
        _ => Err(ReadError::Missing),
    };
    load("exercise.ron", &read, &assets)
        .exercise
        .expect("the story is sound")
}

/// The story as a model checker sees it.
struct Story(Vec<[Opt; 4]>);

impl Model for Story {
    type State = (u8, [u8; 3]);
    type Action = (u8, u8);

    fn init_states(&self) -> Vec<Self::State> {
        vec![(0, [50; 3])]
    }

    fn actions(&self, (stage, meters): &Self::State, actions: &mut Vec<Self::Action>) {
        let Some(options) = self.0.get(usize::from(*stage)) else {
            return;
        };
        let now = meters.map(i32::from);
        for (nth, _) in (0u8..).zip(options).filter(|(_, opt)| open(opt, now)) {
            actions.extend((0..3).map(|outcome| (nth, outcome)));
        }
    }

    fn next_state(
        &self,
        (stage, meters): &Self::State,
        (option, outcome): Self::Action,
    ) -> Option<Self::State> {
        let opt = &self.0[usize::from(*stage)][usize::from(option)];
        let (_, change) = opt.outcomes[usize::from(outcome)];
        Some((
            stage + 1,
            after(meters.map(i32::from), change).map(|meter| meter as u8),
        ))
    }

    fn properties(&self) -> Vec<Property<Self>> {
        let within = |_: &Self, state: &Self::State| state.1.iter().all(|meter| *meter <= 100);
        vec![Property::always("within", within)]
    }
}

/// Wall and processor time of a run.
#[derive(Clone, Copy, Default)]
struct Took {
    wall: Duration,
    cpu: Duration,
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Took) {
    let (start, cpu) = (Instant::now(), cpu());
    let result = run();
    let took = Took {
        wall: start.elapsed(),
        cpu: self::cpu().saturating_sub(cpu),
    };
    (result, took)
}

/// Processor time of this process so far.
fn cpu() -> Duration {
    let usage = nix::sys::resource::getrusage(nix::sys::resource::UsageWho::RUSAGE_SELF);
    usage.map_or(Duration::ZERO, |usage| {
        let micros = |time: nix::sys::time::TimeVal| {
            Duration::from_micros((time.tv_sec() * 1_000_000 + time.tv_usec()).unsigned_abs())
        };
        micros(usage.user_time()) + micros(usage.system_time())
    })
}

/// Highest resident memory of this program so far, bytes. What `getrusage` tells is no use here: a
/// child begins with the peak of its parent.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number
        .and_then(|number| number.parse::<u64>().ok())
        .map_or(0, |kib| kib * 1_024)
}

fn median(mut all: Vec<Duration>) -> f64 {
    all.sort();
    all[all.len() / 2].as_secs_f64()
}

fn known(solved: &Solved) {
    let (decisions, terminal, transitions) = story::KNOWN;
    assert_eq!((solved.decisions, solved.terminal), (decisions, terminal));
    assert_eq!(solved.transitions, transitions);
    for (total, known) in solved.totals.into_iter().zip(story::TOTALS) {
        assert!((total as f64 / (1u64 << 32) as f64 / 100.0 - known).abs() < 6e-6);
    }
}

fn solve(way: &str, program: &Program, exercise: &Exercise) -> Solved {
    let solved = match way {
        "hashed" => hashed(program, exercise, ROOM, &mut ()),
        _ => dense(program, exercise, ROOM, &mut ()),
    };
    solved.expect("the story fits")
}

/// Bytes that a way to solve adds to the peak, measured in a process of its own.
fn memory(way: &str) -> f64 {
    let own = std::env::current_exe().expect("a program knows itself");
    let output = std::process::Command::new(own).args([MEMORY, way]).output();
    let text = String::from_utf8(output.expect("it runs").stdout).expect("it prints a number");
    text.trim().parse().expect("it prints a number")
}

fn main() {
    let exercise = exercise();
    let program = Program::compile(&exercise, ChairId(0)).expect("the story compiles");
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == MEMORY) {
        let before = peak();
        known(&solve(&arguments[at + 1], &program, &exercise));
        println!("{}", peak() - before);
        return;
    }
    let stages = hand::stages(&story::rows(12));
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pools = [pool(1).expect("one thread"), pool(2).expect("two threads")];
    let names = [
        "by hand",
        "stateright",
        "dense, 1 thread",
        "dense, 2 threads",
        "hashed",
    ];
    let mut took: Vec<Vec<Took>> = vec![Vec::new(); names.len()];
    for _ in 0..TURNS {
        let (whole, by_hand) = timed(|| hand::dense(&stages));
        assert_eq!(whole.states, (story::KNOWN.0, story::KNOWN.1));
        let (visited, checker) = timed(|| {
            let checker = Story(stages.clone()).checker().spawn_dfs().join();
            checker.unique_state_count() as u64
        });
        assert_eq!(visited, story::KNOWN.0 + story::KNOWN.1);
        let (one, dense_one) = timed(|| pools[0].install(|| solve("dense", &program, &exercise)));
        let (two, dense_two) = timed(|| pools[1].install(|| solve("dense", &program, &exercise)));
        let (hash, hashed) = timed(|| pools[0].install(|| solve("hashed", &program, &exercise)));
        [&one, &two, &hash].into_iter().for_each(known);
        assert_eq!(one, two);
        let all = [by_hand, checker, dense_one, dense_two, hashed];
        took.iter_mut()
            .zip(all)
            .for_each(|(list, took)| list.push(took));
    }
    let wall = |at: usize| median(took[at].iter().map(|took| took.wall).collect());
    let cpu = |at: usize| median(took[at].iter().map(|took| took.cpu).collect());
    for (at, name) in names.into_iter().enumerate() {
        let times = wall(1) / wall(at);
        println!(
            "{name:<18} {:>7.3} s wall {:>7.3} s cpu {times:>6.1} x stateright",
            wall(at),
            cpu(at)
        );
    }
    let states = (story::KNOWN.0 + story::KNOWN.1) as f64;
    let bytes = memory("hashed") / states;
    println!(
        "hashed: {bytes:.0} bytes a state; dense: {:.0} MB",
        memory("dense") / 1e6
    );
    assert!(
        wall(1) / wall(3) >= DENSE,
        "dense is less than {DENSE} times as fast"
    );
    assert!(
        wall(1) / wall(4) >= HASHED,
        "hashed is less than {HASHED} times as fast"
    );
    assert!(
        bytes <= BYTES,
        "hashed takes more than {BYTES} bytes a state"
    );
}
