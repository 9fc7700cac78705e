//! From what an exercise says to a [`Program`]: stops in order, numbers in units, and nothing kept
//! that nothing reads.

use super::compile::Compiler;
use super::guard::{Guard, Test};
use super::map::Map;
use super::points::Points;
use super::program::{Case, Choice, Fall, Move, Program, Source, Span, Stop, Var, Way};
use super::raw::{RawStop, RawTarget, RawWay};
use crate::analysis::search::divisor;
use crate::exercise::model::*;
use std::collections::BTreeSet;

impl Program {
    /// The exercise from the chair; none where it is more than bounded numbers, where scoring
    /// remembers the way, or where something reads the clock.
    #[must_use]
    pub fn compile(exercise: &Exercise, chair: ChairId) -> Option<Self> {
        let mut compiler = Compiler::new(exercise, chair)?;
        let start = compiler.run()?;
        let points = compiler.points(chair)?;
        points.bounds(&compiler.ranges)?;
        let endings = compiler.endings()?;
        let begun = compiler.start();
        let ranges = std::mem::take(&mut compiler.ranges);
        let order = order(&compiler.stops, &start)?;
        let mut place = vec![None; compiler.stops.len()];
        for (at, stop) in order.iter().enumerate() {
            place[*stop] = Some(at);
        }
        let mut stops: Vec<RawStop> = order.iter().map(|at| compiler.stops[*at].clone()).collect();
        let mut start = start;
        let ways = stops
            .iter_mut()
            .flat_map(RawStop::ways_mut)
            .chain(&mut start);
        for way in ways {
            if let RawTarget::Stop(number) = way.to {
                way.to = RawTarget::Stop(place[number]?);
            }
        }
        let minutes = minutes(&stops, &start, exercise.clock.horizon)?;
        let way = start.iter().find(|way| way.when.holds(&begun))?;
        let first = way
            .maps
            .iter()
            .zip(&begun)
            .map(|(map, value)| map.of(*value));
        let first: Vec<i32> = first.collect();
        let whole = Whole {
            stops,
            ranges,
            points,
            endings,
            first,
            to: way.to,
        };
        Some(whole.lower(exercise.slots.len(), minutes))
    }
}

impl Compiler<'_> {
    /// The endings, up to the first that always applies.
    fn endings(&self) -> Option<Vec<(Guard, EndingId)>> {
        let mut endings = Vec::new();
        for (id, ending) in self.exercise.endings.iter() {
            let when = self.asked(&ending.when)?;
            let last = when == Guard::Always;
            endings.push((when, id));
            if last {
                return Some(endings);
            }
        }
        if let Some((when, _)) = endings.last_mut() {
            *when = Guard::Always;
        }
        Some(endings)
    }
}

/// The stops that can be come to, each before those it leads to; none where a path comes back.
fn order(stops: &[RawStop], start: &[RawWay]) -> Option<Vec<usize>> {
    let stop_of = |way: &RawWay| match way.to {
        RawTarget::Stop(stop) => Some(stop),
        RawTarget::End => None,
    };
    let targets: Vec<BTreeSet<usize>> = stops
        .iter()
        .map(|stop| stop.ways().filter_map(stop_of).collect())
        .collect();
    let mut reached: BTreeSet<usize> = start.iter().filter_map(stop_of).collect();
    let mut open: Vec<usize> = reached.iter().copied().collect();
    while let Some(stop) = open.pop() {
        open.extend(targets[stop].iter().filter(|next| reached.insert(**next)));
    }
    let mut waits = vec![0u32; stops.len()];
    for stop in &reached {
        targets[*stop].iter().for_each(|next| waits[*next] += 1);
    }
    let free = |waits: &[u32], stop: &usize| waits[*stop] == 0;
    let mut order: Vec<usize> = reached
        .iter()
        .copied()
        .filter(|stop| free(&waits, stop))
        .collect();
    let mut done = 0;
    while let Some(stop) = order.get(done).copied() {
        for next in &targets[stop] {
            waits[*next] -= 1;
            if free(&waits, next) {
                order.push(*next);
            }
        }
        done += 1;
    }
    (order.len() == reached.len()).then_some(order)
}

/// The minutes that every play takes, none where they differ; nothing at all where a play could
/// come to the horizon, which would end it early.
fn minutes(stops: &[RawStop], start: &[RawWay], horizon: Minutes) -> Option<Option<Minutes>> {
    let mut spans: Vec<Option<(Minutes, Minutes)>> = vec![None; stops.len() + 1];
    let reach = |way: &RawWay, from: (Minutes, Minutes), spans: &mut Vec<Option<_>>| {
        let (early, late) = (way.time.of(from.0), way.time.of(from.1));
        let at = match way.to {
            RawTarget::Stop(stop) => stop,
            RawTarget::End => stops.len(),
        };
        let known: (Minutes, Minutes) = spans[at].unwrap_or((early, late));
        spans[at] = Some((known.0.min(early), known.1.max(late)));
        (late < horizon).then_some(())
    };
    for way in start {
        reach(way, (0, 0), &mut spans)?;
    }
    for (at, stop) in stops.iter().enumerate() {
        let Some(from) = spans[at] else { continue };
        for way in stop.ways() {
            reach(way, from, &mut spans)?;
        }
    }
    let end = spans[stops.len()];
    Some(
        end.filter(|(early, late)| early == late)
            .map(|(early, _)| early),
    )
}

/// Everything that is known, before it is sliced and brought to units.
struct Whole {
    stops: Vec<RawStop>,
    ranges: Vec<(i32, i32)>,
    points: Points,
    endings: Vec<(Guard, EndingId)>,
    first: Vec<i32>,
    to: RawTarget,
}

impl Whole {
    fn at(&self, target: RawTarget) -> usize {
        match target {
            RawTarget::Stop(stop) => stop,
            RawTarget::End => self.stops.len(),
        }
    }

    /// For each stop, and last for the end, the numbers that something from there on reads.
    fn live(&self) -> Vec<BTreeSet<usize>> {
        let mut live = vec![BTreeSet::new(); self.stops.len() + 1];
        let mut end = BTreeSet::new();
        let lines = self.points.lines.iter().map(|line| &line.when);
        for when in lines.chain(self.endings.iter().map(|(when, _)| when)) {
            when.tests(&mut |test| _ = end.insert(usize::from(test.var)));
        }
        let pers = self.points.lines.iter().filter_map(|line| line.per);
        end.extend(pers.map(|(var, _)| usize::from(var)));
        live[self.stops.len()] = end;
        for (at, stop) in self.stops.iter().enumerate().rev() {
            let mut here = BTreeSet::new();
            for guard in stop.guards() {
                guard.tests(&mut |test| _ = here.insert(usize::from(test.var)));
            }
            for way in stop.ways() {
                let after = live[self.at(way.to)].iter();
                here.extend(after.filter(|var| !way.maps[**var].is_constant()));
            }
            live[at] = here;
        }
        live
    }

    /// The greatest step in which the number can be counted.
    fn unit(&self, var: usize, live: &[BTreeSet<usize>]) -> i32 {
        let (least, most) = self.ranges[var];
        let mut unit = 0;
        let mut take = |value: i32| unit = divisor(unit, u64::from(value.unsigned_abs()));
        take(most - least);
        if live[self.at(self.to)].contains(&var) {
            take(self.first[var] - least);
        }
        for way in self.stops.iter().flat_map(RawStop::ways) {
            if live[self.at(way.to)].contains(&var) {
                let map = way.maps[var];
                take(map.least - least);
                take(map.most - least);
                if !map.is_constant() {
                    take(map.add);
                }
            }
        }
        i32::try_from(unit.max(1)).unwrap_or(1)
    }

    fn lower(self, slots: usize, minutes: Option<Minutes>) -> Program {
        let live = self.live();
        let kept: BTreeSet<usize> = live.iter().flatten().copied().collect();
        let kept: Vec<usize> = kept.into_iter().collect();
        let vars = kept
            .iter()
            .map(|var| self.var(*var, slots, &live))
            .collect();
        let mut into = Into {
            program: Program {
                vars,
                minutes,
                ..Program::default()
            },
            kept,
        };
        let rows = |set: &BTreeSet<usize>| set.iter().filter_map(|var| into.name(*var)).collect();
        into.program.live = live.iter().map(rows).collect();
        into.points(&self.points);
        let endings = self.endings.iter();
        into.program.endings = endings.map(|(when, id)| (into.guard(when), *id)).collect();
        let to = self.at(self.to);
        let first = into.kept.iter().zip(&into.program.vars).map(|(var, row)| {
            let value = self.first[*var];
            if live[to].contains(var) {
                (value - row.least) / row.unit
            } else {
                0
            }
        });
        into.program.first = (number(to), first.collect());
        let end = self.stops.len();
        for stop in &self.stops {
            into.stop(stop, end);
        }
        into.program
    }

    fn var(&self, var: usize, slots: usize, live: &[BTreeSet<usize>]) -> Var {
        let (least, most) = self.ranges[var];
        let unit = self.unit(var, live);
        let what = match var.checked_sub(slots) {
            Some(bit) => Source::Bit(BitId::from_index(bit)),
            None => Source::Slot(SlotId::from_index(var)),
        };
        Var {
            what,
            least,
            unit,
            most: (most - least) / unit,
        }
    }
}

/// Writes the rows.
struct Into {
    program: Program,
    /// The authored number of each kept one, rising.
    kept: Vec<usize>,
}

impl Into {
    fn name(&self, var: usize) -> Option<u16> {
        self.kept
            .binary_search(&var)
            .ok()
            .and_then(|at| u16::try_from(at).ok())
    }

    fn guard(&self, guard: &Guard) -> Guard {
        guard.rewritten(&|test: &Test| {
            let Some(var) = self.name(usize::from(test.var)) else {
                return Guard::Never;
            };
            let Var {
                least, unit, most, ..
            } = self.program.vars[usize::from(var)];
            // Up to the first step inside the span, and down to the last.
            let from = -(least - test.least).div_euclid(unit);
            let to = (test.most - least).div_euclid(unit);
            let (from, to) = (from.max(0), to.min(most));
            match (from, to) {
                _ if from > to => Guard::Never,
                _ if (from, to) == (0, most) => Guard::Always,
                _ => Guard::In(Test {
                    var,
                    least: from,
                    most: to,
                }),
            }
        })
    }

    fn points(&mut self, points: &Points) {
        let mut own = points.clone();
        for line in &mut own.lines {
            line.when = self.guard(&line.when);
            if let Some((var, per)) = line.per
                && let Some(name) = self.name(usize::from(var))
            {
                let Var { least, unit, .. } = self.program.vars[usize::from(name)];
                line.points += least * per;
                line.per = Some((name, per * unit));
            }
        }
        self.program.points = own;
    }

    fn stop(&mut self, stop: &RawStop, end: usize) {
        let from = self.program.options.len();
        // Rows of one stop's options must lie together, so they are entered before their cases.
        for option in &stop.options {
            let when = self.guard(&option.when);
            self.program.options.push(Choice {
                id: option.id,
                when,
                cases: 0..0,
            });
        }
        for (nth, option) in stop.options.iter().enumerate() {
            let first = self.program.cases.len();
            for case in &option.cases {
                let when = self.guard(&case.when);
                let whole = case.falls.iter().map(|fall| fall.weight).sum();
                self.program.cases.push(Case {
                    when,
                    whole,
                    falls: 0..0,
                });
            }
            self.program.options[from + nth].cases = span(first, self.program.cases.len());
            for (nth, case) in option.cases.iter().enumerate() {
                let at = self.program.falls.len();
                for fall in &case.falls {
                    let ways = self.ways(&fall.ways, end);
                    let drawn = fall.drawn.and_then(|drawn| u16::try_from(drawn).ok());
                    self.program.falls.push(Fall {
                        weight: fall.weight,
                        drawn,
                        ways,
                    });
                }
                self.program.cases[first + nth].falls = span(at, self.program.falls.len());
            }
        }
        let options = span(from, self.program.options.len());
        self.program.stops.push(Stop {
            point: stop.point,
            options,
        });
    }

    fn ways(&mut self, ways: &[RawWay], end: usize) -> Span {
        let from = self.program.ways.len();
        for way in ways {
            let to = match way.to {
                RawTarget::Stop(stop) => stop,
                RawTarget::End => end,
            };
            let first = self.program.moves.len();
            for var in self.program.live[to].clone() {
                let row = self.program.vars[usize::from(var)];
                let map = way.maps[self.kept[usize::from(var)]];
                let map = Map {
                    add: if map.is_constant() {
                        0
                    } else {
                        map.add / row.unit
                    },
                    least: (map.least - row.least) / row.unit,
                    most: (map.most - row.least) / row.unit,
                };
                if map != Map::same((0, row.most)) {
                    self.program.moves.push(Move { var, map });
                }
            }
            let moves = span(first, self.program.moves.len());
            let when = self.guard(&way.when);
            self.program.ways.push(Way {
                when,
                to: number(to),
                moves,
            });
        }
        span(from, self.program.ways.len())
    }
}

fn span(from: usize, to: usize) -> Span {
    number(from)..number(to)
}

/// Rows are bounded by the size of an exercise, far below `u32`.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
