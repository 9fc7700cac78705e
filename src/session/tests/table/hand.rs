//! Injects fired by hand: early or late, once, recorded like everything else.

use super::given::*;
use crate::engine::Event;
use crate::exercise::model::InjectId;
use crate::session::*;

/// The inject comes by itself while the first call rings.
fn soon() -> Table {
    let text = MINIMAL.replacen("At(H(3))", "At(Min(20))", 1);
    begun(setup(load_text(&text), &["north"], 7, &[]))
}

fn press(table: &Table) -> InjectId {
    let found = table.exercise().injects.find(|inject| inject.id == "press");
    found.unwrap().0
}

fn fire(table: &mut Table) {
    let body = table.propose_inject(press(table)).unwrap();
    table.accept(body, Vec::new()).unwrap();
}

/// How often the inject came.
fn came(table: &Table) -> usize {
    let press = press(table);
    let fired = |event: &&Event| matches!(event, Event::Fired { inject, .. } if *inject == press);
    table.events().iter().filter(fired).count()
}

/// Plays to the end, as these rolls have it.
fn to_the_end(table: &mut Table, mut roll: u32) {
    for _ in 0..200 {
        let Some(chair) = table.due().iter().next() else {
            return;
        };
        roll = roll.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let command = random_command(&view(&table.seen(chair, "en")), roll >> 8);
        if let Ok(body) = table.propose(chair, &command, "en") {
            table.accept(body, Vec::new()).unwrap();
        }
    }
}

#[test]
fn it_comes_at_once_and_not_a_second_time() {
    let mut by_itself = 0;
    for roll in 0..40 {
        let (mut plain, mut early) = (soon(), soon());
        to_the_end(&mut plain, roll);
        by_itself += came(&plain);
        assert_eq!(early.injects(), [press(&early)]);
        let minute = early.state().clock;
        fire(&mut early);
        assert_eq!((came(&early), early.state().clock), (1, minute));
        assert_ne!(early.state(), soon().state(), "it takes trust away");
        assert!(early.injects().is_empty());
        let again = early.propose_inject(press(&early)).unwrap_err();
        assert_eq!(again.code, "inject-fired");
        to_the_end(&mut early, roll);
        assert_eq!(came(&early), 1, "roll {roll}");
        // The log leads to the same table, and the rules would write it again.
        let log = entries(&early);
        same(&Table::replay(early.setup().clone(), &log).unwrap(), &early);
        redecide(early.setup().clone(), &log).unwrap();
    }
    assert!(by_itself > 0, "some paths are long enough for it");
}

#[test]
fn what_has_come_by_itself_is_not_fired_again() {
    let mut table = soon();
    play(&mut table, "north", &commit(&[("ring", &[])]));
    assert_eq!((came(&table), table.due().is_empty()), (1, false));
    assert!(table.injects().is_empty());
    assert_eq!(
        table.propose_inject(press(&table)).unwrap_err().code,
        "inject-fired"
    );
}

#[test]
fn a_log_that_fires_it_twice_or_otherwise_is_refused() {
    let mut table = north();
    fire(&mut table);
    let good = entries(&table);
    let setup = || table.setup().clone();
    let mut twice = good.clone();
    twice.push(Entry {
        n: 2,
        ..good[1].clone()
    });
    let error = |entry, misfit| ReplayError { entry, misfit };
    assert_eq!(
        Table::replay(setup(), &twice).unwrap_err(),
        error(2, Misfit::Refused)
    );
    let mut short = good.clone();
    if let Body::Injected { events, .. } = &mut short[1].body {
        events.pop();
    }
    assert_eq!(
        redecide(setup(), &short).unwrap_err(),
        error(1, Misfit::Events)
    );
    let mut unknown = good;
    if let Body::Injected { inject, .. } = &mut unknown[1].body {
        *inject = InjectId(99);
    }
    assert_eq!(
        Table::replay(setup(), &unknown).unwrap_err(),
        error(1, Misfit::Unknown)
    );
}

#[test]
fn a_decision_is_taken_back_and_the_inject_before_it_stays() {
    let mut table = north();
    fire(&mut table);
    let before = table.state().clone();
    play(&mut table, "north", &commit(&[("ring", &[])]));
    table
        .accept(table.propose_undo().unwrap(), Vec::new())
        .unwrap();
    assert_eq!(*table.state(), before);
    assert_eq!(came(&table), 1);
    // One that came after the decision goes with it, and may be fired again.
    let mut table = north();
    play(&mut table, "north", &commit(&[("ring", &[])]));
    fire(&mut table);
    table
        .accept(table.propose_undo().unwrap(), Vec::new())
        .unwrap();
    assert_eq!(table.state(), north().state());
    assert_eq!(table.injects().len(), 1);
}

#[test]
fn nothing_is_fired_beside_a_move_that_rests() {
    let mut table = begun(setup(joint(), &["north", "west"], 7, &[]));
    play(&mut table, "north", &commit(&[("ring", &[])]));
    assert!(table.injects().is_empty());
    let refused = table.propose_inject(press(&table)).unwrap_err();
    assert_eq!(refused.code, "inject-sealed");
}
