//! Who knew a fact already when a chair was told it: whoever's own act told it, and both ends of
//! the line on which it was said.

use super::knowledge::chooser;
use crate::engine::Event;
use crate::exercise::model::*;

/// The acts of the path that are still being told of.
pub(super) struct Tellers<'a> {
    exercise: &'a Exercise,
    /// The options of the last joint action.
    chosen: Vec<OptionId>,
    settled: bool,
    /// The last channel on which somebody spoke or wrote back, with the answer.
    spoke: Option<(ChannelId, u8)>,
}

impl<'a> Tellers<'a> {
    pub(super) fn new(exercise: &'a Exercise) -> Self {
        Self {
            exercise,
            chosen: Vec::new(),
            settled: false,
            spoke: None,
        }
    }

    /// Events are heard in order, from the first.
    pub(super) fn hear(&mut self, event: &Event) {
        match event {
            Event::Chose { option, .. } => {
                if std::mem::take(&mut self.settled) {
                    self.chosen.clear();
                }
                self.chosen.push(*option);
            }
            Event::Settled { .. } => self.settled = true,
            Event::Spoke { channel, answer } => self.spoke = Some((*channel, *answer)),
            Event::Replied { option, answer } => {
                let message = self.exercise.options[*option].message.as_ref();
                let channel = message.and_then(|message| message.via);
                self.spoke = channel.map(|channel| (channel, *answer));
            }
            _ => {}
        }
    }

    /// The chairs that must know what this event tells another; none where nobody's act told it.
    pub(super) fn of(&self, event: &Event) -> Chairs {
        let Event::Told { chair, fact } = *event else {
            return Chairs::NONE;
        };
        let tells = |effects: &[Effect]| effects.contains(&Effect::Tell(chair, fact));
        let acted = self.chosen.iter().filter(|option| {
            let option = &self.exercise.options[**option];
            let clauses = option.slots.iter().flat_map(|slot| &slot.clauses);
            let branches = option.outcomes.iter().filter_map(|one| one.chance.as_ref());
            let branches = branches.flat_map(|chance| &chance.branches);
            tells(&option.effects)
                || clauses.into_iter().any(|clause| tells(&clause.effects))
                || option.outcomes.iter().any(|one| tells(&one.effects))
                || branches.into_iter().any(|branch| tells(&branch.effects))
        });
        let acted = acted.fold(Chairs::NONE, |all, option| {
            all.with(chooser(self.exercise, *option))
        });
        let Some((channel, answer)) = self.spoke else {
            return acted;
        };
        let channel = &self.exercise.channels[channel];
        let said = channel.answers.get(usize::from(answer));
        match said.is_some_and(|said| tells(&said.effects)) {
            true => acted.with(channel.from).with(channel.to),
            false => acted,
        }
    }
}
