//! The lists of all files as one exercise, each row with the file and index it stands at.

use super::at::At;
use crate::exercise::draft::*;

/// A row of a list and where it stands.
#[derive(Debug)]
pub(super) struct Item<T> {
    /// Index of the file in the source set.
    pub(super) file: usize,
    /// Index in that file's list.
    pub(super) index: usize,
    /// The row.
    pub(super) draft: T,
}

impl<T> Item<T> {
    /// Where it stands, with the name of its list and its own.
    pub(super) fn at<'a>(&'a self, list: &'static str, name: &'a str) -> At<'a> {
        At::top(self.file, list, self.index, name)
    }
}

macro_rules! merged {
    ($($list:ident: $row:ty),+ $(,)?) => {
        /// An exercise of one or several files.
        #[derive(Debug, Default)]
        pub(super) struct Merged {
            /// What stands in the first file alone; its lists are empty.
            pub(super) head: ExerciseDraft,
            /// Files in which a field of the first file alone is written.
            pub(super) misplaced: Vec<(usize, &'static str)>,
            $(pub(super) $list: Vec<Item<$row>>,)+
            /// File of the clock, the rubric and the map, which any file may hold.
            pub(super) homes: Homes,
        }

        impl Merged {
            fn add_lists(&mut self, file: usize, draft: &mut ExerciseDraft) {
                $(self.$list.extend(
                    std::mem::take(&mut draft.$list).into_iter().enumerate()
                        .map(|(index, draft)| Item { file, index, draft }),
                );)+
            }
        }
    };
}

merged! {
    content_notes: String,
    translations: TranslationDraft,
    sources: SourceDraft,
    disputes: DisputeDraft,
    cards: CardDraft,
    limits: String,
    learning: LearningDraft,
    questions: String,
    sides: SideDraft,
    chairs: ChairDraft,
    meters: MeterDraft,
    counters: CounterDraft,
    flags: Id,
    authorisations: AuthorisationDraft,
    channels: ChannelDraft,
    facts: FactDraft,
    injects: InjectDraft,
    stages: StageDraft,
    endings: EndingDraft,
    objectives: ObjectiveDraft,
}

/// Which file holds each of the three single parts that any file may hold.
#[derive(Debug, Default)]
pub(super) struct Homes {
    pub(super) clock: usize,
    pub(super) rubric: usize,
    pub(super) map: usize,
}

impl Merged {
    /// Joins the files, in the order of the source set; the first is the exercise's own.
    pub(super) fn new(files: Vec<(usize, ExerciseDraft)>) -> Self {
        let mut merged = Self::default();
        for (nth, (file, mut draft)) in files.into_iter().enumerate() {
            merged.add_lists(file, &mut draft);
            if nth == 0 {
                merged.head = draft;
            } else {
                merged.add_part(file, draft);
            }
        }
        merged
    }

    /// A part may hold the clock, the rubric or the map; what names the exercise stays in front.
    fn add_part(&mut self, file: usize, part: ExerciseDraft) {
        let fresh = ExerciseDraft::default();
        let written = [
            ("format", part.format != fresh.format),
            ("id", part.id != fresh.id),
            ("title", part.title != fresh.title),
            ("summary", part.summary != fresh.summary),
            ("briefing", part.briefing != fresh.briefing),
            ("authors", part.authors != fresh.authors),
            ("licence", part.licence != fresh.licence),
            ("duration", part.duration != fresh.duration),
            ("clock", part.clock.is_some() && self.head.clock.is_some()),
            (
                "rubric",
                part.rubric.is_some() && self.head.rubric.is_some(),
            ),
            ("map", part.map.is_some() && self.head.map.is_some()),
        ];
        let misplaced = written
            .into_iter()
            .filter(|(_, is)| *is)
            .map(|(name, _)| (file, name));
        self.misplaced.extend(misplaced);
        adopt(
            &mut self.head.clock,
            part.clock,
            &mut self.homes.clock,
            file,
        );
        adopt(
            &mut self.head.rubric,
            part.rubric,
            &mut self.homes.rubric,
            file,
        );
        adopt(&mut self.head.map, part.map, &mut self.homes.map, file);
    }
}

fn adopt<T>(own: &mut Option<T>, part: Option<T>, home: &mut usize, file: usize) {
    if own.is_none() && part.is_some() {
        *own = part;
        *home = file;
    }
}
