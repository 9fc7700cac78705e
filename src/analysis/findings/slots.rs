//! What a look at the rules alone says of meters and counters: which nothing reads, and which a
//! single change keeps from moving in larger steps.

use super::codes::{ODD_STEP, UNREAD};
use super::finding::Finding;
use crate::analysis::search::divisor;
use crate::exercise::Spot;
use crate::exercise::model::*;
use std::collections::BTreeSet;

pub(super) fn find(exercise: &Exercise) -> Vec<Finding> {
    let (read, changes) = (read(exercise), changes(exercise));
    let mut all = Vec::new();
    for (id, slot) in exercise.slots.iter() {
        if matches!(slot.kind, SlotKind::Terms(_)) {
            continue;
        }
        if !read.contains(&id) {
            let message = format!("nothing depends on `{}`", slot.id);
            let help = "let a condition or a line of the rubric read it, or take it out";
            all.push(Finding::new(&UNREAD, Spot::Slot(id), message, help));
        }
        let own = changes.iter().filter(|(of, ..)| *of == id);
        all.extend(odd_step(
            exercise,
            slot,
            own.map(|(_, by, spot)| (*by, *spot)).collect(),
        ));
    }
    all
}

/// The change without which the slot would move in larger steps, if it is a single one.
fn odd_step(exercise: &Exercise, slot: &Slot, changes: Vec<(i32, Spot)>) -> Option<Finding> {
    let width = slot.most - slot.least;
    let bounds = divisor(width, slot.start - slot.least);
    let all = |without: Option<i32>| {
        let rest = changes.iter().filter(|(by, _)| Some(*by) != without);
        rest.fold(bounds, |unit, (by, _)| divisor(unit, by.abs()))
    };
    let unit = all(None);
    let sizes: BTreeSet<i32> = changes.iter().map(|(by, _)| *by).collect();
    let odd = sizes.into_iter().filter(|by| all(Some(*by)) > unit);
    let (by, spot) = match odd.collect::<Vec<_>>().as_slice() {
        [by] => *changes.iter().find(|(one, _)| one == by)?,
        _ => return None,
    };
    let larger = all(Some(by));
    let part = match spot {
        Spot::Option(id) => format!(" in `{}`", exercise.options[id].id),
        Spot::Inject(id) => format!(" in `{}`", exercise.injects[id].id),
        _ => String::new(),
    };
    let message = format!(
        "without the change of {by:+}{part} `{}` would move in steps of {larger}: {} values instead of {}",
        slot.id,
        width / larger + 1,
        width / unit.max(1) + 1
    );
    let help = format!("make it a multiple of {larger}, and exploring needs fewer states");
    Some(Finding::new(&ODD_STEP, spot, message, &help))
}

/// Slots that anything in the rules reads.
fn read(exercise: &Exercise) -> BTreeSet<SlotId> {
    let mut read = BTreeSet::new();
    every_condition(exercise, &mut |cond| add(exercise, cond, &mut read));
    for (_, channel) in exercise.channels.iter() {
        for (id, _) in channel.answers.iter().filter_map(|answer| answer.needs) {
            read.insert(exercise.authorisations[id].slot);
        }
    }
    let per = exercise.rubric.lines.iter().filter_map(|line| line.per);
    read.extend(per.map(|(slot, _)| slot));
    let crossed = exercise
        .slots
        .iter()
        .filter(|(_, slot)| !slot.thresholds.is_empty());
    read.extend(crossed.map(|(id, _)| id));
    read
}

fn add(exercise: &Exercise, cond: &Cond, read: &mut BTreeSet<SlotId>) {
    match cond {
        Cond::Not(inner) => add(exercise, inner, read),
        Cond::All(list) | Cond::Any(list) => list.iter().for_each(|one| add(exercise, one, read)),
        Cond::AtLeast(slot, _) | Cond::AtMost(slot, _) => _ = read.insert(*slot),
        Cond::Authorised(id, _) | Cond::Unauthorised(id, _) => {
            read.insert(exercise.authorisations[*id].slot);
        }
        Cond::Always | Cond::Never | Cond::Bit(_) | Cond::Since(_) => {}
    }
}

fn every_condition(exercise: &Exercise, each: &mut dyn FnMut(&Cond)) {
    for (_, stage) in exercise.stages.iter() {
        stage
            .situation
            .iter()
            .for_each(|passage| each(&passage.when));
        stage.next.iter().for_each(|link| each(&link.when));
        stage
            .positions
            .iter()
            .for_each(|position| each(&position.when));
    }
    exercise
        .points
        .iter()
        .for_each(|(_, point)| each(&point.when));
    let rules = exercise.menus.iter().flat_map(|(_, menu)| &menu.policy);
    rules.for_each(|rule| each(&rule.when));
    for (_, option) in exercise.options.iter() {
        each(&option.when);
        option.unless.iter().for_each(|(cond, _)| each(cond));
        option
            .outcomes
            .iter()
            .for_each(|outcome| each(&outcome.when));
        let clauses = option.slots.iter().flat_map(|slot| &slot.clauses);
        clauses.for_each(|clause| each(&clause.when));
    }
    for (_, inject) in exercise.injects.iter() {
        each(&inject.when);
        if let Trigger::When(cond) | Trigger::Absent(cond, _) = &inject.trigger {
            each(cond);
        }
    }
    for (_, channel) in exercise.channels.iter() {
        channel.answers.iter().for_each(|answer| each(&answer.when));
    }
    exercise
        .endings
        .iter()
        .for_each(|(_, ending)| each(&ending.when));
    for (_, objective) in exercise.objectives.iter() {
        each(&objective.tested);
        objective.ratings.iter().for_each(|(_, cond, _)| each(cond));
    }
    exercise
        .rubric
        .lines
        .iter()
        .for_each(|line| each(&line.when));
    let drifts = exercise.slots.iter().flat_map(|(_, slot)| &slot.drift);
    drifts.for_each(|drift| each(&drift.when));
}

/// Every change of a slot: by how much, or to which value above its lowest; and where it stands.
fn changes(exercise: &Exercise) -> Vec<(SlotId, i32, Spot)> {
    let mut all = Vec::new();
    let mut take = |effects: &[Effect], spot: Spot| {
        for effect in effects {
            match *effect {
                Effect::Add(slot, by) => all.push((slot, by, spot)),
                Effect::Set(slot, to) => all.push((slot, to - exercise.slots[slot].least, spot)),
                _ => {}
            }
        }
    };
    for (id, stage) in exercise.stages.iter() {
        take(&stage.on_enter, Spot::Stage(id));
    }
    for (id, option) in exercise.options.iter() {
        take(&option.effects, Spot::Option(id));
        for (slot, row) in option.slots.iter().enumerate() {
            for (nth, clause) in row.clauses.iter().enumerate() {
                take(&clause.effects, Spot::Clause(id, slot, nth));
            }
        }
        for (nth, outcome) in option.outcomes.iter().enumerate() {
            take(&outcome.effects, Spot::Outcome(id, nth));
            let branches = outcome.chance.iter().flat_map(|chance| &chance.branches);
            branches.for_each(|branch| take(&branch.effects, Spot::Outcome(id, nth)));
        }
    }
    for (id, inject) in exercise.injects.iter() {
        take(&inject.effects, Spot::Inject(id));
        let branches = inject.chance.iter().flat_map(|chance| &chance.branches);
        branches.for_each(|branch| take(&branch.effects, Spot::Inject(id)));
    }
    for (id, channel) in exercise.channels.iter() {
        take(&channel.silence.effects, Spot::Channel(id));
        for (nth, answer) in channel.answers.iter().enumerate() {
            take(&answer.effects, Spot::Answer(id, nth));
        }
    }
    for (id, slot) in exercise.slots.iter() {
        slot.thresholds
            .iter()
            .for_each(|row| take(&row.effects, Spot::Slot(id)));
        let drifts = slot.drift.iter().map(|drift| Effect::Add(id, drift.by));
        take(&drifts.collect::<Vec<_>>(), Spot::Slot(id));
    }
    all
}
