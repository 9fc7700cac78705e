//! The ways from a settled decision to the next: through stages, by the conditions on the way.

use super::compile::{Compiler, Moving};
use super::guard::Guard;
use super::map::{Map, Sum};
use super::raw::{RawStop, RawTarget, RawWay};
use crate::exercise::model::*;

/// More ways than this out of one fall of chance are not worth compiling.
const WAYS: usize = 256;

impl Compiler<'_> {
    pub(super) fn go(
        &mut self,
        moving: Moving,
        goal: Goal,
        depth: usize,
        ways: &mut Vec<RawWay>,
    ) -> Option<()> {
        match goal {
            Goal::Stage(stage) => self.enter(moving, stage, depth + 1, ways),
            Goal::End => push(ways, moving, RawTarget::End),
        }
    }

    pub(super) fn enter(
        &mut self,
        mut moving: Moving,
        stage: StageId,
        depth: usize,
        ways: &mut Vec<RawWay>,
    ) -> Option<()> {
        if depth > self.exercise.stages.len() {
            return None;
        }
        let exercise = self.exercise;
        let model = &exercise.stages[stage];
        moving.time = moving.time.not_before(model.not_before);
        for (id, _) in exercise.bits.iter() {
            if !model.live_bits.has(id.index()) {
                moving.maps[self.var(id)] = Map::always(0);
            }
        }
        for (id, slot) in exercise.slots.iter() {
            let counter = matches!(slot.kind, SlotKind::Counter { .. });
            if counter && !model.live_slots.has(id.index()) {
                moving.maps[id.index()] = Map::always(slot.start);
            }
        }
        if !model.on_enter.is_empty() {
            let mut sums = vec![Sum::default(); self.ranges.len()];
            self.sums(&model.on_enter, &mut sums)?;
            self.close(&mut moving.maps, &sums, true);
        }
        self.open(moving, stage, None, depth, ways)
    }

    pub(super) fn proceed(
        &mut self,
        moving: Moving,
        after: PointId,
        ways: &mut Vec<RawWay>,
    ) -> Option<()> {
        let stage = self.exercise.points[after].stage;
        self.open(moving, stage, Some(after), 0, ways)
    }

    /// Opens the next decision of the stage, or leaves it.
    fn open(
        &mut self,
        moving: Moving,
        stage: StageId,
        after: Option<PointId>,
        depth: usize,
        ways: &mut Vec<RawWay>,
    ) -> Option<()> {
        let exercise = self.exercise;
        let model = &exercise.stages[stage];
        let later = |point: &&PointId| after.is_none_or(|last| **point > last);
        for point in model.points.iter().filter(later) {
            let (way, last) = self.aside(&moving, &exercise.points[*point].when)?;
            if let Some(way) = way {
                let number = self.number(*point);
                push(ways, way, RawTarget::Stop(number))?;
            }
            if last {
                return Some(());
            }
        }
        for link in &model.next {
            let (way, last) = self.aside(&moving, &link.when)?;
            if let Some(way) = way {
                if link.credit.is_some() {
                    return None;
                }
                self.go(way, link.to, depth, ways)?;
            }
            if last {
                return Some(());
            }
        }
        push(ways, moving, RawTarget::End)
    }

    /// The way on where the condition holds, if it can; and whether it always does.
    fn aside(&self, moving: &Moving, cond: &Cond) -> Option<(Option<Moving>, bool)> {
        let guard = self.guard(cond, &moving.maps)?;
        let last = guard == Guard::Always;
        let when = Guard::all([moving.when.clone(), guard]);
        let way = (when != Guard::Never).then(|| Moving {
            when,
            ..moving.clone()
        });
        Some((way, last))
    }

    fn number(&mut self, point: PointId) -> usize {
        if let Some(number) = self.known.get(&point) {
            return *number;
        }
        let options = Vec::new();
        self.stops.push(RawStop { point, options });
        self.known.insert(point, self.stops.len() - 1);
        self.waiting.push(point);
        self.stops.len() - 1
    }
}

fn push(ways: &mut Vec<RawWay>, moving: Moving, to: RawTarget) -> Option<()> {
    let Moving { maps, when, time } = moving;
    ways.push(RawWay {
        when,
        maps,
        time,
        to,
    });
    (ways.len() <= WAYS).then_some(())
}
