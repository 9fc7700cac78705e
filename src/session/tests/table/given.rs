//! Tables to begin with, and moves at them.

use std::sync::Arc;

use crate::exercise::model::{ChairId, Chairs, Exercise};
use crate::exercise::source::ReadError;
use crate::exercise::{Assets, load};
use crate::session::view::{Command, View};
use crate::session::*;

pub(super) const MINIMAL: &str =
    include_str!("../../../../tests/data/exercises/minimal/exercise.ron");

pub(super) fn load_text(text: &str) -> Arc<Exercise> {
    let acts = include_str!("../../../../assets/acts.ron");
    let rubric = include_str!("../../../../assets/rubric.ron");
    let assets = Assets::parse(acts, rubric).unwrap();
    let read = |_: &str| Ok::<_, ReadError>(text.as_bytes().to_vec());
    let loaded = load("exercise.ron", &read, &assets);
    assert!(loaded.exercise.is_some(), "{:?}", loaded.problems);
    Arc::new(loaded.exercise.unwrap())
}

pub(in crate::session::tests) fn minimal() -> Arc<Exercise> {
    load_text(MINIMAL)
}

pub(in crate::session::tests) fn setup(
    exercise: Arc<Exercise>,
    chairs: &[&str],
    seed: u64,
    draws: &[u32],
) -> Setup {
    let seated = chairs
        .iter()
        .map(|id| exercise.chairs.find(|chair| chair.id == *id).unwrap().0)
        .fold(Chairs::NONE, Chairs::with);
    Setup {
        exercise,
        seated,
        seed,
        draws: draws.to_vec(),
        rehearsal: !draws.is_empty(),
    }
}

pub(in crate::session::tests) fn begun(setup: Setup) -> Table {
    let mut table = Table::new(setup);
    let began = table.begin().unwrap();
    table.accept(began, Vec::new()).unwrap();
    table
}

pub(super) fn north() -> Table {
    begun(setup(minimal(), &["north"], 7, &[]))
}

pub(in crate::session::tests) fn chair(table: &Table, id: &str) -> ChairId {
    table
        .exercise()
        .chairs
        .find(|chair| chair.id == id)
        .unwrap()
        .0
}

pub(in crate::session::tests) fn commit(picks: &[(&str, &[&str])]) -> Command {
    Command::Commit {
        picks: picks
            .iter()
            .map(|(id, clauses)| {
                let clauses = clauses.iter().map(|clause| (*clause).to_owned());
                ((*id).to_owned(), clauses.collect())
            })
            .collect(),
        note: String::new(),
        forecasts: Vec::new(),
    }
}

pub(in crate::session::tests) fn play(table: &mut Table, id: &str, command: &Command) {
    let body = table.propose(chair(table, id), command, "en").unwrap();
    table.accept(body, Vec::new()).unwrap();
}

pub(super) fn refusal(table: &Table, command: &Command) -> String {
    let refused = table
        .propose(chair(table, "north"), command, "en")
        .unwrap_err();
    let arguments = refused
        .arguments
        .iter()
        .map(|(name, value)| format!(" {name}={value}"));
    format!("{}{}", refused.code, arguments.collect::<String>())
}

pub(super) fn entries(table: &Table) -> Vec<Entry<Body>> {
    let record = table.record().iter().enumerate();
    record
        .map(|(n, entry)| Entry {
            n: n as u64,
            body: entry.body.clone(),
            personal: PersonalPart::Absent,
        })
        .collect()
}

/// Both chairs decide at the first point.
pub(super) fn joint() -> Arc<Exercise> {
    let west = r#"(chair: "west", ask: "And you?", options: [
        (id: "wait", label: "Wait.", cost: Min(10), act: (code: "010")),
        (id: "look", label: "Look.", cost: Min(40), act: (code: "010")),
    ], policy: [(choose: [(1, ["wait"])])]),"#;
    let text = MINIMAL.replacen("menus: [(", &format!("menus: [{west} ("), 1);
    load_text(&text)
}

/// The command that a random number picks among those that a seat sees, some of which are refused.
pub(in crate::session::tests) fn random_command(view: &View, roll: u32) -> Command {
    let Some(decision) = &view.decision else {
        return Command::LetRing;
    };
    let roll = roll as usize;
    let option = &decision.options[roll % decision.options.len()];
    match option.id.as_str() {
        PICK_UP => return Command::PickUp,
        LET_RING => return Command::LetRing,
        _ => {}
    }
    let clauses: Vec<&str> = option
        .slots
        .iter()
        .map(|slot| slot.clauses[roll / 7 % slot.clauses.len()].id.as_str())
        .collect();
    commit(&[(option.id.as_str(), &clauses)])
}

/// Everything of a table that play depends on.
pub(super) fn same(one: &Table, other: &Table) {
    assert_eq!(one.state(), other.state());
    assert_eq!(one.record(), other.record());
    assert_eq!(one.events(), other.events());
    assert_eq!(format!("{one:?}"), format!("{other:?}"));
}
