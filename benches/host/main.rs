//! How many people a host bears, beside the host that one writes first: the same people behind the
//! same protocol, with a `Terminal` each. Hosts and people are processes of their own, so that
//! neither pays for the other.
//!
//! `cargo bench --bench host -- 1000 5000` measures other crowds than the default.

#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

mod naive;

use std::process::{Command, Stdio};

use offramp::host::library;
use offramp::host::load::{Hosted, Load, allow_files, measure, play};
use offramp::host::ssh::Door;
use offramp::locale::Locale;
use serde_json::Value;

use naive::Naive;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// People at a table.
const TABLE: usize = 125;
/// Seconds of play that are measured.
const SECONDS: &str = "20";
/// The crowd that both hosts are given.
const BOTH: usize = 1000;
/// So many times less processor time, and memory, than the naive host takes a participant.
const LESS: (f64, f64) = (4.0, 5.0);
/// A key takes at most this share of the naive host's time, at the 99th of 100.
const KEY: f64 = 0.5;
/// And in a storm of votes at most this much of its own.
const STORM: f64 = 3.0;

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["host", kind, sessions, storm] => host(kind, sessions, storm),
        ["people", target, sessions, storm, codes @ ..] => people(target, sessions, storm, codes),
        crowds => compare(crowds),
    }
}

/// Plays, and prints what came of it.
fn people(target: &str, sessions: &str, storm: &str, codes: &[&str]) {
    let _ = allow_files(20_000);
    let load = Load {
        target: target.parse().expect("an address"),
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        sessions: sessions.parse().expect("a number"),
        seconds: SECONDS.parse().expect("a number"),
        storm: storm == "storm",
        locale: Locale::default(),
    };
    let figures = play(load).expect("a load can be played here");
    println!("{}", serde_json::to_string(&figures).expect("numbers"));
}

/// Hosts, lets people come, and prints what it took.
fn host(kind: &str, sessions: &str, storm: &str) {
    let _ = allow_files(20_000);
    let count: usize = sessions.parse().expect("a number");
    let exercise = library::find("an-empty-room").expect("it is shipped");
    let tables = u32::try_from(count.div_ceil(TABLE)).expect("few tables");
    let hosted = Hosted::open(&exercise.load(), tables, Locale::default()).expect("a session");
    let mut door = None;
    let mut naive = None;
    let target = match kind {
        "naive" => {
            naive
                .insert(Naive::open(hosted.house()).expect("a port"))
                .address
        }
        _ => door.insert(hosted.door(count).expect("a port")).addresses()[0],
    };
    let mut people = this();
    people.args(["people", &target.to_string(), sessions, storm]);
    people.args(hosted.codes());
    let mut report = measure(people).expect("people come");
    report.shared = door.as_ref().map(Door::shared);
    println!("{}", serde_json::to_string(&report).expect("numbers"));
}

fn this() -> Command {
    Command::new(std::env::current_exe().expect("a bench is a file"))
}

/// A host of this kind under a crowd, in a process of its own.
fn run(kind: &str, sessions: usize, storm: &str) -> Value {
    let mut host = this();
    host.args(["host", kind, &sessions.to_string(), storm]);
    let done = host.stderr(Stdio::inherit()).output().expect("it runs");
    let report: Value = serde_json::from_slice(&done.stdout).expect("it reports");
    let number = |path: &str| figure(&report, path);
    println!(
        "{kind}, {sessions} people: {} joined, {} played, {} left, {} dropped; \
         first picture {:.0} / {:.0} ms; key {:.2} / {:.1} ms; \
         {:.0} bytes a picture; {:.1} % of a core, {:.0} µs a person and second; {:.0} KiB a person",
        number("/joined"),
        number("/played"),
        number("/left"),
        number("/dropped"),
        number("/first_frame_ms/p50"),
        number("/first_frame_ms/p99"),
        number("/key_ms/p50"),
        number("/key_ms/p99"),
        number("/bytes_per_frame"),
        number("/host/cpu_percent"),
        number("/host/cpu_us_each"),
        number("/host/memory_kib_each"),
    );
    if kind == "ours" {
        println!(
            "    {} pictures shown, {} painted, {} with a new head alone, {} compared",
            number("/shared/shown"),
            number("/shared/painted"),
            number("/shared/headed"),
            number("/shared/compared"),
        );
    }
    if storm == "storm" {
        println!(
            "    in a storm of {} votes: key {:.2} / {:.1} ms; {:.1} % of a core",
            number("/votes"),
            number("/storm_key_ms/p50"),
            number("/storm_key_ms/p99"),
            number("/storm_host/cpu_percent"),
        );
    }
    report
}

fn figure(report: &Value, path: &str) -> f64 {
    report.pointer(path).and_then(Value::as_f64).unwrap_or(0.0)
}

fn compare(crowds: &[&str]) {
    let given: Vec<usize> = crowds
        .iter()
        .filter_map(|crowd| crowd.parse().ok())
        .collect();
    let crowds = if given.is_empty() {
        vec![BOTH, 5000]
    } else {
        given
    };
    for crowd in crowds {
        let naive = (crowd <= BOTH).then(|| run("naive", crowd, "calm"));
        let ours = run("ours", crowd, if crowd <= BOTH { "storm" } else { "calm" });
        let ours = |path: &str| figure(&ours, path);
        let all = ours("/sessions");
        assert_eq!(ours("/dropped"), 0.0, "nobody is dropped");
        assert_eq!(
            (ours("/joined"), ours("/played"), ours("/left")),
            (all, all, all)
        );
        let Some(naive) = naive else { continue };
        let naive = |path: &str| figure(&naive, path);
        let times = |path: &str| naive(path) / ours(path).max(f64::MIN_POSITIVE);
        let (cpu, memory) = (times("/host/cpu_us_each"), times("/host/memory_kib_each"));
        let key = ours("/key_ms/p99") / naive("/key_ms/p99");
        let storm = ours("/storm_key_ms/p99") / ours("/key_ms/p99");
        println!(
            "{cpu:.1} times less processor time, {memory:.1} times less memory; \
             key {key:.2} of the naive host's, storm {storm:.1} times"
        );
        assert!(cpu >= LESS.0, "{cpu:.1} times less processor time");
        assert!(memory >= LESS.1, "{memory:.1} times less memory");
        assert!(key <= KEY, "a key takes {key:.2} of the naive host's time");
        assert!(storm <= STORM, "a storm makes it {storm:.1} times as long");
    }
}
