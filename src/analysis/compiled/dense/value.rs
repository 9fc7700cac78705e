//! Backward: the value of every cell under each way to play, row by row.

use super::layout::{Landing, Layout};
use super::reach::{Kept, KeptRow, NEVER};
use super::spans::Row;
use crate::analysis::compiled::divide::Divisor;
use crate::analysis::compiled::program::{Choice, Program};
use crate::analysis::compiled::solved::{POLICIES, Scale};
use rayon::prelude::*;

/// Values of one box: a table for each policy, or one for all where they cannot differ.
pub(super) type Tables = Vec<Vec<u64>>;

/// Rows that one thread takes at a time.
const ROWS: usize = 256;
/// Boxes with fewer kept cells than this are done by one thread; more would cost more than they
/// gain.
const WORTH_THREADS: usize = 40_000;

/// What one stop comes to besides its values.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// For each kept cell the options that best and worst play take, by their place in the menu.
    pub(super) chosen: Vec<[u8; 2]>,
    /// For each option the states that offer it, in which it is best, and worst.
    pub(super) counts: Vec<[u64; 3]>,
    pub(super) transitions: u64,
}

/// What all stops share.
pub(super) struct Solver<'a> {
    pub(super) program: &'a Program,
    pub(super) layout: &'a Layout,
    pub(super) scale: Scale,
    /// By so many options.
    pub(super) alike: Vec<Divisor>,
    /// For each outcome its sum of weights.
    pub(super) wholes: Vec<Divisor>,
}

/// Room for one row.
struct Desk {
    vars: Vec<i32>,
    sums: [Vec<u64>; POLICIES],
    /// For each option its mean under best and under worst play.
    means: Vec<[Vec<u64>; 2]>,
    offered: Vec<u8>,
}

impl<'a> Solver<'a> {
    pub(super) fn new(program: &'a Program, layout: &'a Layout, scale: Scale) -> Self {
        Self {
            program,
            layout,
            scale,
            alike: Divisor::of_options(program),
            wholes: Divisor::of_cases(program),
        }
    }

    /// The values of the end.
    pub(super) fn end(&self, kept: &Kept) -> Tables {
        let shape = &self.layout.shapes[self.program.stops().len()];
        let mut values = vec![0; shape.cells()];
        let mut vars = self.program.first().1.to_vec();
        let mut points = vec![0i32; shape.width];
        for row in &kept.rows {
            shape.read(row.row, &mut vars);
            let at = Row::new(self.program, self.layout, &vars);
            points.fill(0);
            for line in &self.program.points.lines {
                for (from, to) in at.held(&line.when, row.span()) {
                    let (mut now, step) = match line.per {
                        Some((var, per)) if usize::from(var) == self.layout.along => {
                            (line.points + per * from as i32, per)
                        }
                        Some((var, per)) => (line.points + per * vars[usize::from(var)], 0),
                        None => (line.points, 0),
                    };
                    for sum in &mut points[from..to] {
                        *sum += now;
                        now += step;
                    }
                }
            }
            let cells = row.row * shape.width + row.from..row.row * shape.width + row.to;
            for (value, points) in values[cells].iter_mut().zip(&points[row.from..row.to]) {
                *value = self.scale.of(*points);
            }
        }
        vec![values]
    }

    /// The values of a stop, from those it leads to.
    pub(super) fn stop(&self, stop: usize, kept: &Kept, tables: &[Tables]) -> (Tables, Decided) {
        let shape = &self.layout.shapes[stop];
        let options = self.program.options(stop as u32);
        let mut own: [Vec<u64>; POLICIES] = std::array::from_fn(|_| vec![0; shape.cells()]);
        let mut chosen = vec![[0u8; 2]; kept.depths.len()];
        let blocks = self.blocks(kept, shape.width, &mut own, &mut chosen);
        let one = |block: Block<'_>| self.block(stop, kept, tables, block);
        let parts: Vec<(Vec<[u64; 3]>, u64)> = match kept.depths.len() < WORTH_THREADS {
            true => blocks.into_iter().map(one).collect(),
            false => blocks.into_par_iter().map(one).collect(),
        };
        let mut decided = Decided {
            chosen,
            counts: vec![[0; 3]; options.len()],
            transitions: 0,
        };
        for (counts, transitions) in parts {
            decided.transitions += transitions;
            for (sum, more) in decided.counts.iter_mut().zip(counts) {
                sum.iter_mut()
                    .zip(more)
                    .for_each(|(sum, more)| *sum += more);
            }
        }
        (own.into(), decided)
    }

    /// Cuts the kept rows, and the memory that they write, in blocks.
    fn blocks<'t>(
        &self,
        kept: &'t Kept,
        width: usize,
        own: &'t mut [Vec<u64>; POLICIES],
        chosen: &'t mut [[u8; 2]],
    ) -> Vec<Block<'t>> {
        let mut tables: [&mut [u64]; POLICIES] = own.each_mut().map(Vec::as_mut_slice);
        let (mut chosen, mut row, mut blocks) = (chosen, 0, Vec::new());
        for rows in kept.rows.chunks(ROWS) {
            let end = rows.last().map_or(row, |last| last.row + 1);
            let cells = rows.iter().map(|kept| kept.to - kept.from).sum();
            let (mine, rest) = std::mem::take(&mut chosen).split_at_mut(cells);
            chosen = rest;
            let tables = tables.each_mut().map(|table| {
                let (mine, rest) = std::mem::take(table).split_at_mut((end - row) * width);
                *table = rest;
                mine
            });
            blocks.push(Block {
                rows,
                first: row,
                tables,
                chosen: mine,
            });
            row = end;
        }
        blocks
    }

    fn block(
        &self,
        stop: usize,
        kept: &Kept,
        tables: &[Tables],
        mut block: Block<'_>,
    ) -> (Vec<[u64; 3]>, u64) {
        let shape = &self.layout.shapes[stop];
        let options = self.program.options(stop as u32);
        let wide = || vec![0u64; shape.width];
        let mut desk = Desk {
            vars: self.program.first().1.to_vec(),
            sums: std::array::from_fn(|_| wide()),
            means: options.iter().map(|_| [wide(), wide()]).collect(),
            offered: vec![0; shape.width],
        };
        let (mut counts, mut transitions) = (vec![[0; 3]; options.len()], 0);
        let begin = block.rows.first().map_or(0, |row| row.at);
        for row in block.rows {
            shape.read(row.row, &mut desk.vars);
            let depths = &kept.depths[row.cells()];
            transitions += self.means(options, row, depths, tables, &mut desk);
            let start = (row.row - block.first) * shape.width;
            let own = block
                .tables
                .each_mut()
                .map(|table| &mut table[start + row.from..start + row.to]);
            let chosen = &mut block.chosen[row.at - begin..row.at - begin + row.to - row.from];
            self.choose(row, &desk, own, chosen);
            count(row, depths, &desk, &mut counts);
        }
        (counts, transitions)
    }

    /// The mean of each option along a row, and under uniform play their sum; tells how many
    /// transitions start there.
    fn means(
        &self,
        options: &[Choice],
        row: &KeptRow,
        depths: &[u8],
        tables: &[Tables],
        desk: &mut Desk,
    ) -> u64 {
        let Desk {
            vars,
            sums,
            means,
            offered,
        } = desk;
        let vars: &[i32] = vars;
        let at = Row::new(self.program, self.layout, vars);
        let [alike, all_worst, all_alike] = sums;
        all_alike[row.from..row.to].fill(0);
        offered[row.from..row.to].fill(0);
        let mut transitions = 0;
        for (choice, [high, low]) in options.iter().zip(means) {
            high[row.from..row.to].fill(0);
            low[row.from..row.to].fill(u64::MAX);
            at.cases(choice, row.span(), &mut |case, (from, to)| {
                let falls = self.program.falls(&self.program.cases[case]);
                let reached = depths[from - row.from..to - row.from].iter();
                let reached: u64 = reached.map(|depth| u64::from(*depth != NEVER)).sum();
                transitions += reached * falls.len() as u64;
                alike[from..to].fill(0);
                all_worst[from..to].fill(0);
                for fall in falls {
                    let weight = if falls.len() > 1 {
                        u64::from(fall.weight)
                    } else {
                        1
                    };
                    at.ways(fall, (from, to), &mut |way, span| {
                        let landing = &self.layout.landings[way];
                        let targets = &tables[landing.to];
                        let width = self.layout.shapes[landing.to].width;
                        let start = landing.row(vars) * width;
                        let into = [&mut high[..], &mut all_worst[..], &mut alike[..]];
                        for (policy, sum) in into.into_iter().enumerate() {
                            let table = &targets[policy.min(targets.len() - 1)];
                            gather(sum, landing, &table[start..start + width], span, weight);
                        }
                    });
                }
                let whole = self.wholes[case];
                let mean = |sum: u64| if falls.len() > 1 { whole.of(sum) } else { sum };
                for cell in from..to {
                    high[cell] = mean(high[cell]);
                    low[cell] = mean(all_worst[cell]);
                    all_alike[cell] += mean(alike[cell]);
                    offered[cell] += 1;
                }
            });
        }
        transitions
    }

    /// The value of each cell of a row, and who is chosen; of equals the first.
    fn choose(
        &self,
        row: &KeptRow,
        desk: &Desk,
        own: [&mut [u64]; POLICIES],
        chosen: &mut [[u8; 2]],
    ) {
        let [best, worst, uniform] = own;
        worst.fill(u64::MAX);
        for (nth, [high, low]) in (0u8..).zip(&desk.means) {
            let high = &high[row.from..row.to];
            let low = &low[row.from..row.to];
            for (cell, chosen) in chosen.iter_mut().enumerate() {
                if high[cell] > best[cell] {
                    (best[cell], chosen[0]) = (high[cell], nth);
                }
                if low[cell] < worst[cell] {
                    (worst[cell], chosen[1]) = (low[cell], nth);
                }
            }
        }
        // Cells between those that are reached may offer nothing; they need a number all the same.
        worst
            .iter_mut()
            .filter(|value| **value == u64::MAX)
            .for_each(|value| *value = 0);
        for (cell, value) in uniform.iter_mut().enumerate() {
            let offered = desk.offered[row.from + cell];
            *value = self.alike[usize::from(offered)].of(desk.sums[2][row.from + cell]);
        }
    }
}

/// Rows of one stop, and the memory that they write.
struct Block<'t> {
    rows: &'t [KeptRow],
    /// The row of the box at which the memory begins.
    first: usize,
    tables: [&'t mut [u64]; POLICIES],
    chosen: &'t mut [[u8; 2]],
}

/// Adds the weighted values of where a span of a row leads.
#[inline]
fn gather(
    sum: &mut [u64],
    landing: &Landing,
    target: &[u64],
    (from, to): (usize, usize),
    weight: u64,
) {
    let (low, high) = landing.cut(from, to);
    if from < low {
        let value = target[landing.along.least as usize] * weight;
        sum[from..low].iter_mut().for_each(|sum| *sum += value);
    }
    if low < high {
        let start = (low as i64 + i64::from(landing.along.add)) as usize;
        let values = &target[start..start + high - low];
        for (sum, value) in sum[low..high].iter_mut().zip(values) {
            *sum += value * weight;
        }
    }
    if high < to {
        let value = target[landing.along.most as usize] * weight;
        sum[high..to].iter_mut().for_each(|sum| *sum += value);
    }
}

/// Counts in how many states of a row each option is offered, is best, is worst.
fn count(row: &KeptRow, depths: &[u8], desk: &Desk, counts: &mut [[u64; 3]]) {
    let width = row.to - row.from;
    let (mut best, mut worst) = (vec![0; width], vec![u64::MAX; width]);
    for [high, low] in &desk.means {
        for cell in 0..width {
            best[cell] = high[row.from + cell].max(best[cell]);
            worst[cell] = low[row.from + cell].min(worst[cell]);
        }
    }
    for ([high, low], counts) in desk.means.iter().zip(counts) {
        let high = &high[row.from..row.to];
        let low = &low[row.from..row.to];
        for (cell, depth) in depths.iter().enumerate() {
            let state = *depth != NEVER && high[cell] != 0;
            counts[0] += u64::from(state);
            counts[1] += u64::from(state && high[cell] == best[cell]);
            counts[2] += u64::from(state && low[cell] == worst[cell]);
        }
    }
}
