//! A playthrough of an exercise that is bounded numbers: the compiled program laid out for one
//! path at a time. It draws what the rules of every exercise draw, in the same order, so both give
//! the same figures.

use super::player::Player;
use super::run::{Plan, Play, Unplayed};
use super::seed::{Stream, Streams};
use super::statistics::{Ended, Statistics};
use crate::analysis::compiled::{Case, Guard, Program, Test};
use crate::analysis::graph::ACCOUNTS;
use crate::exercise::model::{Key, Minutes};
use crate::scoring::Account;
use std::ops::Range;

/// The most options of a stop: as many as a word has bits.
const WIDE: usize = 64;
/// So many options at most are counted together, by which of them are open.
const NARROW: usize = 6;

/// A program as rows for one path at a time.
#[derive(Debug)]
pub(super) struct Compiled {
    program: Program,
    /// Whether all that can be taken is taken alike, else the first of it is.
    uniform: bool,
    minutes: Minutes,
    stops: Vec<Stop>,
    options: Vec<Opt>,
    cases: Vec<Branching>,
    /// For each fall the roll at which it ends, and its ways in the program.
    until: Vec<u64>,
    ways: Vec<Way>,
    steps: Vec<Step>,
    /// Guards that are more than one span.
    guards: Vec<Guard>,
    /// So many patterns of open options are counted.
    patterns: usize,
}

/// A stop: its options, and where the counts of their patterns begin.
#[derive(Debug, Clone)]
struct Stop {
    options: Range<usize>,
    patterns: usize,
}

/// An option: the span that opens it, and what comes of it.
#[derive(Debug, Clone, Copy)]
struct Opt {
    test: Span,
    /// Its number in the exercise; the number of all options where nothing is taken.
    id: u32,
    cases: (u32, u32),
}

/// A span of one number, tested without a branch; or a guard that is more than that.
#[derive(Debug, Clone, Copy)]
struct Span {
    var: u32,
    least: i32,
    wide: u32,
    guard: u32,
}

/// Where there is no guard besides the span.
const NONE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct Branching {
    when: Span,
    whole: u64,
    /// Rows of falls.
    falls: (u32, u32),
}

/// The ways of a fall; those after the first are asked only where it does not hold.
#[derive(Debug, Clone, Copy)]
struct Way {
    when: Span,
    to: u32,
    steps: (u32, u32),
    /// The way that is asked next.
    next: u32,
}

/// A number that a way changes.
#[derive(Debug, Clone, Copy)]
struct Step {
    var: u32,
    add: i32,
    least: i32,
    most: i32,
}

impl Compiled {
    /// None where the exercise is more than bounded numbers, where plays differ in length, and
    /// for players who look further than one menu.
    pub(super) fn new(plan: &Plan<'_>) -> Option<Self> {
        let uniform = match plan.player {
            Player::Uniform => true,
            // Nobody acts and nothing rings in what compiles, so these take the first.
            Player::Cautious | Player::Hawk | Player::HotlineOnly => false,
            Player::Greedy | Player::Script(_) | Player::Best(_) => return None,
        };
        let program = Program::compile(plan.exercise, plan.chair)?;
        let mut new = Self {
            uniform,
            minutes: program.minutes()?,
            stops: Vec::new(),
            options: Vec::new(),
            cases: Vec::new(),
            until: Vec::new(),
            ways: Vec::new(),
            steps: Vec::new(),
            guards: Vec::new(),
            patterns: 0,
            program: Program::default(),
        };
        let mut patterns = 0;
        for stop in 0..program.end() {
            let from = new.options.len();
            for choice in program.options(stop) {
                let cases: Vec<Branching> = program
                    .cases(choice)
                    .iter()
                    .map(|case| new.case(&program, case))
                    .collect();
                let cases = rows(&mut new.cases, cases);
                let id = choice
                    .id
                    .map_or(plan.exercise.options.len(), |id| id.index());
                let test = new.span(&choice.when);
                new.options.push(Opt {
                    test,
                    id: number(id),
                    cases,
                });
            }
            if new.options.len() - from > WIDE {
                return None;
            }
            new.stops.push(Stop {
                options: from..new.options.len(),
                patterns,
            });
            patterns += match new.options.len() - from {
                narrow @ 0..=NARROW => 1 << narrow,
                _ => 0,
            };
        }
        (new.program, new.patterns) = (program, patterns);
        Some(new)
    }

    fn case(&mut self, program: &Program, case: &Case) -> Branching {
        let (mut until, mut ways) = (Vec::new(), Vec::new());
        let mut so_far = 0;
        for fall in program.falls(case) {
            so_far += u64::from(fall.weight);
            until.push(so_far);
            // Ways after the first stand after all others, and are found by their number.
            let mut next = NONE;
            let mut first = None;
            for way in program.ways(fall).iter().rev() {
                let from = number(self.steps.len());
                self.steps
                    .extend(program.moves(way).iter().map(|step| Step {
                        var: u32::from(step.var),
                        add: step.map.add,
                        least: step.map.least,
                        most: step.map.most,
                    }));
                if let Some(known) = first.take() {
                    next = number(self.ways.len());
                    self.ways.push(known);
                }
                first = Some(Way {
                    when: self.span(&way.when),
                    to: way.to,
                    steps: (from, number(self.steps.len())),
                    next,
                });
            }
            ways.extend(first);
        }
        // Rolls and ways of falls stand in the same rows.
        self.until.resize(self.ways.len(), 0);
        rows(&mut self.until, until);
        Branching {
            when: self.span(&case.when),
            whole: so_far,
            falls: rows(&mut self.ways, ways),
        }
    }

    fn span(&mut self, guard: &Guard) -> Span {
        let open = Span {
            var: 0,
            least: 0,
            wide: u32::MAX,
            guard: NONE,
        };
        match guard {
            Guard::Always => open,
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
                    ..open
                }
            }
        }
    }

    #[inline]
    fn holds(&self, span: &Span, vars: &[i32]) -> bool {
        let within = vars[span.var as usize].wrapping_sub(span.least) as u32 <= span.wide;
        within & (span.guard == NONE || self.guards[span.guard as usize].holds(vars))
    }

    /// Takes an option of the stop.
    #[inline]
    fn taken(
        &self,
        stop: u32,
        seat: &mut Seat,
        choice: &mut Stream,
        into: &mut Statistics,
    ) -> &Opt {
        let stop = &self.stops[stop as usize];
        let options = &self.options[stop.options.clone()];
        let mut open = 0u64;
        for (nth, option) in options.iter().enumerate() {
            open |= u64::from(self.holds(&option.test, &seat.vars)) << nth;
        }
        match options.len() <= NARROW {
            true => seat.patterns[stop.patterns + open as usize] += 1,
            false => offer(options, open, 1, into),
        }
        if self.uniform {
            for _ in 0..choice.below(u64::from(open.count_ones())) {
                open &= open - 1;
            }
        }
        // A program has an option for having none, so one is always open.
        let option = &options[(open.trailing_zeros() as usize).min(options.len() - 1)];
        if let Some(sum) = into.taken.get_mut(option.id as usize) {
            *sum += 1;
        }
        option
    }

    /// Goes on after an option, and tells the stop that it leads to.
    #[inline]
    fn go(&self, option: &Opt, vars: &mut [i32], chance: &mut Stream) -> u32 {
        let (from, to) = option.cases;
        let cases = &self.cases[from as usize..to as usize];
        let case = match cases {
            [only] => only,
            _ => {
                let held = cases.iter().find(|case| self.holds(&case.when, vars));
                held.unwrap_or(&cases[cases.len() - 1])
            }
        };
        let (from, to) = (case.falls.0 as usize, case.falls.1 as usize);
        let mut fall = from;
        if to - from > 1 {
            let roll = chance.below(case.whole);
            let passed = self.until[from..to].iter();
            fall += passed
                .map(|until| usize::from(*until <= roll))
                .sum::<usize>();
        }
        let mut way = &self.ways[fall];
        while way.next != NONE && !self.holds(&way.when, vars) {
            way = &self.ways[way.next as usize];
        }
        for step in &self.steps[way.steps.0 as usize..way.steps.1 as usize] {
            let value = &mut vars[step.var as usize];
            *value = (*value + step.add).max(step.least).min(step.most);
        }
        way.to
    }

    fn points(&self, vars: &[i32]) -> [i32; ACCOUNTS] {
        let points = self.program.points();
        let mut accounts = [0; ACCOUNTS];
        accounts[0] = points.opening;
        for line in points.lines.iter().filter(|line| line.when.holds(vars)) {
            let account = match line.account {
                Account::Of(dimension) => dimension as usize,
                Account::Gate => ACCOUNTS - 1,
            };
            let per = line
                .per
                .map_or(0, |(var, per)| vars[usize::from(var)] * per);
            accounts[account] += line.points + per;
        }
        accounts
    }
}

/// What a worker keeps.
#[derive(Debug)]
pub(super) struct Seat {
    vars: Vec<i32>,
    /// For each narrow stop how often each set of its options was open, the set as a number.
    patterns: Vec<u64>,
}

impl Play for Compiled {
    type Seat = Seat;

    fn seat(&self) -> Seat {
        Seat {
            // A test that asks nothing looks at the first number, so there is one.
            vars: vec![0; self.program.vars().len().max(1)],
            patterns: vec![0; self.patterns],
        }
    }

    fn play(&self, seat: &mut Seat, seed: u64, into: &mut Statistics) -> Result<(), Unplayed> {
        let (mut stop, first) = self.program.first();
        seat.vars[..first.len()].copy_from_slice(first);
        let Streams {
            mut choice,
            mut chance,
        } = Streams::new(seed);
        while stop != self.program.end() {
            let option = self.taken(stop, seat, &mut choice, into);
            stop = self.go(option, &mut seat.vars, &mut chance);
        }
        into.end(&Ended {
            points: self.points(&seat.vars),
            ending: self.program.ending(&seat.vars),
            minutes: self.minutes,
        });
        Ok(())
    }

    fn close(&self, seat: &Seat, into: &mut Statistics) {
        for stop in &self.stops {
            let options = &self.options[stop.options.clone()];
            if options.len() <= NARROW {
                let counts = &seat.patterns[stop.patterns..stop.patterns + (1 << options.len())];
                for (open, times) in (0u64..).zip(counts) {
                    offer(options, open, *times, into);
                }
            }
        }
    }
}

/// Counts the open options, so many times.
fn offer(options: &[Opt], open: u64, times: u64, into: &mut Statistics) {
    for (nth, option) in options.iter().enumerate() {
        if let Some(sum) = into.offered.get_mut(option.id as usize) {
            *sum += (open >> nth & 1) * times;
        }
    }
}

/// Adds rows, and tells where they stand.
fn rows<T>(table: &mut Vec<T>, more: Vec<T>) -> (u32, u32) {
    let from = number(table.len());
    table.extend(more);
    (from, number(table.len()))
}

/// Rows are bounded by the size of an exercise, far below `u32`.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
