//! Fixed penalties, totals, and what comes only at the end.

use super::play::*;
use crate::engine::Event;
use crate::exercise::draft::{Class, Rating};
use crate::exercise::model::*;
use crate::scoring::*;

#[test]
fn only_the_heaviest_gate_counts() {
    let act = |class| Event::Acted {
        chair: NORTH,
        code: "".into(),
        manner: "".into(),
        class,
    };
    let gates = |classes: &[Class], good: i16| {
        let mut play = north("end");
        play.state.slots[0] = good;
        let mut events = play.events.clone();
        events.splice(0..0, classes.iter().map(|class| act(*class)));
        let sheet = rescored(&play, &events, NORTH);
        assert_eq!(
            rescored(&play, &events, WEST).of(Account::Gate),
            if good == 0 { -5100 } else { 0 }
        );
        let lines = sheet
            .lines
            .iter()
            .filter(|line| line.account == Account::Gate);
        lines
            .map(|line| (line.rule.code(), line.points))
            .collect::<Vec<_>>()
    };
    use Class::{NonViolent, Nuclear, Violent};
    assert!(gates(&[NonViolent], 1).is_empty());
    assert_eq!(gates(&[Violent, Violent], 1), [("violent", -6000)]);
    assert_eq!(
        gates(&[Violent, Nuclear, Violent], 1),
        [("violent", -6000), ("nuclear", -3500)]
    );
    assert_eq!(gates(&[Nuclear, Violent], 0), [("nuclear", -9500)]);
    assert_eq!(gates(&[], 0), [("chief-failed", -5100)]);
    assert_eq!(gates(&[Violent], 0), [("violent", -6000)]);
}

#[test]
fn a_gate_makes_its_cap_true_whatever_else_was_done() {
    // All that can be gained together is a hundred points.
    let play = north("shoot skip end");
    let sheet = sheet(&play, NORTH);
    assert!(sheet.total() <= 10_000 - 6000);
    assert_eq!(band(&MIRROR.rubric, sheet.total()), Rating::U);
}

#[test]
fn totals_may_be_negative_and_are_not_clamped() {
    let play = north("shoot shoot shoot shoot shoot shoot end");
    let sheet = sheet(&play, NORTH);
    assert!(sheet.total() < -4000, "{}", sheet.total());
    assert_eq!(points(&sheet, "own-act").len(), 6);
    assert_eq!(points(&sheet, "violent"), [-6000]);
}

#[test]
fn what_was_not_tested_counts_at_the_constant_that_the_rubric_states() {
    let play = north("end");
    let sheet = sheet(&play, NORTH);
    assert_eq!(points(&sheet, "rated"), [900]);
    assert_eq!(points(&sheet, "not-tested"), [1500 * 40 / 100 * 60 / 100]);
    assert_eq!(rating(&MIRROR, &play.state, ObjectiveId(1)), None);
}

#[test]
fn two_paths_to_one_state_may_score_differently() {
    let (soon, late) = (
        north("dead call plain plain plain end"),
        north("dead plain plain plain call end"),
    );
    assert_eq!(soon.state, late.state);
    assert!(sheet(&soon, NORTH).total() > sheet(&late, NORTH).total());
}

#[test]
fn lines_of_the_end_come_only_at_the_end() {
    let sheet = sheet(&north("plain"), NORTH);
    assert!(points(&sheet, "rated").is_empty() && points(&sheet, "not-tested").is_empty());
    assert_eq!(points(&sheet, "opening"), [2400]);
}
