//! A script: the lines of `play --plain`, read as line mode reads them. A line that cannot be
//! taken is passed over, and the next one is read.

use super::general::General;
use crate::analysis::search::Falls;
use crate::engine::{Action, Clauses, Move, Pick, Standing, State, decide, standing};
use crate::exercise::model::*;

/// The words of each line that has any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Script {
    lines: Vec<Vec<String>>,
}

/// How far a playthrough has read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reading {
    next: usize,
    pub(super) passed_over: u64,
}

/// What a called chair may say; the same words as in `play --plain`.
const CALL: [(&str, Move); 2] = [("pick-up", Move::PickUp), ("let-ring", Move::LetRing)];

impl Script {
    /// A script of these lines, each as its words.
    #[must_use]
    pub fn new(lines: Vec<Vec<String>>) -> Self {
        Self { lines }
    }

    /// The first line with a word that is neither a number nor the name of anything that could be
    /// chosen: its index, the word, and every name there is.
    #[must_use]
    pub fn unknown<'a>(&'a self, exercise: &'a Exercise) -> Option<(usize, &'a str, Vec<&'a str>)> {
        let options = || exercise.options.iter();
        let clauses = options().flat_map(|(_, option)| {
            let rows = option.slots.iter().flat_map(|slot| &slot.clauses);
            rows.map(|clause| clause.id.as_str())
        });
        let names = options().map(|(_, option)| option.id.as_str());
        let calls = CALL.iter().map(|(name, _)| *name);
        let names: Vec<&str> = names.chain(clauses).chain(calls).collect();
        let strange =
            |word: &&String| word.parse::<u64>().is_err() && !names.contains(&word.as_str());
        let mut lines = self.lines.iter().enumerate();
        let found = lines.find_map(|(nth, words)| Some((nth, words.iter().find(strange)?)));
        found.map(|(nth, word)| (nth, word.as_str(), names))
    }
}

impl General<'_> {
    /// What the next line that can be taken asks for, with those of its messages; none at the end.
    pub(super) fn read(
        &self,
        script: &Script,
        reading: &mut Reading,
        state: &State,
    ) -> Option<Move> {
        loop {
            let words = next(script, reading)?;
            match self.taken(state, words) {
                Some(Move::Picks(picks)) => {
                    return Some(self.compose(script, reading, state, picks.into_vec()));
                }
                Some(call) => return Some(call),
                None => reading.passed_over += 1,
            }
        }
    }

    /// The move that the words ask for, messages with the first clause of each slot; none where it
    /// cannot be made.
    fn taken(&self, state: &State, words: &[String]) -> Option<Move> {
        let what = match self.menu(state) {
            Some(menu) => {
                let picked = words.iter().map(|word| self.named(state, menu, word));
                let picks = picked.map(|option| self.plain_pick(state, option?));
                Move::Picks(picks.collect::<Option<_>>()?)
            }
            None => self.answer(state, words)?,
        };
        let action = Action::of(self.asked.chair, what);
        let seated = Chairs::only(self.asked.chair);
        let exercise = self.asked.exercise;
        let mut events = Vec::new();
        let mut draw = Falls::first();
        decide(exercise, seated, state, &action, &mut draw, &mut events).ok()?;
        action.moves.into_iter().next().map(|(_, what)| what)
    }

    /// The option of that number among those that can be taken, or of that name.
    fn named(&self, state: &State, menu: &Menu, word: &str) -> Option<OptionId> {
        let exercise = self.asked.exercise;
        let mut all = menu.options.iter().copied();
        match number(word) {
            Some(number) => all
                .filter(|option| standing(exercise, state, *option) == Standing::Open)
                .nth(number.checked_sub(1)?),
            None => all.find(|option| exercise.options[*option].id == word),
        }
    }

    fn answer(&self, state: &State, words: &[String]) -> Option<Move> {
        let [word] = words else { return None };
        match number(word) {
            Some(number) => {
                let mut all = self.answers(state).into_iter();
                all.nth(number.checked_sub(1)?)
            }
            None => {
                let named = CALL.iter().find(|(name, _)| name == word);
                named.map(|(_, what)| what.clone())
            }
        }
    }

    /// One line for each slot of each message, in file order.
    fn compose(
        &self,
        script: &Script,
        reading: &mut Reading,
        state: &State,
        mut picks: Vec<Pick>,
    ) -> Move {
        picks.sort();
        for pick in &mut picks {
            let slots = &self.asked.exercise.options[pick.option].slots;
            let first = std::mem::take(&mut pick.clauses);
            let clauses = slots.iter().zip(first);
            let read = |(slot, first)| self.clause(script, reading, state, slot).unwrap_or(first);
            pick.clauses = clauses.map(read).collect::<Clauses>();
        }
        Move::Picks(picks.into())
    }

    /// The clause that the next line which names one names; none at the end.
    fn clause(
        &self,
        script: &Script,
        reading: &mut Reading,
        state: &State,
        slot: &ClauseSlot,
    ) -> Option<u8> {
        let there = self.clauses(state, slot);
        loop {
            let words = next(script, reading)?;
            let clause = match words {
                [word] => match number(word) {
                    Some(number) => number
                        .checked_sub(1)
                        .and_then(|nth| there.get(nth).copied()),
                    None => {
                        let named = |clause: &&u8| slot.clauses[usize::from(**clause)].id == *word;
                        there.iter().find(named).copied()
                    }
                },
                _ => None,
            };
            match clause {
                Some(clause) => return Some(clause),
                None => reading.passed_over += 1,
            }
        }
    }
}

fn next<'s>(script: &'s Script, reading: &mut Reading) -> Option<&'s [String]> {
    let words = script.lines.get(reading.next)?;
    reading.next += 1;
    Some(words)
}

/// A word of digits alone is a number, however large.
fn number(word: &str) -> Option<usize> {
    let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().unwrap_or(usize::MAX))
}
