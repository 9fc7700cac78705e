//! What loading and checking an exercise costs beside what `ron` alone needs to read it: at most
//! six times as much for an exercise of 200 stages and 1 MB. The ratio is printed at the end.

#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

use criterion::{Criterion, Throughput};
use offramp::exercise::draft::ExerciseDraft;
use offramp::exercise::source::ReadError;
use offramp::exercise::{Assets, load};
use ron::extensions::Extensions;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

const STAGES: usize = 200;
const ACTS: &str = include_str!("../assets/acts.ron");
const RUBRIC: &str = include_str!("../assets/rubric.ron");
/// Dearer than this is a regression.
const AT_MOST: f64 = 6.0;

const HEAD: &str = r#"(
    format: 1,
    id: "long",
    title: "A Long Night",
    clock: (start: "2027-01-01T08:00", zones: [("Etc/UTC", "UTC")], horizon: D(60)),
    sides: [(id: "us", name: "Us"), (id: "them", name: "Them")],
    chairs: [
        (id: "us", side: "us", name: "Us", briefing: "Watch the gate."),
        (id: "them", side: "them", name: "Them", briefing: "Keep the gate."),
    ],
    meters: [
        (id: "trust", name: "Trust", range: (0, 100), start: 50),
        (id: "noise", name: "Noise", range: (0, 100), start: 10),
    ],
    channels: [(
        id: "line", name: "Line", about: "A desk.", from: "us", to: "them", level: Desk,
        answers: [(id: "clerk", when: AtLeast("trust", 40), by: "A clerk", says: "Yes?")],
        silence: (after: Min(5), text: "It rings.", reason: "Nobody was there."),
        post: (carry: Min(10), expire: H(6)),
    )],
"#;
const TAIL: &str = r#"    endings: [
        (id: "quiet", title: "Quiet", when: AtLeast("trust", 60), good: true, text: "It is quiet."),
        (id: "over", title: "Over", text: "It is over."),
    ],
)
"#;
const PROSE: &str = "The clerk counts the lines on the page and stamps it. He cannot say what he \
    thinks of it; he can say that it will be on the right table before the evening meeting. ";

/// An exercise of the size that the bound is about.
fn exercise() -> String {
    let mut text = String::from(HEAD);
    text.push_str("    flags: [");
    for stage in 0..STAGES {
        let _ = write!(text, "\"flag-{stage}\", ");
    }
    text.push_str("],\n    stages: [\n");
    for stage in 0..STAGES {
        add_stage(&mut text, stage);
    }
    text.push_str("    ],\n");
    text.push_str(TAIL);
    text
}

fn add_stage(text: &mut String, stage: usize) {
    let long = PROSE.repeat(3);
    let _ = write!(
        text,
        "        (\n            id: \"stage-{stage}\",\n            title: \"Stage {stage}\",\n            \
         situation: [(text: r#\"\n                {long}\n            \"#)],\n            points: [(id: \"act\", \
         menus: [(chair: \"us\", ask: \"What now?\", options: [\n"
    );
    for option in 0..5 {
        let before = stage.saturating_sub(1);
        let _ = write!(
            text,
            "                (\n                    // What one would do.\n                    \
             id: \"option-{option}\",\n                    label: \"Do it in the {option}. way.\",\n                    \
             detail: r#\"\n                        {long}\n                    \"#,\n                    \
             cost: Min({}),\n                    act: (code: \"010\"),\n                    \
             effects: [Add(\"trust\", {option}), Raise(\"flag-{stage}\"), Call(\"line\")],\n                    \
             outcomes: [\n                        (when: All([Is(\"flag-{before}\"), AtLeast(\"noise\", 5)]), text: \"Noise.\"),\n                        \
             (text: \"Calm.\", chance: [(id: \"a\", weight: 2, text: \"It holds.\"), (id: \"b\", weight: 1, text: \"It gives.\")]),\n                    \
             ],\n                ),\n",
            30 + option
        );
    }
    let next = match stage + 1 {
        STAGES => "End".to_owned(),
        next => format!("Stage(\"stage-{next}\")"),
    };
    let _ = write!(
        text,
        "            ], policy: [(choose: [(1, [\"option-1\"])])])])],\n            next: [(to: {next})],\n        ),\n"
    );
}

fn read_alone(text: &str) -> ExerciseDraft {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options
        .from_str(text)
        .expect("the generated exercise is RON")
}

fn load_whole(text: &str, assets: &Assets) {
    let read = |name: &str| match name {
        "exercise.ron" => Ok(text.as_bytes().to_vec()),
        _ => Err(ReadError::Missing),
    };
    let loaded = load("exercise.ron", &read, assets);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    black_box(
        loaded
            .exercise
            .expect("an exercise without problems is there"),
    );
}

/// The shorter half of many runs, so that a busy machine does not decide.
fn typical(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..30)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 4]
}

fn main() {
    let text = exercise();
    let assets = Assets::parse(ACTS, RUBRIC).expect("the assets are sound");
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("exercise of 200 stages");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(20);
    group.bench_function("ron alone", |bench| {
        bench.iter(|| black_box(read_alone(&text)))
    });
    group.bench_function("load and check", |bench| {
        bench.iter(|| load_whole(&text, &assets))
    });
    group.finish();
    criterion.final_summary();

    let alone = typical(|| drop(black_box(read_alone(&text))));
    let whole = typical(|| load_whole(&text, &assets));
    let ratio = whole.as_secs_f64() / alone.as_secs_f64();
    println!(
        "{} bytes: ron alone {alone:?}, load and check {whole:?}, ratio {ratio:.2}",
        text.len()
    );
    assert!(
        ratio <= AT_MOST,
        "loading may cost {AT_MOST} times what ron alone needs"
    );
}
