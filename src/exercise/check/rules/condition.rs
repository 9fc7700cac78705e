//! Conditions that ask for what never happens, or that have the same answer in every state.

use super::super::at::At;
use super::super::codes::warning;
use super::super::lower::minutes;
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::visit::{Visit, visit};
use super::range::{Ranges, ranges};
use crate::diagnostic::Code;
use crate::exercise::draft::*;
use std::collections::{BTreeMap, BTreeSet};

/// A condition on something that nothing brings about.
pub(in crate::exercise::check) const NEVER_SET: Code = warning(
    "W0501",
    "never-set",
    "a condition on something that never happens",
    "The condition asks for a flag that no effect raises, a channel that nothing uses, an answer \
     that no channel gives, or a promise that nothing makes. It is the same in every state, which \
     its author hardly meant: usually the effect was forgotten or another name was meant.",
);

/// A comparison that is decided by the range.
pub(in crate::exercise::check) const CONSTANT: Code = warning(
    "W0502",
    "constant-comparison",
    "a comparison that always or never holds",
    "The value is compared with a number at or beyond the edge of its range, or the clock with a \
     moment at its start or beyond its horizon, so the answer is known before play. Compare with a \
     value inside, or write `Always` or `Never`.",
);

/// Whether the condition has the same answer in every state, as far as its form says.
pub(in crate::exercise::check) fn constant(cond: &Condition) -> Option<bool> {
    match cond {
        Condition::Always => Some(true),
        Condition::Never => Some(false),
        Condition::Not(inner) => constant(inner).map(|holds| !holds),
        Condition::All(list) => decided(list, false),
        Condition::Any(list) => decided(list, true),
        Condition::Since(time) if minutes(*time) == 0 => Some(true),
        Condition::Before(time) if minutes(*time) == 0 => Some(false),
        _ => None,
    }
}

/// A list in which one `decisive` answer decides.
fn decided(list: &[Condition], decisive: bool) -> Option<bool> {
    let answers = || list.iter().map(constant);
    if answers().any(|answer| answer == Some(decisive)) {
        return Some(decisive);
    }
    answers()
        .all(|answer| answer.is_some())
        .then_some(!decisive)
}

/// Looks at all conditions and broken promises.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    let flags = merged.flags.iter().map(|item| item.draft.as_str());
    let mut happens = Happens {
        flags: flags.collect(),
        ..Happens::default()
    };
    for item in &merged.channels {
        let channel = &item.draft;
        let answers = !channel.answers.is_empty();
        happens
            .channels
            .insert(&channel.id, (answers, channel.post.is_some()));
    }
    visit(merged, &mut happens);
    let horizon = merged
        .head
        .clock
        .as_ref()
        .map_or(u32::MAX, |clock| minutes(clock.horizon));
    visit(
        merged,
        &mut Conditions {
            happens,
            ranges: ranges(merged),
            horizon,
            report,
        },
    );
}

/// What effects and options bring about.
#[derive(Default)]
struct Happens<'d> {
    /// Whether each channel has answers, and carries messages.
    channels: BTreeMap<&'d str, (bool, bool)>,
    raised: BTreeSet<&'d str>,
    used: BTreeSet<&'d str>,
    promised: BTreeSet<&'d str>,
    stage: &'d str,
    /// Flags that are defined; of others it was said that they are not.
    flags: BTreeSet<&'d str>,
    /// Each option by stage and name, with its message's channel if it sends one.
    options: BTreeMap<(&'d str, &'d str), Option<Option<&'d str>>>,
}

impl Happens<'_> {
    fn never_raised(&self, flag: &str) -> bool {
        self.flags.contains(flag) && !self.raised.contains(flag)
    }

    fn never_used(&self, channel: &str) -> bool {
        self.channels.contains_key(channel) && !self.used.contains(channel)
    }
}

impl<'d> Visit<'d> for Happens<'d> {
    fn effect(&mut self, effect: &'d Effect, _: &At<'_>) {
        match effect {
            Effect::Raise(flag) => {
                self.raised.insert(flag);
            }
            Effect::Call(channel) => {
                self.used.insert(channel);
            }
            _ => {}
        }
    }

    fn stage(&mut self, stage: &'d StageDraft, _: &At<'_>) {
        self.stage = &stage.id;
    }

    fn option(&mut self, option: &'d OptionDraft, _: &At<'_>) {
        let clauses = option.slots.iter().flat_map(|slot| &slot.clauses);
        let promises = clauses
            .flat_map(|clause| &clause.promises)
            .chain(&option.promises);
        self.promised.extend(promises.map(String::as_str));
        let message = option.message.as_ref();
        let via = message.map(|message| message.via.as_deref());
        self.used.extend(via.flatten());
        self.options.insert((self.stage, &option.id), via);
    }
}

struct Conditions<'d, 'r> {
    happens: Happens<'d>,
    ranges: Ranges<'d>,
    horizon: u32,
    report: &'r mut Report,
}

impl<'d> Visit<'d> for Conditions<'d, '_> {
    fn cond(&mut self, cond: &'d Condition, at: &At<'_>) {
        match cond {
            Condition::Not(inner) => self.cond(inner, &at.index(0)),
            Condition::All(list) | Condition::Any(list) => {
                let inner = at.index(0);
                for (nth, cond) in list.iter().enumerate() {
                    self.cond(cond, &inner.index(nth));
                }
            }
            Condition::Is(flag) if self.happens.never_raised(flag) => {
                self.never(format!("nothing raises the flag `{flag}`"), &at.index(0));
            }
            Condition::Tried(id) if self.happens.never_used(id) => {
                self.never(format!("nothing uses the channel `{id}`"), &at.index(0));
            }
            Condition::Answered(id) => self.answered(id, at),
            Condition::Message(stage, option, progress) => {
                self.message(stage, option, *progress, at)
            }
            Condition::AtLeast(id, value) => self.compare(id, *value, true, at),
            Condition::AtMost(id, value) => self.compare(id, *value, false, at),
            Condition::Since(time) => self.moment(*time, true, at),
            Condition::Before(time) => self.moment(*time, false, at),
            _ => {}
        }
    }

    fn option(&mut self, option: &'d OptionDraft, at: &At<'_>) {
        let at = at.field("breaks");
        for (nth, promise) in option.breaks.iter().enumerate() {
            if !self.happens.promised.contains(promise.as_str()) {
                self.never(format!("nothing promises `{promise}`"), &at.index(nth));
            }
        }
    }
}

impl Conditions<'_, '_> {
    fn never(&mut self, message: String, at: &At<'_>) {
        let problem = self.report.say(&NEVER_SET, at, message);
        problem.help("add what brings it about, or name what does happen");
    }

    fn answered(&mut self, id: &str, at: &At<'_>) {
        if self.happens.never_used(id) {
            self.never(format!("nothing uses the channel `{id}`"), &at.index(0));
        } else if self
            .happens
            .channels
            .get(id)
            .is_some_and(|(answers, _)| !answers)
        {
            self.never(format!("the channel `{id}` has no answers"), &at.index(0));
        }
    }

    fn message(&mut self, stage: &str, option: &str, progress: Progress, at: &At<'_>) {
        let Some(message) = self.happens.options.get(&(stage, option)) else {
            return;
        };
        let message = match message {
            None => format!("option `{option}` sends no message"),
            Some(None) if progress == Progress::Sent => return,
            Some(None) => format!("option `{option}` speaks in public, and nothing carries it"),
            Some(Some(via)) => match self.happens.channels.get(via) {
                Some((_, false)) => format!("the channel `{via}` carries no messages"),
                Some((false, _)) if progress == Progress::Answered => {
                    format!("the channel `{via}` has no answers")
                }
                _ => return,
            },
        };
        self.never(message, at);
    }

    fn compare(&mut self, id: &str, value: i32, above: bool, at: &At<'_>) {
        let Some((least, most)) = self.ranges.get(id) else {
            return;
        };
        let word = match above {
            true if value > *most => "never",
            true if value <= *least => "always",
            false if value < *least => "never",
            false if value >= *most => "always",
            _ => return,
        };
        let message = format!("this {word} holds: `{id}` is within {least}..{most}");
        let problem = self.report.say(&CONSTANT, &at.index(1), message);
        problem.help("compare with a value inside the range");
    }

    fn moment(&mut self, time: Time, since: bool, at: &At<'_>) {
        let minute = minutes(time);
        let word = match since {
            true if minute == 0 => "always",
            true if minute > self.horizon => "never",
            false if minute == 0 => "never",
            false if minute > self.horizon => "always",
            _ => return,
        };
        let message = format!(
            "this {word} holds: the clock runs from 0 to {}",
            self.horizon
        );
        let problem = self.report.say(&CONSTANT, &at.index(0), message);
        problem.help("compare with a moment before the horizon");
    }
}
