//! The course of a day: what comes when, where the breaks are, and what to leave out first when
//! there is less time than it needs.

use super::material::{Material, decides};
use crate::analysis::Splits;
use crate::exercise::model::*;

/// Minutes for the welcome: who is here, what is recorded, what the exercise contains.
const WELCOME: u32 = 10;
/// Minutes to read the manual and the role.
const READING: u32 = 10;
/// Minutes of a break.
const BREAK: u32 = 10;
/// After so many minutes without one a break is due.
const SITTING: u32 = 75;
/// Minutes to hand out the feedback form and name what happens next.
const CLOSE: u32 = 5;
/// Minutes of a stage whose author planned none, where the exercise plans no length either.
const STAGE: u32 = 10;

/// Something on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// Everybody arrives.
    Welcome,
    /// Manual and roles are read.
    Reading,
    /// A stage is played.
    Stage(StageId),
    /// Nobody works.
    Break,
    /// The hot wash.
    HotWash,
    /// Feedback and next steps.
    Close,
}

/// A stage that can be left out: its table then takes the declared default there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The stage.
    pub stage: StageId,
    /// Minutes that it saves.
    pub saves: u32,
    /// Learning objectives, by index, that nothing shows any more once this and all cuts before it
    /// were made.
    pub lost: Vec<usize>,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// What comes: minutes after the beginning, how many it takes, what it is.
    pub items: Vec<(u32, u32, Item)>,
    /// Everything that can be left out, what is missed least first.
    pub cuts: Vec<Cut>,
    /// So many of the cuts were made to fit the budget.
    pub made: usize,
    /// Minutes of the whole.
    pub minutes: u32,
    /// Minutes by which it is still longer than the budget.
    pub over: u32,
}

/// What a room that is late leaves out, of what still lies before it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rescue {
    /// Stages with the minutes that each saves, what is missed least first.
    pub cuts: Vec<(StageId, u32)>,
    /// Minutes that are missing all the same.
    pub short: u32,
    /// Learning objectives, by index, that something shows all the same.
    pub kept: Vec<usize>,
    /// Those that nothing shows any more.
    pub lost: Vec<usize>,
}

/// The day on which the longest way through the exercise is played, within the budget.
#[must_use]
pub fn course(material: &Material<'_>) -> Course {
    let chair = material.chair;
    day(material.exercise, chair, material.splits, material.budget)
}

/// The same of an exercise from one chair: `splits` and `budget` as in [`Material`].
#[must_use]
pub fn day(
    exercise: &Exercise,
    chair: ChairId,
    splits: Option<&Splits>,
    budget: Option<u32>,
) -> Course {
    let minutes = minutes(exercise);
    let comes = |stage: StageId| {
        splits.is_none_or(|splits| splits.comes_to(stage)) || !decides(exercise, chair, stage)
    };
    let way = longest(exercise, &comes, &minutes);
    let cuts = cuts(exercise, &way, &minutes);
    let budget = budget.unwrap_or(u32::MAX);
    let day = |made: usize| {
        let out: Vec<StageId> = cuts[..made].iter().map(|cut| cut.stage).collect();
        let left = way.iter().copied().filter(|stage| !out.contains(stage));
        items(exercise, left, &minutes)
    };
    let fits = |made: &usize| length(&day(*made)) <= budget;
    let made = (0..=cuts.len()).find(fits).unwrap_or(cuts.len());
    let items = day(made);
    let whole = length(&items);
    Course {
        items,
        made,
        minutes: whole,
        over: whole.saturating_sub(budget),
        cuts,
    }
}

impl Course {
    /// The cuts still to be made by a room that is so many minutes late; fewer than are needed
    /// where nothing more can be left out.
    #[must_use]
    pub fn late(&self, minutes: u32) -> &[Cut] {
        let left = &self.cuts[self.made..];
        let mut saved = 0;
        let enough = left.iter().take_while(|cut| {
            let needed = saved < minutes;
            saved += cut.saves;
            needed
        });
        &left[..enough.count()]
    }

    /// Minutes after the beginning at which play begins.
    #[must_use]
    pub fn play_begins(&self) -> u32 {
        let first = self.items.iter();
        let mut first = first.filter(|(_, _, item)| matches!(item, Item::Stage(_)));
        first.next().map_or(0, |(at, ..)| *at)
    }

    /// Minutes by which a table is late that came to this stage so many minutes after play began,
    /// and is there still; where there is no stage any more, to its end.
    #[must_use]
    pub fn behind(&self, stage: Option<StageId>, entered: u32, now: u32) -> u32 {
        let begins = self.play_begins();
        // A stage that is left out takes no time: the next one is due.
        let due = |item: &&(u32, u32, Item)| match (item.2, stage) {
            (Item::Stage(planned), Some(stage)) => planned.index() >= stage.index(),
            (Item::HotWash, _) => true,
            _ => false,
        };
        let Some((at, minutes, item)) = self.items.iter().find(due) else {
            return 0;
        };
        let lasts = match (item, stage) {
            (Item::Stage(planned), Some(stage)) if *planned == stage => *minutes,
            _ => 0,
        };
        let came = entered.saturating_sub(at - begins);
        came.max(now.saturating_sub(at - begins + lasts))
    }

    /// What a room leaves out that is so many minutes late, while its furthest table stands at this
    /// stage: nothing that lies behind any table.
    #[must_use]
    pub fn rescue(&self, exercise: &Exercise, stage: Option<StageId>, late: u32) -> Rescue {
        let ahead = |cut: &&Cut| stage.is_some_and(|stage| cut.stage.index() > stage.index());
        let mut saved = 0;
        let left = self.cuts[self.made..].iter().filter(ahead);
        let cuts = left.take_while(|cut| {
            let needed = saved < late;
            saved += if needed { cut.saves } else { 0 };
            needed
        });
        let cuts: Vec<(StageId, u32)> = cuts.map(|cut| (cut.stage, cut.saves)).collect();
        let stays = |stage: &StageId| {
            let planned = self.items.iter();
            let mut planned = planned.filter(|(_, _, item)| *item == Item::Stage(*stage));
            planned.next().is_some() && !cuts.iter().any(|(cut, _)| cut == stage)
        };
        let shown = |nth: &usize| {
            let stages = &exercise.frame.learning[*nth].stages;
            stages.is_empty() || stages.iter().any(stays)
        };
        let (kept, lost) = (0..exercise.frame.learning.len()).partition(shown);
        Rescue {
            short: late.saturating_sub(saved),
            cuts,
            kept,
            lost,
        }
    }
}

/// Minutes of each stage: as planned, else an even share of what the exercise plans for play.
fn minutes(exercise: &Exercise) -> Vec<u32> {
    let planned = |stage: &Stage| stage.facilitator.minutes;
    let stages = || exercise.stages.iter().map(|(_, stage)| stage);
    let known: u32 = stages().map(planned).sum();
    let open = stages().filter(|stage| planned(stage) == 0).count();
    let open = u32::try_from(open).unwrap_or(u32::MAX).max(1);
    let share = exercise.frame.minutes.0.saturating_sub(known) / open;
    let share = if share == 0 { STAGE } else { share };
    stages()
        .map(|stage| match planned(stage) {
            0 => share,
            planned => planned,
        })
        .collect()
}

/// The way of stages that takes longest; ways back are not counted.
fn longest(exercise: &Exercise, comes: &dyn Fn(StageId) -> bool, minutes: &[u32]) -> Vec<StageId> {
    // The longest way from each stage on, from the last to the first.
    let mut on: Vec<(u32, Option<StageId>)> = vec![(0, None); exercise.stages.len()];
    for stage in exercise.stages.keys().rev() {
        let nexts = goals(exercise, stage).into_iter();
        let nexts = nexts.filter(|next| next.index() > stage.index() && comes(*next));
        let mut best = (0, None);
        for next in nexts {
            let length = on[next.index()].0;
            if best.1.is_none() || length > best.0 {
                best = (length, Some(next));
            }
        }
        on[stage.index()] = (best.0 + minutes[stage.index()], best.1);
    }
    let mut way = Vec::new();
    let mut at = exercise.stages.keys().next();
    while let Some(stage) = at {
        way.push(stage);
        at = on[stage.index()].1;
    }
    way
}

/// Where a stage can lead.
pub(super) fn goals(exercise: &Exercise, stage: StageId) -> Vec<StageId> {
    let row = &exercise.stages[stage];
    let mut goals: Vec<Goal> = row.next.iter().map(|link| link.to).collect();
    let branches = |chance: &Option<Chance>| -> Vec<Goal> {
        let all = chance.iter().flat_map(|chance| &chance.branches);
        all.filter_map(|branch| branch.to).collect()
    };
    for inject in &row.injects {
        goals.extend(branches(&exercise.injects[*inject].chance));
    }
    for point in &row.points {
        for menu in &exercise.points[*point].menus {
            for option in &exercise.menus[*menu].options {
                let option = &exercise.options[*option];
                goals.extend(option.to);
                for outcome in &option.outcomes {
                    goals.extend(outcome.to);
                    goals.extend(branches(&outcome.chance));
                }
            }
        }
    }
    let mut stages: Vec<StageId> = goals
        .into_iter()
        .filter_map(|goal| match goal {
            Goal::Stage(stage) => Some(stage),
            Goal::End => None,
        })
        .collect();
    stages.sort();
    stages.dedup();
    stages
}

/// All stages but the first, in the order in which they are missed least: first those without which
/// no learning objective goes unshown, then those that show the fewest, then the later ones.
fn cuts(exercise: &Exercise, way: &[StageId], minutes: &[u32]) -> Vec<Cut> {
    let learning = &exercise.frame.learning;
    let mut left: Vec<StageId> = way.to_vec();
    let unshown = |left: &[StageId]| -> Vec<usize> {
        let shown = |objective: &Learning| {
            let stages = &objective.stages;
            stages.is_empty() || stages.iter().any(|stage| left.contains(stage))
        };
        let all = learning.iter().enumerate();
        all.filter(|(_, objective)| !shown(objective))
            .map(|(nth, _)| nth)
            .collect()
    };
    let mut cuts = Vec::new();
    while left.len() > 1 {
        let without = |stage: StageId| -> Vec<StageId> {
            let rest = left.iter().copied();
            rest.filter(|other| *other != stage).collect()
        };
        let missed = |stage: &StageId| {
            let shows = learning.iter().filter(|one| one.stages.contains(stage));
            let lost = unshown(&without(*stage)).len();
            (lost, shows.count(), usize::MAX - stage.index())
        };
        let Some(stage) = left[1..].iter().copied().min_by_key(missed) else {
            break;
        };
        left = without(stage);
        cuts.push(Cut {
            stage,
            saves: minutes[stage.index()],
            lost: unshown(&left),
        });
    }
    cuts
}

fn items(
    exercise: &Exercise,
    stages: impl Iterator<Item = StageId>,
    minutes: &[u32],
) -> Vec<(u32, u32, Item)> {
    let mut items = vec![(WELCOME, Item::Welcome), (READING, Item::Reading)];
    items.extend(stages.map(|stage| (minutes[stage.index()], Item::Stage(stage))));
    items.push((exercise.frame.minutes.1.max(CLOSE), Item::HotWash));
    items.push((CLOSE, Item::Close));
    let (mut at, mut sat, mut day) = (0, 0, Vec::new());
    for (minutes, item) in items {
        let due = sat + minutes > SITTING && sat > 0 && item != Item::Close;
        if due {
            day.push((at, BREAK, Item::Break));
            at += BREAK;
            sat = 0;
        }
        day.push((at, minutes, item));
        at += minutes;
        sat += minutes;
    }
    day
}

fn length(items: &[(u32, u32, Item)]) -> u32 {
    items.iter().map(|(_, minutes, _)| minutes).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(number: usize) -> StageId {
        StageId::from_index(number)
    }

    /// Two stages of 20 minutes with one between them that is left out.
    fn planned() -> Course {
        Course {
            items: vec![
                (0, 20, Item::Welcome),
                (20, 20, Item::Stage(stage(0))),
                (40, 20, Item::Stage(stage(2))),
                (60, 30, Item::HotWash),
            ],
            cuts: Vec::new(),
            made: 0,
            minutes: 90,
            over: 0,
        }
    }

    #[test]
    fn late_is_who_came_late_or_stays_too_long() {
        let course = planned();
        assert_eq!(course.play_begins(), 20);
        assert_eq!(
            course.behind(Some(stage(0)), 0, 20),
            0,
            "to the last minute"
        );
        assert_eq!(course.behind(Some(stage(0)), 0, 38), 18);
        assert_eq!(course.behind(Some(stage(2)), 38, 38), 18, "it came late");
        assert_eq!(course.behind(Some(stage(2)), 10, 38), 0, "and early");
        assert_eq!(course.behind(Some(stage(2)), 10, 45), 5);
        assert_eq!(
            course.behind(Some(stage(1)), 20, 22),
            2,
            "it has no time of its own"
        );
        assert_eq!(course.behind(None, 39, 39), 0);
        assert_eq!(course.behind(None, 47, 47), 7);
    }
}
