//! Where along a row a condition holds.

use super::layout::Layout;
use crate::analysis::compiled::guard::Guard;
use crate::analysis::compiled::program::{Choice, Fall, Program};
use smallvec::SmallVec;

/// Spans of a row, rising and apart: first cell and the one after the last.
pub(super) type Spans = SmallVec<[(usize, usize); 2]>;

/// One row of a box, with the numbers that hold all along it.
pub(super) struct Row<'a> {
    pub(super) program: &'a Program,
    along: usize,
    pub(super) vars: &'a [i32],
}

impl<'a> Row<'a> {
    /// Of the numbers, that along the row is not asked.
    pub(super) fn new(program: &'a Program, layout: &Layout, vars: &'a [i32]) -> Self {
        Self {
            program,
            along: layout.along,
            vars,
        }
    }

    /// Where within the span the condition holds.
    fn within(&self, guard: &Guard, span: (usize, usize)) -> Spans {
        let whole = || Spans::from_slice(&[span]);
        match guard {
            Guard::Always => whole(),
            Guard::Never => Spans::new(),
            Guard::In(test) if usize::from(test.var) == self.along => {
                let from = span.0.max(test.least.max(0) as usize);
                let to = span.1.min((test.most + 1).max(0) as usize);
                let held = (from < to).then_some((from, to));
                held.into_iter().collect()
            }
            Guard::In(test) if test.holds(self.vars[usize::from(test.var)]) => whole(),
            Guard::In(_) => Spans::new(),
            Guard::All(all) => all.iter().fold(whole(), |left, one| {
                left.iter()
                    .flat_map(|span| self.within(one, *span))
                    .collect()
            }),
            Guard::Any(any) => {
                let mut all: Spans = any.iter().flat_map(|one| self.within(one, span)).collect();
                all.sort_unstable();
                let mut joined = Spans::new();
                for (from, to) in all {
                    match joined.last_mut() {
                        Some(last) if from <= last.1 => last.1 = last.1.max(to),
                        _ => joined.push((from, to)),
                    }
                }
                joined
            }
        }
    }

    /// Where the option can be taken, by the outcome it then has: its number among all outcomes.
    pub(super) fn cases(
        &self,
        choice: &Choice,
        span: (usize, usize),
        told: &mut dyn FnMut(usize, (usize, usize)),
    ) {
        let start = choice.cases.start as usize;
        let open = self.within(&choice.when, span);
        let cases = self.program.cases(choice);
        self.first(cases, |case| &case.when, open, &mut |nth, span| {
            told(start + nth, span)
        });
    }

    /// Where along the span each way on is taken: its number among all ways.
    pub(super) fn ways(
        &self,
        fall: &Fall,
        span: (usize, usize),
        told: &mut dyn FnMut(usize, (usize, usize)),
    ) {
        let start = fall.ways.start as usize;
        let ways = self.program.ways(fall);
        let open = Spans::from_slice(&[span]);
        self.first(ways, |way| &way.when, open, &mut |nth, span| {
            told(start + nth, span)
        });
    }

    /// Where each of the endings applies: its place among all endings.
    pub(super) fn endings(
        &self,
        span: (usize, usize),
        told: &mut dyn FnMut(usize, (usize, usize)),
    ) {
        let endings = &self.program.endings;
        let open = Spans::from_slice(&[span]);
        self.first(endings, |ending| &ending.0, open, &mut |nth, span| {
            told(usize::from(endings[nth].1.0), span);
        });
    }

    /// Where a line of the account counts.
    pub(super) fn held(&self, guard: &Guard, span: (usize, usize)) -> Spans {
        self.within(guard, span)
    }

    /// Tells for each of a list where it is the first that holds; the last always does.
    fn first<T>(
        &self,
        list: &[T],
        when: impl Fn(&T) -> &Guard,
        mut open: Spans,
        told: &mut dyn FnMut(usize, (usize, usize)),
    ) {
        let Some((_, others)) = list.split_last() else {
            return;
        };
        for (nth, one) in others.iter().enumerate() {
            let held: Spans = open
                .iter()
                .flat_map(|span| self.within(when(one), *span))
                .collect();
            if held.is_empty() {
                continue;
            }
            open = without(&open, &held);
            held.iter().for_each(|span| told(nth, *span));
        }
        open.iter().for_each(|span| told(others.len(), *span));
    }
}

/// The spans without others that lie within them.
fn without(spans: &Spans, held: &Spans) -> Spans {
    let mut left = Spans::new();
    for (mut from, to) in spans.iter().copied() {
        let inside = |span: &&(usize, usize)| span.0 < to;
        for (start, end) in held.iter().filter(inside).copied() {
            if end <= from {
                continue;
            }
            if from < start {
                left.push((from, start));
            }
            from = end;
        }
        if from < to {
            left.push((from, to));
        }
    }
    left
}
