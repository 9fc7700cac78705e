//! Tables in play, and what is done at them.

use std::sync::Arc;

use crate::engine::tests::play::{MINIMAL, load_whole};
use crate::exercise::model::*;
use crate::session::LET_RING;
use crate::session::seat::debrief::debrief;
use crate::session::view::debrief::Debrief;
use crate::session::view::{Command, DecisionView};
use crate::session::{PICK_UP, Setup, Table};

pub(super) fn begun(exercise: Exercise, chairs: &[&str], draws: &[u32]) -> Table {
    let chair = |id: &&str| exercise.chairs.find(|chair| chair.id == **id).unwrap().0;
    let seated = chairs.iter().map(chair).fold(Chairs::NONE, Chairs::with);
    let mut table = Table::new(Setup {
        exercise: Arc::new(exercise),
        seated,
        seed: 7,
        draws: draws.to_vec(),
        rehearsal: !draws.is_empty(),
    });
    let began = table.begin().unwrap();
    table.accept(began, Vec::new()).unwrap();
    table
}

pub(super) fn submit(table: &mut Table, chair: ChairId, command: &Command) {
    let body = table.propose(chair, command, "en").unwrap();
    let remarks = table.remarks(chair, command, "");
    table.accept(body, remarks).unwrap();
}

pub(super) fn commit(id: &str, clauses: &[&str], forecasts: &[(&str, u8)]) -> Command {
    Command::Commit {
        picks: vec![(id.into(), clauses.iter().map(|one| (*one).into()).collect())],
        note: format!("why {id}"),
        forecasts: forecasts
            .iter()
            .map(|(channel, percent)| ((*channel).into(), *percent))
            .collect(),
    }
}

/// What the number makes of a decision: the first picks from there on that go together.
pub(super) fn chosen(decision: &DecisionView, number: usize) -> Command {
    let open: Vec<_> = decision
        .options
        .iter()
        .filter(|option| option.number.is_some())
        .collect();
    let first = number % open.len();
    let mut picks: Vec<(String, Vec<String>)> = Vec::new();
    for option in open[first..].iter().chain(&open[..first]) {
        match option.id.as_str() {
            PICK_UP if option.label.is_empty() => return Command::PickUp,
            LET_RING if option.label.is_empty() => return Command::LetRing,
            _ => {}
        }
        let clash = picks
            .iter()
            .any(|(other, _)| option.excludes.contains(other));
        if picks.len() < decision.picks.0.max(1) && !clash {
            let slots = option.slots.iter();
            let clause = |slot: &crate::session::view::SlotView| {
                slot.clauses[number % slot.clauses.len()].id.clone()
            };
            picks.push((option.id.clone(), slots.map(clause).collect()));
        }
    }
    Command::Commit {
        picks,
        note: String::new(),
        forecasts: Vec::new(),
    }
}

pub(super) fn after_play() -> Debrief {
    let mut table = begun(load_whole(MINIMAL), &["north"], &[0]);
    submit(
        &mut table,
        ChairId(0),
        &commit("ring", &[], &[("radio", 70)]),
    );
    submit(
        &mut table,
        ChairId(0),
        &commit("letter", &["courteous"], &[("radio", 90)]),
    );
    debrief(&table, ChairId(0), "en")
}
