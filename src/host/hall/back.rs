//! Looking back: what a team may see of its own path, step by step as the facilitator releases it.

use std::sync::Arc;

use super::open::{Hall, Inner};
use super::people::Seated;
use crate::analysis::{Onward, Told};
use crate::report::{cost, path};
use crate::session::debrief;
use crate::session::view::console::NoteView;
use crate::session::view::cost::Cost;
use crate::session::view::debrief::{Account, Debrief, RoomView};
use crate::session::view::projector::WallWash;
use crate::session::view::wash::{RatedView, SteeredWash, Step, Steps};

impl Hall {
    /// The debrief of the person's team, as far as it is released; none before any of it is, or
    /// before play has ended there.
    #[must_use]
    pub fn debrief(&self, seated: Seated) -> Option<Arc<Debrief>> {
        let mut inner = self.lock();
        let team = inner.ended(seated)?;
        inner.back_for(team, seated.seat).map(Arc::new)
    }

    /// What the decisions of the person's team cost, as far as that is released, or that every path
    /// is still being searched.
    #[must_use]
    pub fn cost(&self, seated: Seated) -> Cost {
        let mut inner = self.lock();
        match inner.ended(seated) {
            Some(team) => {
                let steps = inner.gathering.released();
                inner.cost(team).only(steps)
            }
            None => Cost::Untold("unfinished".to_owned()),
        }
    }
}

impl Inner {
    /// The team of the person, where something of its debrief may be seen.
    fn ended(&mut self, seated: Seated) -> Option<usize> {
        let open = self.gathering.released().any() && self.links.holds(seated);
        let team = self.gathering.person(seated.seat)?.team.filter(|_| open)?;
        let (desk, _) = self.desk(team).ok()?;
        desk.table.ending().is_some().then_some(team)
    }

    /// The whole path of a team, looked back on.
    fn back(&mut self, team: usize) -> Option<Arc<Debrief>> {
        if self.shown[team].back.is_none() {
            let language = self.language.clone();
            let (desk, chair) = self.desk(team).ok()?;
            let back = Arc::new(debrief(&desk.table, chair, &language));
            self.shown[team].back = Some(back);
        }
        self.shown[team].back.clone()
    }

    /// What the decisions of a team cost.
    pub(super) fn cost(&mut self, team: usize) -> Cost {
        if let Some(known) = &self.shown[team].cost {
            return known.clone();
        }
        let language = self.language.clone();
        let Ok((desk, chair)) = self.desk(team) else {
            return Cost::Unasked;
        };
        let (path, exercise) = (path(&desk.table, chair), Arc::clone(desk.table.exercise()));
        let told = match &path {
            Ok(_) if self.books.is_empty() => return Cost::Working(0, 0),
            Ok(path) if Onward::first(&exercise, &self.books, path).is_some() => {
                return Cost::Working(0, 0);
            }
            Ok(path) => Told::of(&exercise, &self.books, path),
            Err(untold) => Err(*untold),
        };
        let known = cost(&exercise, &language, &told);
        self.shown[team].cost = Some(known.clone());
        known
    }

    /// What is released of a team's path, and of what the room adds to it.
    pub(super) fn back_of(&mut self, team: usize, steps: Steps) -> Option<Debrief> {
        let back = self.back(team)?;
        let paths = self.paths();
        let paths = match self.gathering.compared() {
            Some(true) => paths.map(|paths| Arc::new(paths.lettered())),
            Some(false) => paths,
            None => None,
        };
        let story = back.account.as_ref().map(|account| account.story.clone());
        let room = RoomView {
            story: story.unwrap_or_default(),
            words: self.gathering.words_of(team),
            paths,
            rated: self.rated(team),
            plan: self.gathering.plan_of(Some(team)),
        };
        let whole = Debrief {
            room: Some(room),
            ..Debrief::clone(&back)
        };
        Some(whole.only(steps))
    }

    /// The same for the person at this seat, with the own account.
    fn back_for(&mut self, team: usize, seat: u32) -> Option<Debrief> {
        let steps = self.gathering.released();
        let back = self.back_of(team, steps)?;
        let own = self.gathering.word_of(seat).cloned();
        let story = back.room.as_ref().map(|room| room.story.clone());
        let account = own.map(|[strength, improvement]| Account {
            story: story.unwrap_or_default(),
            strength,
            improvement,
        });
        Some(Debrief { account, ..back })
    }

    /// The hot wash for the room; none before anything of the debrief is released.
    pub(super) fn wall_wash(&mut self, wash: &SteeredWash) -> Option<WallWash> {
        let steps = wash.steps;
        if !steps.any() && !wash.begun {
            return None;
        }
        let ended = self.shown.first()?.known.world.ending.is_some();
        let back = self.back(0)?;
        let whole = back.questions.iter().find(|(stage, _)| stage.is_empty());
        let whole = whole.filter(|_| steps.has(Step::Timeline));
        let record = match (self.shown.len(), ended) {
            (1, true) => self.back_of(0, steps).map(|record| {
                let cost = self.cost(0).only(steps);
                Arc::new(for_all_eyes(Debrief { cost, ..record }))
            }),
            _ => None,
        };
        let objectives = self.shown.first()?.known.objectives.iter();
        let objectives = objectives.filter(|_| steps.has(Step::Objectives));
        Some(WallWash {
            now: wash.now,
            left: wash.left,
            spoken: wash.spoken.clone(),
            questions: whole.map_or_else(Vec::new, |(_, questions)| questions.clone()),
            objectives: objectives.map(|(_, text)| text.clone()).collect(),
            plan: match steps.has(Step::Actions) {
                true => wash.plan.clone(),
                false => Vec::new(),
            },
            record,
        })
    }

    /// Every announced objective, with what this team was rated.
    fn rated(&mut self, team: usize) -> Vec<RatedView> {
        let notes = self.gathering.notes_about(team).into_iter();
        let notes: Vec<NoteView> = notes.cloned().collect();
        let Ok((desk, chair)) = self.desk(team) else {
            return Vec::new();
        };
        let rests_on = |note: &NoteView| desk.table.moment_of(chair, note.on?);
        let notes = notes.iter().map(|note| (note, rests_on(note)));
        let notes: Vec<(&NoteView, Option<usize>)> = notes.collect();
        let objectives = self.shown[team].known.objectives.iter();
        let rated = objectives.map(|(id, text)| {
            let own = notes.iter().filter(|(note, _)| note.objective == *id);
            RatedView {
                objective: text.clone(),
                ratings: own
                    .filter_map(|(note, moment)| Some((note.rating?, note.text.clone(), *moment)))
                    .collect(),
            }
        });
        rated.collect()
    }
}

/// The same without what people wrote: the notes to their decisions, their words, their account.
fn for_all_eyes(mut record: Debrief) -> Debrief {
    record.account = None;
    if let Some(room) = &mut record.room {
        room.words.clear();
        room.story.clear();
    }
    let decided = record.moments.iter_mut();
    let decided = decided.filter_map(|moment| moment.decision.as_mut());
    for decided in decided {
        decided.note.clear();
        decided.voices.clear();
    }
    record
}
