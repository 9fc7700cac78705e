//! Options: messages, clauses, outcomes and chance.

use super::super::at::At;
use super::super::names::Kind;
use super::context::Lowering;
use super::logic::minutes;
use crate::exercise::draft::{
    BranchDraft, Id, MessageDraft, OptionDraft, OutcomeDraft, ReplyDraft, SlotDraft,
};
use crate::exercise::model::*;

impl<'d> Lowering<'d> {
    pub(super) fn option(
        &mut self,
        draft: &'d OptionDraft,
        menu: MenuId,
        chair: ChairId,
        at: &At<'_>,
    ) -> OptionModel {
        let message = draft
            .message
            .as_ref()
            .map(|row| self.message(row, &at.field("message")));
        let via = message.as_ref().and_then(|message| message.via);
        // Who replies: the other end of the line, else the other side.
        let other = via.map_or_else(
            || self.other(chair),
            |channel| Some(self.parts.channels[channel].to),
        );
        let mut unless = Vec::new();
        for (nth, (cond, reason)) in draft.unless.iter().enumerate() {
            let at = at.nth("unless", nth);
            unless.push((self.cond(cond, &at.index(0)), self.text(reason, &at)));
        }
        let rows = draft.slots.iter().enumerate();
        let slots = rows
            .map(|(nth, row)| self.slots(row, &at.row("slots", nth, &row.id)))
            .collect();
        let rows = draft.outcomes.iter().enumerate();
        let outcomes = rows
            .map(|(nth, row)| self.outcome(row, chair, other, &at.nth("outcomes", nth)))
            .collect();
        let (act, to) = (draft.act.as_ref(), draft.to.as_ref());
        OptionModel {
            id: draft.id.clone(),
            menu,
            label: self.text(&draft.label, &at.field("label")),
            detail: self.text(&draft.detail, &at.field("detail")),
            kind: draft.kind,
            when: self.cond(&draft.when, &at.field("when")),
            unless,
            excludes: Vec::new(),
            cost: draft.cost.map_or(0, minutes),
            irreversible: draft.irreversible,
            act: act.and_then(|act| self.own_act(act, Some(chair), &at.field("act"))),
            effects: self.effects(&draft.effects, &at.field("effects")),
            message,
            slots,
            outcomes,
            to: to.and_then(|to| self.goal(to, &at.field("to"))),
            marks: draft.marks.clone(),
            promises: self.promised(&draft.promises),
            breaks: self.promised(&draft.breaks),
            note: self.text(&draft.note, &at.field("note")),
            sources: self.sources(&draft.sources, &at.field("sources")),
            historical: draft.historical,
            chosen: None,
        }
    }

    /// The one chair of another side, if there is just one.
    fn other(&self, chair: ChairId) -> Option<ChairId> {
        let side = self.parts.chairs.get(chair)?.side;
        let mut others = self.parts.chairs.iter().filter(|(_, row)| row.side != side);
        let (other, _) = others.next()?;
        others.next().is_none().then_some(other)
    }

    fn message(&mut self, draft: &MessageDraft, at: &At<'_>) -> Message {
        let via = draft.via.as_ref();
        Message {
            via: via.and_then(|via| self.find(Kind::Channel, via, &at.field("via"))),
            text: self.text(&draft.text, &at.field("text")),
            garbled: self.text(&draft.garbled, &at.field("garbled")),
            features: draft.features.clone(),
            progress: Vec::new(),
        }
    }

    fn slots(&mut self, draft: &'d SlotDraft, at: &At<'_>) -> ClauseSlot {
        let mut clauses = Vec::new();
        for (nth, row) in draft.clauses.iter().enumerate() {
            let at = at.row("clauses", nth, &row.id);
            clauses.push(Clause {
                id: row.id.clone(),
                label: self.text(&row.label, &at.field("label")),
                when: self.cond(&row.when, &at.field("when")),
                text: self.text(&row.text, &at.field("text")),
                translated: self.text(&row.translated, &at.field("translated")),
                theirs: self.text(&row.theirs, &at.field("theirs")),
                fact: self.text(&row.fact, &at.field("fact")),
                effects: self.effects(&row.effects, &at.field("effects")),
                features: row.features.clone(),
                promises: self.promised(&row.promises),
            });
        }
        ClauseSlot {
            id: draft.id.clone(),
            name: self.text(&draft.name, &at.field("name")),
            clauses,
        }
    }

    fn outcome(
        &mut self,
        draft: &OutcomeDraft,
        chair: ChairId,
        other: Option<ChairId>,
        at: &At<'_>,
    ) -> Outcome {
        let (reply, to) = (draft.reply.as_ref(), draft.to.as_ref());
        Outcome {
            when: self.cond(&draft.when, &at.field("when")),
            text: self.text(&draft.text, &at.field("text")),
            reply: reply.map(|reply| self.reply(reply, other, &at.field("reply"))),
            effects: self.effects(&draft.effects, &at.field("effects")),
            chance: self.chance(&draft.chance, Some(chair), other, at),
            to: to.and_then(|to| self.goal(to, &at.field("to"))),
            credit: self.credit(&draft.credits, &at.field("credits")),
        }
    }

    fn reply(&mut self, draft: &ReplyDraft, other: Option<ChairId>, at: &At<'_>) -> Reply {
        let act = draft.act.as_ref();
        Reply {
            from: self.text(&draft.from, &at.field("from")),
            text: self.text(&draft.text, &at.field("text")),
            act: act.and_then(|act| self.act(act, other, &at.field("act"))),
        }
    }

    /// A chance in an inject or outcome; `own` and `other` are the chairs whose acts and replies
    /// its branches tell of unless they say so themselves.
    pub(super) fn chance(
        &mut self,
        draft: &[BranchDraft],
        own: Option<ChairId>,
        other: Option<ChairId>,
        at: &At<'_>,
    ) -> Option<Chance> {
        if draft.is_empty() {
            return None;
        }
        let mut branches = Vec::new();
        for (nth, row) in draft.iter().enumerate() {
            let at = at.row("chance", nth, &row.id);
            let (reply, to) = (row.reply.as_ref(), row.to.as_ref());
            branches.push(Branch {
                id: if row.id.is_empty() {
                    (nth + 1).to_string()
                } else {
                    row.id.clone()
                },
                text: self.text(&row.text, &at.field("text")),
                reply: reply.map(|reply| self.reply(reply, other, &at.field("reply"))),
                effects: self.effects(&row.effects, &at.field("effects")),
                acts: self.acts(&row.acts, own, &at.field("acts")),
                to: to.and_then(|to| self.goal(to, &at.field("to"))),
            });
        }
        let names: Vec<&str> = branches.iter().map(|branch| branch.id.as_str()).collect();
        let key = format!("{}.chance.{}", at.owner().key(), names.join("|"));
        let site = self.site(key, draft.iter().map(|row| row.weight).collect());
        Some(Chance { site, branches })
    }

    fn promised(&mut self, names: &'d [Id]) -> Vec<PromiseId> {
        let mut found = Vec::new();
        for name in names {
            let next = PromiseId::from_index(self.promises.len());
            let id = *self.promises.entry(name).or_insert(next);
            if id == next {
                self.parts.rubric.promises.push(name.clone());
            }
            found.push(id);
        }
        found
    }
}
