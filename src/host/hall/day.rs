//! The day against its run sheet: how late the room is, and what to leave out then.

use std::sync::Arc;

use super::open::{Change, Hall, Inner};
use crate::analysis::Splits;
use crate::exercise::model::{Exercise, Key, StageId, TextId};
use crate::report::papers::{Course, Item, day};
use crate::session::view::console::{DayItem, DayPart, DayView};

/// Milliseconds of a minute.
const MINUTE: u64 = 60_000;

/// The run sheet, as the papers have it once all paths are known; and since when each team is where it is.
pub(super) struct Day {
    budget: Option<u32>,
    course: Course,
    /// By team: its stage, none once play has ended there, and the minute of play at which it came
    /// there.
    at: Vec<(Option<StageId>, u32)>,
    /// Milliseconds of wall time since play began, pauses among them: the day does not wait. A program
    /// that goes on with a session knows nothing of the time it was closed, nor of earlier pauses.
    wall: u64,
}

/// Whole minutes.
fn minute(wall: u64) -> u32 {
    u32::try_from(wall / MINUTE).unwrap_or(u32::MAX)
}

impl Hall {
    /// The run sheet of the day: fitted to so many minutes, or as long as the exercise needs. Without
    /// it the console tells of no lateness.
    pub fn plan_day(&self, budget: Option<u32>) {
        let mut inner = self.lock();
        let Ok((desk, chair)) = inner.desk(0) else {
            return;
        };
        let course = day(desk.table.exercise(), chair, None, budget);
        let now = minute(inner.gathering.now());
        let at = (0..inner.shown.len()).map(|team| (inner.stage_of(team), now));
        let at = at.collect();
        let wall = inner.gathering.now();
        inner.day = Some(Day {
            budget,
            course,
            at,
            wall,
        });
    }

    /// Fits the run sheet to how paths split, as the papers do: a stage that no path comes to takes
    /// no time of the day. Nothing where no day was planned.
    pub(super) fn fit_day(&self, splits: &Splits) {
        let mut inner = self.lock();
        let Ok((desk, _)) = inner.desk(0) else {
            return;
        };
        let exercise = Arc::clone(desk.table.exercise());
        if let Some(held) = &mut inner.day {
            held.course = day(&exercise, splits.chair, Some(splits), held.budget);
        }
        self.tell(inner, Change::All);
    }
}

impl Inner {
    fn stage_of(&mut self, team: usize) -> Option<StageId> {
        let (desk, _) = self.desk(team).ok()?;
        let table = &desk.table;
        match table.ending() {
            Some(_) => None,
            None => table.state().stage(table.exercise()),
        }
    }

    /// So many milliseconds of wall time have gone by.
    pub(super) fn day_passes(&mut self, wall: u64) {
        let runs = self.gathering.started();
        if let Some(day) = self.day.as_mut().filter(|_| runs) {
            day.wall = day.wall.saturating_add(wall);
        }
    }

    /// A team may have come to another stage.
    pub(super) fn note_stage(&mut self, team: usize) {
        let stage = self.stage_of(team);
        let Some(day) = &mut self.day else { return };
        let now = minute(day.wall);
        if let Some(at) = day.at.get_mut(team).filter(|at| at.0 != stage) {
            *at = (stage, now);
        }
    }

    /// How the day stands; none before play and once the hot wash has begun.
    pub(super) fn day_view(&self) -> Option<DayView> {
        let runs = self.gathering.started() && !self.gathering.released().any();
        let day = self.day.as_ref().filter(|_| runs)?;
        let now = minute(day.wall);
        let behind = |(stage, entered): &(Option<StageId>, u32)| {
            // Who has ended waits for the hot wash, and is late for nothing else.
            let now = if stage.is_none() { *entered } else { now };
            day.course.behind(*stage, *entered, now)
        };
        let late = day.at.iter().map(behind).enumerate();
        let (slowest, late) = late.max_by_key(|(team, late)| (*late, usize::MAX - team))?;
        let open = day.at.iter().filter_map(|(stage, _)| *stage);
        let furthest = open.max_by_key(|stage| stage.index());
        let exercise = self.desks.first()?.table.exercise();
        let rescue = day.course.rescue(exercise, furthest, late);
        let text = |id: TextId| exercise.texts.get(id, &self.language).to_owned();
        let learning = |all: &[usize]| -> Vec<String> {
            let all = all.iter().map(|nth| exercise.frame.learning[*nth].text);
            all.map(text).collect()
        };
        let stage = |stage: StageId| text(exercise.stages[stage].title);
        Some(DayView {
            budget: day.budget,
            minutes: day.course.minutes,
            over: day.course.over,
            items: self.items(exercise, day),
            late,
            slowest: match late {
                0 => String::new(),
                _ => self.gathering.teams()[slowest].name.clone(),
            },
            cuts: rescue
                .cuts
                .iter()
                .map(|(cut, saves)| (stage(*cut), *saves))
                .collect(),
            short: rescue.short,
            kept: learning(&rescue.kept),
            lost: learning(&rescue.lost),
        })
    }

    fn items(&self, exercise: &Arc<Exercise>, day: &Day) -> Vec<DayItem> {
        let item = |(from, minutes, item): &(u32, u32, Item)| DayItem {
            from: *from,
            minutes: *minutes,
            what: match item {
                Item::Welcome => DayPart::Welcome,
                Item::Reading => DayPart::Reading,
                Item::Stage(stage) => {
                    let title = exercise.stages[*stage].title;
                    DayPart::Stage(exercise.texts.get(title, &self.language).to_owned())
                }
                Item::Break => DayPart::Break,
                Item::HotWash => DayPart::HotWash,
                Item::Close => DayPart::Close,
            },
            teams: match item {
                Item::Stage(stage) => {
                    let here = day.at.iter().zip(self.gathering.teams());
                    let here = here.filter(|((at, _), _)| *at == Some(*stage));
                    here.map(|(_, team)| team.name.clone()).collect()
                }
                _ => Vec::new(),
            },
        };
        day.course.items.iter().map(item).collect()
    }
}
