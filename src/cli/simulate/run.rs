//! From arguments to figures.

use std::time::Instant;

use super::progress::Progress;
use super::script::{self, Lines};
use super::{json, table};
use crate::analysis::{
    Limits, Plan, Player, Solution, Statistics, Stopped, Unplayed, Watch, simulate,
};
use crate::cli::args::{self, Policy};
use crate::cli::output::{data, talk};
use crate::cli::stop::Stop;
use crate::cli::words::Words;
use crate::exercise::model::{ChairId, Exercise};
use crate::host::library;
use crate::host::store::fresh_seed;
use clap::ValueEnum;

/// What was played, for those who print it.
pub(super) struct Played<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) chair: ChairId,
    pub(super) policy: String,
    pub(super) seed: u64,
    pub(super) seconds: f64,
    pub(super) statistics: Statistics,
}

pub(in crate::cli) fn run(words: &Words, args: &args::Simulate) -> Result<(), Stop> {
    let policy = policy(words, args)?;
    let found = library::find(&args.ex).map_err(|why| words.not_found(&args.ex, &why))?;
    let (exercise, chair) = found
        .open(args.chair.as_deref())
        .map_err(|error| words.not_opened(&error))?;
    let lines = match &args.script {
        Some(path) => script::read(words, path, &exercise)?,
        None => Lines::default(),
    };
    let seed = args.seed.unwrap_or_else(fresh_seed);
    if args.seed.is_none() {
        talk(&words.say("cli-seed", &[("seed", seed.to_string().into())]));
    }
    let begun = Instant::now();
    let mut progress = Progress::new(words, args.runs);
    let solution = match policy {
        Policy::Best => Some(solve(words, &exercise, chair, &mut progress)?),
        _ => None,
    };
    let player = player(policy, &lines, solution.as_ref());
    let plan = Plan {
        exercise: &exercise,
        chair,
        player: &player,
        seed,
        runs: args.runs,
    };
    let statistics = simulate(&plan, &mut |done| progress.played(done));
    progress.clear();
    let played = Played {
        exercise: &exercise,
        chair,
        policy: name(policy),
        seed,
        seconds: begun.elapsed().as_secs_f64(),
        statistics: statistics.map_err(|why| unplayed(words, why))?,
    };
    match args.json {
        true => data(words, &json::text(&played)),
        false => data(words, &table::text(words, &played)),
    }
}

/// The policy that was asked for: a script asks for its own.
fn policy(words: &Words, args: &args::Simulate) -> Result<Policy, Stop> {
    let none = if args.script.is_some() {
        Policy::Script
    } else {
        Policy::Uniform
    };
    match (args.policy.unwrap_or(none), &args.script) {
        (Policy::Script, None) => Err(Stop::usage(words.say("cli-simulate-no-script", &[]))),
        (Policy::Script, Some(_)) => Ok(Policy::Script),
        (policy, None) => Ok(policy),
        (policy, Some(_)) => {
            let args = [("policy", name(policy).into())];
            Err(Stop::usage(words.say("cli-simulate-not-script", &args)))
        }
    }
}

fn player<'a>(policy: Policy, lines: &'a Lines, solution: Option<&'a Solution>) -> Player<'a> {
    match policy {
        Policy::Uniform => Player::Uniform,
        Policy::Greedy => Player::Greedy,
        Policy::Cautious => Player::Cautious,
        Policy::Hawk => Player::Hawk,
        Policy::HotlineOnly => Player::HotlineOnly,
        Policy::Script => Player::Script(&lines.script),
        Policy::Best => solution.map_or(Player::Greedy, Player::Best),
    }
}

/// The word that a person types for it.
fn name(policy: Policy) -> String {
    let value = policy.to_possible_value();
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}

fn unplayed(words: &Words, why: Unplayed) -> Stop {
    Stop::refused(match why {
        Unplayed::Stuck | Unplayed::Unknown => words.say("cli-simulate-stuck", &[]),
        Unplayed::Draws => words.say("cli-simulate-draws", &[]),
    })
}

fn solve(
    words: &Words,
    exercise: &Exercise,
    chair: ChairId,
    progress: &mut Progress<'_>,
) -> Result<Solution, Stop> {
    struct Told<'p, 'w>(&'p mut Progress<'w>);
    impl Watch for Told<'_, '_> {
        fn goes_on(&mut self, known: usize, _: usize) -> bool {
            self.0.searched(known);
            true
        }
    }
    let solved = Solution::new(exercise, chair, Limits::default(), &mut Told(progress));
    progress.clear();
    solved.map_err(|why| {
        Stop::refused(match why.why {
            Stopped::Limit | Stopped::Asked => words.say("cli-simulate-too-large", &[]),
            Stopped::Draws => words.say("cli-simulate-draws", &[]),
        })
    })
}
