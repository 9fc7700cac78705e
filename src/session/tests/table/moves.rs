//! What a table takes, seals and refuses.

use super::given::*;
use crate::engine::{Event, Move};
use crate::exercise::model::{ChairId, Chairs};
use crate::session::view::Command;
use crate::session::*;

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
