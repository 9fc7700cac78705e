//! Runs the world from one decision to the next point of rest.
//!
//! Within one minute the order is: deliveries and answers, injects, drift, thresholds, and last
//! the change of stage; each in file order.

use super::apply::change;
use super::chance::Draw;
use super::event::{Event, Fate};
use super::read::{answer, ending, holds, waiting};
use super::state::{PendingKind, Phase, State};
use crate::exercise::model::*;

/// A state in motion. Every event it emits has been applied.
pub(super) struct World<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) seated: Chairs,
    pub(super) state: State,
    pub(super) draw: &'a mut dyn Draw,
    pub(super) out: &'a mut Vec<Event>,
    /// An inject has turned the path aside.
    pub(super) turned: bool,
}

impl World<'_> {
    pub(super) fn emit(&mut self, event: Event) {
        change(self.exercise, &mut self.state, &event);
        self.out.push(event);
    }

    pub(super) fn holds(&self, cond: &Cond) -> bool {
        holds(self.exercise, &self.state, cond)
    }

    /// Draws among the weights; a single one that is not 0 needs no chance.
    pub(super) fn chance(&mut self, site: SiteId, weights: &[u32]) -> usize {
        let mut open = weights
            .iter()
            .enumerate()
            .filter(|(_, weight)| **weight > 0)
            .map(|(index, _)| index);
        let first = open.next().unwrap_or(0);
        if open.next().is_none() {
            return first;
        }
        let index = self.draw.draw(self.exercise, site, weights);
        // Who draws is outside the engine; an index that cannot fall counts as the first that can.
        let index = match weights.get(index) {
            Some(weight) if *weight > 0 => index,
            _ => first,
        };
        self.emit(Event::Drew {
            site,
            index: u16::try_from(index).unwrap_or(u16::MAX),
        });
        index
    }

    /// Runs to rest: a seated chair is due, or play is over. Ends, because every decision loop
    /// takes time (held by check) and the horizon ends time.
    pub(super) fn run(&mut self) {
        loop {
            if self.turned {
                self.turned = false;
                if let Some(goal) = self.state.goal {
                    self.go(goal, None);
                }
                continue;
            }
            match self.state.phase {
                Phase::Ended(_) => return,
                Phase::Start => self.start(),
                Phase::Arriving(stage) => self.arrive(stage),
                Phase::Passing(stage, after) => self.proceed(stage, after),
                Phase::Deciding(point) => {
                    if !waiting(self.exercise, &self.state, self.seated).is_empty() {
                        return;
                    }
                    self.settle(point, &[]);
                }
                Phase::Ringing(point) => {
                    if !waiting(self.exercise, &self.state, self.seated).is_empty() {
                        return;
                    }
                    self.after_decision(point);
                }
            }
        }
    }

    fn start(&mut self) {
        self.injects_at(0, &self.exercise.alarms);
        self.reflexes();
        if !self.turned {
            self.go(Goal::Stage(StageId(0)), None);
        }
    }

    fn arrive(&mut self, stage: StageId) {
        let opens = self.exercise.stages[stage].not_before;
        if self.state.clock < opens {
            self.pass_to(opens);
            return;
        }
        self.emit(Event::Entered { stage });
        self.effects(&self.exercise.stages[stage].on_enter);
        for inject in &self.exercise.stages[stage].injects {
            let late = |minute: Minutes| minute <= self.state.clock;
            let due = match &self.exercise.injects[*inject].trigger {
                Trigger::At(minute) => late(*minute),
                Trigger::Absent(cond, minute) => late(*minute) && !self.holds(cond),
                Trigger::When(_) | Trigger::Called => false,
            };
            if due {
                self.fire(*inject);
            }
        }
        self.reflexes();
    }

    /// Opens the next decision of the stage, or leaves it.
    fn proceed(&mut self, stage: StageId, after: Option<PointId>) {
        let model = &self.exercise.stages[stage];
        let next = model.points.iter().find(|point| {
            after.is_none_or(|last| **point > last)
                && self.holds(&self.exercise.points[**point].when)
        });
        if let Some(point) = next {
            self.emit(Event::Opened { point: *point });
            return;
        }
        match model.next.iter().find(|link| self.holds(&link.when)) {
            Some(link) => self.go(link.to, link.credit),
            None => self.go(Goal::End, None),
        }
    }

    /// Lets the calls of a decision ring, then its time pass, then goes on.
    fn after_decision(&mut self, point: PointId) {
        if let Some(channel) = self.state.ringing.first().copied() {
            self.pick_up_if_may(channel);
        } else if self.is_due() {
            self.deliveries();
            self.reflexes();
        } else if self.state.clock < self.state.busy_until {
            self.pass_to(self.state.busy_until);
        } else if let Some(goal) = self.state.goal {
            self.go(goal, None);
        } else {
            self.proceed(self.exercise.points[point].stage, Some(point));
        }
    }

    /// The policy of whoever is called: to answer when they may.
    fn pick_up_if_may(&mut self, channel: ChannelId) {
        match answer(self.exercise, &self.state, channel) {
            Some(answer) => self.emit(Event::PickedUp { channel, answer }),
            None => self.emit(Event::LetRing { channel }),
        }
    }

    fn go(&mut self, goal: Goal, credit: Option<CreditId>) {
        match goal {
            Goal::Stage(stage) => self.emit(Event::Left {
                to: Some(stage),
                credit,
            }),
            Goal::End => {
                self.emit(Event::Left { to: None, credit });
                self.emit(Event::Ended {
                    ending: ending(self.exercise, &self.state),
                });
            }
        }
    }

    /// Lets the clock run to the minute, or to the horizon, where play ends.
    fn pass_to(&mut self, target: Minutes) {
        let horizon = self.exercise.clock.horizon;
        let stop = target.min(horizon);
        let now = self.state.clock;
        let after = |all: &[(Minutes, InjectId)]| all.partition_point(|(minute, _)| *minute <= now);
        let Parts {
            alarms, moments, ..
        } = &**self.exercise;
        let (mut alarm, mut moment) = (after(alarms), after(moments));
        while self.state.clock < stop && !self.turned {
            let minute = self.next_minute(stop, &alarms[alarm..], &moments[moment..]);
            self.emit(Event::Clock { to: minute });
            self.deliveries();
            self.injects_at(minute, &alarms[alarm..]);
            self.drift(minute);
            self.reflexes();
            let passed = |(at, _): &&(Minutes, InjectId)| *at <= minute;
            alarm += alarms[alarm..].iter().take_while(passed).count();
            moment += moments[moment..].iter().take_while(passed).count();
        }
        if self.state.clock >= horizon {
            self.turned = false;
            self.go(Goal::End, None);
        }
    }

    /// The next minute at which something may happen; the alarms and moments are those to come.
    fn next_minute(
        &self,
        stop: Minutes,
        alarms: &[(Minutes, InjectId)],
        moments: &[(Minutes, InjectId)],
    ) -> Minutes {
        let now = self.state.clock;
        let pending = self
            .state
            .pending
            .first()
            .map(|pending| pending.due.max(now + 1));
        let moment = moments.iter().find(|(_, id)| !self.fired(*id));
        let beats = self.exercise.beats.iter();
        let drifts = beats.map(|every| (now / every + 1).saturating_mul(*every));
        pending
            .into_iter()
            .chain(alarms.first().map(|(minute, _)| *minute))
            .chain(moment.map(|(minute, _)| *minute))
            .chain(drifts)
            .fold(stop, Minutes::min)
    }

    /// Whether something that is under way is due by now.
    fn is_due(&self) -> bool {
        let first = self.state.pending.first();
        first.is_some_and(|first| first.due <= self.state.clock)
    }

    /// What was under way and is due by now.
    fn deliveries(&mut self) {
        while let Some(first) = self.state.pending.first().copied()
            && self.is_due()
        {
            match first.kind {
                PendingKind::Speak(channel, index) => {
                    self.emit(Event::Spoke {
                        channel,
                        answer: index,
                    });
                    self.answered(channel, index);
                }
                PendingKind::FallSilent(channel) => {
                    self.emit(Event::FellSilent { channel });
                    self.effects(&self.exercise.channels[channel].silence.effects);
                }
                PendingKind::Carry(option, fate) => self.emit(Event::Carried { option, fate }),
                PendingKind::Deliver(option, fate) => self.emit(Event::Delivered { option, fate }),
                PendingKind::Read(option) => self.read(option),
                PendingKind::Reply(option, index) => {
                    self.emit(Event::Replied {
                        option,
                        answer: index,
                    });
                    if let Some(channel) = self.via(option) {
                        self.answered(channel, index);
                    }
                }
                PendingKind::Expire(option) => self.emit(Event::Expired { option }),
                PendingKind::Reopen(channel) => self.emit(Event::Reopened { channel }),
            }
        }
    }

    fn via(&self, option: OptionId) -> Option<ChannelId> {
        self.exercise.options[option].message.as_ref()?.via
    }

    fn read(&mut self, option: OptionId) {
        self.emit(Event::WasRead { option });
        let reply = self
            .via(option)
            .and_then(|channel| answer(self.exercise, &self.state, channel));
        if let Some(answer) = reply {
            self.emit(Event::WillReply { option, answer });
        }
    }

    /// What an answer does when it comes.
    fn answered(&mut self, channel: ChannelId, index: u8) {
        let answer = &self.exercise.channels[channel].answers[usize::from(index)];
        self.acts(answer.act.as_slice());
        self.effects(&answer.effects);
    }

    /// Sends the option's message on its way.
    pub(super) fn send(&mut self, option: OptionId) {
        let Some(message) = &self.exercise.options[option].message else {
            return;
        };
        let chance = message
            .via
            .and_then(|channel| self.exercise.channels[channel].post.as_ref())
            .and_then(|post| post.chance);
        let fate = match chance.map(|site| self.chance(site, &self.exercise.sites[site].weights)) {
            None | Some(0) => Fate::Intact,
            Some(1) => Fate::Garbled,
            Some(_) => Fate::Lost,
        };
        self.emit(Event::Sent { option, fate });
    }

    /// The stage that is open now.
    fn open_stage(&self) -> Option<StageId> {
        match self.state.phase {
            Phase::Arriving(_) => None,
            _ => self.state.stage(self.exercise),
        }
    }

    /// Fires what this minute brings; `alarms` are those from it on.
    fn injects_at(&mut self, minute: Minutes, alarms: &[(Minutes, InjectId)]) {
        for (_, id) in alarms.iter().take_while(|(at, _)| *at == minute) {
            let inject = &self.exercise.injects[*id];
            let absent = match &inject.trigger {
                Trigger::Absent(cond, _) => !self.holds(cond),
                Trigger::At(_) | Trigger::When(_) | Trigger::Called => true,
            };
            if absent && (inject.stage.is_none() || inject.stage == self.open_stage()) {
                self.fire(*id);
            }
        }
    }

    /// All changes that meters make by themselves at this minute, judged on the state before any
    /// of them; thresholds follow.
    fn drift(&mut self, minute: Minutes) {
        let exercise = self.exercise;
        let mut sums = None;
        if !exercise
            .beats
            .iter()
            .any(|every| minute.is_multiple_of(*every))
        {
            return;
        }
        for id in exercise.drifting.iter().copied() {
            for drift in &exercise.slots[id].drift {
                if !minute.is_multiple_of(drift.every.max(1)) || !self.holds(&drift.when) {
                    continue;
                }
                let batch = sums.get_or_insert_with(|| self.batch());
                let now = batch.sum(id);
                let by = match drift.toward {
                    Some(toward) => (toward - now).clamp(-drift.by.abs(), drift.by.abs()),
                    None => drift.by,
                };
                self.add(batch, &[Effect::Add(id, by)]);
            }
        }
        if let Some(batch) = sums {
            self.close(batch);
        }
    }

    /// Fires the injects whose condition holds, until none does. Each fires once, so this ends.
    pub(super) fn reflexes(&mut self) {
        loop {
            let stage = self.open_stage();
            let due = self.exercise.reflexes.iter().find(|id| {
                let inject = &self.exercise.injects[**id];
                let Trigger::When(cond) = &inject.trigger else {
                    return false;
                };
                let here = inject.stage.is_none() || inject.stage == stage;
                here && !self.fired(**id) && self.holds(cond) && self.holds(&inject.when)
            });
            match due {
                Some(id) => self.fire(*id),
                None => return,
            }
        }
    }

    /// Whether the inject has fired, where that counts: the next time it would fire by itself it
    /// does not.
    pub(super) fn fired(&self, id: InjectId) -> bool {
        match self.exercise.injects[id].fired {
            Some(bit) => self.state.bit(bit),
            None => self.state.by_hand.contains(&id),
        }
    }

    /// Fires an inject, if it has not fired and its moment suits it.
    pub(super) fn fire(&mut self, id: InjectId) {
        if !self.fired(id) && self.holds(&self.exercise.injects[id].when) {
            self.go_off(id);
        }
    }

    /// What firing an inject does.
    pub(super) fn go_off(&mut self, id: InjectId) {
        let inject = &self.exercise.injects[id];
        let branch = inject
            .chance
            .as_ref()
            .map(|chance| self.chance(chance.site, &self.exercise.sites[chance.site].weights));
        self.emit(Event::Fired {
            inject: id,
            branch: branch.and_then(|index| u16::try_from(index).ok()),
        });
        self.acts(&inject.acts);
        let mut batch = self.batch();
        self.add(&mut batch, &inject.effects);
        let drawn = branch.and_then(|index| inject.chance.as_ref()?.branches.get(index));
        if let Some(branch) = drawn {
            self.acts(&branch.acts);
            self.acts(
                branch
                    .reply
                    .as_ref()
                    .and_then(|reply| reply.act.as_ref())
                    .map_or(&[], std::slice::from_ref),
            );
            self.add(&mut batch, &branch.effects);
        }
        self.close(batch);
        if let Some(goal) = drawn.and_then(|branch| branch.to) {
            self.emit(Event::Turned { goal });
            self.turned = true;
        }
    }

    pub(super) fn acts(&mut self, acts: &[Act]) {
        for act in acts {
            let row = &act.row;
            self.emit(Event::Acted {
                chair: act.chair,
                code: row.code.clone(),
                manner: row.manner.clone(),
                class: row.class,
            });
        }
    }
}
