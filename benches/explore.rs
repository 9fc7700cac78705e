//! What it costs to explore the flagship from each chair: wall time, CPU time and memory. It must
//! stay under 20 seconds and 1 GiB on two cores.

#![cfg(unix)]
#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

use nix::sys::resource::{Usage, UsageWho, getrusage};
use offramp::analysis::{Distribution, Limits, Policy, Shares, Values, explore};
use offramp::host::library;
use std::time::{Duration, Instant};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Dearer than this is a regression.
const AT_MOST: Duration = Duration::from_secs(20);
/// Resident memory, KiB.
const MEMORY: i64 = 1024 * 1024;

fn main() {
    let found = library::find("an-empty-room").expect("the flagship is inside the program");
    let exercise = found
        .load()
        .exercise
        .clone()
        .expect("the flagship is sound");
    let (begun, cpu) = (Instant::now(), spent());
    for (chair, row) in exercise.chairs.iter() {
        let here = Instant::now();
        let graph = explore(&exercise, chair, Limits::default(), &mut ());
        let graph = graph.expect("the flagship is within all limits");
        let searched = here.elapsed();
        let all = [Policy::Best, Policy::Worst, Policy::Uniform];
        let values = Values::solve_all(&graph, all);
        let shares = Shares::follow_all(&graph, &values);
        let spread = Distribution::follow_all(&graph, &values);
        let told = spread.iter().map(|one| {
            let all = one.accounts.iter().chain([&one.total]);
            all.flatten().count()
        });
        let told: Vec<usize> = told.collect();
        println!(
            "{}: {} nodes, {} states, {} transitions; searched in {searched:.1?}, solved in {:.1?}; {} endings; \
             distributions told under best, worst and uniform play: {told:?} of 7",
            row.id,
            graph.nodes(),
            graph.states(),
            graph.transitions(),
            here.elapsed() - searched,
            shares[0].of_ending.len(),
        );
    }
    let wall = begun.elapsed();
    let memory = getrusage(UsageWho::RUSAGE_SELF).map_or(0, |usage| usage.max_rss());
    println!(
        "all chairs: {wall:.1?}, of CPU {:.1?}; at most {} MiB",
        spent() - cpu,
        memory / 1024
    );
    assert!(wall <= AT_MOST, "it may take {AT_MOST:?}");
    assert!(memory <= MEMORY, "it may use {MEMORY} KiB");
}

/// CPU time of the process so far.
fn spent() -> Duration {
    let usage: Usage = getrusage(UsageWho::RUSAGE_SELF).expect("the system counts");
    let whole = |time: nix::sys::time::TimeVal| {
        let micros = time.tv_sec() * 1_000_000 + time.tv_usec();
        Duration::from_micros(u64::try_from(micros).unwrap_or(0))
    };
    whole(usage.user_time()) + whole(usage.system_time())
}
