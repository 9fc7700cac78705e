//! Times, conditions, effects, acts.

use super::super::at::At;
use super::super::names::Kind;
use super::super::rules::acts;
use super::context::Lowering;
use crate::exercise::draft::{self, ActDraft, Condition, Time};
use crate::exercise::model::*;

/// A time in minutes; one beyond what 32 bits hold is the greatest, far behind any horizon.
pub(in crate::exercise::check) fn minutes(time: Time) -> Minutes {
    match time {
        Time::Min(minutes) => minutes,
        Time::H(hours) => hours.saturating_mul(60),
        Time::HM(hours, minutes) => hours.saturating_mul(60).saturating_add(minutes),
        Time::D(days) => days.saturating_mul(24 * 60),
    }
}

impl Lowering<'_> {
    pub(super) fn cond(&mut self, cond: &Condition, at: &At<'_>) -> Cond {
        match cond {
            Condition::Always => Cond::Always,
            Condition::Never => Cond::Never,
            Condition::Not(inner) => Cond::Not(Box::new(self.cond(inner, &at.index(0)))),
            Condition::All(list) => Cond::All(self.conds(list, at)),
            Condition::Any(list) => Cond::Any(self.conds(list, at)),
            Condition::Is(flag) => {
                self.bit_of(Kind::Flag, flag, at, |flag: BitId| BitKind::Flag(flag.0))
            }
            Condition::AtLeast(id, value) => {
                self.measure(id, *value, at, Cond::AtLeast, Cond::Authorised)
            }
            Condition::AtMost(id, value) => {
                self.measure(id, *value, at, Cond::AtMost, Cond::Unauthorised)
            }
            Condition::Since(time) => Cond::Since(minutes(*time)),
            Condition::Before(time) => Cond::Not(Box::new(Cond::Since(minutes(*time)))),
            Condition::Chose(stage, option) => {
                let option = self.names.option(stage, option, at, &mut self.report);
                self.fact(option.map(BitKind::Chose))
            }
            Condition::Fired(id) => self.bit_of(Kind::Inject, id, at, BitKind::Fired),
            Condition::Tried(id) => self.bit_of(Kind::Channel, id, at, BitKind::Tried),
            Condition::Answered(id) => self.bit_of(Kind::Channel, id, at, BitKind::Answered),
            Condition::Open(id) => {
                Cond::Not(Box::new(self.bit_of(Kind::Channel, id, at, BitKind::Shut)))
            }
            Condition::Message(stage, option, progress) => {
                let option = self.names.option(stage, option, at, &mut self.report);
                self.fact(option.map(|option| BitKind::Message(option, *progress)))
            }
        }
    }

    fn conds(&mut self, list: &[Condition], at: &At<'_>) -> Box<[Cond]> {
        let inner = at.index(0);
        list.iter()
            .enumerate()
            .map(|(nth, cond)| self.cond(cond, &inner.index(nth)))
            .collect()
    }

    fn bit_of<K: Key>(
        &mut self,
        kind: Kind,
        name: &str,
        at: &At<'_>,
        of: impl Fn(K) -> BitKind,
    ) -> Cond {
        let found = self.find(kind, name, &at.index(0)).map(of);
        self.fact(found)
    }

    fn fact(&mut self, kind: Option<BitKind>) -> Cond {
        kind.map_or(Cond::Always, |kind| Cond::Bit(self.facts.ask(kind)))
    }

    /// A comparison of a meter or counter, or of an authorisation as a whole.
    fn measure(
        &mut self,
        id: &str,
        value: i32,
        at: &At<'_>,
        slot: fn(SlotId, i32) -> Cond,
        authorisation: fn(AuthorisationId, i32) -> Cond,
    ) -> Cond {
        if let Some(found) = self.names.known(Kind::Authorisation, id) {
            return authorisation(found, value);
        }
        self.find(Kind::Value, id, &at.index(0))
            .map_or(Cond::Always, |found| slot(found, value))
    }

    pub(super) fn effects(&mut self, effects: &[draft::Effect], at: &At<'_>) -> Vec<Effect> {
        let rows = effects.iter().enumerate();
        rows.filter_map(|(nth, effect)| self.effect(effect, &at.index(nth)))
            .collect()
    }

    fn effect(&mut self, effect: &draft::Effect, at: &At<'_>) -> Option<Effect> {
        let name = at.index(0);
        Some(match effect {
            draft::Effect::Add(id, by) => Effect::Add(self.slot(id, &name)?, *by),
            draft::Effect::Set(id, to) => Effect::Set(self.slot(id, &name)?, *to),
            draft::Effect::Raise(id) => Effect::Raise(self.find(Kind::Flag, id, &name)?),
            draft::Effect::Lower(id) => Effect::Lower(self.find(Kind::Flag, id, &name)?),
            draft::Effect::Term(id) => Effect::Term(self.find(Kind::Term, id, &name)?),
            draft::Effect::Call(id) => Effect::Call(self.find(Kind::Channel, id, &name)?),
            draft::Effect::Shut(id, time) => {
                let channel = self.find(Kind::Channel, id, &name)?;
                self.facts.ask(BitKind::Shut(channel));
                Effect::Shut(channel, minutes(*time))
            }
            draft::Effect::Reopen(id) => Effect::Reopen(self.find(Kind::Channel, id, &name)?),
            draft::Effect::Tell(chair, fact) => {
                let chair = self.find(Kind::Chair, chair, &name);
                let fact = self.find(Kind::Fact, fact, &at.index(1));
                Effect::Tell(chair?, fact?)
            }
            draft::Effect::Fire(id) => {
                let inject = self.find(Kind::Inject, id, &name)?;
                self.facts.ask(BitKind::Fired(inject));
                Effect::Fire(inject)
            }
        })
    }

    /// A meter or counter; the sum of an authorisation changes only by its terms.
    pub(super) fn slot(&mut self, id: &str, at: &At<'_>) -> Option<SlotId> {
        if self
            .names
            .known::<AuthorisationId>(Kind::Authorisation, id)
            .is_some()
        {
            let message = format!("`{id}` is an authorisation and changes by its terms alone");
            self.report
                .say(&super::super::names::UNKNOWN_ID, at, message)
                .help("name a meter or counter here, or add an act term with `Term(...)`");
            return None;
        }
        self.find(Kind::Value, id, at)
    }

    /// An act with the chair that does it: the one it names, else `default`.
    pub(super) fn act(
        &mut self,
        act: &ActDraft,
        default: Option<ChairId>,
        at: &At<'_>,
    ) -> Option<Act> {
        let row = match self.acts.get(&act.code, &act.manner) {
            Some(row) => Some(row.clone()),
            None => {
                acts::unknown(self.acts, act, at, &mut self.report);
                None
            }
        };
        let chair = match &act.chair {
            Some(id) => self.find(Kind::Chair, id, &at.field("chair")),
            None if default.is_none() => {
                acts::nobody(at, &mut self.report);
                None
            }
            None => default,
        };
        Some(Act {
            row: row?,
            chair: chair?,
        })
    }

    /// The act of a given chair, which it may name and no other.
    pub(super) fn own_act(
        &mut self,
        act: &ActDraft,
        chair: Option<ChairId>,
        at: &At<'_>,
    ) -> Option<Act> {
        let row = chair.and_then(|chair| self.parts.chairs.get(chair));
        acts::own(act, row.map(|row| row.id.as_str()), at, &mut self.report);
        // A chair that means nothing was reported where it was named.
        self.act(act, chair.or(Some(ChairId(0))), at)
    }

    /// Acts of chairs that each must name.
    pub(super) fn acts(
        &mut self,
        acts: &[ActDraft],
        default: Option<ChairId>,
        at: &At<'_>,
    ) -> Vec<Act> {
        let rows = acts.iter().enumerate();
        rows.filter_map(|(nth, act)| self.act(act, default, &at.index(nth)))
            .collect()
    }
}
