//! One playthrough over the rows.

use super::ledger::Ledger;
use super::rows::{Case, NARROW, NONE, Rows, Stop};
use crate::analysis::simulate::run::{Play, Unplayed};
use crate::analysis::simulate::seed::{Stream, Streams};
use crate::analysis::simulate::statistics::Statistics;

/// For each set of at most [`NARROW`] open options, as a number, the place of each of them in turn;
/// last how many there are.
const PICKS: [[u8; 8]; 1 << NARROW] = picks();

const fn picks() -> [[u8; 8]; 1 << NARROW] {
    let mut all = [[0; 8]; 1 << NARROW];
    let mut open = 0;
    while open < all.len() {
        let (mut place, mut count) = (0, 0);
        while place < NARROW {
            if open >> place & 1 == 1 {
                all[open][count] = place as u8;
                count += 1;
            }
            place += 1;
        }
        all[open][7] = count as u8;
        open += 1;
    }
    all
}

impl<const N: usize> Rows<N> {
    /// Takes an option of the stop, and tells its row.
    #[inline]
    fn taken(
        &self,
        stop: &Stop,
        vars: &[i32; N],
        choice: &mut Stream,
        counts: &mut [u64],
    ) -> usize {
        let (from, to) = (stop.from as usize, stop.to as usize);
        let tests = &self.tests[from..to];
        let mut open = 0usize;
        if stop.plain {
            for (nth, test) in tests.iter().enumerate() {
                open |= usize::from(test.holds(vars)) << nth;
            }
        } else {
            for (nth, test) in tests.iter().enumerate() {
                open |= usize::from(self.holds(test, vars)) << nth;
            }
        }
        let nth = if tests.len() <= NARROW {
            counts[stop.patterns as usize + open] += 1;
            let picks = &PICKS[open & ((1 << NARROW) - 1)];
            let nth = match self.uniform {
                true => choice.below(u64::from(picks[7])),
                false => 0,
            };
            usize::from(picks[nth as usize & 7])
        } else {
            self.of_many(stop, open as u64, choice, counts)
        };
        // A program has an option for having none, so one is always open.
        let row = (from + nth).min(to - 1);
        counts[self.places.taken + row] += 1;
        row
    }

    /// The same among more options than patterns are counted of.
    fn of_many(&self, stop: &Stop, open: u64, choice: &mut Stream, counts: &mut [u64]) -> usize {
        let own = &mut counts[stop.patterns as usize..];
        for (nth, count) in own
            .iter_mut()
            .take((stop.to - stop.from) as usize)
            .enumerate()
        {
            *count += open >> nth & 1;
        }
        let mut left = open;
        if self.uniform {
            for _ in 0..choice.below(u64::from(open.count_ones())) {
                left &= left - 1;
            }
        }
        left.trailing_zeros() as usize
    }

    /// Goes on after an option, and tells the stop that it leads to.
    #[inline]
    fn go(&self, option: usize, vars: &mut [i32; N], chance: &mut Stream) -> u32 {
        let option = &self.options[option];
        let mut case = &self.cases[option.case as usize];
        if option.cases > 1 {
            case = self.held(option.case, option.cases, vars);
        }
        let mut way = case.way as usize;
        if case.drawn {
            // Weights are added up in a `u32`.
            let roll = chance.below(u64::from(case.whole)) as u32;
            for limit in case.limits {
                way += usize::from(limit <= roll);
            }
            if case.more.0 < case.more.1 {
                let more = &self.limits[case.more.0 as usize..case.more.1 as usize];
                way += more.iter().filter(|limit| **limit <= roll).count();
            }
        }
        let mut way = &self.ways[way];
        while way.next != NONE && !self.holds(&way.when, vars) {
            way = &self.ways[way.next as usize];
        }
        let [least, most] = &self.bounds[way.bounds as usize];
        for at in 0..N {
            vars[at] = (vars[at] + way.add[at]).max(least[at]).min(most[at]);
        }
        way.to
    }

    #[cold]
    fn held(&self, from: u32, count: u32, vars: &[i32; N]) -> &Case {
        let cases = &self.cases[from as usize..(from + count) as usize];
        let held = cases.iter().find(|case| self.holds(&case.when, vars));
        held.unwrap_or(&cases[cases.len() - 1])
    }

    /// Counts where play ended.
    #[inline]
    fn end(&self, vars: &[i32; N], ledger: &mut Ledger) {
        let mut units = 0;
        for line in &self.lines {
            if self.holds(&line.when, vars) {
                let points = line.points + line.per * vars[line.var as usize & (N - 1)];
                ledger.accounts[line.account] += i128::from(points);
                units += points;
            }
        }
        // Below the lowest total it is a large number, which is beyond the row as well.
        match (units.wrapping_sub(self.scale.low)) as u32 as usize {
            near if near < self.scale.wide => ledger.counts[self.places.totals + near] += 1,
            _ => ledger.apart.add(units),
        }
        let endings = self.endings.iter();
        let held = endings.clone().find(|(when, _)| self.holds(when, vars));
        let ending = held
            .or(self.endings.last())
            .map_or(0, |(_, id)| *id as usize);
        ledger.counts[self.places.endings + ending] += 1;
    }
}

impl<const N: usize> Play for Rows<N> {
    type Seat = Ledger;

    fn seat(&self) -> Ledger {
        Ledger::new(self)
    }

    fn play(&self, ledger: &mut Ledger, seed: u64, _: &mut Statistics) -> Result<(), Unplayed> {
        let (mut stop, mut vars) = self.first;
        let Streams {
            mut choice,
            mut chance,
        } = Streams::new(seed);
        while let Some(here) = self.stops.get(stop as usize) {
            let option = self.taken(here, &vars, &mut choice, &mut ledger.counts);
            stop = self.go(option, &mut vars, &mut chance);
        }
        self.end(&vars, ledger);
        Ok(())
    }

    fn close(&self, ledger: &Ledger, into: &mut Statistics) {
        ledger.close(self, into);
    }
}
