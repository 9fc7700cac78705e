//! Searching: for one chair, or as a proof for all.

use std::time::Instant;

use super::super::args;
use super::super::output::{data, json};
use super::super::stop::{REFUSED, Stop, USAGE};
use super::super::words::Words;
use super::page::{Estimates, Page};
use super::progress::Progress;
use super::table::show;
use crate::analysis::compiled::{Program, Solved, Unsolved, dense, hashed};
use crate::analysis::{
    Finding, Limits, Plan, Player, Solution, Stopped, Survey, UNPROVED, Unfinished, Watch,
    findings, simulate,
};
use crate::diagnostic::Diagnostic;
use crate::exercise::Spots;
use crate::exercise::model::{ChairId, Exercise};
use crate::exercise::source::{SourceSet, nearest};
use crate::host::library;

pub(in crate::cli) fn run(words: &Words, args: &args::Explore) -> Result<(), Stop> {
    let found = library::find(&args.ex).map_err(|why| words.not_found(&args.ex, &why))?;
    let loaded = found.check();
    let Some(exercise) = &loaded.exercise else {
        let errors = loaded.problems.iter().filter(|problem| problem.is_error());
        let args = [("count", errors.count().into())];
        return Err(Stop::refused(words.say("cli-broken", &args)));
    };
    let chair = chair(words, exercise, args.chair.as_deref())?;
    let begun = Instant::now();
    let seconds = || begun.elapsed().as_secs_f64();
    let (page, problems) = match search(words, exercise, chair, args.bounds.limits()) {
        Ok(survey) => {
            let found = findings(exercise, std::slice::from_ref(&survey));
            let problems = placed(exercise, &loaded.sources, &found);
            (Page::of(exercise, &survey, seconds()), problems)
        }
        Err(unfinished) => {
            let sampled = sample(exercise, chair);
            let page = Page::part(exercise, chair, &unfinished.graph, sampled, seconds());
            (page, vec![unproved(words, exercise, chair, unfinished.why)])
        }
    };
    let page = page.with(problems.iter().map(Diagnostic::record).collect());
    match args.json {
        true => data(words, &json(&page))?,
        false => {
            let mut text = show(words, &page);
            for problem in &problems {
                text.push('\n');
                text.push_str(&problem.picture(&loaded.sources, words.look));
                text.push('\n');
            }
            data(words, &text)?;
        }
    }
    match problems.iter().any(Diagnostic::is_error) {
        true => Err(Stop::silent(REFUSED)),
        false => Ok(()),
    }
}

/// Plays that stand in for what was not walked.
const SAMPLE: u64 = 2_000;
/// Plays that look for a high total.
const GREEDY: u64 = 200;

/// Uniform play, sampled, and the highest total that was met; none where a play has no end.
fn sample(exercise: &Exercise, chair: ChairId) -> Option<Estimates> {
    let plan = Plan {
        exercise,
        chair,
        player: &Player::Uniform,
        seed: 0,
        runs: SAMPLE,
    };
    let statistics = simulate(&plan, &mut |_| ()).ok()?;
    let greedy = Plan {
        player: &Player::Greedy,
        runs: GREEDY,
        ..plan
    };
    let greedy = simulate(&greedy, &mut |_| ()).ok();
    let met = [Some(&statistics), greedy.as_ref()].into_iter().flatten();
    let highest = met.filter_map(|one| Some(one.range()?.1)).max();
    Some(Estimates::of(&plan, &statistics, highest))
}

/// What exploring from every chair finds, as diagnostics at their places.
pub(in crate::cli) fn prove(
    words: &Words,
    exercise: &Exercise,
    sources: &SourceSet,
    limits: Limits,
) -> Vec<Diagnostic> {
    let mut surveys = Vec::new();
    for chair in exercise.chairs.keys() {
        match search(words, exercise, chair, limits) {
            Ok(survey) => surveys.push(survey),
            Err(unfinished) => return vec![unproved(words, exercise, chair, unfinished.why)],
        }
    }
    placed(exercise, sources, &findings(exercise, &surveys))
}

fn search(
    words: &Words,
    exercise: &Exercise,
    chair: ChairId,
    limits: Limits,
) -> Result<Survey, Box<Unfinished>> {
    let mut progress = Progress::new(words);
    let compiled = compiled(exercise, chair, limits, &mut progress);
    progress.done();
    if let Some(solved) = compiled.filter(|solved| solved.states() > LARGE) {
        return Ok(Survey::compiled(exercise, chair, &solved));
    }
    let mut progress = Progress::new(words);
    let solution = Solution::new(exercise, chair, limits, &mut progress);
    let survey = solution.map(|solution| Survey::of(exercise, &solution));
    progress.done();
    survey
}

/// An exercise that is nothing but bounded numbers, solved as such; none where it is more, or where
/// a limit is reached: the general search then says how far one comes.
fn compiled(
    exercise: &Exercise,
    chair: ChairId,
    limits: Limits,
    watch: &mut dyn Watch,
) -> Option<Solved> {
    let program = Program::compile(exercise, chair)?;
    match dense(&program, exercise, limits, watch) {
        Err(Unsolved::Memory) => hashed(&program, exercise, limits, watch).ok(),
        solved => solved.ok(),
    }
}

/// States beyond which figures of the compiled form are enough; below, the general search tells more
/// and takes no time to speak of.
const LARGE: u64 = 400_000;

fn placed(exercise: &Exercise, sources: &SourceSet, found: &[Finding]) -> Vec<Diagnostic> {
    let spots = Spots::read(sources);
    let diagnostic = |finding: &Finding| finding.diagnostic(exercise, sources, &spots);
    crate::diagnostic::in_order(found.iter().map(diagnostic).collect())
}

fn unproved(words: &Words, exercise: &Exercise, chair: ChairId, why: Stopped) -> Diagnostic {
    let (message, help) = match why {
        Stopped::Draws => ("explore-too-many-draws", "explore-fewer-draws"),
        Stopped::Limit | Stopped::Asked => ("explore-unfinished", "explore-more"),
    };
    let args = [("chair", exercise.chairs[chair].id.as_str().into())];
    Diagnostic::new(&UNPROVED, words.say(message, &args)).help(words.say(help, &[]))
}

/// The chair that was named, or the first.
fn chair(words: &Words, exercise: &Exercise, named: Option<&str>) -> Result<ChairId, Stop> {
    let Some(named) = named else {
        return Ok(ChairId(0));
    };
    let ids = || exercise.chairs.iter().map(|(_, chair)| chair.id.as_str());
    if let Some((chair, _)) = exercise.chairs.iter().find(|(_, chair)| chair.id == named) {
        return Ok(chair);
    }
    let said = match nearest(named, ids()) {
        Some(near) => words.say(
            "cli-no-chair-near",
            &[("given", named.into()), ("near", near.into())],
        ),
        None => {
            let known = ids().collect::<Vec<_>>().join(", ");
            words.say(
                "cli-no-chair",
                &[("given", named.into()), ("known", known.into())],
            )
        }
    };
    Err(Stop {
        code: USAGE,
        said: vec![said],
    })
}
