//! What lowering carries along, and the order in which parts are lowered.

use super::super::at::At;
use super::super::merge::Merged;
use super::super::names::{Kind, Names};
use super::super::report::Report;
use super::super::rules::whole;
use super::super::ways::Ways;
use super::facts::Facts;
use super::words::Words;
use crate::exercise::draft::{Id, RubricDraft};
use crate::exercise::model::*;
use crate::exercise::{ActCatalogue, Assets};
use std::collections::BTreeMap;

/// Lowering under way.
pub(in crate::exercise::check) struct Lowering<'d> {
    pub(super) merged: &'d Merged,
    pub(super) names: Names<'d>,
    pub(super) acts: &'d ActCatalogue,
    pub(super) rubric: &'d RubricDraft,
    pub(super) report: Report,
    pub(super) words: Words,
    pub(super) facts: Facts,
    /// How often each site key was used.
    pub(super) keys: BTreeMap<String, u32>,
    /// Promises by name.
    pub(super) promises: BTreeMap<&'d str, PromiseId>,
    pub(super) parts: Parts,
}

/// Lowers an exercise. What was reported on the way is added to `report`; the parts are whole
/// only if none of it is an error. The ways are there unless a table is too large.
pub(in crate::exercise::check) fn lower<'d>(
    merged: &'d Merged,
    names: Names<'d>,
    assets: &'d Assets,
    report: Report,
) -> (Parts, Option<Ways>, Report) {
    let mut lowering = Lowering {
        merged,
        names,
        acts: &assets.acts,
        rubric: merged.head.rubric.as_ref().unwrap_or(&assets.rubric),
        report,
        words: Words::default(),
        facts: Facts::default(),
        keys: BTreeMap::new(),
        promises: BTreeMap::new(),
        parts: Parts::default(),
    };
    lowering.facts.add_flags(merged.flags.len());
    lowering.frame();
    lowering.world();
    lowering.rubric();
    lowering.exercise_injects();
    lowering.stages();
    lowering.endings();
    lowering.finish()
}

impl<'d> Lowering<'d> {
    fn finish(mut self) -> (Parts, Option<Ways>, Report) {
        self.parts.texts = std::mem::take(&mut self.words).finish();
        let bits = self.facts.len() + self.parts.injects.len();
        // What grows with the product of tables is asked only of tables that fit.
        if !whole::fits(&self.parts, bits, &mut self.report) {
            return (self.parts, None, self.report);
        }
        self.parts.wind_clockwork(&mut self.report);
        let ways = Ways::new(&self.parts);
        self.remember_timed(&ways);
        self.place_facts();
        self.parts.find_repeats(&ways);
        self.parts.find_live(&ways);
        (self.parts, Some(ways), self.report)
    }

    /// An inject of a moment comes by the clock once, unless its stage is entered again.
    fn remember_timed(&mut self, ways: &Ways) {
        for (id, inject) in self.parts.injects.iter() {
            let timed = matches!(inject.trigger, Trigger::At(_) | Trigger::Absent(..));
            if timed
                && inject
                    .stage
                    .is_some_and(|stage| ways.returns(stage.index()))
            {
                self.facts.ask(BitKind::Fired(id));
            }
        }
    }

    /// The index of a name; reports one that is not known.
    pub(super) fn find<K: Key>(&mut self, kind: Kind, name: &str, at: &At<'_>) -> Option<K> {
        self.names.find(kind, name, at, &mut self.report)
    }

    /// The text at a place; empty texts are text 0.
    pub(super) fn text(&mut self, text: &str, at: &At<'_>) -> TextId {
        self.words.add(text, at)
    }

    /// Chairs of a list in which an empty one means all.
    pub(super) fn chairs_or_all(&mut self, ids: &[Id], at: &At<'_>) -> Chairs {
        if ids.is_empty() {
            self.all_chairs()
        } else {
            self.chairs(ids, at)
        }
    }

    /// Chairs of a list.
    pub(super) fn chairs(&mut self, ids: &[Id], at: &At<'_>) -> Chairs {
        let mut chairs = Chairs::NONE;
        for (nth, id) in ids.iter().enumerate() {
            if let Some(chair) = self.find(Kind::Chair, id, &at.index(nth)) {
                chairs = chairs.with(chair);
            }
        }
        chairs
    }

    fn all_chairs(&self) -> Chairs {
        self.parts.chairs.keys().fold(Chairs::NONE, Chairs::with)
    }

    /// Sources of a list.
    pub(super) fn sources(&mut self, ids: &[Id], at: &At<'_>) -> Vec<SourceId> {
        self.find_all(Kind::Source, ids, at)
    }

    /// Rows of a list of names.
    pub(super) fn find_all<K: Key>(&mut self, kind: Kind, ids: &[Id], at: &At<'_>) -> Vec<K> {
        let rows = ids.iter().enumerate();
        rows.filter_map(|(nth, id)| self.find(kind, id, &at.index(nth)))
            .collect()
    }

    /// A place where chance is drawn. The key is made of names and told apart by a number only
    /// where two are alike.
    pub(super) fn site(&mut self, key: String, weights: Vec<u32>) -> SiteId {
        let count = self.keys.entry(key.clone()).or_default();
        *count += 1;
        let key = if *count == 1 {
            key
        } else {
            format!("{key}#{count}")
        };
        self.parts.sites.push(Site { key, weights })
    }
}
