//! Forward: which cells play can come to, and after how few decisions.

use super::layout::{Landing, Layout};
use super::spans::Row;
use crate::analysis::compiled::bound::Bound;
use crate::analysis::compiled::program::Program;
use crate::analysis::compiled::solved::Unsolved;

/// A cell that play cannot come to. Every other holds the fewest decisions on a way there, so
/// there must be fewer stops in a row than this.
pub(super) const NEVER: u8 = u8::MAX;

/// The cells of a stop that play can come to, by rows, from the first to the last of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    pub(super) rows: Vec<KeptRow>,
    pub(super) depths: Vec<u8>,
}

/// A row of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeptRow {
    pub(super) row: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Where its cells begin.
    pub(super) at: usize,
}

impl KeptRow {
    pub(super) fn span(&self) -> (usize, usize) {
        (self.from, self.to)
    }

    pub(super) fn cells(&self) -> std::ops::Range<usize> {
        self.at..self.at + self.to - self.from
    }
}

impl Kept {
    /// Empty where nothing leads.
    fn of(depths: &[u8], width: usize) -> Self {
        let mut kept = Self::default();
        for (row, cells) in depths.chunks_exact(width).enumerate() {
            let reached = |depth: &u8| *depth != NEVER;
            let Some(from) = cells.iter().position(reached) else {
                continue;
            };
            let to = cells
                .iter()
                .rposition(reached)
                .map_or(from, |last| last + 1);
            let at = kept.depths.len();
            kept.rows.push(KeptRow { row, from, to, at });
            kept.depths.extend_from_slice(&cells[from..to]);
        }
        kept
    }

    pub(super) fn states(&self) -> u64 {
        self.depths
            .iter()
            .map(|depth| u64::from(*depth != NEVER))
            .sum()
    }

    /// The fewest decisions to a cell; [`NEVER`] where nothing leads.
    pub(super) fn depth(&self, row: usize, cell: usize) -> u8 {
        let found = self.rows.binary_search_by_key(&row, |kept| kept.row);
        let kept = found.ok().map(|at| self.rows[at]);
        kept.filter(|kept| (kept.from..kept.to).contains(&cell))
            .map_or(NEVER, |kept| self.depths[kept.at + cell - kept.from])
    }
}

/// What is reached at each stop, and last at the end.
pub(super) fn reach(
    program: &Program,
    layout: &Layout,
    bound: &mut Bound<'_>,
) -> Result<Vec<Kept>, Unsolved> {
    let mut boxes: Vec<Vec<u8>> = vec![Vec::new(); layout.shapes.len()];
    let mut vars = program.first().1.to_vec();
    let (first, shape) = (
        program.first().0 as usize,
        &layout.shapes[program.first().0 as usize],
    );
    let cell = if shape.width > 1 {
        vars[layout.along] as usize
    } else {
        0
    };
    boxes[first] = vec![NEVER; shape.cells()];
    boxes[first][shape.row(&vars) * shape.width + cell] = 0;
    let (mut all, mut known) = (Vec::new(), 0);
    for (stop, shape) in layout.shapes.iter().enumerate() {
        let kept = Kept::of(&std::mem::take(&mut boxes[stop]), shape.width);
        if stop < program.stops().len() {
            let before = known;
            known += kept.states();
            bound.searched(known, before)?;
            open(program, layout, stop, &mut boxes);
            for row in &kept.rows {
                shape.read(row.row, &mut vars);
                let at = Row::new(program, layout, &vars);
                spread(
                    &at,
                    layout,
                    stop,
                    row,
                    &kept.depths[row.cells()],
                    &mut boxes,
                );
            }
        }
        all.push(kept);
    }
    Ok(all)
}

/// Makes the boxes that a stop leads to.
fn open(program: &Program, layout: &Layout, stop: usize, boxes: &mut [Vec<u8>]) {
    for way in program.ways_of(stop as u32) {
        let target = &mut boxes[way.to as usize];
        if target.is_empty() {
            *target = vec![NEVER; layout.shapes[way.to as usize].cells()];
        }
    }
}

fn spread(
    at: &Row<'_>,
    layout: &Layout,
    stop: usize,
    row: &KeptRow,
    depths: &[u8],
    boxes: &mut [Vec<u8>],
) {
    for choice in at.program.options(stop as u32) {
        at.cases(choice, row.span(), &mut |case, span| {
            for fall in at.program.falls(&at.program.cases[case]) {
                at.ways(fall, span, &mut |way, (from, to)| {
                    let landing = &layout.landings[way];
                    let width = layout.shapes[landing.to].width;
                    let start = landing.row(at.vars) * width;
                    let target = &mut boxes[landing.to][start..start + width];
                    lower(
                        target,
                        landing,
                        &depths[from - row.from..to - row.from],
                        from,
                    );
                });
            }
        });
    }
}

/// Tells the cells of a target row how few decisions lead to them; `from` is the cell at which the
/// span of the source begins.
fn lower(target: &mut [u8], landing: &Landing, depths: &[u8], from: usize) {
    let (low, high) = landing.cut(from, from + depths.len());
    let (below, rest) = depths.split_at(low - from);
    let (moved, above) = rest.split_at(high - low);
    for (clamped, cell) in [(below, landing.along.least), (above, landing.along.most)] {
        if let Some(fewest) = clamped.iter().min() {
            let cell = &mut target[cell as usize];
            *cell = (*cell).min(fewest.saturating_add(1));
        }
    }
    if !moved.is_empty() {
        let start = (low as i64 + i64::from(landing.along.add)) as usize;
        let cells = &mut target[start..start + moved.len()];
        for (cell, depth) in cells.iter_mut().zip(moved) {
            *cell = (*cell).min(depth.saturating_add(1));
        }
    }
}
