//! Back over the targets for values and choices, and forward again for shares.

use super::key::Key;
use super::search::{Found, offered};
use super::table::Name;
use crate::analysis::compiled::bound::Bound;
use crate::analysis::compiled::divide::{Divisor, Portion};
use crate::analysis::compiled::program::Program;
use crate::analysis::compiled::solved::{POLICIES, Scale, Unsolved};
use crate::analysis::solve::{Distribution, WHOLE};

/// Passes over all states once they are known: back, and forward for each policy.
pub(super) const PASSES: u64 = 1 + POLICIES as u64;

/// The place of uniform play among the policies.
const UNIFORM: usize = 2;

/// What one stop comes to besides its values.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// For each state the options that best and worst play take, by their place in the menu.
    chosen: Vec<[u8; 2]>,
    /// For each option the states that offer it, in which it is best, and worst.
    pub(super) counts: Vec<[u64; 3]>,
}

/// Both passes over what was found.
pub(super) struct Passes<'a, K> {
    pub(super) program: &'a Program,
    pub(super) found: &'a Found<K>,
    wholes: Vec<Divisor>,
    alike: Vec<Divisor>,
    portions: Vec<Vec<Portion>>,
}

impl<'a, K: Key> Passes<'a, K> {
    pub(super) fn new(program: &'a Program, found: &'a Found<K>) -> Self {
        let portions = |case| {
            let falls = program.falls(case).iter();
            falls
                .map(|fall| Portion::new(fall.weight, case.whole))
                .collect()
        };
        Self {
            program,
            found,
            wholes: Divisor::of_cases(program),
            alike: Divisor::of_options(program),
            portions: program.cases.iter().map(portions).collect(),
        }
    }

    /// The value of the start under each policy, and what each stop comes to.
    pub(super) fn back(
        &self,
        scale: Scale,
        bound: &mut Bound<'_>,
    ) -> Result<([u64; POLICIES], Vec<Decided>), Unsolved> {
        let (program, stops) = (self.program, self.program.stops().len());
        let mut needed = vec![usize::MAX; stops + 1];
        for stop in (0..stops).rev() {
            program
                .ways_of(stop as u32)
                .for_each(|way| needed[way.to as usize] = stop);
        }
        let mut vars = program.first().1.to_vec();
        let end = self.found.states[stops].iter().map(|(_, key)| {
            self.found.packings[stops].read(key, &mut vars);
            [scale.of(program.points.of(&vars)); POLICIES]
        });
        let mut values: Vec<Vec<[u64; POLICIES]>> = vec![Vec::new(); stops + 1];
        values[stops] = end.collect();
        let (mut all, mut done) = (Vec::new(), 0);
        for stop in (0..stops).rev() {
            let (own, decided) = self.stop(stop, &values);
            done += own.len() as u64;
            bound.solves(done, PASSES * self.states())?;
            values[stop] = own;
            all.push(decided);
            let past = (0..=stops).filter(|later| needed[*later] == stop);
            past.for_each(|later| values[later] = Vec::new());
        }
        all.reverse();
        Ok((values[program.first().0 as usize][0], all))
    }

    /// States in which the chair decides.
    pub(super) fn states(&self) -> u64 {
        let deciding = &self.found.states[..self.program.stops().len()];
        deciding.iter().map(|states| states.len() as u64).sum()
    }

    /// The number of the state that a transition to the stop leads to.
    #[inline]
    fn target(&self, to: usize, name: Option<&Name>) -> usize {
        // There is a target for every transition.
        name.map_or(0, |name| self.found.states[to].number(*name))
    }

    fn stop(
        &self,
        stop: usize,
        values: &[Vec<[u64; POLICIES]>],
    ) -> (Vec<[u64; POLICIES]>, Decided) {
        let program = self.program;
        let states = &self.found.states[stop];
        let mut led = self.found.targets[stop].iter();
        let mut vars = program.first().1.to_vec();
        let mut own = Vec::with_capacity(states.len());
        let mut decided = Decided {
            chosen: Vec::with_capacity(states.len()),
            counts: vec![[0; 3]; program.options(stop as u32).len()],
        };
        let mut means: Vec<(usize, [u64; POLICIES])> = Vec::new();
        for (_, key) in states.iter() {
            self.found.packings[stop].read(key, &mut vars);
            means.clear();
            for (nth, choice, case) in offered(program, stop, &vars) {
                let falls = program.falls(case);
                let mut sums = [0u64; POLICIES];
                for fall in falls {
                    let to = program.way(fall, &vars).to as usize;
                    let target = self.target(to, led.next());
                    let weight = if falls.len() > 1 {
                        u64::from(fall.weight)
                    } else {
                        1
                    };
                    let after = &values[to][target];
                    sums.iter_mut()
                        .zip(after)
                        .for_each(|(sum, value)| *sum += value * weight);
                }
                if falls.len() > 1 {
                    let whole = self.wholes[program.case_number(choice, case)];
                    sums = sums.map(|sum| whole.of(sum));
                }
                means.push((nth, sums));
            }
            own.push(self.settle(&means, &mut decided));
        }
        (own, decided)
    }

    /// The value of a state from the means of its options; of equals the first is chosen.
    fn settle(&self, means: &[(usize, [u64; POLICIES])], decided: &mut Decided) -> [u64; POLICIES] {
        let (mut best, mut worst, mut sum) = ((0, 0), (u64::MAX, 0), 0);
        for (nth, [high, low, alike]) in means {
            if *high > best.0 {
                best = (*high, *nth);
            }
            if *low < worst.0 {
                worst = (*low, *nth);
            }
            sum += alike;
        }
        for (nth, [high, low, _]) in means {
            let counts = &mut decided.counts[*nth];
            counts[0] += 1;
            counts[1] += u64::from(*high == best.0);
            counts[2] += u64::from(*low == worst.0);
        }
        // Menus of more than 255 options are refused before.
        decided.chosen.push([best.1 as u8, worst.1 as u8]);
        [best.0, worst.0, self.alike[means.len()].of(sum)]
    }

    /// The share of each ending under a policy, and how plays spread.
    pub(super) fn follow(
        &self,
        policy: usize,
        decided: &[Decided],
        endings: usize,
    ) -> (Vec<u64>, Distribution) {
        let (program, stops) = (self.program, self.program.stops().len());
        let mut shares: Vec<Vec<u64>> = vec![Vec::new(); stops + 1];
        let first = program.first().0 as usize;
        shares[first] = vec![0; self.found.states[first].len()];
        shares[first][0] = WHOLE;
        for (stop, decided) in decided.iter().enumerate() {
            let own = std::mem::take(&mut shares[stop]);
            for way in program.ways_of(stop as u32) {
                let target = &mut shares[way.to as usize];
                if target.is_empty() {
                    *target = vec![0; self.found.states[way.to as usize].len()];
                }
            }
            self.leave(policy, stop, decided, &own, &mut shares);
        }
        let (mut sums, mut spread) = (vec![0; endings], Distribution::none());
        let mut vars = program.first().1.to_vec();
        for ((_, key), share) in self.found.states[stops].iter().zip(&shares[stops]) {
            if *share > 0 {
                self.found.packings[stops].read(key, &mut vars);
                sums[usize::from(program.ending(&vars).0)] += share;
                spread.add(program.points.by_account(&vars), *share);
            }
        }
        (sums, spread)
    }

    /// The lowest and the highest total of all ends.
    pub(super) fn range(&self) -> Option<(i32, i32)> {
        let (program, stops) = (self.program, self.program.stops().len());
        let mut vars = program.first().1.to_vec();
        let totals = self.found.states[stops].iter().map(|(_, key)| {
            self.found.packings[stops].read(key, &mut vars);
            program.total(&vars)
        });
        totals.fold(None, |range: Option<(i32, i32)>, total| {
            let (least, most) = range.unwrap_or((total, total));
            Some((least.min(total), most.max(total)))
        })
    }

    fn leave(
        &self,
        policy: usize,
        stop: usize,
        decided: &Decided,
        own: &[u64],
        shares: &mut [Vec<u64>],
    ) {
        let program = self.program;
        let mut led = self.found.targets[stop].iter();
        let mut vars = program.first().1.to_vec();
        for (number, (_, key)) in self.found.states[stop].iter().enumerate() {
            self.found.packings[stop].read(key, &mut vars);
            let share = own.get(number).copied().unwrap_or(0);
            let alike = match policy == UNIFORM {
                true => offered(program, stop, &vars).count(),
                false => 1,
            };
            let part = self.alike[alike].of(share);
            for (nth, choice, case) in offered(program, stop, &vars) {
                let falls = program.falls(case);
                let taken = policy == UNIFORM || usize::from(decided.chosen[number][policy]) == nth;
                if !taken || part == 0 {
                    falls.iter().for_each(|_| _ = led.next());
                    continue;
                }
                let portions = &self.portions[program.case_number(choice, case)];
                for (fall, portion) in falls.iter().zip(portions) {
                    let to = program.way(fall, &vars).to as usize;
                    let target = self.target(to, led.next());
                    shares[to][target] += match falls.len() {
                        1 => part,
                        _ => portion.of(part),
                    };
                }
            }
        }
    }
}
