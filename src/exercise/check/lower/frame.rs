//! The frame: title, briefing, learning, clock, sources, endings, map.

use super::super::at::At;
use super::super::names::Kind;
use super::context::Lowering;
use super::logic::minutes;
use crate::exercise::model::*;
use crate::text::clean_line;

impl Lowering<'_> {
    pub(super) fn frame(&mut self) {
        let merged = self.merged;
        let head = &merged.head;
        let top = At::file(0);
        self.parts.id.clone_from(&head.id);
        for item in &merged.sources {
            let source = &item.draft;
            self.parts.sources.push(Source {
                id: source.id.clone(),
                reference: clean_line(&source.reference).into_owned(),
                used_for: clean_line(&source.used_for).into_owned(),
                unconfirmed: source.unconfirmed,
            });
        }
        self.parts.frame = Frame {
            title: self.text(&head.title, &top.field("title")),
            summary: self.text(&head.summary, &top.field("summary")),
            briefing: self.text(&head.briefing, &top.field("briefing")),
            authors: head
                .authors
                .iter()
                .map(|name| clean_line(name).into_owned())
                .collect(),
            licence: clean_line(&head.licence).into_owned(),
            minutes: (head.duration.play, head.duration.debrief),
            players: head.duration.players,
            ..Frame::default()
        };
        self.lists();
        self.clock();
    }

    fn lists(&mut self) {
        let merged = self.merged;
        let mut frame = std::mem::take(&mut self.parts.frame);
        for (nth, item) in merged.content_notes.iter().enumerate() {
            frame
                .content_notes
                .push(self.text(&item.draft, &loose("content_notes", nth)));
        }
        for (nth, item) in merged.limits.iter().enumerate() {
            frame
                .limits
                .push(self.text(&item.draft, &loose("limits", nth)));
        }
        for (nth, item) in merged.questions.iter().enumerate() {
            frame
                .questions
                .push(self.text(&item.draft, &loose("questions", nth)));
        }
        for item in &merged.learning {
            let (draft, at) = (&item.draft, item.at("learning", &item.draft.id));
            frame.learning.push(Learning {
                id: draft.id.clone(),
                text: self.text(&draft.text, &at.field("text")),
                evidence: self.text(&draft.evidence, &at.field("evidence")),
                stages: self.find_all(Kind::Stage, &draft.stages, &at.field("stages")),
            });
        }
        for (nth, item) in merged.disputes.iter().enumerate() {
            let (draft, at, key) = (&item.draft, item.at("disputes", ""), loose("disputes", nth));
            let claims = draft.claims.iter().enumerate();
            frame.disputes.push(Dispute {
                question: self.text(&draft.question, &key.field("question")),
                claims: claims
                    .map(|(nth, text)| self.text(text, &key.nth("claims", nth)))
                    .collect(),
                sources: self.sources(&draft.sources, &at.field("sources")),
            });
        }
        for (nth, item) in merged.cards.iter().enumerate() {
            let (draft, at, key) = (&item.draft, item.at("cards", ""), loose("cards", nth));
            frame.cards.push(Card {
                title: self.text(&draft.title, &key.field("title")),
                text: self.text(&draft.text, &key.field("text")),
                sources: self.sources(&draft.sources, &at.field("sources")),
            });
        }
        self.parts.frame = frame;
    }

    fn clock(&mut self) {
        let Some(clock) = &self.merged.head.clock else {
            return;
        };
        let line = |text: &String| clean_line(text).into_owned();
        self.parts.clock = Clock {
            start: clock.start.clone(),
            zones: clock
                .zones
                .iter()
                .map(|(zone, name)| (zone.clone(), line(name)))
                .collect(),
            horizon: minutes(clock.horizon),
        };
    }

    pub(super) fn endings(&mut self) {
        for item in &self.merged.endings {
            let (draft, at) = (&item.draft, item.at("endings", &item.draft.id));
            let ending = Ending {
                id: draft.id.clone(),
                title: self.text(&draft.title, &at.field("title")),
                when: self.cond(&draft.when, &at.field("when")),
                good: draft.good,
                text: self.text(&draft.text, &at.field("text")),
                history: self.text(&draft.history, &at.field("history")),
                sources: self.sources(&draft.sources, &at.field("sources")),
            };
            self.parts.endings.push(ending);
        }
    }

    /// The map; its units must be there before stages position them.
    pub(super) fn map(&mut self) {
        let Some(draft) = &self.merged.head.map else {
            return;
        };
        let file = At::file(self.merged.homes.map);
        let at = file.field("map");
        let mut map = Map {
            bounds: draft.bounds,
            places: Vec::new(),
            units: Table::default(),
            lines: Vec::new(),
        };
        for (nth, place) in draft.places.iter().enumerate() {
            let name = self.text(&place.name, &at.nth("places", nth).field("name"));
            map.places.push((name, place.at, place.ring));
        }
        for (nth, unit) in draft.units.iter().enumerate() {
            let at = at.row("units", nth, &unit.id);
            let side = unit.side.as_ref();
            map.units.push(Unit {
                id: unit.id.clone(),
                name: self.text(&unit.name, &at.field("name")),
                side: side.and_then(|side| self.find(Kind::Side, side, &at.field("side"))),
                kind: unit.kind,
            });
        }
        for (nth, line) in draft.lines.iter().enumerate() {
            let name = self.text(&line.name, &at.nth("lines", nth).field("name"));
            map.lines.push(MapLine {
                name,
                kind: line.kind,
                points: line.points.clone(),
            });
        }
        self.parts.map = Some(map);
    }
}

/// A row without a name, counted over all files, for the keys of its texts.
fn loose(list: &'static str, nth: usize) -> At<'static> {
    At::top(0, list, nth, "")
}
