//! The events of a path by the names of the exercise.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::engine::Event;
use crate::exercise::model::*;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// Scenario minute.
    pub at: u32,
    /// What kind of event, such as `entered`, `chose`, `spoke`.
    pub event: &'static str,
    /// What it names, by ids of the exercise.
    #[serde(flatten)]
    pub names: Map<String, Value>,
}

/// Every event but the ticking of the clock, which stands in the minutes.
pub(super) fn timeline(exercise: &Exercise, events: &[Event]) -> Vec<Moment> {
    let mut at = 0;
    let mut all = Vec::new();
    for event in events {
        match event {
            Event::Clock { to } => at = *to,
            _ => all.push(moment(exercise, at, event)),
        }
    }
    all
}

/// Ids of one exercise.
struct Names<'a>(&'a Exercise);

impl Names<'_> {
    fn option(&self, id: OptionId) -> String {
        self.0.options[id].id.clone()
    }
    fn channel(&self, id: ChannelId) -> String {
        self.0.channels[id].id.clone()
    }
    fn chair(&self, id: ChairId) -> String {
        self.0.chairs[id].id.clone()
    }
    fn stage(&self, id: StageId) -> String {
        self.0.stages[id].id.clone()
    }
    fn answer(&self, channel: ChannelId, answer: u8) -> String {
        self.0.channels[channel].answers[usize::from(answer)]
            .id
            .clone()
    }
    fn goal(&self, goal: Goal) -> String {
        match goal {
            Goal::Stage(stage) => self.stage(stage),
            Goal::End => "end".to_owned(),
        }
    }
    fn bit(&self, id: BitId) -> String {
        let named = |kind: &str, id: String| format!("{kind} {id}");
        match self.0.bits[id].kind {
            BitKind::Flag(index) => named("flag", index.to_string()),
            BitKind::Chose(option) => named("chose", self.option(option)),
            BitKind::Fired(inject) => named("fired", self.0.injects[inject].id.clone()),
            BitKind::Tried(channel) => named("tried", self.channel(channel)),
            BitKind::Answered(channel) => named("answered", self.channel(channel)),
            BitKind::Shut(channel) => named("shut", self.channel(channel)),
            BitKind::Message(option, step) => named(&format!("{step:?}"), self.option(option)),
        }
    }
    fn branch(chance: Option<&Chance>, branch: Option<u16>) -> Value {
        let drawn = branch.and_then(|index| chance?.branches.get(usize::from(index)));
        drawn.map_or(Value::Null, |branch| branch.id.clone().into())
    }
    /// An answer to a message, on its channel.
    fn reply(&self, option: OptionId, answer: u8) -> Value {
        let message = self.0.options[option].message.as_ref();
        let via = message.and_then(|message| message.via);
        via.map_or(Value::Null, |channel| self.answer(channel, answer).into())
    }
}

fn moment(exercise: &Exercise, at: Minutes, event: &Event) -> Moment {
    let names = Names(exercise);
    let (event, named): (&'static str, Vec<(&str, Value)>) = match event {
        Event::Left { to, .. } => {
            let to = to.map_or_else(|| "end".to_owned(), |to| names.stage(to));
            ("left", vec![("to", to.into())])
        }
        Event::Clock { to } => ("clock", vec![("to", (*to).into())]),
        Event::Entered { stage } => ("entered", vec![("stage", names.stage(*stage).into())]),
        Event::Opened { point } => {
            let point = exercise.points[*point].id.clone();
            ("opened", vec![("point", point.into())])
        }
        Event::Chose {
            option,
            clauses,
            seated,
        } => {
            let slots = exercise.options[*option].slots.iter().zip(clauses);
            let clauses: Vec<String> = slots
                .map(|(slot, clause)| slot.clauses[usize::from(*clause)].id.clone())
                .collect();
            let chair = exercise.menus[exercise.options[*option].menu].chair;
            (
                "chose",
                vec![
                    ("chair", names.chair(chair).into()),
                    ("option", names.option(*option).into()),
                    ("clauses", clauses.into()),
                    ("seated", (*seated).into()),
                ],
            )
        }
        Event::Drew { site, index } => {
            let site = exercise.sites[*site].key.clone();
            (
                "drew",
                vec![("site", site.into()), ("index", (*index).into())],
            )
        }
        Event::Came {
            option,
            outcome,
            branch,
        } => {
            let model = &exercise.options[*option];
            let chance = model.outcomes[usize::from(*outcome)].chance.as_ref();
            (
                "came",
                vec![
                    ("option", model.id.clone().into()),
                    ("outcome", (*outcome).into()),
                    ("branch", Names::branch(chance, *branch)),
                ],
            )
        }
        Event::Set { slot, to } => {
            let slot = exercise.slots[*slot].id.clone();
            ("set", vec![("slot", slot.into()), ("to", (*to).into())])
        }
        Event::Raised { bit } => ("raised", vec![("bit", names.bit(*bit).into())]),
        Event::Lowered { bit } => ("lowered", vec![("bit", names.bit(*bit).into())]),
        Event::Termed { term } => {
            let term = &exercise.terms[*term];
            (
                "termed",
                vec![
                    ("term", term.id.clone().into()),
                    ("points", term.points.into()),
                ],
            )
        }
        Event::Acted {
            chair,
            code,
            manner,
            class,
        } => (
            "acted",
            vec![
                ("chair", names.chair(*chair).into()),
                ("code", code.as_str().into()),
                ("manner", manner.as_str().into()),
                ("class", format!("{class:?}").into()),
            ],
        ),
        Event::Told { chair, fact } => {
            let fact = exercise.facts[*fact].id.clone();
            (
                "told",
                vec![("chair", names.chair(*chair).into()), ("fact", fact.into())],
            )
        }
        Event::Settled { point, until, goal } => {
            let point = exercise.points[*point].id.clone();
            let goal = goal.map_or(Value::Null, |goal| names.goal(goal).into());
            (
                "settled",
                vec![
                    ("point", point.into()),
                    ("until", (*until).into()),
                    ("goal", goal),
                ],
            )
        }
        Event::Fired { inject, branch } => {
            let inject = &exercise.injects[*inject];
            let branch = Names::branch(inject.chance.as_ref(), *branch);
            (
                "fired",
                vec![("inject", inject.id.clone().into()), ("branch", branch)],
            )
        }
        Event::ByHand { inject } => {
            let inject = exercise.injects[*inject].id.clone();
            ("by-hand", vec![("inject", inject.into())])
        }
        Event::Turned { goal } => ("turned", vec![("goal", names.goal(*goal).into())]),
        Event::Ended { ending } => (
            "ended",
            vec![("ending", exercise.endings[*ending].id.clone().into())],
        ),
        call_or_message => on_the_way(&names, call_or_message),
    };
    Moment {
        at,
        event,
        names: named
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    }
}

/// Calls and messages.
fn on_the_way(names: &Names<'_>, event: &Event) -> (&'static str, Vec<(&'static str, Value)>) {
    let on = |channel: ChannelId| vec![("channel", names.channel(channel).into())];
    let answered = |channel: ChannelId, answer: u8| {
        let answer = names.answer(channel, answer);
        vec![
            ("channel", names.channel(channel).into()),
            ("answer", answer.into()),
        ]
    };
    let of = |option: OptionId| vec![("option", names.option(option).into())];
    let fated = |option: OptionId, fate: crate::engine::Fate| {
        let fate = format!("{fate:?}").to_lowercase();
        vec![
            ("option", names.option(option).into()),
            ("fate", fate.into()),
        ]
    };
    let replied = |option: OptionId, answer: u8| {
        vec![
            ("option", names.option(option).into()),
            ("answer", names.reply(option, answer)),
        ]
    };
    match *event {
        Event::Rang { channel } => ("rang", on(channel)),
        Event::PickedUp { channel, answer } => ("picked-up", answered(channel, answer)),
        Event::LetRing { channel } => ("let-ring", on(channel)),
        Event::Spoke { channel, answer } => ("spoke", answered(channel, answer)),
        Event::FellSilent { channel } => ("fell-silent", on(channel)),
        Event::Sent { option, fate } => ("sent", fated(option, fate)),
        Event::Carried { option, fate } => ("carried", fated(option, fate)),
        Event::Delivered { option, fate } => ("delivered", fated(option, fate)),
        Event::WasRead { option } => ("was-read", of(option)),
        Event::WillReply { option, answer } => ("will-reply", replied(option, answer)),
        Event::Replied { option, answer } => ("replied", replied(option, answer)),
        Event::Expired { option } => ("expired", of(option)),
        Event::Shut { channel, until } => (
            "shut",
            vec![
                ("channel", names.channel(channel).into()),
                ("until", until.into()),
            ],
        ),
        Event::Reopened { channel } => ("reopened", on(channel)),
        _ => ("happened", Vec::new()),
    }
}
