//! One step of a program is one step of the engine.

use super::super::Program;
use crate::engine::tests::play::load_whole;
use crate::engine::tests::story::common;
use crate::engine::*;
use crate::exercise::model::*;
use rand::Rng;
use rand_pcg::Pcg64Mcg;

/// Answers every draw with one index.
struct Answer(usize);

impl Draw for Answer {
    fn draw(&mut self, _: &Exercise, _: SiteId, _: &[u32]) -> usize {
        self.0
    }
}

/// Plays both side by side and compares all that is live; tells how many steps there were.
pub(super) fn side_by_side(exercise: &Exercise, program: &Program, seed: u64) -> usize {
    let mut roll = Pcg64Mcg::new(u128::from(seed) << 1 | 1);
    let seated = Chairs::only(ChairId(0));
    let choices = Choices::new(exercise);
    let mut out = Vec::new();
    let mut state = begin(exercise, seated, &mut Answer(0), &mut out);
    let (mut stop, first) = program.first();
    let mut vars = first.to_vec();
    for step in 0.. {
        same(program, &state, stop, &vars);
        if stop == program.end() {
            let mut points = 0;
            let scorer = crate::scoring::Scorer::new(exercise, ChairId(0));
            let mut tally = scorer.start(&mut |line| points += line.points);
            scorer.finish(&mut tally, &state, &mut |line| points += line.points);
            assert_eq!(program.total(&vars), points);
            assert_eq!(Phase::Ended(program.ending(&vars)), state.phase);
            return step;
        }
        let open = program
            .options(stop)
            .iter()
            .filter(|option| option.when.holds(&vars));
        let open: Vec<_> = open.collect();
        let moves = moves(exercise, &choices, &state, ChairId(0));
        assert_eq!(moves.len(), open.len());
        let taken = roll.next_u32() as usize % open.len();
        let Move::Picks(picks) = &moves[taken] else {
            panic!("picks")
        };
        assert_eq!(picks.first().map(|pick| pick.option), open[taken].id);
        let falls = program.falls(program.case(open[taken], &vars));
        let fall = &falls[roll.next_u32() as usize % falls.len()];
        let action = Action::of(ChairId(0), moves[taken].clone());
        let mut draw = Answer(fall.drawn.map_or(0, usize::from));
        state = decide(exercise, seated, &state, &action, &mut draw, &mut out).unwrap();
        stop = program.go(program.way(fall, &vars), &mut vars);
    }
    unreachable!("steps have no end")
}

fn same(program: &Program, state: &State, stop: u32, vars: &[i32]) {
    for var in program.live(stop) {
        let row = program.vars()[usize::from(*var)];
        let value = row.least + row.unit * vars[usize::from(*var)];
        let there = match row.what {
            super::super::Source::Slot(slot) => state.slot(slot),
            super::super::Source::Bit(bit) => i32::from(state.bit(bit)),
        };
        assert_eq!(value, there, "{:?}", row.what);
    }
}

#[test]
fn the_story_steps_as_the_engine_does() {
    let exercise = load_whole(&common::exercise(&common::rows(12)));
    let program = Program::compile(&exercise, ChairId(0)).unwrap();
    for seed in 0..40 {
        assert_eq!(side_by_side(&exercise, &program, seed), 12);
    }
    assert_eq!(program.minutes(), Some(12));
}

#[test]
fn numbers_are_counted_in_the_widest_step_that_fits() {
    let exercise = load_whole(&common::exercise(&common::coarse(3)));
    let program = Program::compile(&exercise, ChairId(0)).unwrap();
    assert!(
        program
            .vars()
            .iter()
            .all(|var| (var.unit, var.most) == (5, 20))
    );
    for seed in 0..40 {
        assert_eq!(side_by_side(&exercise, &program, seed), 3);
    }
}
