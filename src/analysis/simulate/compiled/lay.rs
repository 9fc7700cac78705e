//! From a program to its rows.

use super::ledger::PAD;
use super::rows::*;
use crate::analysis::compiled::{self as whole, Guard, Map, Program, Test};
use crate::analysis::search::{divisor, place};
use crate::exercise::model::Key;

/// More totals than this are not counted in a row.
const TOTALS: usize = 1 << 16;

impl<const N: usize> Rows<N> {
    /// None where the program has more numbers, or a stop more options, than there is room for, and
    /// where plays differ in length.
    pub(super) fn new(program: &Program, uniform: bool) -> Option<Self> {
        let (first, start) = program.first();
        if start.len() > N {
            return None;
        }
        let mut vars = [0; N];
        vars[..start.len()].copy_from_slice(start);
        let mut rows = Self {
            uniform,
            minutes: program.minutes()?,
            first: (first, vars),
            stops: Vec::new(),
            tests: Vec::new(),
            options: Vec::new(),
            cases: Vec::new(),
            limits: Vec::new(),
            ways: Vec::new(),
            bounds: Vec::new(),
            guards: Vec::new(),
            lines: Vec::new(),
            endings: Vec::new(),
            scale: scale(program),
            places: Places::default(),
        };
        let mut patterns = PAD;
        for stop in 0..program.end() {
            patterns += rows.stop(program, stop, patterns)?;
        }
        for (when, id) in program.endings() {
            let when = rows.span(when);
            rows.endings.push((when, number(id.index())));
        }
        rows.account(program);
        let (taken, options) = (patterns, rows.options.len());
        let endings = taken + options;
        let most = rows.endings.iter().map(|(_, id)| *id as usize + 1).max();
        let totals = endings + most.unwrap_or(0);
        rows.places = Places {
            taken,
            endings,
            totals,
            end: totals + rows.scale.wide + PAD,
        };
        Some(rows)
    }

    /// Lays out a stop, and tells in how many patterns its options can be open.
    fn stop(&mut self, program: &Program, stop: u32, patterns: usize) -> Option<usize> {
        let from = self.options.len();
        for choice in program.options(stop) {
            let of_choice = program.cases(choice);
            let cases: Vec<Case> = of_choice
                .iter()
                .map(|case| self.case(program, case))
                .collect();
            let test = self.span(&choice.when);
            self.tests.push(test);
            self.options.push(Opt {
                id: choice.id.map_or(NONE, |id| number(id.index())),
                case: number(self.cases.len()),
                cases: number(cases.len()),
            });
            self.cases.extend(cases);
        }
        let count = self.options.len() - from;
        self.stops.push(Stop {
            from: number(from),
            to: number(self.options.len()),
            patterns: number(patterns),
            plain: self.tests[from..].iter().all(|test| test.guard == NONE),
        });
        match count {
            0..=NARROW => Some(1 << count),
            _ => (count <= WIDE).then_some(count),
        }
    }

    fn case(&mut self, program: &Program, case: &whole::Case) -> Case {
        let (mut until, mut firsts, mut so_far) = (Vec::new(), Vec::new(), 0);
        for fall in program.falls(case) {
            so_far += fall.weight;
            until.push(so_far);
            // Ways after the first stand before all firsts, and are found by their number.
            let (mut next, mut known) = (NONE, None);
            for way in program.ways(fall).iter().rev() {
                if let Some(later) = known.take() {
                    next = number(self.ways.len());
                    self.ways.push(later);
                }
                known = Some(self.way(program, way, next));
            }
            firsts.extend(known);
        }
        until.pop();
        let mut limits = [NONE; LIMITS];
        limits
            .iter_mut()
            .zip(&until)
            .for_each(|(row, limit)| *row = *limit);
        let more = number(self.limits.len());
        self.limits.extend(until.iter().skip(LIMITS));
        let way = number(self.ways.len());
        let drawn = firsts.len() > 1;
        self.ways.extend(firsts);
        Case {
            when: self.span(&case.when),
            whole: so_far,
            limits,
            more: (more, number(self.limits.len())),
            way,
            drawn,
        }
    }

    fn way(&mut self, program: &Program, way: &whole::Way, next: u32) -> Way<N> {
        let mut add = [0; N];
        let mut bounds = [[i32::MIN; N], [i32::MAX; N]];
        for (at, var) in program.vars().iter().enumerate() {
            (bounds[0][at], bounds[1][at]) = (0, var.most);
        }
        for step in program.moves(way) {
            let at = usize::from(step.var);
            let Map {
                add: by,
                least,
                most,
            } = step.map;
            (add[at], bounds[0][at], bounds[1][at]) = (by, least, most);
        }
        let known = self.bounds.iter().position(|known| *known == bounds);
        let row = known.unwrap_or_else(|| {
            self.bounds.push(bounds);
            self.bounds.len() - 1
        });
        Way {
            add,
            bounds: number(row),
            to: way.to,
            next,
            when: self.span(&way.when),
        }
    }

    fn span(&mut self, guard: &Guard) -> Span {
        match guard {
            Guard::Always => Span::OPEN,
            Guard::In(Test { var, least, most }) => Span {
                var: u32::from(*var),
                least: *least,
                wide: most.abs_diff(*least),
                guard: NONE,
            },
            _ => {
                self.guards.push(guard.clone());
                Span {
                    guard: number(self.guards.len() - 1),
                    ..Span::OPEN
                }
            }
        }
    }

    fn account(&mut self, program: &Program) {
        let unit = self.scale.unit;
        for line in &program.points().lines {
            let (var, per) = line.per.unwrap_or((0, 0));
            let when = self.span(&line.when);
            self.lines.push(Line {
                when,
                account: place(line.account),
                points: line.points / unit,
                var: u32::from(var),
                per: per / unit,
            });
        }
    }
}

/// The largest unit of all lines, and the totals between their bounds.
fn scale(program: &Program) -> Scale {
    let points = program.points();
    let each = points.lines.iter();
    let all = each.flat_map(|line| [line.points, line.per.map_or(0, |(_, per)| per)]);
    let unit = all.fold(0, |unit, points| divisor(unit, points.unsigned_abs()));
    let unit = i32::try_from(unit).unwrap_or(1).max(1);
    let ranges: Vec<(i32, i32)> = program.vars().iter().map(|var| (0, var.most)).collect();
    let (low, wide) = match points.bounds(&ranges) {
        Some((least, most)) => (
            least / unit,
            most.abs_diff(least) as usize / unit as usize + 1,
        ),
        None => (0, 0),
    };
    Scale {
        unit,
        low,
        wide: if wide <= TOTALS { wide } else { 0 },
        opening: points.opening,
    }
}

/// Rows are bounded by the size of an exercise, far below `u32`.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
