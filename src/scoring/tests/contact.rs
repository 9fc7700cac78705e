//! Contact: the first answer of a level, another door after a silence, and when the account closes.

use super::play::*;
use crate::engine::Event;
use crate::exercise::draft::Dimension;

#[test]
fn contact_counts_the_first_answer_of_a_level_by_its_hour() {
    let levels = |script: &str| points(&sheet(&north(script), NORTH), "level");
    assert_eq!(levels("call call"), [400]);
    assert_eq!(
        levels("plain plain plain plain call"),
        [240],
        "after two hours"
    );
    assert_eq!(levels("high call"), [400, 400], "each level for itself");
    assert_eq!(levels("hollow"), NOTHING, "nothing of substance was said");
    let called = sheet(&north("call"), WEST);
    assert_eq!(
        points(&called, "level"),
        [400],
        "contact is made at both ends"
    );
}

#[test]
fn another_door_after_a_silence_counts_by_how_soon_it_was_tried() {
    let pivot = |script: &str| points(&sheet(&north(script), NORTH), "pivot");
    assert_eq!(pivot("dead dead"), NOTHING);
    assert_eq!(
        pivot("doors call"),
        [600],
        "two doors at once, though the west took each call by itself"
    );
    assert_eq!(pivot("dead call high"), [480]);
    assert_eq!(pivot("dead plain plain call"), [200]);
    assert_eq!(pivot("dead plain plain plain plain call"), [100]);
    assert_eq!(pivot("call dead dead hollow"), [480]);
}

#[test]
fn the_account_of_contact_closes_with_its_stage() {
    let filler = "plain ".repeat(16);
    let play = north(&format!("dead {filler} call high"));
    assert!(
        play.events
            .iter()
            .any(|event| matches!(event, Event::Spoke { .. }))
    );
    assert_eq!(of(&sheet(&play, NORTH), Dimension::Contact), 0);
}
