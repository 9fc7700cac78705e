//! What papers are made from, and the words that several of them share.

use std::fmt::Debug;

use crate::analysis::{Splits, WHOLE};
use crate::exercise::model::{ChairId, Chairs, Exercise, Key, StageId, TextId};
use crate::locale::{Arg, Locale};
use crate::report::page::Words;

/// An exercise, seen from one chair, with what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// What is played.
    pub exercise: &'a Exercise,
    /// The chair that people sit in.
    pub chair: ChairId,
    /// The phrases.
    pub locale: &'a Locale,
    /// Language of the exercise's texts.
    pub language: &'a str,
    /// What a search of all paths found; none where there are too many to be searched.
    pub splits: Option<&'a Splits>,
    /// Minutes that there are, from the welcome to the end; none where the day may be as long as
    /// it needs.
    pub budget: Option<u32>,
}

/// Whether the chair decides anything at a stage.
pub(super) fn decides(exercise: &Exercise, chair: ChairId, stage: StageId) -> bool {
    let points = exercise.stages[stage].points.iter();
    let mut points = points.map(|point| &exercise.points[*point]);
    points.any(|point| point.chairs.has(chair))
}

impl<'a> Material<'a> {
    pub(super) fn words(&self) -> Words<'a> {
        Words {
            locale: self.locale,
            prefix: "",
        }
    }

    pub(super) fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.locale.say(key, args)
    }

    /// A text of the exercise.
    pub(super) fn text(&self, id: TextId) -> String {
        self.exercise.texts.get(id, self.language).to_owned()
    }

    /// The same in one paragraph, for cells and lists.
    pub(super) fn line(&self, id: TextId) -> String {
        flat(self.exercise.texts.get(id, self.language))
    }

    /// Whether the text says anything.
    pub(super) fn has(&self, id: TextId) -> bool {
        !self.exercise.texts.get(id, self.language).is_empty()
    }

    pub(super) fn chair_name(&self, chair: ChairId) -> String {
        self.line(self.exercise.chairs[chair].name)
    }

    /// Chairs by name.
    pub(super) fn chairs(&self, chairs: Chairs) -> String {
        let known = chairs
            .iter()
            .filter(|chair| self.exercise.chairs.get(*chair).is_some());
        let names: Vec<String> = known.map(|chair| self.chair_name(chair)).collect();
        names.join(", ")
    }

    /// Whether our chair is among them.
    pub(super) fn ours(&self, chairs: Chairs) -> bool {
        chairs.has(self.chair)
    }

    /// A part of a whole in percent; a little is not said to be nothing, nor nearly all to be all.
    pub(super) fn percent(&self, part: u64, whole: u64) -> String {
        let rounded = (u128::from(part) * 200 + u128::from(whole)) / (u128::from(whole).max(1) * 2);
        // The parts of a whole were cut to units, so all of it may fall short by a few.
        let all = u128::from(part) * 10_000 >= u128::from(whole) * 9_999;
        let most = if all { 100 } else { 99 };
        let percent = i64::try_from(rounded.min(most)).unwrap_or(100);
        match percent {
            0 if part > 0 => self.say("papers-percent-little", &[]),
            percent => self.say("papers-percent", &[("percent", percent.into())]),
        }
    }

    /// Whether the chair decides anything at a stage. Where it does not, a search from this chair
    /// does not come to rest and tells nothing of how much play comes there.
    pub(super) fn decides_at(&self, stage: StageId) -> bool {
        decides(self.exercise, self.chair, stage)
    }

    /// The share of play that comes to a stage, in words; none where that is not known.
    pub(super) fn share_of(&self, stage: StageId) -> Option<String> {
        let splits = self.splits?;
        Some(match self.decides_at(stage) {
            true => {
                let share = splits.stages.get(stage.index()).copied().unwrap_or(0);
                self.percent(share, WHOLE)
            }
            false => self.say("papers-no-decision", &[]),
        })
    }

    /// The words of a code of the format: `class-non-violent`, `level-desk`.
    pub(super) fn coded(&self, family: &str, variant: impl Debug) -> String {
        let mut code = String::new();
        for c in format!("{variant:?}").chars() {
            if c.is_ascii_uppercase() && !code.is_empty() {
                code.push('-');
            }
            code.push(c.to_ascii_lowercase());
        }
        self.locale.coded(family, &code, &[])
    }
}

/// An author's text as plain words in one line.
pub(super) fn flat(text: &str) -> String {
    let lines = crate::text::plain(&crate::text::clean(text), usize::MAX);
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}
