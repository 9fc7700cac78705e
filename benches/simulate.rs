//! Playthroughs of the common story with full statistics, beside the same story written by hand:
//! at least a third of its rate for each core, at 12, 50 and 200 stages; two threads; memory.
//! Hand and program take turns; medians. Rates are those of processor time, so that whatever else
//! runs on the machine counts for neither.

#![cfg(unix)]
#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

mod common;

use common::hand::{self, Opt, after, open};
use common::story;
use nix::sys::resource::{UsageWho, getrusage};
use offramp::analysis::{Plan, Player, Statistics, simulate, simulate_by_rules};
use offramp::exercise::model::{ChairId, Exercise};
use offramp::exercise::source::ReadError;
use offramp::exercise::{Assets, load};
use std::time::{Duration, Instant};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ACTS: &str = include_str!("../assets/acts.ron");
const RUBRIC: &str = include_str!("../assets/rubric.ron");
const TURNS: usize = 5;
/// At least so much of the rate by hand.
const SHARE: f64 = 1.0 / 3.0;
/// At least so many times the rate of one thread: by what they cost together, and by the clock
/// where two cores are free.
const THREADS: f64 = 1.8;
/// At most so much resident memory in all at 200 stages, MiB.
const MEMORY: u64 = 20;
/// An argument that asks for the memory of a process of its own.
const ASKED: &str = "--memory-of";

fn exercise(stages: usize) -> Exercise {
    let text = story::exercise(&story::rows(stages));
    let assets = Assets::parse(ACTS, RUBRIC).expect("the assets are sound");
    let read = |name: &str| match name {
        "exercise.ron" => Ok(text.as_bytes().to_vec()),
        _ => Err(ReadError::Missing),
    };
    let loaded = load("exercise.ron", &read, &assets);
    loaded.exercise.expect("the story is sound")
}

/// What the story by hand keeps: enough that nothing can be left out.
#[derive(Default)]
struct Kept {
    sum: i64,
    least: i32,
    most: i32,
    endings: [u64; 5],
}

/// A generator that costs next to nothing: a Weyl sequence through one multiplication.
struct Quick(u64);

impl Quick {
    #[inline]
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let wide = u128::from(self.0) * u128::from(self.0 ^ 0xe703_7ed1_a0b4_28db);
        (wide >> 64) as u64 ^ wide as u64
    }
}

/// The story by hand, scalar: one number a stage chooses the option and the outcome.
fn by_hand(stages: &[[Opt; 4]], runs: u64) -> Kept {
    let mut kept = Kept {
        least: i32::MAX,
        most: i32::MIN,
        ..Kept::default()
    };
    let mut quick = Quick(7);
    for _ in 0..runs {
        let mut meters = hand::START;
        for options in stages {
            let mut offered = [0usize; 4];
            let mut count = 0;
            for (nth, opt) in options.iter().enumerate() {
                offered[count] = nth;
                count += usize::from(open(opt, meters));
            }
            let number = quick.next();
            let (choice, roll) = (number >> 32, number & 0xffff_ffff);
            let opt = &options[offered[(choice as usize * count) >> 32] & 3];
            let roll = ((roll * 100) >> 32) as u32;
            let first = opt.outcomes[0].0;
            let nth = usize::from(roll >= first) + usize::from(roll >= first + opt.outcomes[1].0);
            meters = after(meters, opt.outcomes[nth].1);
        }
        let score = hand::score(meters);
        kept.sum += i64::from(score);
        (kept.least, kept.most) = (kept.least.min(score), kept.most.max(score));
        let [a, b, c] = meters;
        let ending = match () {
            () if a >= 70 && b >= 60 => 0,
            () if a <= 15 => 1,
            () if c >= 90 || b <= 10 => 2,
            () if c < 25 => 3,
            () => 4,
        };
        kept.endings[ending] += 1;
    }
    kept
}

fn plan<'a>(exercise: &'a Exercise, runs: u64) -> Plan<'a> {
    Plan {
        exercise,
        chair: ChairId(0),
        player: &Player::Uniform,
        seed: 7,
        runs,
    }
}

fn on<T: Send>(threads: usize, run: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("threads can be had").install(run)
}

/// Wall and processor time of a run.
#[derive(Clone, Copy)]
struct Took {
    wall: Duration,
    cpu: Duration,
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Took) {
    let (start, before) = (Instant::now(), cpu());
    let result = run();
    let took = Took {
        wall: start.elapsed(),
        cpu: cpu().saturating_sub(before),
    };
    (result, took)
}

/// Processor time of this process so far.
fn cpu() -> Duration {
    let usage = getrusage(UsageWho::RUSAGE_SELF).expect("the system counts");
    let micros = |time: nix::sys::time::TimeVal| {
        Duration::from_micros((time.tv_sec() * 1_000_000 + time.tv_usec()).unsigned_abs())
    };
    micros(usage.user_time()) + micros(usage.system_time())
}

fn median(took: &[Took], time: impl Fn(&Took) -> Duration) -> f64 {
    let mut all: Vec<Duration> = took.iter().map(time).collect();
    all.sort();
    all[all.len() / 2].as_secs_f64()
}

/// What one length came to.
struct Measured {
    /// Our share of the rate by hand.
    share: f64,
    /// What two threads do in the time of one, where both have a core each.
    possible: f64,
    /// The same by the clock.
    by_clock: f64,
}

/// Plays one length in turns.
fn measure(stages: usize) -> Measured {
    let (exercise, rows) = (exercise(stages), hand::stages(&story::rows(stages)));
    let runs = 24_000_000 / stages as u64;
    let (mut hand, mut one, mut two) = (Vec::new(), Vec::new(), Vec::new());
    let mut figures: Vec<Statistics> = Vec::new();
    for _ in 0..TURNS {
        let (kept, took) = timed(|| by_hand(&rows, runs));
        assert_eq!(kept.endings.iter().sum::<u64>(), runs);
        hand.push(took);
        for (threads, times) in [(1, &mut one), (2, &mut two)] {
            let play = || simulate(&plan(&exercise, runs), &mut |_| ());
            let (all, took) = on(threads, || timed(play));
            figures.push(all.expect("every playthrough ends"));
            times.push(took);
        }
        let (mean, by_hand) = (figures[0].mean(), kept.sum as f64 / runs as f64);
        assert!((mean - by_hand).abs() < 1.0, "{mean} and {by_hand}");
    }
    assert!(figures.windows(2).all(|two| two[0] == two[1]));
    if stages == 12 {
        let (least, most) = figures[0].mean_interval();
        let known = story::TOTALS[2];
        assert!(least - 0.2 < known && known < most + 0.2, "{least}..{most}");
    }
    let few = runs / 200;
    let play = || simulate_by_rules(&plan(&exercise, few), &mut |_| ());
    let (all, took) = on(1, || timed(play));
    assert_eq!(all.expect("every playthrough ends").runs, few);
    let rules = few as f64 / took.cpu.as_secs_f64();
    let costs = [&hand, &one, &two].map(|took| median(took, |took| took.cpu));
    let [hand, own, both] = costs.map(|cost| runs as f64 / cost);
    let measured = Measured {
        share: own / hand,
        possible: 2.0 * both / own,
        by_clock: median(&one, |took| took.wall) / median(&two, |took| took.wall),
    };
    println!(
        "{stages:>3} stages, a second and core: by hand {hand:>9.0}, ours {own:>9.0} ({:.2} of it), \
         by the rules {rules:>7.0}; two threads {:.2} times by what they cost, {:.2} by the clock",
        measured.share, measured.possible, measured.by_clock
    );
    measured
}

/// Resident memory of this process now, KiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// What playing adds to the memory of a process that has loaded the story, and all that it then has.
fn memory(runs: u64) -> (u64, u64) {
    let program = std::env::current_exe().expect("a bench knows where it is");
    let mut command = std::process::Command::new(program);
    let told = command.args([ASKED, &runs.to_string()]).output();
    let told = String::from_utf8(told.expect("it runs again").stdout).expect("it prints text");
    let mut words = told
        .split_whitespace()
        .map(|word| word.parse().expect("it prints numbers"));
    (words.next().unwrap_or(0), words.next().unwrap_or(0))
}

/// Whether both cores have nothing else to do.
fn free() -> bool {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let now = load
        .split(' ')
        .next()
        .and_then(|now| now.parse::<f64>().ok());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    now.is_some_and(|now| now < cores as f64 - 1.5)
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == ASKED) {
        let runs = args[at + 1].parse().expect("a number of playthroughs");
        let exercise = exercise(200);
        let (before, mut most) = (resident(), 0);
        let all = simulate(&plan(&exercise, runs), &mut |_| most = most.max(resident()));
        assert_eq!(all.expect("every playthrough ends").runs, runs);
        println!("{} {most}", most.saturating_sub(before));
        return;
    }
    let idle = free();
    let measured = [12, 50, 200].map(measure);
    let ((few, _), (many, all)) = (memory(1_000), memory(400_000));
    println!(
        "memory at 200 stages: 1000 playthroughs add {few} KiB to the loaded story, 400000 add \
         {many} KiB; resident in all {all} KiB, what loading has left behind included"
    );
    for measured in measured {
        assert!(
            measured.share >= SHARE,
            "at least {SHARE:.2} of the rate by hand"
        );
        assert!(
            measured.possible >= THREADS,
            "two threads: {THREADS} times by what they cost"
        );
        assert!(
            !idle || measured.by_clock >= THREADS,
            "two threads: {THREADS} times by the clock"
        );
    }
    assert!(all <= MEMORY * 1_024, "it may use {MEMORY} MiB in all");
    assert!(
        many <= few + 2_048,
        "memory does not grow with playthroughs"
    );
}
