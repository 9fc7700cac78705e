//! Short codes for what people at a table look up, and conditions and effects in words that use
//! them: option `3b` is the second option of the third stage, box 4 is the fourth flag.

use super::material::Material;
use crate::exercise::draft::Progress;
use crate::exercise::model::*;

impl Material<'_> {
    /// A stage by its number in the file, from 1.
    pub(super) fn stage_code(&self, stage: StageId) -> String {
        (stage.index() + 1).to_string()
    }

    /// A stage by its number and title.
    pub(super) fn stage_name(&self, stage: StageId) -> String {
        let title = self.line(self.exercise.stages[stage].title);
        let args = [
            ("number", self.stage_code(stage).into()),
            ("title", title.into()),
        ];
        self.say("papers-stage", &args)
    }

    /// The options of a stage, over all its menus, in file order.
    fn options_of(&self, stage: StageId) -> impl Iterator<Item = OptionId> + '_ {
        let points = self.exercise.stages[stage].points.iter();
        let menus = points.flat_map(|point| &self.exercise.points[*point].menus);
        menus.flat_map(|menu| self.exercise.menus[*menu].options.iter().copied())
    }

    /// An option by the number of its stage and a letter.
    pub(super) fn option_code(&self, option: OptionId) -> String {
        let menu = self.exercise.options[option].menu;
        let stage = self.exercise.points[self.exercise.menus[menu].point].stage;
        let nth = self.options_of(stage).position(|one| one == option);
        format!("{}{}", self.stage_code(stage), letters(nth.unwrap_or(0)))
    }

    /// Several options by their codes.
    pub(super) fn option_codes(&self, options: &[OptionId]) -> String {
        let codes: Vec<String> = options.iter().map(|one| self.option_code(*one)).collect();
        codes.join(" + ")
    }

    /// An inject by its number over the whole exercise.
    pub(super) fn inject_code(&self, inject: InjectId) -> String {
        format!("E{}", inject.index() + 1)
    }

    /// A paragraph of a situation by the numbers of stage and paragraph.
    pub(super) fn passage_code(&self, stage: StageId, nth: usize) -> String {
        format!("S{}.{}", self.stage_code(stage), nth + 1)
    }

    /// A branch of an outcome: `3b/2` or, where outcomes are several, `3b/1.2`.
    pub(super) fn goal(&self, goal: Goal) -> String {
        match goal {
            Goal::Stage(stage) => self.stage_name(stage),
            Goal::End => self.say("papers-the-end", &[]),
        }
    }

    /// Whether a condition needs no words.
    pub(super) fn always(cond: &Cond) -> bool {
        *cond == Cond::Always
    }

    /// A condition in words; empty where it always holds.
    pub(super) fn cond(&self, cond: &Cond) -> String {
        let number = |value: &i32| i64::from(*value).into();
        match cond {
            Cond::Always => String::new(),
            Cond::Never => self.say("papers-never", &[]),
            Cond::Not(inner) => self.denied(inner),
            Cond::All(all) => self.joined(all, "papers-and"),
            Cond::Any(any) => self.joined(any, "papers-or"),
            Cond::Bit(bit) => self.bit(*bit),
            Cond::AtLeast(slot, value) => {
                let args = [
                    ("name", self.slot_name(*slot).into()),
                    ("value", number(value)),
                ];
                self.say("papers-at-least", &args)
            }
            Cond::AtMost(slot, value) => {
                let args = [
                    ("name", self.slot_name(*slot).into()),
                    ("value", number(value)),
                ];
                self.say("papers-at-most", &args)
            }
            Cond::Authorised(which, value) => {
                let name = self.line(self.exercise.authorisations[*which].name);
                let args = [("name", name.into()), ("value", number(value))];
                self.say("papers-at-least", &args)
            }
            Cond::Unauthorised(which, value) => {
                let name = self.line(self.exercise.authorisations[*which].name);
                let args = [("name", name.into()), ("value", number(value))];
                self.say("papers-at-most", &args)
            }
            Cond::Since(minute) => {
                let args = [("time", self.words().clock(*minute).into())];
                self.say("papers-since", &args)
            }
        }
    }

    fn denied(&self, inner: &Cond) -> String {
        if let Cond::Since(minute) = inner {
            let args = [("time", self.words().clock(*minute).into())];
            return self.say("papers-until", &args);
        }
        let what = match inner {
            Cond::All(_) | Cond::Any(_) => format!("({})", self.cond(inner)),
            inner => self.cond(inner),
        };
        self.say("papers-not", &[("what", what.into())])
    }

    fn joined(&self, all: &[Cond], word: &str) -> String {
        let parts = all.iter().map(|one| match one {
            Cond::All(_) | Cond::Any(_) if all.len() > 1 => format!("({})", self.cond(one)),
            one => self.cond(one),
        });
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(&format!(" {} ", self.say(word, &[])))
    }

    fn bit(&self, bit: BitId) -> String {
        let exercise = self.exercise;
        let channel = |channel: ChannelId| {
            let name = self.line(exercise.channels[channel].name);
            [("channel", name.into())]
        };
        match exercise.bits[bit].kind {
            BitKind::Flag(_) => self.say("papers-box-ticked", &[("box", self.box_of(bit).into())]),
            BitKind::Chose(option) => {
                let args = [("option", self.option_code(option).into())];
                self.say("papers-chose", &args)
            }
            BitKind::Fired(inject) => {
                let args = [("event", self.inject_code(inject).into())];
                self.say("papers-fired", &args)
            }
            BitKind::Tried(id) => self.say("papers-tried", &channel(id)),
            BitKind::Answered(id) => self.say("papers-answered", &channel(id)),
            BitKind::Shut(id) => self.say("papers-shut", &channel(id)),
            BitKind::Message(option, progress) => {
                let how = match progress {
                    Progress::Sent => "papers-progress-sent",
                    Progress::Carried => "papers-progress-carried",
                    Progress::Delivered => "papers-progress-delivered",
                    Progress::Read => "papers-progress-read",
                    Progress::Answered => "papers-progress-answered",
                    Progress::Expired => "papers-progress-expired",
                };
                let args = [
                    ("option", self.option_code(option).into()),
                    ("how", self.locale.say(how, &[]).into()),
                ];
                self.say("papers-message", &args)
            }
        }
    }

    /// The number of a flag on the tracking sheet, from 1.
    pub(super) fn box_of(&self, bit: BitId) -> usize {
        match self.exercise.bits[bit].kind {
            BitKind::Flag(index) => usize::from(index) + 1,
            _ => bit.index() + 1,
        }
    }

    /// A meter, counter or authorisation by name.
    pub(super) fn slot_name(&self, slot: SlotId) -> String {
        let row = &self.exercise.slots[slot];
        match &row.kind {
            SlotKind::Meter { name, .. } => self.line(*name),
            SlotKind::Counter { .. } => {
                self.say("papers-counter", &[("name", row.id.as_str().into())])
            }
            SlotKind::Terms(which) => self.line(self.exercise.authorisations[*which].name),
        }
    }

    /// Effects in words, one a line.
    pub(super) fn effects(&self, effects: &[Effect]) -> Vec<String> {
        effects.iter().map(|effect| self.effect(effect)).collect()
    }

    fn effect(&self, effect: &Effect) -> String {
        let exercise = self.exercise;
        let channel = |id: &ChannelId| self.line(exercise.channels[*id].name);
        match effect {
            Effect::Add(slot, by) => {
                let args = [
                    ("name", self.slot_name(*slot).into()),
                    ("by", self.locale.signed(i64::from(*by)).into()),
                ];
                self.say("papers-adds", &args)
            }
            Effect::Set(slot, to) => {
                let args = [
                    ("name", self.slot_name(*slot).into()),
                    ("value", i64::from(*to).into()),
                ];
                self.say("papers-sets", &args)
            }
            Effect::Raise(bit) => self.say("papers-ticks", &[("box", self.box_of(*bit).into())]),
            Effect::Lower(bit) => self.say("papers-clears", &[("box", self.box_of(*bit).into())]),
            Effect::Term(term) => {
                let term = &exercise.terms[*term];
                let name = self.line(exercise.authorisations[term.of].name);
                let args = [
                    ("name", name.into()),
                    ("by", self.locale.signed(i64::from(term.points)).into()),
                ];
                self.say("papers-adds", &args)
            }
            Effect::Call(id) => self.say("papers-rings", &[("channel", channel(id).into())]),
            Effect::Shut(id, span) => {
                let args = [
                    ("channel", channel(id).into()),
                    ("span", self.words().span(*span).into()),
                ];
                self.say("papers-shuts", &args)
            }
            Effect::Reopen(id) => self.say("papers-reopens", &[("channel", channel(id).into())]),
            Effect::Tell(chair, fact) => {
                let args = [
                    ("chair", self.chair_name(*chair).into()),
                    ("fact", self.line(exercise.facts[*fact].text).into()),
                ];
                self.say("papers-tells", &args)
            }
            Effect::Fire(inject) => {
                let args = [("event", self.inject_code(*inject).into())];
                self.say("papers-fires", &args)
            }
        }
    }

    /// When an inject comes.
    pub(super) fn trigger(&self, inject: &Inject) -> String {
        let comes = match &inject.trigger {
            Trigger::At(minute) => self.words().clock(*minute),
            Trigger::When(cond) => self.say("papers-as-soon", &[("what", self.cond(cond).into())]),
            Trigger::Absent(cond, minute) => {
                let args = [
                    ("time", self.words().clock(*minute).into()),
                    ("what", self.cond(cond).into()),
                ];
                self.say("papers-absent", &args)
            }
            Trigger::Called => self.say("papers-called", &[]),
        };
        match Self::always(&inject.when) {
            true => comes,
            false => {
                let args = [
                    ("when", comes.into()),
                    ("what", self.cond(&inject.when).into()),
                ];
                self.say("papers-comes-if", &args)
            }
        }
    }
}

/// `a` to `z`, then `aa`, `ab` and so on.
fn letters(nth: usize) -> String {
    let letter = |nth: usize| char::from(b'a' + u8::try_from(nth % 26).unwrap_or(0));
    match nth / 26 {
        0 => letter(nth).to_string(),
        more => format!("{}{}", letters(more - 1), letter(nth)),
    }
}
