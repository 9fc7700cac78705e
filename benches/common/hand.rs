//! The common story compiled by hand into plain Rust, scalar and without any generality: what the
//! hardware allows. Three meters of 0..=100, four options a stage, three outcomes an option.

use super::story::{Row, WORTH};

/// Values of a meter.
pub(crate) const SIDE: usize = 101;
/// Cells of the box of three meters.
pub(crate) const CELLS: usize = SIDE * SIDE * SIDE;
/// Where each meter starts.
pub(crate) const START: [i32; 3] = [50; 3];

/// An option with sums made beforehand: what is asked, and weight and change of each outcome.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opt {
    /// The meter that is asked.
    pub(crate) meter: usize,
    /// Lowest and highest value with which the option is there.
    pub(crate) span: (i32, i32),
    /// Weight of each outcome, of 100, and what option and outcome add together.
    pub(crate) outcomes: [(u32, [i32; 3]); 3],
}

/// What the whole story comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Whole {
    /// States with a decision and states at the end.
    pub(crate) states: (u64, u64),
    /// Expected totals of best, worst and uniform play.
    pub(crate) totals: [f64; 3],
}

/// The stages of a story.
pub(crate) fn stages(rows: &[Row]) -> Vec<[Opt; 4]> {
    let opt = |row: &Row| {
        let both = |more: [i32; 3]| [0, 1, 2].map(|meter: usize| row.change[meter] + more[meter]);
        Opt {
            meter: row.meter,
            span: if row.at_least {
                (row.value, 100)
            } else {
                (0, row.value)
            },
            outcomes: row.outcomes.map(|(weight, more)| (weight, both(more))),
        }
    };
    let chunks = rows.chunks_exact(4);
    chunks
        .map(|four| [opt(&four[0]), opt(&four[1]), opt(&four[2]), opt(&four[3])])
        .collect()
}

/// Whether the option is there.
#[inline]
pub(crate) fn open(opt: &Opt, meters: [i32; 3]) -> bool {
    let value = meters[opt.meter];
    opt.span.0 <= value && value <= opt.span.1
}

/// What the meters become.
#[inline]
pub(crate) fn after(meters: [i32; 3], change: [i32; 3]) -> [i32; 3] {
    [0, 1, 2].map(|meter: usize| (meters[meter] + change[meter]).clamp(0, 100))
}

/// Points at the end.
#[inline]
pub(crate) fn score(meters: [i32; 3]) -> i32 {
    meters[0] * WORTH[0] + meters[1] * WORTH[1] + meters[2] * WORTH[2]
}

#[inline]
fn cell(meters: [i32; 3]) -> usize {
    meters
        .iter()
        .fold(0, |sum, meter| sum * SIDE + *meter as usize)
}

fn meters(cell: usize) -> [i32; 3] {
    [cell / SIDE / SIDE, cell / SIDE % SIDE, cell % SIDE].map(|meter| meter as i32)
}

/// Counts and expected totals by dense layers: what is reached as bits forward, values backward.
pub(crate) fn dense(stages: &[[Opt; 4]]) -> Whole {
    let words = CELLS.div_ceil(64);
    let mut layers = vec![vec![0u64; words]];
    let first = cell(START);
    layers[0][first / 64] |= 1 << (first % 64);
    for options in stages {
        let mut next = vec![0u64; words];
        each(&layers[layers.len() - 1], |at| {
            let now = meters(at);
            for opt in options.iter().filter(|opt| open(opt, now)) {
                for (_, change) in opt.outcomes {
                    let to = cell(after(now, change));
                    next[to / 64] |= 1 << (to % 64);
                }
            }
        });
        layers.push(next);
    }
    let count = |layer: &Vec<u64>| {
        layer
            .iter()
            .map(|word| u64::from(word.count_ones()))
            .sum::<u64>()
    };
    let terminal = layers.last().map_or(0, count);
    let mut values: Vec<[f64; 3]> = (0..CELLS)
        .map(|at| [f64::from(score(meters(at))); 3])
        .collect();
    for (options, layer) in stages.iter().zip(&layers).rev() {
        let mut own = vec![[0.0; 3]; CELLS];
        each(layer, |at| {
            let now = meters(at);
            let (mut best, mut worst, mut sum, mut offered) = (f64::MIN, f64::MAX, 0.0, 0.0);
            for opt in options.iter().filter(|opt| open(opt, now)) {
                let mut mean = [0.0; 3];
                for (weight, change) in opt.outcomes {
                    let after = values[cell(after(now, change))];
                    let share = f64::from(weight) * 0.01;
                    mean = [0, 1, 2].map(|policy: usize| mean[policy] + share * after[policy]);
                }
                best = mean[0].max(best);
                worst = mean[1].min(worst);
                (sum, offered) = (sum + mean[2], offered + 1.0);
            }
            own[at] = [best, worst, sum / offered];
        });
        values = own;
    }
    let decisions = layers[..stages.len()].iter().map(count).sum();
    Whole {
        states: (decisions, terminal),
        totals: values[first],
    }
}

fn each(layer: &[u64], mut told: impl FnMut(usize)) {
    for (at, word) in layer.iter().enumerate() {
        let mut left = *word;
        while left != 0 {
            told(at * 64 + left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
}
