//! Searching: for one chair, or as a proof for all.

use std::time::Instant;

use super::super::args;
use super::super::output::{data, json};
use super::super::stop::{REFUSED, Stop, USAGE};
use super::super::words::Words;
use super::page::Page;
use super::progress::Progress;
use super::table::show;
use crate::analysis::compiled::{Program, Solved, dense, hashed};
use crate::analysis::{Finding, Limits, Solution, Stopped, Survey, UNPROVED, Unfinished, findings};
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
            let page = Page::part(exercise, chair, &unfinished.graph, seconds());
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
    if let Some(solved) = compiled(exercise, chair, limits)
        && solved.states() > LARGE
    {
        progress.done();
        return Ok(Survey::compiled(exercise, chair, &solved));
    }
    let solution = Solution::new(exercise, chair, limits, &mut progress);
    let survey = solution.map(|solution| Survey::of(exercise, &solution));
    progress.done();
    survey
}

/// An exercise that is nothing but bounded numbers, solved as such; none where it is more.
fn compiled(exercise: &Exercise, chair: ChairId, limits: Limits) -> Option<Solved> {
    let program = Program::compile(exercise, chair)?;
    let tables = dense(&program, exercise, limits.bytes);
    tables
        .or_else(|_| hashed(&program, exercise, limits.bytes))
        .ok()
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
