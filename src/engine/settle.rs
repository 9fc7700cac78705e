//! Settles a joint action: effects are added up in order and clamped once.

use super::action::Pick;
use super::event::Event;
use super::read::holds;
use super::state::{State, narrow};
use super::world::World;
use crate::exercise::model::*;
use smallvec::SmallVec;

/// Effects that are being added up. Slots hold sums that may be out of range until it is closed.
pub(super) struct Batch {
    slots: SmallVec<[i32; 12]>,
    calls: SmallVec<[ChannelId; 2]>,
    fires: SmallVec<[InjectId; 2]>,
}

/// A threshold may set off another; more than so many in a row is cut off.
const CASCADE: usize = 8;

impl Batch {
    /// The sum of the slot so far.
    pub(super) fn sum(&self, slot: SlotId) -> i32 {
        self.slots[slot.index()]
    }
}

impl World<'_> {
    pub(super) fn batch(&self) -> Batch {
        Batch {
            slots: self
                .state
                .slots
                .iter()
                .map(|value| i32::from(*value))
                .collect(),
            calls: SmallVec::new(),
            fires: SmallVec::new(),
        }
    }

    pub(super) fn add(&mut self, batch: &mut Batch, effects: &[Effect]) {
        for effect in effects {
            match *effect {
                Effect::Add(slot, by) => {
                    batch.slots[slot.index()] = batch.slots[slot.index()].saturating_add(by)
                }
                Effect::Set(slot, to) => batch.slots[slot.index()] = to,
                Effect::Raise(bit) if !self.state.bit(bit) => self.emit(Event::Raised { bit }),
                Effect::Lower(bit) if self.state.bit(bit) => self.emit(Event::Lowered { bit }),
                Effect::Raise(_) | Effect::Lower(_) => {}
                Effect::Term(term) => {
                    let model = &self.exercise.terms[term];
                    let slot = self.exercise.authorisations[model.of].slot;
                    batch.slots[slot.index()] =
                        batch.slots[slot.index()].saturating_add(model.points);
                    self.emit(Event::Termed { term });
                }
                Effect::Call(channel) => batch.calls.push(channel),
                Effect::Shut(channel, minutes) => {
                    let until = self.state.clock.saturating_add(minutes);
                    self.emit(Event::Shut { channel, until });
                }
                Effect::Reopen(channel) => self.emit(Event::Reopened { channel }),
                Effect::Tell(chair, fact) => self.emit(Event::Told { chair, fact }),
                Effect::Fire(inject) => batch.fires.push(inject),
            }
        }
    }

    /// Writes the sums, clamped; sets off thresholds; fires what was called for.
    /// Returns the calls, which only a decision makes.
    pub(super) fn close(&mut self, batch: Batch) -> SmallVec<[ChannelId; 2]> {
        self.write(&batch.slots, CASCADE);
        for inject in batch.fires {
            self.fire(inject);
        }
        batch.calls
    }

    /// Effects of their own, added up and written.
    pub(super) fn effects(&mut self, effects: &[Effect]) {
        if !effects.is_empty() {
            let mut batch = self.batch();
            self.add(&mut batch, effects);
            self.close(batch);
        }
    }

    fn write(&mut self, sums: &[i32], cascade: usize) {
        let mut crossed: SmallVec<[(SlotId, usize); 2]> = SmallVec::new();
        for (id, slot) in self.exercise.slots.iter() {
            let before = self.state.slot(id);
            let after = settled(slot, sums[id.index()]);
            if after == before {
                continue;
            }
            self.emit(Event::Set {
                slot: id,
                to: narrow(after),
            });
            for (index, threshold) in slot.thresholds.iter().enumerate() {
                let crosses = match threshold.rising {
                    true => before < threshold.value && after >= threshold.value,
                    false => before > threshold.value && after <= threshold.value,
                };
                if crosses {
                    crossed.push((id, index));
                }
            }
        }
        if crossed.is_empty() || cascade == 0 {
            return;
        }
        let mut batch = self.batch();
        for (slot, index) in crossed {
            self.add(
                &mut batch,
                &self.exercise.slots[slot].thresholds[index].effects,
            );
        }
        self.write(&batch.slots, cascade - 1);
        for inject in batch.fires {
            self.fire(inject);
        }
    }

    /// The state on which all outcomes are judged: after the options' own effects, before any
    /// outcome's. None where nothing asks for it.
    fn provisional(&self, batch: &Batch, picks: &[(Pick, bool)]) -> Option<State> {
        let asked = |(pick, _): &(Pick, bool)| {
            let outcomes = &self.exercise.options[pick.option].outcomes;
            outcomes
                .first()
                .is_some_and(|outcome| outcome.when != Cond::Always)
        };
        if !picks.iter().any(asked) {
            return None;
        }
        let mut state = self.state.clone();
        for (id, slot) in self.exercise.slots.iter() {
            let sum = batch.slots[id.index()];
            state.slots[id.index()] = narrow(sum.clamp(slot.least, slot.most));
        }
        Some(state)
    }

    /// Settles the point: seated picks are given, the others follow their policies.
    pub(super) fn settle(&mut self, point: PointId, seated: &[Pick]) {
        let exercise = self.exercise;
        let mut picks: SmallVec<[(Pick, bool); 4]> = SmallVec::new();
        let mut cost = 0;
        for menu in &exercise.points[point].menus {
            let chair = exercise.menus[*menu].chair;
            let of_menu: SmallVec<[Pick; 2]> = match self.seated.has(chair) {
                true => seated
                    .iter()
                    .filter(|pick| exercise.options[pick.option].menu == *menu)
                    .cloned()
                    .collect(),
                false => self.policy(*menu),
            };
            cost = cost.max(self.cost(&exercise.menus[*menu], &of_menu));
            picks.extend(
                of_menu
                    .into_iter()
                    .map(|pick| (pick, self.seated.has(chair))),
            );
        }
        let mut batch = self.batch();
        for (pick, seated) in &picks {
            self.choose(&mut batch, pick, *seated);
        }
        let judged = self.provisional(&batch, &picks);
        let mut goal = None;
        for (pick, _) in &picks {
            goal = self
                .outcome(&mut batch, judged.as_ref(), pick.option)
                .or(goal);
        }
        let calls = self.close(batch);
        for (pick, _) in &picks {
            self.send(pick.option);
        }
        self.reflexes();
        if self.turned {
            return;
        }
        let until = self.state.clock.saturating_add(cost);
        self.emit(Event::Settled { point, until, goal });
        for channel in calls {
            self.emit(Event::Rang { channel });
        }
    }

    /// The longest option, and more for each one beyond the free ones.
    fn cost(&self, menu: &Menu, picks: &[Pick]) -> Minutes {
        let longest = picks
            .iter()
            .map(|pick| self.exercise.options[pick.option].cost)
            .max()
            .unwrap_or(0);
        let beyond = picks.len().saturating_sub(menu.free);
        let beyond = Minutes::try_from(beyond).unwrap_or(Minutes::MAX);
        longest.saturating_add(menu.each_more.saturating_mul(beyond))
    }

    fn choose(&mut self, batch: &mut Batch, pick: &Pick, seated: bool) {
        let option = &self.exercise.options[pick.option];
        self.emit(Event::Chose {
            option: pick.option,
            clauses: pick.clauses.clone(),
            seated,
        });
        self.acts(option.act.as_slice());
        self.add(batch, &option.effects);
        for (slot, clause) in option.slots.iter().zip(&pick.clauses) {
            if let Some(clause) = slot.clauses.get(usize::from(*clause)) {
                self.add(batch, &clause.effects);
            }
        }
    }

    /// The first outcome that holds, with its draw; tells where the path then goes.
    fn outcome(&mut self, batch: &mut Batch, judged: Option<&State>, id: OptionId) -> Option<Goal> {
        let option = &self.exercise.options[id];
        let judged = judged.unwrap_or(&self.state);
        let Some(index) = option
            .outcomes
            .iter()
            .position(|outcome| holds(self.exercise, judged, &outcome.when))
        else {
            return option.to;
        };
        let outcome = &option.outcomes[index];
        let branch = outcome
            .chance
            .as_ref()
            .map(|chance| self.chance(chance.site, &self.exercise.sites[chance.site].weights));
        let short = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
        self.emit(Event::Came {
            option: id,
            outcome: short(index),
            branch: branch.map(short),
        });
        self.acts(
            outcome
                .reply
                .as_ref()
                .and_then(|reply| reply.act.as_ref())
                .map_or(&[], std::slice::from_ref),
        );
        self.add(batch, &outcome.effects);
        let drawn = branch.and_then(|index| outcome.chance.as_ref()?.branches.get(index));
        if let Some(branch) = drawn {
            self.acts(&branch.acts);
            self.acts(
                branch
                    .reply
                    .as_ref()
                    .and_then(|reply| reply.act.as_ref())
                    .map_or(&[], std::slice::from_ref),
            );
            self.add(batch, &branch.effects);
        }
        drawn
            .and_then(|branch| branch.to)
            .or(outcome.to)
            .or(option.to)
    }
}

/// Where a slot comes to rest: a passing counter at its start, any other within its range.
fn settled(slot: &Slot, sum: i32) -> i32 {
    match slot.kind {
        SlotKind::Counter { passing: true } => slot.start,
        _ => sum.clamp(slot.least, slot.most),
    }
}
