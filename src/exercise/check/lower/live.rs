//! What each stage still needs to remember. Entering a stage forgets the rest, so that paths
//! which differ only in what no rule will ask again become one state: this is what keeps an
//! exercise small enough to be explored completely.
//!
//! A stage needs what can be read while it is open or in any stage after it:
//! - conditions of its passages, positions, points, options, greyed reasons, clauses, outcomes,
//!   policies, links and injects;
//! - everywhere: thresholds, drift, endings, objectives, rubric lines, and the injects of the
//!   whole exercise, each as long as the clock can still bring it;
//! - where something rings a channel or fires an inject: what that reads in turn;
//! - where a message is under way: what its channel asks before it answers, and where a call is:
//!   what its answers set in motion. Both may be under way in every stage after their own.
//!
//! Meters and authorisations are always kept, since seats see them.

use super::super::ways::{Ways, stage_options};
use crate::exercise::model::*;

impl Parts {
    /// Fills in what each stage needs.
    pub(super) fn find_live(&mut self, ways: &Ways) {
        let mut needs: Vec<Needs> = self.own_needs(ways);
        // Against the ways, until nothing more flows; one round where no loops are.
        let order = ways.backwards();
        let mut changed = true;
        while changed {
            changed = false;
            for &stage in &order {
                for &next in ways.from(stage) {
                    if next == stage {
                        continue;
                    }
                    let later = needs[next].clone();
                    changed |= needs[stage].absorb(&later);
                }
            }
        }
        for (stage, needs) in self.stages.keys().zip(needs) {
            let row = self.stages.row_mut(stage);
            row.live_bits = needs.bits;
            row.live_slots = needs.slots;
        }
    }

    /// What each stage reads while it is open.
    fn own_needs(&self, ways: &Ways) -> Vec<Needs> {
        let posts = self.under_way(ways, |option, channels| {
            let via = option.message.as_ref().and_then(|message| message.via);
            via.into_iter().for_each(|via| channels.insert(via.index()));
        });
        let calls = self.under_way(ways, called);
        let everywhere = self.needed_everywhere();
        let mut all = Vec::with_capacity(self.stages.len());
        for (id, stage) in self.stages.iter() {
            let mut reader = Reader::new(self);
            reader.needs = everywhere.clone();
            reader.stage(stage);
            for (inject, row) in self.injects.iter().filter(|(_, row)| row.stage.is_none()) {
                if row.can_come_after(stage.not_before) {
                    reader.inject(inject);
                }
            }
            for channel in self
                .channels
                .keys()
                .filter(|channel| posts[id.index()].has(channel.index()))
            {
                reader.channel(channel);
            }
            // Who will speak is settled when the call is picked up; what it does comes later.
            for (line, channel) in self.channels.iter() {
                if calls[id.index()].has(line.index()) {
                    reader.spoken(channel);
                }
            }
            all.push(reader.needs);
        }
        all
    }

    fn needed_everywhere(&self) -> Needs {
        let mut reader = Reader::new(self);
        for (id, slot) in self.slots.iter() {
            if !matches!(slot.kind, SlotKind::Counter { .. }) {
                reader.needs.slots.insert(id.index());
            }
            slot.drift.iter().for_each(|drift| reader.cond(&drift.when));
            slot.thresholds
                .iter()
                .for_each(|row| reader.effects(&row.effects));
        }
        self.endings
            .iter()
            .for_each(|(_, ending)| reader.cond(&ending.when));
        for (_, objective) in self.objectives.iter() {
            reader.cond(&objective.tested);
            objective
                .ratings
                .iter()
                .for_each(|(_, when, _)| reader.cond(when));
        }
        for line in &self.rubric.lines {
            reader.cond(&line.when);
            if let Some((slot, _)) = line.per {
                reader.needs.slots.insert(slot.index());
            }
        }
        reader.needs
    }

    /// Channels on which something begun in a stage can be under way in another, by stage.
    fn under_way(&self, ways: &Ways, begun: impl Fn(&OptionModel, &mut Indices)) -> Vec<Indices> {
        let mut channels = vec![Indices::default(); self.stages.len()];
        for (id, stage) in self.stages.iter() {
            for option in stage_options(self, stage) {
                begun(option, &mut channels[id.index()]);
            }
        }
        let order = ways.backwards();
        let mut changed = true;
        while changed {
            changed = false;
            for &stage in order.iter().rev() {
                for &next in ways.from(stage) {
                    let sent = channels[stage].clone();
                    let before = channels[next].clone();
                    channels[next].extend(&sent);
                    changed |= channels[next] != before;
                }
            }
        }
        channels
    }

    /// Finds the occasions that one path can come to more than once.
    pub(super) fn find_repeats(&mut self, ways: &Ways) {
        let mut stages: Vec<Vec<(usize, ChairId)>> = vec![Vec::new(); self.rubric.occasions.len()];
        for (_, menu) in self.menus.iter() {
            if let Some(occasion) = menu.occasion {
                let stage = self.points[menu.point].stage.index();
                stages[occasion.index()].push((stage, menu.chair));
            }
        }
        for (occasion, menus) in self.rubric.occasions.keys().zip(stages) {
            let again = menus.iter().any(|(stage, _)| ways.returns(*stage)) || meet(&menus, ways);
            self.rubric.occasions.row_mut(occasion).repeats = again;
        }
    }
}

/// The channels that the option rings.
fn called(option: &OptionModel, channels: &mut Indices) {
    let clauses = option.slots.iter().flat_map(|slot| &slot.clauses);
    let outcomes = option.outcomes.iter();
    let branches = outcomes
        .clone()
        .flat_map(|outcome| &outcome.chance)
        .flat_map(|chance| &chance.branches);
    let effects = option
        .effects
        .iter()
        .chain(clauses.flat_map(|clause| &clause.effects))
        .chain(outcomes.flat_map(|outcome| &outcome.effects))
        .chain(branches.flat_map(|branch| &branch.effects));
    for effect in effects {
        if let Effect::Call(channel) = effect {
            channels.insert(channel.index());
        }
    }
}

/// Whether one chair can come from one of the menus to another.
fn meet(menus: &[(usize, ChairId)], ways: &Ways) -> bool {
    menus.iter().enumerate().any(|(nth, (stage, chair))| {
        let rest = || {
            menus
                .iter()
                .enumerate()
                .filter(|(other, row)| *other != nth && row.1 == *chair)
        };
        if rest().next().is_none() {
            return false;
        }
        let reach = ways.reach(*stage);
        rest().any(|(_, (other, _))| reach[*other])
    })
}

impl Inject {
    /// Whether it can still come in a stage that opens at this minute or later.
    fn can_come_after(&self, minute: Minutes) -> bool {
        match self.trigger {
            Trigger::At(at) | Trigger::Absent(_, at) => at >= minute,
            // Called ones are read where something calls them.
            Trigger::Called => false,
            Trigger::When(_) => true,
        }
    }
}

/// Bits and slots that rules read.
#[derive(Debug, Clone, Default)]
struct Needs {
    bits: Indices,
    slots: Indices,
}

impl Needs {
    /// Adds the other's; tells whether anything was new.
    fn absorb(&mut self, other: &Self) -> bool {
        let before = (self.bits.clone(), self.slots.clone());
        self.bits.extend(&other.bits);
        self.slots.extend(&other.slots);
        before != (self.bits.clone(), self.slots.clone())
    }
}

/// Follows what rules read, each channel and inject once.
struct Reader<'p> {
    parts: &'p Parts,
    needs: Needs,
    channels: Indices,
    injects: Indices,
}

impl<'p> Reader<'p> {
    fn new(parts: &'p Parts) -> Self {
        Self {
            parts,
            needs: Needs::default(),
            channels: Indices::default(),
            injects: Indices::default(),
        }
    }

    fn stage(&mut self, stage: &Stage) {
        stage.situation.iter().for_each(|row| self.cond(&row.when));
        stage.positions.iter().for_each(|row| self.cond(&row.when));
        stage.next.iter().for_each(|row| self.cond(&row.when));
        self.effects(&stage.on_enter);
        stage.injects.iter().for_each(|inject| self.inject(*inject));
        for point in &stage.points {
            let point = &self.parts.points[*point];
            self.cond(&point.when);
            if let Some(channel) = point.ringing {
                self.channel(channel);
            }
            for menu in &point.menus {
                let policy = &self.parts.menus[*menu].policy;
                policy.iter().for_each(|rule| self.cond(&rule.when));
            }
        }
        for option in stage_options(self.parts, stage) {
            self.option(option);
        }
    }

    fn option(&mut self, option: &OptionModel) {
        self.cond(&option.when);
        option.unless.iter().for_each(|(cond, _)| self.cond(cond));
        self.effects(&option.effects);
        for clause in option.slots.iter().flat_map(|slot| &slot.clauses) {
            self.cond(&clause.when);
            self.effects(&clause.effects);
        }
        for outcome in &option.outcomes {
            self.cond(&outcome.when);
            self.effects(&outcome.effects);
            self.chance(outcome.chance.as_ref());
        }
        if let Some(via) = option.message.as_ref().and_then(|message| message.via) {
            self.channel(via);
        }
    }

    fn chance(&mut self, chance: Option<&Chance>) {
        for branch in chance.into_iter().flat_map(|chance| &chance.branches) {
            self.effects(&branch.effects);
        }
    }

    /// What an effect writes is no reason to keep it; what it sets in motion reads.
    fn effects(&mut self, effects: &[Effect]) {
        for effect in effects {
            match effect {
                Effect::Call(channel) => self.channel(*channel),
                Effect::Fire(inject) => self.inject(*inject),
                Effect::Add(..)
                | Effect::Set(..)
                | Effect::Raise(_)
                | Effect::Lower(_)
                | Effect::Term(_)
                | Effect::Shut(..)
                | Effect::Reopen(_)
                | Effect::Tell(..) => {}
            }
        }
    }

    fn channel(&mut self, id: ChannelId) {
        if self.channels.has(id.index()) {
            return;
        }
        self.channels.insert(id.index());
        let channel = &self.parts.channels[id];
        if let Some(shut) = channel.shut {
            self.needs.bits.insert(shut.index());
        }
        for answer in &channel.answers {
            self.cond(&answer.when);
        }
        self.spoken(channel);
    }

    /// What an answer or a silence of the channel sets in motion.
    fn spoken(&mut self, channel: &Channel) {
        for answer in &channel.answers {
            self.effects(&answer.effects);
        }
        self.effects(&channel.silence.effects);
    }

    fn inject(&mut self, id: InjectId) {
        if self.injects.has(id.index()) {
            return;
        }
        self.injects.insert(id.index());
        let inject = &self.parts.injects[id];
        if let Some(fired) = inject.fired {
            self.needs.bits.insert(fired.index());
        }
        match &inject.trigger {
            Trigger::When(cond) | Trigger::Absent(cond, _) => self.cond(cond),
            Trigger::At(_) | Trigger::Called => {}
        }
        self.cond(&inject.when);
        self.effects(&inject.effects);
        self.chance(inject.chance.as_ref());
    }

    fn cond(&mut self, cond: &Cond) {
        match cond {
            Cond::Always | Cond::Never | Cond::Since(_) => {}
            // Authorisations are always kept.
            Cond::Authorised(..) | Cond::Unauthorised(..) => {}
            Cond::Not(inner) => self.cond(inner),
            Cond::All(list) | Cond::Any(list) => list.iter().for_each(|one| self.cond(one)),
            Cond::Bit(bit) => self.needs.bits.insert(bit.index()),
            Cond::AtLeast(slot, _) | Cond::AtMost(slot, _) => self.needs.slots.insert(slot.index()),
        }
    }
}
