//! One run: played at a table of its own, so that it is told in the words of a debrief.

use std::sync::Arc;

use crate::engine::{Move, Pick};
use crate::exercise::model::{ChairId, Chairs, Exercise};
use crate::session::view::Command;
use crate::session::view::debrief::Debrief;
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
pub(super) fn play(
    exercise: &Arc<Exercise>,
    chair: ChairId,
    seed: u64,
    moves: &[Move],
    way: &'static str,
    language: &str,
) -> Run {
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
    for what in moves {
        let body = table
            .propose(chair, &command(exercise, what), language)
            .expect("a walk moves by the rules of the table, under its luck");
        table.accept(body, Vec::new()).expect(accepted);
    }
    Run {
        way,
        debrief: debrief(&table, chair, language),
        table,
    }
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
