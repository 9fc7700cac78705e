//! From an exercise to the decision points that play can come to and the ways between them. What
//! is not bounded numbers alone is refused: `None`, never a guess.

use super::guard::Guard;
use super::map::{Map, Sum};
use super::raw::{RawCase, RawFall, RawOption, RawStop, RawWay, Time};
use crate::exercise::draft::Mark;
use crate::exercise::model::*;
use std::collections::BTreeMap;

/// Effects beyond this could leave the numbers in which sums are kept.
const LARGE: i32 = 1 << 20;

/// Reads an exercise from one chair.
pub(super) struct Compiler<'a> {
    pub(super) exercise: &'a Exercise,
    chair: ChairId,
    /// What each number can be: slots first, then bits.
    pub(super) ranges: Vec<(i32, i32)>,
    pub(super) stops: Vec<RawStop>,
    pub(super) known: BTreeMap<PointId, usize>,
    pub(super) waiting: Vec<PointId>,
}

/// The numbers on their way from one decision to the next, as maps of what they were.
#[derive(Debug, Clone)]
pub(super) struct Moving {
    pub(super) maps: Vec<Map>,
    pub(super) when: Guard,
    pub(super) time: Time,
}

impl<'a> Compiler<'a> {
    /// None where something besides decisions could act.
    pub(super) fn new(exercise: &'a Exercise, chair: ChairId) -> Option<Self> {
        let quiet = exercise.alarms.is_empty()
            && exercise.reflexes.is_empty()
            && exercise.slots.iter().all(|(_, slot)| {
                let still = slot
                    .thresholds
                    .iter()
                    .all(|threshold| threshold.effects.is_empty());
                slot.drift.is_empty() && still
            })
            && exercise
                .injects
                .iter()
                .all(|(_, inject)| inject.trigger == Trigger::Called);
        let slots = exercise.slots.iter();
        let mut ranges: Vec<(i32, i32)> = slots.map(|(_, slot)| (slot.least, slot.most)).collect();
        ranges.extend(exercise.bits.iter().map(|_| (0, 1)));
        quiet.then_some(Self {
            exercise,
            chair,
            ranges,
            stops: Vec::new(),
            known: BTreeMap::new(),
            waiting: Vec::new(),
        })
    }

    /// The numbers before play.
    pub(super) fn start(&self) -> Vec<i32> {
        let slots = self.exercise.slots.iter().map(|(_, slot)| slot.start);
        let bits = self.exercise.bits.iter();
        slots
            .chain(bits.map(|(_, bit)| i32::from(bit.start)))
            .collect()
    }

    fn unmoved(&self) -> Moving {
        Moving {
            maps: self.ranges.iter().map(|range| Map::same(*range)).collect(),
            when: Guard::Always,
            time: Time::default(),
        }
    }

    /// The ways from the start to the first decision; then every stop, by the numbers they name.
    pub(super) fn run(&mut self) -> Option<Vec<RawWay>> {
        let mut ways = Vec::new();
        let first = self.unmoved();
        self.enter(first, StageId(0), 0, &mut ways)?;
        while let Some(point) = self.waiting.pop() {
            let stop = self.stop(point)?;
            let number = self.known[&point];
            self.stops[number] = stop;
        }
        Some(ways)
    }

    pub(super) fn var(&self, bit: BitId) -> usize {
        self.exercise.slots.len() + bit.index()
    }

    /// The condition on the moved numbers, asked of the numbers as they were.
    pub(super) fn guard(&self, cond: &Cond, maps: &[Map]) -> Option<Guard> {
        let test = |var: usize, span| {
            let name = u16::try_from(var).ok()?;
            Some(Guard::mapped(name, maps[var], span, self.ranges[var]))
        };
        let list = |list: &[Cond]| -> Option<Vec<Guard>> {
            list.iter().map(|one| self.guard(one, maps)).collect()
        };
        match cond {
            Cond::Always => Some(Guard::Always),
            Cond::Never => Some(Guard::Never),
            Cond::Not(inner) => Some(self.guard(inner, maps)?.negated(&self.ranges)),
            Cond::All(all) => Some(Guard::all(list(all)?)),
            Cond::Any(any) => Some(Guard::any(list(any)?)),
            Cond::Bit(bit) => test(self.var(*bit), (1, 1)),
            Cond::AtLeast(slot, value) => test(slot.index(), (*value, i32::MAX)),
            Cond::AtMost(slot, value) => test(slot.index(), (i32::MIN, *value)),
            Cond::Authorised(..) | Cond::Unauthorised(..) | Cond::Since(_) => None,
        }
    }

    /// The condition on numbers that have not moved.
    pub(super) fn asked(&self, cond: &Cond) -> Option<Guard> {
        self.guard(cond, &self.unmoved().maps)
    }

    pub(super) fn sums(&self, effects: &[Effect], sums: &mut [Sum]) -> Option<()> {
        for effect in effects {
            match *effect {
                Effect::Add(_, by) | Effect::Set(_, by) if by.abs() > LARGE => return None,
                Effect::Add(slot, by) => sums[slot.index()].add(by),
                Effect::Set(slot, to) => sums[slot.index()].set(to),
                Effect::Raise(bit) => sums[self.var(bit)].set(1),
                Effect::Lower(bit) => sums[self.var(bit)].set(0),
                Effect::Tell(..) => {}
                Effect::Term(_)
                | Effect::Call(_)
                | Effect::Shut(..)
                | Effect::Reopen(_)
                | Effect::Fire(_) => return None,
            }
        }
        Some(())
    }

    /// The sums, clamped; passing counters fall back where a decision is settled.
    pub(super) fn close(&self, maps: &mut [Map], sums: &[Sum], settled: bool) {
        for ((map, sum), range) in maps.iter_mut().zip(sums).zip(&self.ranges) {
            *map = sum.close(*map, *range);
        }
        if settled {
            for (id, slot) in self.exercise.slots.iter() {
                if matches!(slot.kind, SlotKind::Counter { passing: true }) {
                    maps[id.index()] = Map::always(slot.start);
                }
            }
        }
    }

    fn stop(&mut self, point: PointId) -> Option<RawStop> {
        let exercise = self.exercise;
        let [menu] = exercise.points[point].menus.as_slice() else {
            return None;
        };
        let menu = &exercise.menus[*menu];
        let plain = menu.chair == self.chair
            && (menu.least, menu.most) == (1, 1)
            && menu.occasion.is_none();
        if !plain {
            return None;
        }
        let mut options = Vec::new();
        for id in &menu.options {
            let option = self.option(menu, *id)?;
            if option.when != Guard::Never {
                options.push(option);
            }
        }
        let open = Guard::any(options.iter().map(|option| option.when.clone()));
        let none = open.negated(&self.ranges);
        if none != Guard::Never {
            // Where nothing can be taken, nothing is, in no time.
            let mut ways = Vec::new();
            let moving = self.unmoved();
            self.proceed(moving, point, &mut ways)?;
            options.push(RawOption {
                id: None,
                when: none,
                cases: vec![certain(None, ways)],
            });
        }
        Some(RawStop { point, options })
    }

    fn option(&mut self, menu: &Menu, id: OptionId) -> Option<RawOption> {
        let option = &self.exercise.options[id];
        let rubric = &self.exercise.rubric;
        let remembered = rubric.resolve_first != 0
            && option
                .marks
                .iter()
                .any(|mark| matches!(mark, Mark::Resolve | Mark::Concession));
        let plain = option.slots.is_empty()
            && option.message.is_none()
            && option.act.is_none()
            && option.promises.is_empty()
            && option.breaks.is_empty();
        if remembered || !plain {
            return None;
        }
        let mut when = vec![self.asked(&option.when)?];
        for (cond, _) in &option.unless {
            when.push(self.asked(cond)?.negated(&self.ranges));
        }
        let when = Guard::all(when);
        let mut sums = vec![Sum::default(); self.ranges.len()];
        if let Some(bit) = option.chosen {
            sums[self.var(bit)].set(1);
        }
        self.sums(&option.effects, &mut sums)?;
        let mut judged = self.unmoved().maps;
        self.close(&mut judged, &sums, false);
        let beyond = Minutes::from(menu.free == 0);
        let cost = option
            .cost
            .saturating_add(menu.each_more.saturating_mul(beyond));
        let cases = self.cases(option, &judged, &sums, cost)?;
        Some(RawOption {
            id: Some(id),
            when,
            cases,
        })
    }

    /// What can come of an option, up to the first that always does.
    fn cases(
        &mut self,
        option: &OptionModel,
        judged: &[Map],
        sums: &[Sum],
        cost: Minutes,
    ) -> Option<Vec<RawCase>> {
        let mut cases = Vec::new();
        for outcome in &option.outcomes {
            let when = self.guard(&outcome.when, judged)?;
            if when == Guard::Never {
                continue;
            }
            let last = when == Guard::Always;
            cases.push(self.outcome(option, outcome, when, sums, cost)?);
            if last {
                return Some(cases);
            }
        }
        let ways = self.settled(option, sums, cost, option.to)?;
        cases.push(certain(None, ways));
        Some(cases)
    }

    fn outcome(
        &mut self,
        option: &OptionModel,
        outcome: &Outcome,
        when: Guard,
        sums: &[Sum],
        cost: Minutes,
    ) -> Option<RawCase> {
        let acts = |reply: &Option<Reply>| reply.as_ref().is_some_and(|reply| reply.act.is_some());
        if acts(&outcome.reply) || outcome.credit.is_some() {
            return None;
        }
        let mut sums = sums.to_vec();
        self.sums(&outcome.effects, &mut sums)?;
        let goal = outcome.to.or(option.to);
        let Some(chance) = &outcome.chance else {
            let ways = self.settled(option, &sums, cost, goal)?;
            return Some(RawCase {
                when,
                ..certain(None, ways)
            });
        };
        let weights = &self.exercise.sites[chance.site].weights;
        let open = weights.iter().filter(|weight| **weight > 0).count();
        let mut falls = Vec::new();
        for (nth, (branch, weight)) in chance.branches.iter().zip(weights).enumerate() {
            if *weight == 0 {
                continue;
            }
            if acts(&branch.reply) || !branch.acts.is_empty() {
                return None;
            }
            let mut sums = sums.clone();
            self.sums(&branch.effects, &mut sums)?;
            let goal = branch.to.or(goal);
            falls.push(RawFall {
                weight: *weight,
                drawn: (open > 1).then_some(nth),
                ways: self.settled(option, &sums, cost, goal)?,
            });
        }
        (!falls.is_empty()).then_some(RawCase { when, falls })
    }

    /// The ways on once a decision has settled and taken its time.
    fn settled(
        &mut self,
        option: &OptionModel,
        sums: &[Sum],
        cost: Minutes,
        goal: Option<Goal>,
    ) -> Option<Vec<RawWay>> {
        let mut moving = self.unmoved();
        self.close(&mut moving.maps, sums, true);
        moving.time.add = cost;
        let point = self.exercise.menus[option.menu].point;
        let mut ways = Vec::new();
        match goal {
            Some(goal) => self.go(moving, goal, 0, &mut ways)?,
            None => self.proceed(moving, point, &mut ways)?,
        }
        Some(ways)
    }
}

/// What comes for certain.
fn certain(drawn: Option<usize>, ways: Vec<RawWay>) -> RawCase {
    let when = Guard::Always;
    let falls = vec![RawFall {
        weight: 1,
        drawn,
        ways,
    }];
    RawCase { when, falls }
}
