//! All passes in their order.

use super::layout::Layout;
use super::reach::{Kept, NEVER, reach};
use super::share::{Cuts, Spread};
use super::trace::witnesses;
use super::value::{Decided, Solver, Tables};
use crate::analysis::compiled::bound::Bound;
use crate::analysis::compiled::program::Program;
use crate::analysis::compiled::solved::{Followed, POLICIES, Scale, Solved, Unsolved, offers};
use crate::analysis::search::{Limits, Watch};
use crate::analysis::solve::Distribution;
use crate::exercise::model::Exercise;
use rayon::prelude::*;

/// Bytes of one cell of the largest boxes: values of three policies in two boxes.
const CELL: usize = 2 * POLICIES * 8;

/// Bytes of a cell that is kept for the whole time: its depth and two choices.
const KEPT: usize = 3;
/// Passes over all states once they are known: back, and forward again.
const PASSES: u64 = 2;

/// Solves the program with tables.
///
/// # Errors
/// [`Unsolved`] where its boxes are too large, its totals too wide, or a limit is reached.
pub fn dense(
    program: &Program,
    exercise: &Exercise,
    limits: Limits,
    watch: &mut dyn Watch,
) -> Result<Solved, Unsolved> {
    let mut bound = Bound::new(limits, watch);
    let scale = Scale::new(program)?;
    let options = program.stops().iter().map(|stop| stop.options.len());
    if program.stops().len() >= usize::from(NEVER) || options.max().unwrap_or(0) > 255 {
        return Err(Unsolved::Numbers);
    }
    let layout = Layout::new(program, bound.bytes() / CELL).ok_or(Unsolved::Memory)?;
    let cells = layout.shapes.iter().map(|shape| shape.cells());
    let (all, largest) = cells.fold((0, 0), |(all, largest), cells| {
        (all + cells, cells.max(largest))
    });
    if all * KEPT + largest * CELL > bound.bytes() {
        return Err(Unsolved::Memory);
    }
    let kept = reach(program, &layout, &mut bound)?;
    let solver = Solver::new(program, &layout, scale);
    let (totals, decided) = backward(&solver, &kept, &mut bound)?;
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
    let followed: Vec<(Vec<u64>, Distribution)> =
        (0..POLICIES).into_par_iter().map(follow).collect();
    let followed = Followed::of(followed, endings);
    let (last, others) = kept.split_last().ok_or(Unsolved::Numbers)?;
    let decisions = others.iter().map(Kept::states).sum();
    bound.solves(PASSES * decisions, PASSES * decisions)?;
    Ok(Solved {
        decisions,
        terminal: last.states(),
        transitions: decided.iter().map(|decided| decided.transitions).sum(),
        totals: totals.map(|value| scale.total(program, value)),
        shares: followed.shares,
        distributions: followed.distributions,
        range: range(program, &layout, last),
        options: offers(program, decided.iter().map(|decided| &decided.counts)),
        witnesses: witnesses(program, &layout, &kept, endings),
        minutes: program.minutes(),
    })
}

/// The value of the start under each policy, and what each stop comes to.
fn backward(
    solver: &Solver<'_>,
    kept: &[Kept],
    bound: &mut Bound<'_>,
) -> Result<([u64; POLICIES], Vec<Decided>), Unsolved> {
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
    let states: Vec<u64> = kept[..stops].iter().map(Kept::states).collect();
    let (mut done, whole) = (0, PASSES * states.iter().sum::<u64>());
    for stop in (0..stops).rev() {
        let (own, decided) = solver.stop(stop, &kept[stop], &tables);
        done += states[stop];
        bound.solves(done, whole)?;
        tables[stop] = own;
        all.push(decided);
        let past = (0..=stops).filter(|later| needed[*later] == stop);
        past.for_each(|later| tables[later] = Tables::new());
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
    Ok((std::array::from_fn(value), all))
}

/// The lowest and the highest total of all ends that are reached.
fn range(program: &Program, layout: &Layout, kept: &Kept) -> Option<(i32, i32)> {
    let shape = &layout.shapes[program.stops().len()];
    let mut vars = program.first().1.to_vec();
    let mut range: Option<(i32, i32)> = None;
    for row in &kept.rows {
        shape.read(row.row, &mut vars);
        let reached = (row.from..row.to).zip(&kept.depths[row.cells()]);
        for (cell, _) in reached.filter(|(_, depth)| **depth != NEVER) {
            layout.place(shape, cell, &mut vars);
            let total = program.total(&vars);
            let (least, most) = range.unwrap_or((total, total));
            range = Some((least.min(total), most.max(total)));
        }
    }
    range
}
