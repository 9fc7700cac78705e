//! Plain enumeration: every path on its own, nothing merged, nothing remembered. Too slow for
//! anything but small exercises, and too simple to be wrong in the same way as the search.

use offramp::analysis::{ACCOUNTS, Falls};
use offramp::engine::{Action, Choices, Move, Phase, State, begin, decide, moves};
use offramp::exercise::model::*;
use offramp::scoring::{Account, Line, Scorer, Tally};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Best, worst and uniform expected totals by walking every path, merging nothing.
pub(super) struct Plain<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) chair: ChairId,
    pub(super) choices: Choices,
}

impl Plain<'_> {
    pub(super) fn whole(&self) -> [f64; 3] {
        let scorer = Scorer::new(self.exercise, self.chair);
        let seated = Chairs::only(self.chair);
        self.mean(|falls| {
            let (mut events, mut earned) = (Vec::new(), 0);
            let state = begin(self.exercise, seated, falls, &mut events);
            let mut tally = scorer.start(&mut |line| earned += line.points);
            scorer.step(&mut tally, 0, &events, &mut |line| earned += line.points);
            (state, tally, earned)
        })
    }

    /// The same from a point of rest, without what was earned before.
    pub(super) fn from(&self, state: &State, tally: Tally) -> [f64; 3] {
        let scorer = Scorer::new(self.exercise, self.chair);
        if matches!(state.phase, Phase::Ended(_)) {
            let (mut tally, mut earned) = (tally, 0);
            scorer.finish(&mut tally, state, &mut |line| earned += line.points);
            return [f64::from(earned); 3];
        }
        let after = |what: Move| {
            let action = Action::of(self.chair, what);
            self.mean(|falls| {
                let (mut events, mut earned, mut tally) = (Vec::new(), 0, tally);
                let seated = Chairs::only(self.chair);
                let next = decide(self.exercise, seated, state, &action, falls, &mut events);
                let mut enter = |line: Line| earned += line.points;
                scorer.step(&mut tally, state.clock, &events, &mut enter);
                (next.unwrap(), tally, earned)
            })
        };
        let all = moves(self.exercise, &self.choices, state, self.chair);
        let shares = self.shares(&all);
        let start = [f64::NEG_INFINITY, f64::INFINITY, 0.0];
        let values = all.into_iter().map(after).zip(shares);
        values.fold(start, |[best, worst, sum], ([b, w, u], share)| {
            [best.max(b), worst.min(w), sum + u * share]
        })
    }

    /// Each set of options alike, and within one each wording.
    fn shares(&self, all: &[Move]) -> Vec<f64> {
        let set = |what: &Move| match what {
            Move::Picks(picks) => picks.iter().map(|pick| Some(pick.option)).collect(),
            Move::PickUp => vec![None],
            Move::LetRing => vec![None, None],
        };
        let ways = |what: &Move| match what {
            Move::Picks(picks) => picks
                .iter()
                .map(|pick| self.choices.ways(pick.option, &pick.clauses) as f64)
                .product(),
            Move::PickUp | Move::LetRing => 1.0,
        };
        let sets: BTreeSet<Vec<Option<OptionId>>> = all.iter().map(set).collect();
        let of_set = |one: &Move| {
            let same = all.iter().filter(|other| set(other) == set(one));
            same.map(ways).sum::<f64>()
        };
        let share = |what| ways(what) / of_set(what) / sets.len() as f64;
        all.iter().map(share).collect()
    }

    fn mean(&self, mut play: impl FnMut(&mut Falls) -> (State, Tally, i32)) -> [f64; 3] {
        let (mut sum, mut falls) = ([0.0; 3], Some(Falls::first()));
        while let Some(mut way) = falls {
            let (state, tally, earned) = play(&mut way);
            let (part, whole) = way.chance().unwrap();
            let share = part as f64 / whole as f64;
            for (sum, rest) in sum.iter_mut().zip(self.from(&state, tally)) {
                *sum += share * (f64::from(earned) + rest);
            }
            falls = way.next();
        }
        sum
    }
}

/// What plain walking counts.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    /// States in which the chair decides, each with its tally.
    pub(super) situations: usize,
    /// States, ended ones among them.
    pub(super) states: usize,
    /// Choices and falls of chance, over all states.
    pub(super) transitions: usize,
    pub(super) endings: BTreeSet<EndingId>,
}

impl Plain<'_> {
    /// Walks every situation.
    pub(super) fn counted(&self) -> Counted {
        let (mut counted, mut known) = (Counted::default(), HashSet::new());
        let (mut states, mut decided) = (HashSet::new(), HashSet::new());
        let scorer = Scorer::new(self.exercise, self.chair);
        let mut fresh: Vec<(State, Tally)> = Vec::new();
        self.mean_of(|falls| {
            let mut events = Vec::new();
            let state = begin(self.exercise, Chairs::only(self.chair), falls, &mut events);
            let mut tally = scorer.start(&mut |_| ());
            scorer.step(&mut tally, 0, &events, &mut |_| ());
            fresh.push((state, tally));
        });
        while let Some((state, tally)) = fresh.pop() {
            states.insert(state.clone());
            if let Phase::Ended(ending) = state.phase {
                counted.endings.insert(ending);
                continue;
            }
            if !known.insert((state.clone(), tally)) {
                continue;
            }
            let first = decided.insert(state.clone());
            for what in moves(self.exercise, &self.choices, &state, self.chair) {
                let action = Action::of(self.chair, what);
                self.mean_of(|falls| {
                    let (mut events, mut tally) = (Vec::new(), tally);
                    let seated = Chairs::only(self.chair);
                    let next = decide(self.exercise, seated, &state, &action, falls, &mut events);
                    scorer.step(&mut tally, state.clock, &events, &mut |_| ());
                    fresh.push((next.unwrap(), tally));
                    counted.transitions += usize::from(first);
                });
            }
        }
        (counted.situations, counted.states) = (known.len(), states.len());
        counted
    }

    fn mean_of(&self, mut play: impl FnMut(&mut Falls)) {
        let mut falls = Some(Falls::first());
        while let Some(mut way) = falls {
            play(&mut way);
            falls = way.next();
        }
    }
}

/// For each account, last for all together, how likely each sum of points is.
pub(super) type Plays = [BTreeMap<i32, f64>; ACCOUNTS + 1];

/// Who chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chooser {
    Best,
    Worst,
    Uniform,
}

impl Plain<'_> {
    /// How plays spread, path by path; none where two moves are worth the same to the chooser, so
    /// that which of them is taken is a matter of rounding.
    pub(super) fn plays(&self, chooser: Chooser) -> Option<Plays> {
        let scorer = Scorer::new(self.exercise, self.chair);
        let seated = Chairs::only(self.chair);
        let (mut plays, mut falls) = (Plays::default(), Some(Falls::first()));
        while let Some(mut way) = falls {
            let (mut events, mut sums) = (Vec::new(), [0; ACCOUNTS]);
            let state = begin(self.exercise, seated, &mut way, &mut events);
            let mut tally = scorer.start(&mut |line| add(&mut sums, &line));
            scorer.step(&mut tally, 0, &events, &mut |line| add(&mut sums, &line));
            let (part, whole) = way.chance().unwrap();
            let share = part as f64 / whole as f64;
            self.walk(chooser, &state, tally, (sums, share), &mut plays)?;
            falls = way.next();
        }
        Some(plays)
    }

    fn walk(
        &self,
        chooser: Chooser,
        state: &State,
        tally: Tally,
        (sums, share): ([i32; ACCOUNTS], f64),
        plays: &mut Plays,
    ) -> Option<()> {
        let scorer = Scorer::new(self.exercise, self.chair);
        if matches!(state.phase, Phase::Ended(_)) {
            let (mut tally, mut sums) = (tally, sums);
            scorer.finish(&mut tally, state, &mut |line| add(&mut sums, &line));
            for (sum, plays) in sums.iter().zip(plays.iter_mut()) {
                *plays.entry(*sum).or_default() += share;
            }
            *plays[ACCOUNTS].entry(sums.iter().sum()).or_default() += share;
            return Some(());
        }
        let all = moves(self.exercise, &self.choices, state, self.chair);
        let weights = match chooser {
            Chooser::Uniform => self.shares(&all),
            _ => self.chosen(chooser, state, tally, &all)?,
        };
        for (what, weight) in all
            .into_iter()
            .zip(weights)
            .filter(|(_, weight)| *weight > 0.0)
        {
            let (action, mut falls) = (Action::of(self.chair, what), Some(Falls::first()));
            while let Some(mut way) = falls {
                let (mut events, mut tally, mut sums) = (Vec::new(), tally, sums);
                let seated = Chairs::only(self.chair);
                let next = decide(self.exercise, seated, state, &action, &mut way, &mut events);
                let mut enter = |line: Line| add(&mut sums, &line);
                scorer.step(&mut tally, state.clock, &events, &mut enter);
                let (part, whole) = way.chance().unwrap();
                let share = share * weight * part as f64 / whole as f64;
                self.walk(chooser, &next.unwrap(), tally, (sums, share), plays)?;
                falls = way.next();
            }
        }
        Some(())
    }

    /// All of the weight for the move that is worth the most, or the least.
    fn chosen(
        &self,
        chooser: Chooser,
        state: &State,
        tally: Tally,
        all: &[Move],
    ) -> Option<Vec<f64>> {
        let scorer = Scorer::new(self.exercise, self.chair);
        let worth: Vec<f64> = all
            .iter()
            .map(|what| {
                let action = Action::of(self.chair, what.clone());
                let [best, worst, _] = self.mean(|falls| {
                    let (mut events, mut earned, mut tally) = (Vec::new(), 0, tally);
                    let seated = Chairs::only(self.chair);
                    let next = decide(self.exercise, seated, state, &action, falls, &mut events);
                    let mut enter = |line: Line| earned += line.points;
                    scorer.step(&mut tally, state.clock, &events, &mut enter);
                    (next.unwrap(), tally, earned)
                });
                if chooser == Chooser::Best {
                    best
                } else {
                    -worst
                }
            })
            .collect();
        let most = worth.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let near = worth.iter().filter(|worth| **worth > most - 1e-6).count();
        let weight = |worth: &f64| f64::from(u8::from(*worth > most - 1e-6));
        (near == 1).then(|| worth.iter().map(weight).collect())
    }
}

fn add(sums: &mut [i32; ACCOUNTS], line: &Line) {
    let account = match line.account {
        Account::Of(dimension) => dimension as usize,
        Account::Gate => ACCOUNTS - 1,
    };
    sums[account] += line.points;
}
