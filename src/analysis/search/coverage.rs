//! Which parts of an exercise play comes to on some path: what was entered, opened, fired, came and
//! was answered, read off the events of every transition.

use crate::engine::{Event, State};
use crate::exercise::model::*;

/// Parts that play comes to, by their numbers in file order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    stages: Indices,
    points: Indices,
    injects: Indices,
    outcomes: Rows,
    answers: Rows,
    links: Rows,
}

/// Parts of parts: the nth of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Rows(Vec<Indices>);

impl Rows {
    fn insert(&mut self, row: usize, nth: usize) {
        if self.0.len() <= row {
            self.0.resize(row + 1, Indices::default());
        }
        self.0[row].insert(nth);
    }

    fn has(&self, row: usize, nth: usize) -> bool {
        self.0.get(row).is_some_and(|row| row.has(nth))
    }

    fn extend(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), Indices::default());
        }
        for (row, more) in self.0.iter_mut().zip(&other.0) {
            row.extend(more);
        }
    }
}

impl Coverage {
    /// The stage is entered.
    #[must_use]
    pub fn entered(&self, stage: StageId) -> bool {
        self.stages.has(stage.index())
    }

    /// The decision arises.
    #[must_use]
    pub fn opened(&self, point: PointId) -> bool {
        self.points.has(point.index())
    }

    /// The inject fires.
    #[must_use]
    pub fn fired(&self, inject: InjectId) -> bool {
        self.injects.has(inject.index())
    }

    /// The outcome of the option comes.
    #[must_use]
    pub fn came(&self, option: OptionId, outcome: usize) -> bool {
        self.outcomes.has(option.index(), outcome)
    }

    /// The answer is given on the channel.
    #[must_use]
    pub fn answered(&self, channel: ChannelId, answer: usize) -> bool {
        self.answers.has(channel.index(), answer)
    }

    /// The way on from the stage is taken. Ways of one stage that lead to the same place and credit
    /// the same count as one.
    #[must_use]
    pub fn taken(&self, stage: StageId, link: usize) -> bool {
        self.links.has(stage.index(), link)
    }

    /// Takes in what happens on other paths.
    pub fn extend(&mut self, other: &Self) {
        self.stages.extend(&other.stages);
        self.points.extend(&other.points);
        self.injects.extend(&other.injects);
        self.outcomes.extend(&other.outcomes);
        self.answers.extend(&other.answers);
        self.links.extend(&other.links);
    }

    /// Takes note of what follows on a state.
    pub(in crate::analysis) fn note(
        &mut self,
        exercise: &Exercise,
        state: Option<&State>,
        events: &[Event],
    ) {
        let mut stage = state.and_then(|state| state.stage(exercise));
        // Whether the way on is one that a decision or an inject has set.
        let mut set = state.is_some_and(|state| state.goal.is_some());
        for event in events {
            match *event {
                Event::Entered { stage: entered } => {
                    self.stages.insert(entered.index());
                    (stage, set) = (Some(entered), false);
                }
                Event::Opened { point } => self.points.insert(point.index()),
                Event::Settled { goal, .. } => set = goal.is_some(),
                Event::Turned { .. } => set = true,
                Event::Fired { inject, .. } => self.injects.insert(inject.index()),
                Event::Came {
                    option, outcome, ..
                } => self.outcomes.insert(option.index(), usize::from(outcome)),
                Event::Spoke { channel, answer } => {
                    self.answers.insert(channel.index(), usize::from(answer));
                }
                Event::Replied { option, answer } => {
                    let message = exercise.options[option].message.as_ref();
                    if let Some(channel) = message.and_then(|message| message.via) {
                        self.answers.insert(channel.index(), usize::from(answer));
                    }
                }
                Event::Left { to, credit } if !set => {
                    if let Some(from) = stage {
                        self.left(exercise, from, to, credit);
                    }
                }
                _ => {}
            }
        }
    }

    fn left(
        &mut self,
        exercise: &Exercise,
        from: StageId,
        to: Option<StageId>,
        credit: Option<CreditId>,
    ) {
        let goal = to.map_or(Goal::End, Goal::Stage);
        let links = exercise.stages[from].next.iter().enumerate();
        for (nth, _) in links.filter(|(_, link)| link.to == goal && link.credit == credit) {
            self.links.insert(from.index(), nth);
        }
    }
}
