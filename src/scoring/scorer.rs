//! Walks the events of a path and writes the ledger of one chair.

use super::conduct::{self, Chosen, Words};
use super::ledger::{Account, Evidence, Line, Rule, Sheet};
use super::tally::Tally;
use super::{contact, escalation, outcome};
use crate::engine::{Clauses, Event, State};
use crate::exercise::draft::{Class, Dimension};
use crate::exercise::model::*;

/// The version of these rules; a session records it. Raised whenever the same events could score
/// otherwise.
pub const VERSION: u32 = 1;

/// Scores the paths of one chair of one exercise.
#[derive(Debug, Clone, Copy)]
pub struct Scorer<'a> {
    exercise: &'a Exercise,
    chair: ChairId,
}

/// What must be known while the events of one step are walked.
struct Walk {
    clock: Minutes,
    /// Class of the last act of another chair before the decision that is being settled.
    trigger: Option<Class>,
    chosen: Chosen,
    /// The words of a decision were weighed.
    weighed: bool,
}

impl<'a> Scorer<'a> {
    /// A scorer for the chair.
    pub fn new(exercise: &'a Exercise, chair: ChairId) -> Self {
        Self { exercise, chair }
    }

    /// The tally and the lines with which every path starts.
    pub fn start(&self, lines: &mut dyn FnMut(Line)) -> Tally {
        let rubric = &self.exercise.rubric;
        let points = rubric.weights[0] * rubric.opening / 100;
        let account = Account::Of(Dimension::Escalation);
        lines(Line {
            at: 0,
            account,
            rule: Rule::Opening,
            evidence: Evidence::Frame,
            points,
            reason: TextId::default(),
        });
        Tally::default()
    }

    /// The lines of the events that followed a state whose clock showed `clock`. Tells whether an
    /// occasion was judged by the words of a decision among them.
    pub fn step(
        &self,
        tally: &mut Tally,
        clock: Minutes,
        events: &[Event],
        lines: &mut dyn FnMut(Line),
    ) -> bool {
        let mut walk = Walk {
            clock,
            trigger: tally.trigger,
            chosen: Chosen::default(),
            weighed: false,
        };
        for event in events {
            self.event(tally, &mut walk, event, lines);
        }
        self.settle(tally, &mut walk, lines);
        walk.weighed
    }

    /// What the words of an option are worth that is chosen alone. Wordings that leave the same
    /// behind earn points that differ by this and nothing else.
    #[must_use]
    pub fn words(&self, option: OptionId, clauses: &Clauses) -> Words {
        conduct::words(self.exercise, option, clauses)
    }

    /// The lines of the end of play.
    pub fn finish(&self, tally: &mut Tally, state: &State, lines: &mut dyn FnMut(Line)) {
        outcome::finish(self.exercise, self.chair, tally, state, lines);
    }

    /// The sheet of a whole path: all its events, from the first, and the state they led to.
    /// Lines of the end are in it once play is over.
    pub fn sheet(&self, events: &[Event], state: &State) -> Sheet {
        let mut sheet = Sheet::default();
        let mut enter = |line| sheet.lines.push(line);
        let mut tally = self.start(&mut enter);
        self.step(&mut tally, 0, events, &mut enter);
        if matches!(state.phase, crate::engine::Phase::Ended(_)) {
            self.finish(&mut tally, state, &mut enter);
        }
        sheet
    }

    fn event(
        &self,
        tally: &mut Tally,
        walk: &mut Walk,
        event: &Event,
        lines: &mut dyn FnMut(Line),
    ) {
        match event {
            Event::Clock { to } => {
                walk.clock = *to;
                tally.tries = [None; 2];
            }
            Event::Opened { .. } => walk.trigger = tally.trigger,
            Event::Chose {
                option, clauses, ..
            } if self.exercise.menus[self.exercise.options[*option].menu].chair == self.chair => {
                walk.chosen.options.push(*option);
                walk.chosen.clauses.push(clauses.clone());
            }
            Event::Settled { .. } | Event::Turned { .. } => self.settle(tally, walk, lines),
            Event::Acted {
                chair,
                code,
                manner,
                class,
            } => self.act(tally, walk.clock, *chair, (code, manner, *class), lines),
            Event::Came {
                option, outcome, ..
            } => {
                let credit = self.exercise.options[*option].outcomes[usize::from(*outcome)].credit;
                self.credit(tally, walk.clock, credit, lines);
            }
            Event::Left { credit, .. } => self.credit(tally, walk.clock, *credit, lines),
            Event::Entered { stage } if self.exercise.rubric.closes == Some(*stage) => {
                tally.close_contact()
            }
            Event::Rang { channel } if self.exercise.channels[*channel].from == self.chair => {
                self.tried(tally, walk, *channel, lines)
            }
            Event::Sent { option, .. } => {
                let via = self.exercise.options[*option]
                    .message
                    .as_ref()
                    .and_then(|message| message.via);
                if let Some(channel) =
                    via.filter(|channel| self.exercise.channels[*channel].from == self.chair)
                {
                    self.tried(tally, walk, channel, lines);
                }
            }
            Event::LetRing { channel } if self.exercise.channels[*channel].from == self.chair => {
                contact::unanswered(self.exercise, tally, walk.clock, *channel)
                    .into_iter()
                    .for_each(lines);
            }
            Event::Spoke { channel, answer } => {
                self.answered(tally, walk.clock, *channel, *answer, lines)
            }
            Event::Replied { option, answer } => {
                let via = self.exercise.options[*option]
                    .message
                    .as_ref()
                    .and_then(|message| message.via);
                if let Some(channel) = via {
                    self.answered(tally, walk.clock, channel, *answer, lines);
                }
            }
            _ => {}
        }
    }

    fn settle(&self, tally: &mut Tally, walk: &mut Walk, lines: &mut dyn FnMut(Line)) {
        let chosen = std::mem::take(&mut walk.chosen);
        walk.weighed |= conduct::judge(
            self.exercise,
            tally,
            walk.clock,
            &chosen,
            walk.trigger,
            lines,
        );
    }

    fn tried(
        &self,
        tally: &mut Tally,
        walk: &Walk,
        channel: ChannelId,
        lines: &mut dyn FnMut(Line),
    ) {
        tally.note_try(channel);
        contact::tried(self.exercise, tally, walk.clock, channel)
            .into_iter()
            .for_each(lines);
    }

    fn answered(
        &self,
        tally: &mut Tally,
        at: Minutes,
        channel: ChannelId,
        answer: u8,
        lines: &mut dyn FnMut(Line),
    ) {
        let model = &self.exercise.channels[channel];
        if model.from == self.chair || model.to == self.chair {
            contact::answered(self.exercise, tally, at, channel, answer)
                .into_iter()
                .for_each(lines);
        }
    }

    fn credit(
        &self,
        tally: &mut Tally,
        at: Minutes,
        credit: Option<CreditId>,
        lines: &mut dyn FnMut(Line),
    ) {
        if let Some(credit) = credit {
            conduct::credit(self.exercise, tally, self.chair, at, credit, lines);
        }
    }

    fn act(
        &self,
        tally: &mut Tally,
        at: Minutes,
        chair: ChairId,
        act: (&str, &str, Class),
        lines: &mut dyn FnMut(Line),
    ) {
        let rubric = &self.exercise.rubric;
        let own = chair == self.chair;
        let line = escalation::line(rubric, at, own, chair, act);
        let evidence = line.evidence.clone();
        if line.points != 0 {
            lines(line);
        }
        match act.2 {
            class if !own => tally.trigger = Some(class),
            Class::Violent => {
                outcome::gate(tally, rubric.gates[0], at, Rule::Violent, evidence, lines)
            }
            Class::Nuclear => {
                outcome::gate(tally, rubric.gates[1], at, Rule::Nuclear, evidence, lines)
            }
            _ => {}
        }
    }
}
