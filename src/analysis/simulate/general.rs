//! A playthrough by the rules that play every exercise.

use super::player::{Memory, Player};
use super::run::{Plan, Play, Unplayed};
use super::seed::Streams;
use super::statistics::{Ended, Statistics};
use crate::analysis::search::{Asked, Reward, ended};
use crate::engine::{Action, Event, Move, Phase, Standing, State, begin, decide, standing};
use crate::exercise::model::{Chairs, Menu};
use crate::scoring::Scorer;

/// The rules, one chair and how it decides.
#[derive(Debug)]
pub(super) struct General<'a> {
    pub(super) asked: Asked<'a>,
    pub(super) scorer: Scorer<'a>,
    pub(super) player: &'a Player<'a>,
}

/// What a worker keeps.
#[derive(Debug, Default)]
pub(super) struct Seat {
    pub(super) memory: Memory,
    events: Vec<Event>,
}

impl<'a> General<'a> {
    pub(super) fn new(plan: &Plan<'a>) -> Self {
        Self {
            asked: Asked::new(plan.exercise, plan.chair),
            scorer: Scorer::new(plan.exercise, plan.chair),
            player: plan.player,
        }
    }

    /// The chair's menu, where it decides.
    pub(super) fn menu(&self, state: &State) -> Option<&'a Menu> {
        let Phase::Deciding(point) = state.phase else {
            return None;
        };
        let exercise = self.asked.exercise;
        let menus = exercise.points[point].menus.iter();
        let mut menus = menus.map(|menu| &exercise.menus[*menu]);
        menus.find(|menu| menu.chair == self.asked.chair)
    }

    /// Counts what could be taken and what was.
    fn cover(&self, state: &State, what: &Move, into: &mut Statistics) {
        let options = self.menu(state).map_or(&[][..], |menu| &menu.options);
        for option in options {
            if standing(self.asked.exercise, state, *option) == Standing::Open {
                into.offer(*option);
            }
        }
        if let Move::Picks(picks) = what {
            picks.iter().for_each(|pick| into.take(pick.option));
        }
    }
}

impl Play for General<'_> {
    type Seat = Seat;

    fn seat(&self) -> Seat {
        Seat::default()
    }

    fn play(&self, seat: &mut Seat, seed: u64, into: &mut Statistics) -> Result<(), Unplayed> {
        let exercise = self.asked.exercise;
        let seated = Chairs::only(self.asked.chair);
        let Seat { memory, events } = seat;
        let mut streams = Streams::new(seed);
        memory.next_play();
        events.clear();
        let mut reward = Reward::default();
        let mut enter = |line| reward.enter(&line);
        let mut tally = self.scorer.start(&mut enter);
        let mut state = begin(exercise, seated, &mut streams.chance, events);
        let mut clock = 0;
        loop {
            self.scorer.step(&mut tally, clock, events, &mut enter);
            if let Some(ending) = ended(&state) {
                self.scorer.finish(&mut tally, &state, &mut enter);
                into.passed_over += memory.passed_over();
                into.end(&Ended {
                    points: reward.points,
                    ending,
                    minutes: state.clock,
                });
                return Ok(());
            }
            let what = self.choose(&state, &tally, &mut streams.choice, memory)?;
            self.cover(&state, &what, into);
            clock = state.clock;
            events.clear();
            let action = Action::of(self.asked.chair, what);
            let next = decide(
                exercise,
                seated,
                &state,
                &action,
                &mut streams.chance,
                events,
            );
            state = next.map_err(|_| Unplayed::Stuck)?;
        }
    }
}
