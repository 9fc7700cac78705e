//! From arguments to the runs that are told: the best, a typical one, the worst.

use super::super::args;
use super::super::cost::Said;
use super::super::output::{data, talk};
use super::super::stop::Stop;
use super::super::words::Words;
use super::page::page;
use super::run::{Run, play};
use crate::analysis::{Limits, Plan, Player, Solution, Unplayed, walk};
use crate::exercise::model::{ChairId, Exercise};
use crate::host::library;
use crate::host::store::fresh_seed;
use crate::locale::{Arg, phrase};
use crate::session::view::Refused;

/// All runs, told apart by what they came to.
pub(super) struct Rehearsal {
    /// Every run, the highest total first.
    pub(super) runs: Vec<Run>,
    /// Index of the one that stands in the middle of those that take every option alike.
    pub(super) typical: usize,
    /// What chance followed from.
    pub(super) seed: u64,
}

pub(in crate::cli) fn run(words: &Words, args: &args::Rehearse) -> Result<(), Stop> {
    let found = library::find(&args.ex).map_err(|why| words.not_found(&args.ex, &why))?;
    let (exercise, chair) = found
        .open(args.chair.as_deref())
        .map_err(|error| words.not_opened(&error))?;
    let seed = args.seed.unwrap_or_else(fresh_seed);
    if args.seed.is_none() {
        talk(&words.say("cli-seed", &[("seed", seed.to_string().into())]));
    }
    let solution = solve(words, &exercise, chair);
    let mut players = vec![
        (Player::Greedy, phrase("rehearse-greedy")),
        (Player::Cautious, phrase("rehearse-cautious")),
        (Player::Hawk, phrase("rehearse-hawk")),
        (Player::HotlineOnly, phrase("rehearse-hotline")),
    ];
    if let Some(solution) = &solution {
        players.insert(0, (Player::Best(solution), phrase("rehearse-best-play")));
    }
    let mut runs = Vec::new();
    for (player, way) in &players {
        let plan = Plan {
            exercise: &exercise,
            chair,
            player,
            seed,
            runs: 1,
        };
        let moves = walk(&plan, 0).map_err(|why| unplayed(words, why))?;
        let run = play(&exercise, chair, seed, &moves, way, &words.language);
        runs.push(run.map_err(|why| refused(words, &why))?);
    }
    let plan = Plan {
        exercise: &exercise,
        chair,
        player: &Player::Uniform,
        seed,
        runs: u64::from(args.runs),
    };
    for number in 1..=u64::from(args.runs) {
        let moves = walk(&plan, number).map_err(|why| unplayed(words, why))?;
        let way = phrase("rehearse-uniform");
        let run = play(&exercise, chair, seed, &moves, way, &words.language);
        runs.push(run.map_err(|why| refused(words, &why))?);
    }
    data(words, &page(words, &rehearsal(runs, seed), chair))
}

/// Sorts the runs. Among equal totals those with a plan stand first, as they were played first.
fn rehearsal(mut runs: Vec<Run>, seed: u64) -> Rehearsal {
    runs.sort_by_key(|run| std::cmp::Reverse(run.total()));
    let wandering = |run: &Run| run.way == "rehearse-uniform";
    let all = runs.iter().enumerate();
    let uniform: Vec<usize> = all
        .filter(|(_, run)| wandering(run))
        .map(|(nth, _)| nth)
        .collect();
    let typical = uniform.get(uniform.len() / 2).copied().unwrap_or(0);
    Rehearsal {
        runs,
        typical,
        seed,
    }
}

/// All paths, for the run that knows them; without it where there are too many.
fn solve(words: &Words, exercise: &Exercise, chair: ChairId) -> Option<Solution> {
    let mut said = Said::new(words, "cli-searching-rehearsal");
    let solution = Solution::new(exercise, chair, Limits::default(), &mut said);
    said.done();
    if solution.is_err() {
        talk(&words.say("rehearse-unsearched", &[]));
    }
    solution.ok()
}

/// A move was worked out that the table does not take.
fn refused(words: &Words, (number, refused): &(usize, Refused)) -> Stop {
    let arguments = refused.arguments.iter();
    let arguments: Vec<(&str, Arg)> = arguments
        .map(|(name, value)| (name.as_str(), value.as_str().into()))
        .collect();
    let why = words.say(&format!("refusal-{}", refused.code), &arguments);
    let args = [("number", (*number).into()), ("why", why.into())];
    Stop::refused(words.say("rehearse-refused", &args))
}

fn unplayed(words: &Words, why: Unplayed) -> Stop {
    Stop::refused(match why {
        Unplayed::Stuck | Unplayed::Unknown => words.say("cli-simulate-stuck", &[]),
        Unplayed::Draws => words.say("cli-simulate-draws", &[]),
    })
}
