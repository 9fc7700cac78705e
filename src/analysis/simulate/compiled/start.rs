//! Which exercises and players it serves.

use super::rows::Rows;
use crate::analysis::compiled::Program;
use crate::analysis::simulate::player::Player;
use crate::analysis::simulate::run::{Plan, Unplayed, all};
use crate::analysis::simulate::statistics::Statistics;

/// Plays. None where the exercise is more than bounded numbers, where plays differ in length, and
/// for players who look further than one menu.
pub(in crate::analysis::simulate) fn compiled(
    plan: &Plan<'_>,
    report: &mut dyn FnMut(u64),
) -> Option<Result<Statistics, Unplayed>> {
    let uniform = match plan.player {
        Player::Uniform => true,
        // Nobody acts and nothing rings in what compiles, so these take the first.
        Player::Cautious | Player::Hawk | Player::HotlineOnly => false,
        Player::Greedy | Player::Script(_) | Player::Best(_) => return None,
    };
    let program = Program::compile(plan.exercise, plan.chair)?;
    // As few numbers as there is room for, since each step moves all of them.
    match program.vars().len() {
        0..=4 => over::<4>(plan, program, uniform, report),
        5..=8 => over::<8>(plan, program, uniform, report),
        9..=16 => over::<16>(plan, program, uniform, report),
        _ => over::<64>(plan, program, uniform, report),
    }
}

fn over<const N: usize>(
    plan: &Plan<'_>,
    program: Program,
    uniform: bool,
    report: &mut dyn FnMut(u64),
) -> Option<Result<Statistics, Unplayed>> {
    let rows = Rows::<N>::new(&program, uniform)?;
    // The rows hold all of it.
    drop(program);
    Some(all(&rows, plan, report))
}
