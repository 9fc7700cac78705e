//! Where the parts of a checked exercise stand in its files: for findings that are known only once
//! the exercise was played or explored.

use super::draft::ExerciseDraft;
use super::model::*;
use super::source::{DocPath, SourceSet};
use crate::diagnostic::Place;

/// A part of an exercise that a finding may be about. Numbers count from 0 in file order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// A stage.
    Stage(StageId),
    /// A paragraph of its situation.
    Passage(StageId, usize),
    /// A way on from it.
    Link(StageId, usize),
    /// A decision.
    Point(PointId),
    /// An option.
    Option(OptionId),
    /// A reason that greys it.
    Unless(OptionId, usize),
    /// What comes of it.
    Outcome(OptionId, usize),
    /// A clause in a slot of its message.
    Clause(OptionId, usize, usize),
    /// An inject.
    Inject(InjectId),
    /// A channel.
    Channel(ChannelId),
    /// An answer on it.
    Answer(ChannelId, usize),
    /// An ending.
    Ending(EndingId),
    /// An objective.
    Objective(ObjectiveId),
    /// A meter or counter.
    Slot(SlotId),
}

/// A row of a list: its file, and its index there.
type Row = (usize, usize);

/// The rows of the lists that may stand in several files, as one list each.
#[derive(Debug, Default)]
pub struct Spots {
    meters: Vec<Row>,
    counters: Vec<Row>,
    channels: Vec<Row>,
    injects: Vec<Row>,
    stages: Vec<Row>,
    endings: Vec<Row>,
    objectives: Vec<Row>,
}

impl Spots {
    /// Reads the files once more; those of an exercise that was checked without an error.
    #[must_use]
    pub fn read(sources: &SourceSet) -> Self {
        let mut spots = Self::default();
        for (file, source) in sources.files().iter().enumerate() {
            // After the exercise's own files come those of its translations.
            let Ok(draft) = source.parse::<ExerciseDraft>() else {
                break;
            };
            let rows = |count: usize| (0..count).map(move |index| (file, index));
            spots.meters.extend(rows(draft.meters.len()));
            spots.counters.extend(rows(draft.counters.len()));
            spots.channels.extend(rows(draft.channels.len()));
            spots.injects.extend(rows(draft.injects.len()));
            spots.stages.extend(rows(draft.stages.len()));
            spots.endings.extend(rows(draft.endings.len()));
            spots.objectives.extend(rows(draft.objectives.len()));
        }
        spots
    }

    /// The place of a part; none where it stands in no list of the files.
    #[must_use]
    pub fn place(&self, sources: &SourceSet, exercise: &Exercise, spot: Spot) -> Option<Place> {
        let (file, path) = self.path(exercise, spot)?;
        sources.place(file, &path)
    }

    fn path(&self, exercise: &Exercise, spot: Spot) -> Option<(usize, DocPath)> {
        let top = |list: &str, rows: &[Row], index: usize| {
            let (file, index) = *rows.get(index)?;
            Some((file, DocPath::root().field(list).index(index)))
        };
        let named = |(file, path): (usize, DocPath)| (file, path.field("id"));
        match spot {
            Spot::Stage(id) => self.stage(id).map(named),
            Spot::Passage(id, nth) => {
                let (file, path) = self.stage(id)?;
                Some((file, path.field("situation").index(nth).field("when")))
            }
            Spot::Link(id, nth) => {
                let (file, path) = self.stage(id)?;
                Some((file, path.field("next").index(nth)))
            }
            Spot::Point(id) => self.point(exercise, id).map(named),
            Spot::Option(id) => self.option(exercise, id).map(named),
            Spot::Unless(id, nth) => {
                let (file, path) = self.option(exercise, id)?;
                Some((file, path.field("unless").index(nth)))
            }
            Spot::Outcome(id, nth) => {
                let (file, path) = self.option(exercise, id)?;
                Some((file, path.field("outcomes").index(nth)))
            }
            Spot::Clause(id, slot, nth) => {
                let (file, path) = self.option(exercise, id)?;
                let slot = path.field("slots").index(slot);
                Some((file, slot.field("clauses").index(nth).field("id")))
            }
            Spot::Inject(id) => self.inject(exercise, id).map(named),
            Spot::Channel(id) => top("channels", &self.channels, id.index()).map(named),
            Spot::Answer(id, nth) => {
                let (file, path) = top("channels", &self.channels, id.index())?;
                Some((file, path.field("answers").index(nth).field("id")))
            }
            Spot::Ending(id) => top("endings", &self.endings, id.index()).map(named),
            Spot::Objective(id) => top("objectives", &self.objectives, id.index()).map(named),
            Spot::Slot(id) => {
                let after = id.index().checked_sub(self.meters.len());
                match after {
                    None => top("meters", &self.meters, id.index()).map(named),
                    Some(index) => top("counters", &self.counters, index).map(named),
                }
            }
        }
    }

    fn stage(&self, id: StageId) -> Option<(usize, DocPath)> {
        let (file, index) = *self.stages.get(id.index())?;
        Some((file, DocPath::root().field("stages").index(index)))
    }

    fn point(&self, exercise: &Exercise, id: PointId) -> Option<(usize, DocPath)> {
        let stage = exercise.points[id].stage;
        let (file, path) = self.stage(stage)?;
        let nth = position(&exercise.stages[stage].points, id)?;
        Some((file, path.field("points").index(nth)))
    }

    fn option(&self, exercise: &Exercise, id: OptionId) -> Option<(usize, DocPath)> {
        let menu = exercise.options[id].menu;
        let point = exercise.menus[menu].point;
        let (file, path) = self.point(exercise, point)?;
        // A point keeps its menus by chair; their own order is that of the file.
        let before = |other: &&MenuId| **other < menu;
        let nth = exercise.points[point].menus.iter().filter(before).count();
        let path = path.field("menus").index(nth);
        let nth = position(&exercise.menus[menu].options, id)?;
        Some((file, path.field("options").index(nth)))
    }

    /// Injects of the exercise come first, then those of each stage.
    fn inject(&self, exercise: &Exercise, id: InjectId) -> Option<(usize, DocPath)> {
        let Some(stage) = exercise.injects[id].stage else {
            let (file, index) = *self.injects.get(id.index())?;
            return Some((file, DocPath::root().field("injects").index(index)));
        };
        let (file, path) = self.stage(stage)?;
        let nth = position(&exercise.stages[stage].injects, id)?;
        Some((file, path.field("injects").index(nth)))
    }
}

fn position<T: PartialEq>(all: &[T], one: T) -> Option<usize> {
    all.iter().position(|other| *other == one)
}
