//! Boxes: every combination of the numbers that are live at a stop, as rows along one of them.

use crate::analysis::compiled::map::Map;
use crate::analysis::compiled::program::{Program, Way};

/// The box of one stop.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) rows: usize,
    pub(super) width: usize,
    /// Live numbers that are not along the rows, and how many rows one more of it is.
    axes: Vec<(usize, usize, usize)>,
}

/// Where a way leads within the box of its target.
#[derive(Debug, Clone)]
pub(super) struct Landing {
    pub(super) to: usize,
    /// What becomes of the number along the row.
    pub(super) along: Map,
    /// For each axis of the target: which number, what becomes of it, and its step in rows.
    across: Vec<(usize, Map, usize)>,
}

/// All boxes, and where every way leads.
#[derive(Debug)]
pub(super) struct Layout {
    /// The number along the rows; the same everywhere.
    pub(super) along: usize,
    /// For each stop, and last for the end.
    pub(super) shapes: Vec<Shape>,
    /// For each way of the program.
    pub(super) landings: Vec<Landing>,
}

impl Layout {
    /// None where a box has more cells than fit.
    pub(super) fn new(program: &Program, cells: usize) -> Option<Self> {
        let longest = program.vars().iter().enumerate().rev();
        let along = longest
            .max_by_key(|(_, var)| var.most)
            .map_or(0, |(at, _)| at);
        let shapes = (0..=program.end()).map(|stop| shape(program, stop, along, cells));
        let shapes: Vec<Shape> = shapes.collect::<Option<_>>()?;
        let landings = program
            .ways
            .iter()
            .map(|way| landing(program, &shapes, way, along));
        let landings = landings.collect();
        Some(Self {
            along,
            shapes,
            landings,
        })
    }
}

impl Layout {
    /// Writes the number along the row of a cell, where it is live.
    #[inline]
    pub(super) fn place(&self, shape: &Shape, cell: usize, vars: &mut [i32]) {
        if shape.width > 1 {
            // A row is as long as the range of a number, which is an `i32`.
            vars[self.along] = cell as i32;
        }
    }
}

fn shape(program: &Program, stop: u32, along: usize, cells: usize) -> Option<Shape> {
    let extent = |var: usize| {
        usize::try_from(program.vars()[var].most)
            .ok()?
            .checked_add(1)
    };
    let live: Vec<usize> = program
        .live(stop)
        .iter()
        .map(|var| usize::from(*var))
        .collect();
    let width = match live.contains(&along) {
        true => extent(along)?,
        false => 1,
    };
    let (mut rows, mut axes) = (1usize, Vec::new());
    for var in live.into_iter().rev().filter(|var| *var != along) {
        axes.push((var, extent(var)?, rows));
        rows = rows.checked_mul(extent(var)?)?;
    }
    let fits = rows.checked_mul(width)? <= cells;
    fits.then_some(Shape { rows, width, axes })
}

fn landing(program: &Program, shapes: &[Shape], way: &Way, along: usize) -> Landing {
    let shape = &shapes[way.to as usize];
    let moves = program.moves(way);
    let map = |var: usize| {
        let moved = moves.iter().find(|step| usize::from(step.var) == var);
        moved.map_or(Map::same((0, program.vars()[var].most)), |step| step.map)
    };
    let row = shape
        .axes
        .iter()
        .map(|(var, _, step)| (*var, map(*var), *step));
    Landing {
        to: way.to as usize,
        along: if shape.width > 1 {
            map(along)
        } else {
            Map::always(0)
        },
        across: row.collect(),
    }
}

impl Shape {
    pub(super) fn cells(&self) -> usize {
        self.rows * self.width
    }

    /// The row of these numbers.
    pub(super) fn row(&self, vars: &[i32]) -> usize {
        let axes = self.axes.iter();
        axes.map(|(var, _, step)| vars[*var] as usize * step).sum()
    }

    /// Writes the numbers of a row.
    pub(super) fn read(&self, row: usize, vars: &mut [i32]) {
        for (var, extent, step) in &self.axes {
            // An axis is as long as the range of a number, which is an `i32`.
            vars[*var] = (row / step % extent) as i32;
        }
    }
}

impl Landing {
    /// The row of the target, from the numbers of a row.
    #[inline]
    pub(super) fn row(&self, vars: &[i32]) -> usize {
        let across = self.across.iter();
        across
            .map(|(var, map, step)| map.of(vars[*var]) as usize * step)
            .sum()
    }

    /// Cuts a span of the row in what is clamped below, what is moved, and what is clamped above:
    /// the ends of the first and of the second.
    #[inline]
    pub(super) fn cut(&self, from: usize, to: usize) -> (usize, usize) {
        let Map { add, least, most } = self.along;
        let within = |at: i32, from: usize| (at.max(0) as usize).clamp(from, to);
        let low = within(least - add, from);
        (low, within(most - add + 1, low))
    }
}
