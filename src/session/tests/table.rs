//! Tables in play: what is refused, what is sealed, and that replay leads to the same table.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::view::{Command, View};
use super::super::*;
use crate::engine::{Action, Event, Move, Phase};
use crate::exercise::model::{ChairId, Chairs, Exercise, OptionId};
use crate::exercise::source::ReadError;
use crate::exercise::{Assets, load};

const MINIMAL: &str = include_str!("../../../tests/data/exercises/minimal/exercise.ron");

fn load_text(text: &str) -> Arc<Exercise> {
    let acts = include_str!("../../../assets/acts.ron");
    let rubric = include_str!("../../../assets/rubric.ron");
    let assets = Assets::parse(acts, rubric).unwrap();
    let read = |_: &str| Ok::<_, ReadError>(text.as_bytes().to_vec());
    let loaded = load("exercise.ron", &read, &assets);
    assert!(loaded.exercise.is_some(), "{:?}", loaded.problems);
    Arc::new(loaded.exercise.unwrap())
}

pub(super) fn minimal() -> Arc<Exercise> {
    load_text(MINIMAL)
}

pub(super) fn setup(exercise: Arc<Exercise>, chairs: &[&str], seed: u64, draws: &[u32]) -> Setup {
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

pub(super) fn begun(setup: Setup) -> Table {
    let mut table = Table::new(setup);
    let began = table.begin().unwrap();
    table.accept(began, Vec::new()).unwrap();
    table
}

fn north() -> Table {
    begun(setup(minimal(), &["north"], 7, &[]))
}

pub(super) fn chair(table: &Table, id: &str) -> ChairId {
    table
        .exercise()
        .chairs
        .find(|chair| chair.id == id)
        .unwrap()
        .0
}

pub(super) fn commit(picks: &[(&str, &[&str])]) -> Command {
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

pub(super) fn play(table: &mut Table, id: &str, command: &Command) {
    let body = table.propose(chair(table, id), command, "en").unwrap();
    table.accept(body, Vec::new()).unwrap();
}

fn refusal(table: &Table, command: &Command) -> String {
    let refused = table
        .propose(chair(table, "north"), command, "en")
        .unwrap_err();
    let arguments = refused
        .arguments
        .iter()
        .map(|(name, value)| format!(" {name}={value}"));
    format!("{}{}", refused.code, arguments.collect::<String>())
}

fn entries(table: &Table) -> Vec<Entry<Body>> {
    let record = table.record().iter().enumerate();
    record
        .map(|(n, entry)| Entry {
            n: n as u64,
            body: entry.body.clone(),
            personal: PersonalPart::Absent,
        })
        .collect()
}

/// Everything of a table that play depends on.
fn same(one: &Table, other: &Table) {
    assert_eq!(one.state(), other.state());
    assert_eq!(one.record(), other.record());
    assert_eq!(one.events(), other.events());
    assert_eq!(format!("{one:?}"), format!("{other:?}"));
}

#[test]
fn proposing_changes_nothing_and_accepting_is_the_only_way_on() {
    let table = north();
    let before = format!("{table:?}");
    let one = table
        .propose(chair(&table, "north"), &commit(&[("ring", &[])]), "en")
        .unwrap();
    let two = table
        .propose(chair(&table, "north"), &commit(&[("ring", &[])]), "en")
        .unwrap();
    assert_eq!(one, two);
    assert_eq!(format!("{table:?}"), before);
}

#[test]
fn refusals_name_what_was_expected() {
    let mut table = north();
    let cases: &[(&str, Command)] = &[
        (
            "unknown-option-near given=rinf near=ring",
            commit(&[("rinf", &[])]),
        ),
        (
            "unknown-option given=telephone",
            commit(&[("telephone", &[])]),
        ),
        ("unknown-option given=", commit(&[("", &[])])),
        (
            "twice option=Call the harbour by radio.",
            commit(&[("ring", &[]), ("ring", &[])]),
        ),
        ("too-few least=1", commit(&[])),
        ("too-many most=1", commit(&[("ring", &[]), ("fetch", &[])])),
        (
            "clauses option=letter expected=1 given=0",
            commit(&[("letter", &[])]),
        ),
        (
            "clauses option=ring expected=0 given=1",
            commit(&[("ring", &["plain"])]),
        ),
        (
            "unknown-clause-near given=plan near=plain",
            commit(&[("letter", &["plan"])]),
        ),
        (
            "unknown-clause given=furious",
            commit(&[("letter", &["furious"])]),
        ),
        ("not-ringing", Command::PickUp),
        ("not-ringing", Command::LetRing),
    ];
    for (expected, command) in cases {
        assert_eq!(refusal(&table, command), *expected);
    }
    for _ in 0..3 {
        play(&mut table, "north", &commit(&[("ring", &[])]));
    }
    assert_eq!(
        refusal(&table, &commit(&[("ring", &[])])),
        "greyed option=Call the harbour by radio. reason=The battery is empty."
    );
    play(&mut table, "north", &commit(&[("letter", &["plain"])]));
    assert!(table.ending().is_some());
    assert_eq!(refusal(&table, &commit(&[("ring", &[])])), "over");
    assert_eq!(refusal(&table, &Command::PickUp), "over");
}

#[test]
fn a_chair_that_is_not_due_is_told_so() {
    let table = north();
    let west = chair(&table, "west");
    let refused = table
        .propose(west, &commit(&[("tow", &[])]), "en")
        .unwrap_err();
    assert_eq!(refused.code, "not-due");
}

/// Both chairs decide at the first point.
fn joint() -> Arc<Exercise> {
    let west = r#"(chair: "west", ask: "And you?", options: [
        (id: "wait", label: "Wait.", cost: Min(10), act: (code: "010")),
        (id: "look", label: "Look.", cost: Min(40), act: (code: "010")),
    ], policy: [(choose: [(1, ["wait"])])]),"#;
    let text = MINIMAL.replacen("menus: [(", &format!("menus: [{west} ("), 1);
    load_text(&text)
}

#[test]
fn the_first_of_two_moves_is_sealed_and_decides_nothing() {
    let mut table = begun(setup(joint(), &["north", "west"], 7, &[]));
    let (one, two) = (chair(&table, "north"), chair(&table, "west"));
    let before = table.state().clone();
    assert_eq!(table.due().iter().count(), 2);
    let bad = table
        .propose(two, &commit(&[("look", &[]), ("wait", &[])]), "en")
        .unwrap_err();
    assert_eq!(
        bad.code, "too-many",
        "a sealed move is judged when it is made"
    );
    let sealed = table.propose(two, &commit(&[("look", &[])]), "en").unwrap();
    assert!(matches!(sealed, Body::Sealed { .. }));
    assert!(sealed.events().is_empty());
    table.accept(sealed.clone(), Vec::new()).unwrap();
    assert_eq!(table.state(), &before);
    assert_eq!(table.due(), Chairs::only(one));
    let again = table
        .propose(two, &commit(&[("wait", &[])]), "en")
        .unwrap_err();
    assert_eq!(again.code, "sealed");
    assert_eq!(table.accept(sealed, Vec::new()), Err(Misfit::NotDue));
    let both = table.propose(one, &commit(&[("ring", &[])]), "en").unwrap();
    let Body::Decided { action, .. } = &both else {
        panic!("{both:?}")
    };
    let chairs: Vec<ChairId> = action.moves.iter().map(|(chair, _)| *chair).collect();
    assert_eq!(chairs, [one, two]);
    table.accept(both, Vec::new()).unwrap();
    assert_eq!(table.commits(), 1);
    same(
        &Table::replay(table.setup().clone(), &entries(&table)).unwrap(),
        &table,
    );
    redecide(table.setup().clone(), &entries(&table)).unwrap();
}

#[test]
fn a_decision_that_drops_or_swaps_a_sealed_move_is_no_entry() {
    let mut table = begun(setup(joint(), &["north", "west"], 7, &[]));
    let (north, west) = (chair(&table, "north"), chair(&table, "west"));
    play(&mut table, "west", &commit(&[("look", &[])]));
    let honest = table
        .propose(north, &commit(&[("ring", &[])]), "en")
        .unwrap();
    let Body::Decided { mut action, events } = honest else {
        panic!("decided")
    };
    let wait = table
        .exercise()
        .options
        .find(|option| option.id == "wait")
        .unwrap()
        .0;
    let pick = crate::engine::Pick {
        option: wait,
        clauses: Default::default(),
    };
    action.moves[1].1 = Move::Picks(smallvec::smallvec![pick]);
    assert_eq!(action.moves[1].0, west);
    let swapped = Body::Decided {
        action: action.clone(),
        events: events.clone(),
    };
    assert_eq!(table.accept(swapped, Vec::new()), Err(Misfit::NotDue));
    action.moves.pop();
    let dropped = Body::Decided { action, events };
    assert_eq!(table.accept(dropped, Vec::new()), Err(Misfit::NotDue));
}

#[test]
fn fixed_draws_come_first_and_mark_a_rehearsal() {
    let fetch = |draws: &[u32]| {
        let mut table = begun(setup(minimal(), &["north"], 7, draws));
        play(&mut table, "north", &commit(&[("fetch", &[])]));
        let drawn = table.events().iter().find_map(|event| match event {
            Event::Drew { index, .. } => Some(*index),
            _ => None,
        });
        (
            drawn.unwrap(),
            table.seen(chair(&table, "north"), "en").rehearsal,
        )
    };
    assert_eq!(fetch(&[0]), (0, true));
    assert_eq!(fetch(&[1]), (1, true));
    assert!(!fetch(&[]).1);
}

#[test]
fn a_log_that_cannot_be_is_refused_and_named() {
    let mut table = north();
    play(&mut table, "north", &commit(&[("fetch", &[])]));
    let good = entries(&table);
    let setup = || table.setup().clone();
    let refused = |entries: &[Entry<Body>]| Table::replay(setup(), entries).unwrap_err();
    let renumbered = |bodies: Vec<Body>| -> Vec<Entry<Body>> {
        let numbered = bodies.into_iter().enumerate();
        numbered
            .map(|(n, body)| Entry {
                n: n as u64,
                body,
                personal: PersonalPart::Absent,
            })
            .collect()
    };
    let (began, decided) = (good[0].body.clone(), good[1].body.clone());
    let error = |entry, misfit| ReplayError { entry, misfit };
    assert_eq!(
        refused(&renumbered(vec![decided.clone()])),
        error(0, Misfit::NotBegun)
    );
    let twice = renumbered(vec![began.clone(), began.clone()]);
    assert_eq!(refused(&twice), error(1, Misfit::BeganTwice));
    let more = renumbered(vec![began.clone(), decided.clone(), decided.clone()]);
    assert_eq!(refused(&more), error(2, Misfit::NotDue));
    let Body::Decided { action, mut events } = decided else {
        panic!("decided")
    };
    events.push(Event::Chose {
        option: OptionId(999),
        clauses: Default::default(),
        seated: true,
    });
    let unknown = Body::Decided {
        action: action.clone(),
        events: events.clone(),
    };
    assert_eq!(
        refused(&renumbered(vec![began.clone(), unknown])),
        error(1, Misfit::Unknown)
    );

    // What exists but does not follow is found by deciding again.
    events.pop();
    let lost = Body::Decided {
        action: action.clone(),
        events: events[..events.len() - 1].to_vec(),
    };
    let lost = renumbered(vec![began.clone(), lost]);
    assert!(Table::replay(setup(), &lost).is_ok());
    assert_eq!(
        redecide(setup(), &lost).unwrap_err(),
        error(1, Misfit::Events)
    );
    let mut other = north();
    other = begun(Setup {
        draws: vec![1 - drawn(&table)],
        ..other.setup().clone()
    });
    play(&mut other, "north", &commit(&[("fetch", &[])]));
    assert_eq!(
        redecide(setup(), &entries(&other)).unwrap_err(),
        error(1, Misfit::Draws)
    );
    assert_eq!(redecide(setup(), &good), Ok(()));
}

fn drawn(table: &Table) -> u32 {
    let index = table.events().iter().find_map(|event| match event {
        Event::Drew { index, .. } => Some(u32::from(*index)),
        _ => None,
    });
    index.unwrap()
}

/// The command that a random number picks among those that a seat sees, some of which are refused.
pub(super) fn random_command(view: &View, roll: u32) -> Command {
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

/// Plays rolls at a table of these chairs; after each entry replay must lead to the same table.
fn replayed(exercise: Arc<Exercise>, chairs: &[&str], seed: u64, draws: &[u32], rolls: &[u32]) {
    let mut table = begun(setup(exercise, chairs, seed, draws));
    for roll in rolls {
        let due: Vec<ChairId> = table.due().iter().collect();
        let Some(chair) = due.get(*roll as usize % due.len().max(1)) else {
            break;
        };
        let command = random_command(&view(&table.seen(*chair, "en")), *roll);
        match table.propose(*chair, &command, "en") {
            Ok(body) => table.accept(body, Vec::new()).unwrap(),
            Err(refused) => assert!(!refused.code.is_empty()),
        }
        let log = entries(&table);
        let bytes: Vec<Vec<u8>> = log
            .iter()
            .map(|entry| serde_json::to_vec(&entry.body).unwrap())
            .collect();
        for (entry, bytes) in log.iter().zip(&bytes) {
            let read: Body = serde_json::from_slice(bytes).unwrap();
            assert_eq!(read, entry.body);
        }
        same(&Table::replay(table.setup().clone(), &log).unwrap(), &table);
        assert_eq!(
            table.due().is_empty(),
            matches!(table.state().phase, Phase::Ended(_))
        );
    }
    redecide(table.setup().clone(), &entries(&table)).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn replay_equals_the_live_table_after_every_entry(
        seed: u64,
        seats in 0..3_usize,
        draws in proptest::collection::vec(0..3_u32, 0..3),
        rolls in proptest::collection::vec(any::<u32>(), 1..12),
        both: bool,
    ) {
        let chairs: &[&str] = [&["north"] as &[_], &["west"], &["north", "west"]][seats];
        let exercise = if both { joint() } else { minimal() };
        replayed(exercise, chairs, seed, &draws, &rolls);
    }

    #[test]
    fn no_stored_body_makes_replay_panic(
        option: u16, channel: u16, answer: u8, slot: u16, stage: u16, minute: u32, pick: u8,
    ) {
        let table = north();
        let mut log = entries(&table);
        use crate::exercise::model::{ChannelId, SlotId, StageId};
        let clauses: crate::engine::Clauses = smallvec::smallvec![pick];
        let events = vec![
            Event::Chose { option: OptionId(option), clauses: clauses.clone(), seated: true },
            Event::PickedUp { channel: ChannelId(channel), answer },
            Event::Set { slot: SlotId(slot), to: 3 },
            Event::Entered { stage: StageId(stage) },
            Event::Clock { to: minute },
            Event::Replied { option: OptionId(option), answer },
            Event::Came { option: OptionId(option), outcome: channel, branch: Some(slot) },
        ];
        let pick = crate::engine::Pick { option: OptionId(option), clauses };
        let action = Action::of(chair(&table, "north"), Move::Picks(smallvec::smallvec![pick]));
        for event in events {
            let body = Body::Decided { action: action.clone(), events: vec![event] };
            log.truncate(1);
            log.push(Entry { n: 1, body, personal: PersonalPart::Absent });
            if let Ok(table) = Table::replay(table.setup().clone(), &log) {
                let _ = view(&table.seen(chair(&table, "north"), "en"));
            }
            let _ = redecide(table.setup().clone(), &log);
        }
    }
}
