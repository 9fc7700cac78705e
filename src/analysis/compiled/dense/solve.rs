//! All passes in their order.

use super::layout::Layout;
use super::reach::{Kept, NEVER, reach};
use super::share::{Cuts, Spread};
use super::trace::witnesses;
use super::value::{Decided, Solver, Tables};
use crate::analysis::compiled::program::Program;
use crate::analysis::compiled::solved::{Offer, POLICIES, Scale, Solved, Unsolved};
use crate::exercise::model::Exercise;
use rayon::prelude::*;

/// Bytes of one cell of the largest boxes: values of three policies in two boxes.
const CELL: usize = 2 * POLICIES * 8;

/// Solves the program with tables, in about so many bytes.
///
/// # Errors
/// [`Unsolved`] where its boxes are too large, or its totals too wide.
pub fn dense(program: &Program, exercise: &Exercise, bytes: usize) -> Result<Solved, Unsolved> {
    let scale = Scale::new(program)?;
    let options = program.stops().iter().map(|stop| stop.options.len());
    if program.stops().len() >= usize::from(NEVER) || options.max().unwrap_or(0) > 255 {
        return Err(Unsolved::Numbers);
    }
    let layout = Layout::new(program, bytes / CELL).ok_or(Unsolved::Memory)?;
    // What is reached is kept for all stops: its depth and two choices.
    let cells: usize = layout.shapes.iter().map(|shape| shape.cells()).sum();
    if cells > bytes {
        return Err(Unsolved::Memory);
    }
    let kept = reach(program, &layout);
    let solver = Solver::new(program, &layout, scale);
    let (totals, decided) = backward(&solver, &kept);
    let endings = exercise.endings.len();
    let cuts = Cuts::new(program);
    let follow = |policy| {
        let spread = Spread {
            program,
            layout: &layout,
            cuts: &cuts,
            policy,
        };
        spread.follow(&kept, &decided, endings)
    };
    let shares: Vec<Vec<u64>> = (0..POLICIES).into_par_iter().map(follow).collect();
    let (last, others) = kept.split_last().ok_or(Unsolved::Numbers)?;
    Ok(Solved {
        decisions: others.iter().map(Kept::states).sum(),
        terminal: last.states(),
        transitions: decided.iter().map(|decided| decided.transitions).sum(),
        totals: totals.map(|value| scale.total(program, value)),
        shares: (0..endings)
            .map(|at| std::array::from_fn(|policy| shares[policy][at]))
            .collect(),
        options: offers(program, &decided),
        witnesses: witnesses(program, &layout, &kept, endings),
        minutes: program.minutes(),
    })
}

/// The value of the start under each policy, and what each stop comes to.
fn backward(solver: &Solver<'_>, kept: &[Kept]) -> ([u64; POLICIES], Vec<Decided>) {
    let program = solver.program;
    let stops = program.stops().len();
    // The earliest stop that leads to each: once it is done, the tables can go.
    let mut needed = vec![usize::MAX; stops + 1];
    for stop in (0..stops).rev() {
        program
            .ways_of(stop as u32)
            .for_each(|way| needed[way.to as usize] = stop);
    }
    let mut tables: Vec<Tables> = vec![Tables::new(); stops + 1];
    tables[stops] = solver.end(&kept[stops]);
    let mut all = Vec::new();
    for stop in (0..stops).rev() {
        let (own, decided) = solver.stop(stop, &kept[stop], &tables);
        tables[stop] = own;
        all.push(decided);
        let done = (0..=stops).filter(|later| needed[*later] == stop);
        done.for_each(|later| tables[later] = Tables::new());
    }
    all.reverse();
    let (first, vars) = program.first();
    let shape = &solver.layout.shapes[first as usize];
    let cell = if shape.width > 1 {
        vars[solver.layout.along] as usize
    } else {
        0
    };
    let at = shape.row(vars) * shape.width + cell;
    let first = &tables[first as usize];
    let value = |policy: usize| first[policy.min(first.len() - 1)][at];
    (std::array::from_fn(value), all)
}

fn offers(program: &Program, decided: &[Decided]) -> Vec<Offer> {
    let all = (0..program.end()).zip(decided);
    all.flat_map(|(stop, decided)| program.options(stop).iter().zip(&decided.counts))
        .filter_map(|(choice, [offered, best, worst])| {
            let (offered, best, worst) = (*offered, *best, *worst);
            choice.id.map(|id| Offer {
                id,
                offered,
                best,
                worst,
            })
        })
        .collect()
}
