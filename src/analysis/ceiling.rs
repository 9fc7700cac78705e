//! The most that a rubric lets any play come to, from what is written alone: no path is walked.

use crate::exercise::draft::Class;
use crate::exercise::model::*;

/// No play of the chair comes to more than so many hundredths; none where acts that earn points can
/// be repeated, so that the rubric sets no bound.
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
    let weight = i64::from(rubric.weights[0]);
    let earned = |act: &Act| {
        let hours = rubric.lasting.iter().map(|(_, hours)| i64::from(*hours));
        let calms = -i64::from(rubric.moves[act.row.class as Class as usize]);
        let area = calms.max(0) * hours.max().unwrap_or(0) / 2;
        area * weight / (i64::from(rubric.scale.max(1)) * 100)
    };
    let mut once = 0;
    let mut act = |act: &Option<Act>| once += act.as_ref().map_or(0, earned);
    for (_, option) in exercise.options.iter() {
        act(&option.act);
        for outcome in &option.outcomes {
            act(&outcome.reply.as_ref().and_then(|reply| reply.act.clone()));
        }
    }
    let chances = exercise
        .options
        .iter()
        .flat_map(|(_, option)| &option.outcomes);
    let chances = chances.flat_map(|outcome| &outcome.chance);
    let of_injects = exercise
        .injects
        .iter()
        .flat_map(|(_, inject)| &inject.chance);
    for branch in chances
        .chain(of_injects)
        .flat_map(|chance| &chance.branches)
    {
        act(&branch.reply.as_ref().and_then(|reply| reply.act.clone()));
        branch.acts.iter().for_each(|one| act(&Some(one.clone())));
    }
    for (_, inject) in exercise.injects.iter() {
        inject.acts.iter().for_each(|one| act(&Some(one.clone())));
    }
    // A channel can be tried again, and be answered again.
    let answers = exercise
        .channels
        .iter()
        .flat_map(|(_, channel)| &channel.answers);
    let again = answers
        .flat_map(|answer| &answer.act)
        .any(|act| earned(act) > 0);
    let opening = i64::from(rubric.weights[0] * rubric.opening / 100);
    let bounded = !again && (once == 0 || forward(exercise));
    bounded.then_some(opening + once)
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
