//! What stands still: sides, chairs, meters, authorisations, channels, facts.

use super::super::at::At;
use super::super::merge::Item;
use super::super::names::Kind;
use super::context::Lowering;
use super::logic::minutes;
use crate::exercise::draft::{
    AnswerDraft, AuthorisationDraft, ChairDraft, ChannelDraft, MeterDraft, PostDraft,
};
use crate::exercise::model::*;

impl Lowering<'_> {
    pub(super) fn world(&mut self) {
        let merged = self.merged;
        for item in &merged.sides {
            let at = item.at("sides", &item.draft.id);
            let name = self.text(&item.draft.name, &at.field("name"));
            self.parts.sides.push(Side {
                id: item.draft.id.clone(),
                name,
            });
        }
        for item in &merged.chairs {
            self.chair(item);
        }
        self.map();
        for item in &merged.meters {
            self.meter(item);
        }
        for item in &merged.counters {
            let counter = &item.draft;
            self.parts.slots.push(Slot {
                id: counter.id.clone(),
                kind: SlotKind::Counter {
                    passing: counter.passing,
                },
                least: counter.range.0,
                most: counter.range.1,
                start: counter.start,
                drift: Vec::new(),
                thresholds: Vec::new(),
            });
        }
        for item in &merged.authorisations {
            self.authorisation(item);
        }
        for item in &merged.channels {
            self.channel(item);
        }
        for item in &merged.facts {
            let at = item.at("facts", &item.draft.id);
            let fact = Fact {
                id: item.draft.id.clone(),
                text: self.text(&item.draft.text, &at.field("text")),
                known_by: self.chairs(&item.draft.known_by, &at.field("known_by")),
            };
            self.parts.facts.push(fact);
        }
    }

    fn chair(&mut self, item: &Item<ChairDraft>) {
        let (draft, at) = (&item.draft, item.at("chairs", &item.draft.id));
        let mut roles = Vec::new();
        for (nth, role) in draft.roles.iter().enumerate() {
            let at = at.row("roles", nth, &role.id);
            let name = self.text(&role.name, &at.field("name"));
            roles.push((
                role.id.clone(),
                name,
                self.text(&role.briefing, &at.field("briefing")),
            ));
        }
        let chair = Chair {
            id: draft.id.clone(),
            side: self
                .find(Kind::Side, &draft.side, &at.field("side"))
                .unwrap_or(SideId(0)),
            name: self.text(&draft.name, &at.field("name")),
            briefing: self.text(&draft.briefing, &at.field("briefing")),
            roles,
        };
        self.parts.chairs.push(chair);
    }

    fn meter(&mut self, item: &Item<MeterDraft>) {
        let (draft, at) = (&item.draft, item.at("meters", &item.draft.id));
        let mut bands = Vec::new();
        for (nth, (least, name)) in draft.bands.iter().enumerate() {
            bands.push((*least, self.text(name, &at.nth("bands", nth))));
        }
        let mut drift = Vec::new();
        for (nth, row) in draft.drift.iter().enumerate() {
            drift.push(Drift {
                when: self.cond(&row.when, &at.nth("drift", nth).field("when")),
                every: minutes(row.every).max(1),
                by: row.by,
                toward: row.toward,
            });
        }
        let mut thresholds = Vec::new();
        for (nth, row) in draft.thresholds.iter().enumerate() {
            let effects = self.effects(&row.effects, &at.nth("thresholds", nth).field("effects"));
            for (value, rising) in [(row.rises_to, true), (row.falls_to, false)] {
                let effects = effects.clone();
                thresholds.extend(value.map(|value| Threshold {
                    value,
                    rising,
                    effects,
                }));
            }
        }
        let slot = Slot {
            id: draft.id.clone(),
            kind: SlotKind::Meter {
                name: self.text(&draft.name, &at.field("name")),
                seen_by: self.chairs_or_all(&draft.seen_by, &at.field("seen_by")),
                bands,
            },
            least: draft.range.0,
            most: draft.range.1,
            start: draft.start,
            drift,
            thresholds,
        };
        self.parts.slots.push(slot);
    }

    fn authorisation(&mut self, item: &Item<AuthorisationDraft>) {
        let (draft, at) = (&item.draft, item.at("authorisations", &item.draft.id));
        let id = AuthorisationId::from_index(self.parts.authorisations.len());
        let slot = self.parts.slots.push(Slot {
            id: draft.id.clone(),
            kind: SlotKind::Terms(id),
            least: draft.range.0,
            most: draft.range.1,
            start: 0,
            drift: Vec::new(),
            thresholds: Vec::new(),
        });
        let mut clock = Vec::new();
        for (nth, term) in draft.clock.iter().enumerate() {
            clock.push(ClockTerm {
                label: self.text(&term.label, &at.nth("clock", nth).field("label")),
                points: term.points,
                every: minutes(term.every).max(1),
                from: minutes(term.from),
                to: term.to.map_or(self.parts.clock.horizon, minutes),
            });
        }
        for (nth, term) in draft.acts.iter().enumerate() {
            let label = self.text(&term.label, &at.row("acts", nth, &term.id).field("label"));
            self.parts.terms.push(Term {
                id: term.id.clone(),
                label,
                of: id,
                points: term.points,
            });
        }
        let authorisation = Authorisation {
            id: draft.id.clone(),
            name: self.text(&draft.name, &at.field("name")),
            chair: self
                .find(Kind::Chair, &draft.chair, &at.field("chair"))
                .unwrap_or(ChairId(0)),
            slot,
            clock,
            steps: Vec::new(),
        };
        self.parts.authorisations.push(authorisation);
    }

    fn channel(&mut self, item: &Item<ChannelDraft>) {
        let (draft, at) = (&item.draft, item.at("channels", &item.draft.id));
        if draft.shut {
            let channel = ChannelId::from_index(self.parts.channels.len());
            self.facts.ask(BitKind::Shut(channel));
        }
        let to: Option<ChairId> = self.find(Kind::Chair, &draft.to, &at.field("to"));
        let rows = draft.answers.iter().enumerate();
        let answers = rows
            .map(|(nth, row)| self.answer(row, to, &at.row("answers", nth, &row.id)))
            .collect();
        let silence = at.field("silence");
        let channel = Channel {
            id: draft.id.clone(),
            name: self.text(&draft.name, &at.field("name")),
            about: self.text(&draft.about, &at.field("about")),
            from: self
                .find(Kind::Chair, &draft.from, &at.field("from"))
                .unwrap_or(ChairId(0)),
            to: to.unwrap_or(ChairId(0)),
            level: draft.level,
            answers,
            silence: Silence {
                after: minutes(draft.silence.after),
                text: self.text(&draft.silence.text, &silence.field("text")),
                reason: self.text(&draft.silence.reason, &silence.field("reason")),
                effects: self.effects(&draft.silence.effects, &silence.field("effects")),
            },
            post: draft
                .post
                .as_ref()
                .map(|post| self.post(post, &at.field("post"))),
            tried: None,
            answered: None,
            shut: None,
        };
        self.parts.channels.push(channel);
    }

    fn answer(&mut self, draft: &AnswerDraft, to: Option<ChairId>, at: &At<'_>) -> Answer {
        let needs = draft.needs.as_ref().and_then(|(id, points)| {
            let id = self.find(Kind::Authorisation, id, &at.nth("needs", 0))?;
            Some((id, *points))
        });
        let act = draft.act.as_ref();
        Answer {
            id: draft.id.clone(),
            needs,
            when: self.cond(&draft.when, &at.field("when")),
            after: minutes(draft.after),
            by: self.text(&draft.by, &at.field("by")),
            says: self.text(&draft.says, &at.field("says")),
            effects: self.effects(&draft.effects, &at.field("effects")),
            act: act.and_then(|act| self.own_act(act, to, &at.field("act"))),
            hollow: draft.hollow,
        }
    }

    fn post(&mut self, draft: &PostDraft, at: &At<'_>) -> Post {
        let (intact, garbled, lost) = draft.weights;
        let sure = garbled == 0 && lost == 0;
        Post {
            carry: minutes(draft.carry),
            deliver: minutes(draft.deliver),
            read: minutes(draft.read),
            expire: minutes(draft.expire),
            chance: (!sure).then(|| self.site(at.key(), vec![intact, garbled, lost])),
            tells_sender: draft.tells_sender.clone(),
        }
    }
}
