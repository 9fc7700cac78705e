//! Parts that no path comes to, conditions that never change their answer, and dead ends.

use super::codes::*;
use super::finding::Finding;
use crate::analysis::search::Coverage;
use crate::analysis::survey::Survey;
use crate::diagnostic::Severity;
use crate::exercise::Spot;
use crate::exercise::model::*;
use std::collections::BTreeMap;

pub(super) fn find(exercise: &Exercise, surveys: &[Survey]) -> Vec<Finding> {
    let mut all: Vec<Finding> = surveys.iter().filter_map(dead_end).collect();
    endings(exercise, surveys, &mut all);
    let covered = surveys.iter().filter_map(|survey| survey.coverage.as_ref());
    let coverage = covered.fold(None, |all: Option<Coverage>, more| {
        let mut all = all.unwrap_or_default();
        all.extend(more);
        Some(all)
    });
    if let Some(coverage) = coverage {
        stages(exercise, &coverage, &mut all);
        options(exercise, &coverage, surveys, &mut all);
        happenings(exercise, &coverage, &mut all);
        conditions(exercise, surveys, &mut all);
    }
    let compiled = surveys.iter().filter(|survey| survey.coverage.is_none());
    compiled.for_each(|survey| counted(exercise, survey, &mut all));
    all
}

/// What the counts of the compiled form show: options that no state offers.
fn counted(exercise: &Exercise, survey: &Survey, all: &mut Vec<Finding>) {
    let own = exercise.options.iter().filter(|(id, option)| {
        let of_chair = exercise.menus[option.menu].chair == survey.chair;
        of_chair && survey.menus.options[id.index()].offered == 0
    });
    all.extend(own.map(|(id, _)| never_offered(exercise, id, None)));
}

/// An option that no situation offers; `seen` tells whether it is seen and greyed, if that is known.
fn never_offered(exercise: &Exercise, id: OptionId, seen: Option<bool>) -> Finding {
    let option = &exercise.options[id];
    let message = format!("option `{}` can be taken on no path", option.id);
    let mut finding = Finding::new(&NEVER_OFFERED, Spot::Option(id), message, LOOSEN);
    if !option.unless.is_empty() && seen.unwrap_or(true) {
        finding.severity = Severity::Note;
    }
    finding
}

fn dead_end(survey: &Survey) -> Option<Finding> {
    let lines = survey.stuck.as_ref()?;
    let help = format!("play these lines to see it: {}", lines.join(" / "));
    let message = "a decision arises in which nothing can be taken".to_owned();
    Some(Finding::whole(&DEAD_END, message, &help))
}

fn stages(exercise: &Exercise, coverage: &Coverage, all: &mut Vec<Finding>) {
    for (id, stage) in exercise.stages.iter() {
        if !coverage.entered(id) {
            let message = format!("no path comes to stage `{}`", stage.id);
            all.push(Finding::new(&UNREACHED, Spot::Stage(id), message, LOOSEN));
            continue;
        }
        for point in &stage.points {
            if !coverage.opened(*point) {
                let message = format!(
                    "the decision `{}` arises on no path",
                    exercise.points[*point].id
                );
                all.push(Finding::new(
                    &UNREACHED,
                    Spot::Point(*point),
                    message,
                    LOOSEN,
                ));
            }
        }
        for nth in 0..stage.next.len() {
            if !coverage.taken(id, nth) {
                let message = format!("this way on from `{}` is taken on no path", stage.id);
                all.push(Finding::new(
                    &NEVER_HAPPENS,
                    Spot::Link(id, nth),
                    message,
                    EARLIER,
                ));
            }
        }
    }
}

const LOOSEN: &str = "loosen the conditions on the way to it, or take it out";
const EARLIER: &str = "see whether one before it always holds, or take it out";

fn endings(exercise: &Exercise, surveys: &[Survey], all: &mut Vec<Finding>) {
    for (id, ending) in exercise.endings.iter() {
        let reached = |survey: &Survey| survey.endings[id.index()].route.is_some();
        if !surveys.iter().any(reached) {
            let message = format!("no path ends in `{}`", ending.id);
            all.push(Finding::new(&UNREACHED, Spot::Ending(id), message, LOOSEN));
        }
    }
}

/// Options of the chairs that were searched from: those of others are taken by their policies.
fn options(exercise: &Exercise, coverage: &Coverage, surveys: &[Survey], all: &mut Vec<Finding>) {
    for (id, option) in exercise.options.iter() {
        let menu = &exercise.menus[option.menu];
        let survey = surveys.iter().find(|survey| survey.chair == menu.chair);
        let Some(survey) = survey.filter(|_| coverage.opened(menu.point)) else {
            continue;
        };
        if survey.menus.options[id.index()].offered == 0 {
            let mut asked = survey.asked.iter();
            let asked = asked.find(|asked| asked.spot == Spot::Option(id));
            all.push(never_offered(exercise, id, asked.map(|asked| asked.held)));
            continue;
        }
        for nth in 0..option.outcomes.len() {
            if !coverage.came(id, nth) {
                let message = format!("outcome {} of `{}` comes on no path", nth + 1, option.id);
                all.push(Finding::new(
                    &NEVER_HAPPENS,
                    Spot::Outcome(id, nth),
                    message,
                    EARLIER,
                ));
            }
        }
    }
}

fn happenings(exercise: &Exercise, coverage: &Coverage, all: &mut Vec<Finding>) {
    for (id, inject) in exercise.injects.iter() {
        if !coverage.fired(id) {
            let message = format!("inject `{}` fires on no path", inject.id);
            all.push(Finding::new(
                &NEVER_HAPPENS,
                Spot::Inject(id),
                message,
                LOOSEN,
            ));
        }
    }
    for (id, channel) in exercise.channels.iter() {
        let given = |nth: usize| coverage.answered(id, nth);
        let count = channel.answers.len();
        if count > 0 && !(0..count).any(given) {
            let message = format!("nobody answers on channel `{}` on any path", channel.id);
            let help = "if that is not what the exercise is about, loosen its answers";
            all.push(Finding::new(&SILENT, Spot::Channel(id), message, help));
            continue;
        }
        for nth in (0..count).filter(|nth| !given(*nth)) {
            let message = format!(
                "answer `{}` on channel `{}` is given on no path",
                channel.answers[nth].id, channel.id
            );
            all.push(Finding::new(
                &NEVER_HAPPENS,
                Spot::Answer(id, nth),
                message,
                EARLIER,
            ));
        }
    }
}

fn conditions(exercise: &Exercise, surveys: &[Survey], all: &mut Vec<Finding>) {
    let mut asked: BTreeMap<Spot, (bool, bool)> = BTreeMap::new();
    for row in surveys.iter().flat_map(|survey| &survey.asked) {
        // A chair that nobody sits in is never asked, so its menus are judged from its own search.
        let (held, failed) = asked.entry(row.spot).or_default();
        *held |= row.held;
        *failed |= row.failed;
    }
    for (spot, (held, failed)) in asked {
        let what = match spot {
            Spot::Passage(stage, nth) => {
                format!("paragraph {} of `{}`", nth + 1, exercise.stages[stage].id)
            }
            Spot::Option(option) => format!("option `{}`", exercise.options[option].id),
            Spot::Unless(option, nth) => {
                format!("reason {} of `{}`", nth + 1, exercise.options[option].id)
            }
            Spot::Clause(option, slot, nth) => {
                let row = &exercise.options[option];
                format!(
                    "clause `{}` of `{}`",
                    row.slots[slot].clauses[nth].id, row.id
                )
            }
            _ => continue,
        };
        // That an option is never there is told as such.
        if !held && !matches!(spot, Spot::Option(_)) {
            let message = format!("the condition of {what} holds in no state in which it is asked");
            all.push(Finding::new(&NEVER_HOLDS, spot, message, LOOSEN));
        } else if held && !failed {
            let message =
                format!("the condition of {what} holds in every state in which it is asked");
            let help = "leave the condition out, or see whether another was meant";
            all.push(Finding::new(&ALWAYS_HOLDS, spot, message, help));
        }
    }
}
