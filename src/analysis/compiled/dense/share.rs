//! Forward: how play spreads over the cells under one way to play.
//!
//! A share is divided as the general search does it: first among options, then among the falls of
//! chance, each part cut to the unit below.

use super::layout::{Landing, Layout};
use super::reach::{Kept, KeptRow};
use super::spans::Row;
use super::value::Decided;
use crate::analysis::compiled::divide::{Divisor, Portion};
use crate::analysis::compiled::program::Program;
use crate::analysis::solve::{Distribution, WHOLE};

/// The place of uniform play among the policies.
pub(super) const UNIFORM: usize = 2;

/// How every share is cut.
pub(super) struct Cuts {
    /// By so many options.
    alike: Vec<Divisor>,
    /// For each fall of chance its part of the whole.
    portions: Vec<Portion>,
}

impl Cuts {
    pub(super) fn new(program: &Program) -> Self {
        let mut portions = Vec::with_capacity(program.falls.len());
        for case in &program.cases {
            let falls = program.falls(case).iter();
            portions.extend(falls.map(|fall| Portion::new(fall.weight, case.whole)));
        }
        // Falls of one outcome lie together, but outcomes need not follow one another.
        let mut ordered = vec![None; program.falls.len()];
        let numbers = program.cases.iter().flat_map(|case| case.falls.clone());
        for (number, portion) in numbers.zip(portions) {
            ordered[number as usize] = Some(portion);
        }
        Self {
            alike: Divisor::of_options(program),
            portions: ordered.into_iter().flatten().collect(),
        }
    }
}

/// Room for one row.
struct Desk {
    vars: Vec<i32>,
    offered: Vec<u8>,
    part: Vec<u64>,
    portion: Vec<u64>,
}

/// One policy on its way through the boxes.
pub(super) struct Spread<'a> {
    pub(super) program: &'a Program,
    pub(super) layout: &'a Layout,
    pub(super) cuts: &'a Cuts,
    pub(super) policy: usize,
}

impl Spread<'_> {
    /// The share of each ending, and how plays spread.
    pub(super) fn follow(
        &self,
        kept: &[Kept],
        decided: &[Decided],
        endings: usize,
    ) -> (Vec<u64>, Distribution) {
        let (program, layout) = (self.program, self.layout);
        let mut boxes: Vec<Vec<u64>> = vec![Vec::new(); layout.shapes.len()];
        let (first, vars) = program.first();
        let shape = &layout.shapes[first as usize];
        let cell = if shape.width > 1 {
            vars[layout.along] as usize
        } else {
            0
        };
        boxes[first as usize] = vec![0; shape.cells()];
        boxes[first as usize][shape.row(vars) * shape.width + cell] = WHOLE;
        for (stop, decided) in decided.iter().enumerate() {
            let own = std::mem::take(&mut boxes[stop]);
            for way in program.ways_of(stop as u32) {
                let target = &mut boxes[way.to as usize];
                if target.is_empty() {
                    *target = vec![0; layout.shapes[way.to as usize].cells()];
                }
            }
            self.leave(stop, &kept[stop], decided, &own, &mut boxes);
        }
        let end = program.stops().len();
        self.ended(&kept[end], &boxes[end], endings)
    }

    fn leave(
        &self,
        stop: usize,
        kept: &Kept,
        decided: &Decided,
        own: &[u64],
        boxes: &mut [Vec<u64>],
    ) {
        let shape = &self.layout.shapes[stop];
        let mut desk = Desk {
            vars: self.program.first().1.to_vec(),
            offered: vec![0; shape.width],
            part: vec![0; shape.width],
            portion: vec![0; shape.width],
        };
        for row in &kept.rows {
            let start = row.row * shape.width;
            let shares = &own[start + row.from..start + row.to];
            if shares.iter().all(|share| *share == 0) {
                continue;
            }
            shape.read(row.row, &mut desk.vars);
            let chosen = &decided.chosen[row.cells()];
            self.row(stop, row, shares, chosen, boxes, &mut desk);
        }
    }

    fn row(
        &self,
        stop: usize,
        row: &KeptRow,
        shares: &[u64],
        chosen: &[[u8; 2]],
        boxes: &mut [Vec<u64>],
        desk: &mut Desk,
    ) {
        let Desk {
            vars,
            offered,
            part,
            portion,
        } = desk;
        let vars: &[i32] = vars;
        let at = Row::new(self.program, self.layout, vars);
        let options = self.program.options(stop as u32);
        if self.policy == UNIFORM {
            offered[row.from..row.to].fill(0);
            for choice in options {
                at.cases(choice, row.span(), &mut |_, (from, to)| {
                    offered[from..to].iter_mut().for_each(|count| *count += 1);
                });
            }
            for (cell, share) in (row.from..).zip(shares) {
                part[cell] = self.cuts.alike[usize::from(offered[cell])].of(*share);
            }
        }
        for (nth, choice) in (0u8..).zip(options) {
            if self.policy != UNIFORM {
                for ((cell, share), chosen) in (row.from..).zip(shares).zip(chosen) {
                    part[cell] = if chosen[self.policy] == nth {
                        *share
                    } else {
                        0
                    };
                }
                if part[row.from..row.to].iter().all(|part| *part == 0) {
                    continue;
                }
            }
            at.cases(choice, row.span(), &mut |case, (from, to)| {
                let case = &self.program.cases[case];
                let falls = self.program.falls(case);
                for (number, fall) in (case.falls.start as usize..).zip(falls) {
                    if falls.len() == 1 {
                        portion[from..to].copy_from_slice(&part[from..to]);
                    } else {
                        let cut = &self.cuts.portions[number];
                        for (portion, part) in portion[from..to].iter_mut().zip(&part[from..to]) {
                            *portion = cut.of(*part);
                        }
                    }
                    at.ways(fall, (from, to), &mut |way, (from, to)| {
                        let landing = &self.layout.landings[way];
                        let width = self.layout.shapes[landing.to].width;
                        let start = landing.row(vars) * width;
                        let target = &mut boxes[landing.to][start..start + width];
                        scatter(target, landing, &portion[from..to], from);
                    });
                }
            });
        }
    }

    fn ended(&self, kept: &Kept, own: &[u64], endings: usize) -> (Vec<u64>, Distribution) {
        let shape = &self.layout.shapes[self.program.stops().len()];
        let mut vars = self.program.first().1.to_vec();
        let (mut sums, mut spread) = (vec![0; endings], Distribution::none());
        for row in &kept.rows {
            shape.read(row.row, &mut vars);
            let at = Row::new(self.program, self.layout, &vars);
            let start = row.row * shape.width;
            at.endings(row.span(), &mut |ending, (from, to)| {
                sums[ending] += own[start + from..start + to].iter().sum::<u64>();
            });
            for cell in row.from..row.to {
                let share = own[start + cell];
                if share > 0 {
                    self.layout.place(shape, cell, &mut vars);
                    spread.add(self.program.points.by_account(&vars), share);
                }
            }
        }
        (sums, spread)
    }
}

/// Adds shares to the cells where they lead; `from` is the cell at which they begin.
#[inline]
fn scatter(target: &mut [u64], landing: &Landing, shares: &[u64], from: usize) {
    let (low, high) = landing.cut(from, from + shares.len());
    let (below, rest) = shares.split_at(low - from);
    let (moved, above) = rest.split_at(high - low);
    for (clamped, cell) in [(below, landing.along.least), (above, landing.along.most)] {
        if !clamped.is_empty() {
            target[cell as usize] += clamped.iter().sum::<u64>();
        }
    }
    if !moved.is_empty() {
        let start = (low as i64 + i64::from(landing.along.add)) as usize;
        let cells = &mut target[start..start + moved.len()];
        cells
            .iter_mut()
            .zip(moved)
            .for_each(|(cell, share)| *cell += share);
    }
}
