//! One run: played at a table of its own, so that it is told in the words of a debrief.

use std::sync::Arc;

use crate::engine::{Move, Pick};
use crate::exercise::model::{ChairId, Chairs, Exercise};
use crate::session::view::debrief::Debrief;
use crate::session::view::{Command, Refused};
use crate::session::{Setup, Table, debrief};

/// A run.
pub(super) struct Run {
    /// The phrase that says who played.
    pub(super) way: &'static str,
    /// Where it was played.
    pub(super) table: Table,
    /// What it looks like afterwards.
    pub(super) debrief: Debrief,
}

impl Run {
    /// Hundredths of a point; the least there is for a path that has no end.
    pub(super) fn total(&self) -> i32 {
        let sheet = self.debrief.now.sheet.as_ref();
        sheet.map_or(i32::MIN, |sheet| sheet.total)
    }

    /// Its decisions.
    pub(super) fn decisions(&self) -> usize {
        let moments = self.debrief.moments.iter();
        moments.filter(|moment| moment.decision.is_some()).count()
    }
}

/// Plays the moves at a table.
///
/// # Errors
/// The table refuses one: its number, from 1, and why.
pub(super) fn play(
    exercise: &Arc<Exercise>,
    chair: ChairId,
    seed: u64,
    moves: &[Move],
    way: &'static str,
    language: &str,
) -> Result<Run, (usize, Refused)> {
    let mut table = Table::new(Setup {
        exercise: Arc::clone(exercise),
        seated: Chairs::only(chair),
        seed,
        draws: Vec::new(),
        rehearsal: true,
    });
    let accepted = "what a table proposes it accepts";
    let begun = table.begin().expect("nothing has happened yet");
    table.accept(begun, Vec::new()).expect(accepted);
    for (number, what) in (1..).zip(moves) {
        let body = table.propose(chair, &command(exercise, what), language);
        let body = body.map_err(|refused| (number, refused))?;
        table.accept(body, Vec::new()).expect(accepted);
    }
    Ok(Run {
        way,
        debrief: debrief(&table, chair, language),
        table,
    })
}

/// The move by its names, as a person would ask for it.
fn command(exercise: &Exercise, what: &Move) -> Command {
    let picks = match what {
        Move::PickUp => return Command::PickUp,
        Move::LetRing => return Command::LetRing,
        Move::Picks(picks) => picks,
    };
    let named = |pick: &Pick| {
        let option = &exercise.options[pick.option];
        let clauses = option.slots.iter().zip(&pick.clauses);
        let clauses = clauses.map(|(slot, nth)| slot.clauses[usize::from(*nth)].id.clone());
        (option.id.clone(), clauses.collect())
    };
    Command::Commit {
        picks: picks.iter().map(named).collect(),
        note: String::new(),
        forecasts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::load;

    #[test]
    fn a_move_that_the_table_refuses_is_an_error() {
        const MINIMAL: &str = include_str!("../../../tests/data/exercises/minimal/exercise.ron");
        let read = |_: &str| Ok(MINIMAL.as_bytes().to_vec());
        let exercise = load("exercise.ron", &read).exercise.unwrap();
        let chair = exercise.chairs.keys().next().unwrap();
        let played = play(&exercise, chair, 7, &[Move::PickUp], "rehearse-hawk", "en");
        let Err((number, refused)) = played else {
            panic!("nothing rings at the start");
        };
        assert_eq!(number, 1);
        assert!(!refused.code.is_empty());
    }
}
