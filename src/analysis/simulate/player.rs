//! Who decides: each way to play as a rule that can be said in a sentence.

use super::general::General;
use super::judge::Bent;
use super::run::Unplayed;
use super::script::{Reading, Script};
use super::seed::Stream;
use crate::analysis::solve::Policy;
use crate::analysis::survey::Solution;
use crate::engine::{Clauses, Move, Phase, Pick, State, answerable, holds, rings, sets};
use crate::exercise::model::*;
use crate::scoring::Tally;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// A way to play. Where a rule leaves several, the first set of options in file order is taken; in
/// a message that the rule says nothing about, the first clause of each slot.
#[derive(Debug, Clone, Copy)]
pub enum Player<'a> {
    /// Every set of options alike, and of a composed message every wording alike.
    Uniform,
    /// The highest points at once: those that the ledger enters up to the next decision, in
    /// expectation over the chance that falls until then.
    Greedy,
    /// The calmest worst case: of the heaviest own act that may come of it the lightest, no act
    /// counting as one of the status quo; of equals, the least tension that may come of it until
    /// the next decision.
    Cautious,
    /// The hardest: the heaviest own act that may come of it; of equals, the most tension that may
    /// come of it until the next decision.
    Hawk,
    /// Whatever rings or writes by the [`hotline`], whenever that can be taken; else the first
    /// options. A call is picked up by whoever may.
    HotlineOnly,
    /// What a script says; once it has run out, the first options.
    Script(&'a Script),
    /// The highest total still possible in expectation, known from a complete search.
    Best(&'a Solution),
}

/// The channel that a chair thinks of first: the first that a decision makes a scene of and that
/// the chair opens, else the first that it opens.
#[must_use]
pub fn hotline(exercise: &Exercise, chair: ChairId) -> Option<ChannelId> {
    let own = |channel: &ChannelId| exercise.channels[*channel].from == chair;
    let scenes = exercise
        .points
        .iter()
        .filter_map(|(_, point)| point.ringing);
    let mut all = scenes.chain(exercise.channels.keys());
    all.find(own)
}

/// Decisions that are remembered before they are forgotten together.
const KNOWN: usize = 4_096;

/// What a player has worked out or read so far.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Decisions that follow from the situation alone.
    known: FxHashMap<(State, Tally), Move>,
    pub(super) reading: Reading,
}

/// A set of options.
pub(super) type Set = SmallVec<[OptionId; 2]>;

impl Memory {
    /// Forgets what belongs to one playthrough.
    pub(super) fn next_play(&mut self) {
        self.reading = Reading::default();
    }

    /// Lines that the script had in vain.
    pub(super) fn passed_over(&self) -> u64 {
        self.reading.passed_over
    }
}

impl General<'_> {
    /// What the chair does.
    pub(super) fn choose(
        &self,
        state: &State,
        tally: &Tally,
        choice: &mut Stream,
        memory: &mut Memory,
    ) -> Result<Move, Unplayed> {
        match self.player {
            Player::Uniform => self.any(state, choice),
            Player::HotlineOnly => self.by_hotline(state),
            Player::Script(script) => match self.read(script, &mut memory.reading, state) {
                Some(what) => Ok(what),
                None => self.first(state),
            },
            Player::Greedy => self.known(state, tally, memory, || {
                self.bent(Bent::Greedy, state, tally)
            }),
            Player::Cautious => self.known(state, tally, memory, || {
                self.bent(Bent::Cautious, state, tally)
            }),
            Player::Hawk => {
                self.known(state, tally, memory, || self.bent(Bent::Hawk, state, tally))
            }
            Player::Best(solution) => {
                self.known(state, tally, memory, || best(solution, state, tally))
            }
        }
    }

    /// Works a decision out once, as long as it is remembered.
    fn known(
        &self,
        state: &State,
        tally: &Tally,
        memory: &mut Memory,
        work_out: impl FnOnce() -> Result<Move, Unplayed>,
    ) -> Result<Move, Unplayed> {
        let key = (state.clone(), *tally);
        if let Some(what) = memory.known.get(&key) {
            return Ok(what.clone());
        }
        let what = work_out()?;
        if memory.known.len() >= KNOWN {
            memory.known.clear();
        }
        memory.known.insert(key, what.clone());
        Ok(what)
    }

    fn any(&self, state: &State, choice: &mut Stream) -> Result<Move, Unplayed> {
        let Some(menu) = self.menu(state) else {
            let all = self.answers(state);
            return choice.one_of(&all).cloned().ok_or(Unplayed::Stuck);
        };
        let sets = self.sets(state, menu);
        let set = choice.one_of(&sets).ok_or(Unplayed::Stuck)?;
        let pick = |option: &OptionId| {
            let slots = self.asked.exercise.options[*option].slots.iter();
            let clause = |slot| choice.one_of(&self.clauses(state, slot)).copied();
            Some(Pick {
                option: *option,
                clauses: slots.map(clause).collect::<Option<Clauses>>()?,
            })
        };
        let picks = set.iter().map(pick).collect::<Option<_>>();
        picks.map(Move::Picks).ok_or(Unplayed::Stuck)
    }

    fn by_hotline(&self, state: &State) -> Result<Move, Unplayed> {
        let exercise = self.asked.exercise;
        let (Some(menu), Some(line)) = (self.menu(state), hotline(exercise, self.asked.chair))
        else {
            return self.first(state);
        };
        let uses = |set: &&Set| {
            let mut channels = set.iter().flat_map(|option| rings(exercise, *option));
            channels.any(|channel| channel == line)
        };
        match self.sets(state, menu).iter().find(uses) {
            Some(set) => self.plain(state, set),
            None => self.first(state),
        }
    }

    /// The first set of options, or picking up where that may be.
    pub(super) fn first(&self, state: &State) -> Result<Move, Unplayed> {
        match self.menu(state) {
            Some(menu) => {
                let sets = self.sets(state, menu);
                self.plain(state, sets.first().ok_or(Unplayed::Stuck)?)
            }
            None => {
                let first = self.answers(state).into_iter().next();
                first.ok_or(Unplayed::Stuck)
            }
        }
    }

    /// The set with the first clause of each slot.
    fn plain(&self, state: &State, set: &Set) -> Result<Move, Unplayed> {
        let picks = set.iter().map(|option| self.plain_pick(state, *option));
        let picks = picks.collect::<Option<_>>();
        picks.map(Move::Picks).ok_or(Unplayed::Stuck)
    }

    /// The option with the first clause of each slot.
    pub(super) fn plain_pick(&self, state: &State, option: OptionId) -> Option<Pick> {
        let slots = self.asked.exercise.options[option].slots.iter();
        let first = |slot| self.clauses(state, slot).first().copied();
        let clauses = slots.map(first).collect::<Option<Clauses>>()?;
        Some(Pick { option, clauses })
    }

    /// The sets that can be picked, those with a message that has no words left out.
    fn sets(&self, state: &State, menu: &Menu) -> Vec<Set> {
        let mut sets = sets(self.asked.exercise, state, menu);
        let worded = |option: &OptionId| self.plain_pick(state, *option).is_some();
        sets.retain(|set| set.iter().all(worded));
        sets
    }

    /// The clauses that are there.
    pub(super) fn clauses(&self, state: &State, slot: &ClauseSlot) -> SmallVec<[u8; 16]> {
        let rows = (0u8..).zip(&slot.clauses);
        let there = rows.filter(|(_, clause)| holds(self.asked.exercise, state, &clause.when));
        there.map(|(index, _)| index).collect()
    }

    /// What can be done about a ringing call.
    pub(super) fn answers(&self, state: &State) -> SmallVec<[Move; 2]> {
        let mut all = SmallVec::new();
        if let (Phase::Ringing(_), Some(channel)) = (state.phase, state.ringing.first()) {
            if answerable(self.asked.exercise, state, *channel) {
                all.push(Move::PickUp);
            }
            all.push(Move::LetRing);
        }
        all
    }
}

fn best(solution: &Solution, state: &State, tally: &Tally) -> Result<Move, Unplayed> {
    let graph = &solution.graph;
    let node = graph.find(state, tally).ok_or(Unplayed::Unknown)?;
    let values = solution.best();
    let rows: Vec<_> = graph.choices(node).collect();
    let expected: Vec<_> = rows
        .iter()
        .map(|(choice, edges)| values.mean(graph, choice, edges))
        .collect();
    let chosen = Policy::Best.choose(&expected).ok_or(Unplayed::Stuck)?;
    Ok(rows[chosen].0.what.clone())
}
