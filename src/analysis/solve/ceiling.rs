//! The most that a rubric lets any play come to, from what is written alone: no path is walked.

use crate::exercise::draft::Class;
use crate::exercise::model::*;

/// No play of the chair comes to more than so many hundredths. Where play can come back to a stage,
/// acts that earn points count once for every minute until the horizon, since no stage comes back
/// within the minute; then the bound is wide. None where an inject that earns points can be called
/// again and again within one minute.
#[must_use]
pub fn ceiling(exercise: &Exercise, chair: ChairId) -> Option<i32> {
    let parts = [
        escalation(exercise)?,
        contact(exercise),
        conduct(&exercise.rubric),
        objectives(exercise, chair),
        lines(exercise, chair),
    ];
    let sum: i64 = parts.into_iter().sum();
    i32::try_from(sum).ok()
}

/// What every play starts with, and what all acts that calm earn together.
fn escalation(exercise: &Exercise) -> Option<i64> {
    let rubric = &exercise.rubric;
    let rounds = match forward(exercise) {
        true => 1,
        false => i64::from(exercise.clock.horizon).saturating_add(1),
    };
    let mut sum = i64::from(rubric.weights[0] * rubric.opening / 100);
    for (_, option) in exercise.options.iter() {
        let own = of_option(exercise, option);
        sum = sum.saturating_add(own.saturating_mul(rounds));
    }
    for (_, inject) in exercise.injects.iter() {
        let own = all(exercise, &inject.acts) + of_chance(exercise, inject.chance.as_ref());
        if own > 0 && inject.trigger == Trigger::Called && inject.fired.is_none() {
            return None;
        }
        sum = sum.saturating_add(own);
    }
    Some(sum)
}

/// What an act earns at most.
fn earned(exercise: &Exercise, act: &Act) -> i64 {
    let rubric = &exercise.rubric;
    let hours = rubric.lasting.iter().map(|(_, hours)| i64::from(*hours));
    let calms = -i64::from(rubric.moves[act.row.class as Class as usize]);
    let area = calms.max(0) * hours.max().unwrap_or(0) / 2;
    area * i64::from(rubric.weights[0]) / (i64::from(rubric.scale.max(1)) * 100)
}

fn all<'a>(exercise: &Exercise, acts: impl IntoIterator<Item = &'a Act>) -> i64 {
    acts.into_iter().map(|act| earned(exercise, act)).sum()
}

fn reply(exercise: &Exercise, reply: Option<&Reply>) -> i64 {
    all(exercise, reply.and_then(|reply| reply.act.as_ref()))
}

/// All branches, though one alone is drawn.
fn of_chance(exercise: &Exercise, chance: Option<&Chance>) -> i64 {
    let branches = chance.into_iter().flat_map(|chance| &chance.branches);
    let own =
        |branch: &Branch| all(exercise, &branch.acts) + reply(exercise, branch.reply.as_ref());
    branches.map(own).sum()
}

/// What an option earns when it is taken once: its act, what comes of it, and whoever answers the
/// calls that it makes and the letter that it sends.
fn of_option(exercise: &Exercise, option: &OptionModel) -> i64 {
    let outcomes = option.outcomes.iter().map(|outcome| {
        reply(exercise, outcome.reply.as_ref()) + of_chance(exercise, outcome.chance.as_ref())
    });
    let branches = option.outcomes.iter().flat_map(|outcome| &outcome.chance);
    let branches = branches.flat_map(|chance| &chance.branches);
    let clauses = option.slots.iter().flat_map(|slot| &slot.clauses);
    let effects = option
        .effects
        .iter()
        .chain(clauses.flat_map(|clause| &clause.effects))
        .chain(option.outcomes.iter().flat_map(|outcome| &outcome.effects))
        .chain(branches.flat_map(|branch| &branch.effects));
    let called = effects.filter_map(|effect| match effect {
        Effect::Call(channel) => Some(*channel),
        _ => None,
    });
    let written = option.message.as_ref().and_then(|message| message.via);
    let answered = called.chain(written).map(|channel| {
        let answers = exercise.channels[channel].answers.iter();
        let each = answers.map(|answer| all(exercise, &answer.act));
        each.max().unwrap_or(0).max(0)
    });
    all(exercise, &option.act) + outcomes.sum::<i64>() + answered.sum::<i64>()
}

/// Whether every way leads to a later stage of the file, so that no option comes twice.
fn forward(exercise: &Exercise) -> bool {
    let later = |from: StageId, to: Option<Goal>| match to {
        Some(Goal::Stage(to)) => to > from,
        Some(Goal::End) | None => true,
    };
    let branches = |chance: &Option<Chance>| -> Vec<Option<Goal>> {
        let branches = chance.iter().flat_map(|chance| &chance.branches);
        branches.map(|branch| branch.to).collect()
    };
    let options = exercise.options.iter().all(|(_, option)| {
        let stage = exercise.points[exercise.menus[option.menu].point].stage;
        let outcomes = option.outcomes.iter();
        let mut goals: Vec<Option<Goal>> = outcomes
            .flat_map(|outcome| branches(&outcome.chance).into_iter().chain([outcome.to]))
            .collect();
        goals.push(option.to);
        goals.into_iter().all(|to| later(stage, to))
    });
    let links = exercise.stages.iter().all(|(stage, row)| {
        let mut links = row.next.iter();
        links.all(|link| later(stage, Some(link.to)))
    });
    let injects = exercise.injects.iter().all(|(_, inject)| {
        let last = StageId(u16::MAX);
        let stage = inject.stage.unwrap_or(last);
        branches(&inject.chance)
            .into_iter()
            .all(|to| later(stage, to))
    });
    options && links && injects
}

/// The first answer at every level that a channel has, at once, and the best pivot.
fn contact(exercise: &Exercise) -> i64 {
    let rubric = &exercise.rubric;
    let weight = i64::from(rubric.weights[1]);
    let speed = rubric.speed.iter().map(|(_, percent)| i64::from(*percent));
    let speed = speed.max().unwrap_or(100).max(100);
    let levels = rubric.levels.iter().filter(|(level, _)| {
        let mut channels = exercise.channels.iter();
        channels.any(|(_, channel)| channel.level == *level)
    });
    let levels: i64 = levels
        .map(|(_, share)| weight * i64::from(*share).max(0) * speed / 10_000)
        .sum();
    let pivots = rubric.pivot.iter().map(|(_, percent)| *percent);
    let pivot = pivots.chain([rubric.late_pivot, 0]).max().unwrap_or(0);
    levels + weight * i64::from(pivot) / 100
}

/// Every occasion at its best, and resolve before the first concession.
fn conduct(rubric: &Rubric) -> i64 {
    let whole = |share: i32, weight: i32, percent: i64| {
        i64::from(share.max(0)) * i64::from(weight) * percent / 10_000
    };
    let grit = i64::from(rubric.grit.max(0)) * i64::try_from(rubric.grit_most).unwrap_or(0);
    let held = i64::from(rubric.restraint.max(0)) + i64::from(rubric.matched.max(0)) + grit;
    let messages = i64::from(rubric.credited_messages).max(100);
    let conduct = i64::from(rubric.credited_reciprocity).max(held);
    let occasions = rubric.occasions.iter().map(|(_, occasion)| {
        whole(occasion.messages, rubric.weights[2], messages)
            + whole(occasion.reciprocity, rubric.weights[3], conduct)
    });
    occasions.sum::<i64>() + i64::from(rubric.resolve_first.max(0))
}

/// Every objective at its best rating.
fn objectives(exercise: &Exercise, chair: ChairId) -> i64 {
    let rubric = &exercise.rubric;
    let best = rubric.ratings.iter().copied().max().unwrap_or(0).max(0);
    let own = exercise.objectives.iter().map(|(_, row)| row);
    own.filter(|row| row.chair == chair)
        .map(|row| {
            i64::from(rubric.weights[4]) * i64::from(row.share.max(0)) * i64::from(best) / 10_000
        })
        .sum()
}

/// Every line of the author that can add anything.
fn lines(exercise: &Exercise, chair: ChairId) -> i64 {
    let own = exercise.rubric.lines.iter();
    own.filter(|line| line.chair == chair)
        .map(|line| {
            let per = line.per.map_or(0, |(slot, per)| {
                let slot = &exercise.slots[slot];
                let at = |value: i32| i64::from(value) * i64::from(per);
                at(slot.least).max(at(slot.most))
            });
            (i64::from(line.points) + per).max(0)
        })
        .sum()
}
