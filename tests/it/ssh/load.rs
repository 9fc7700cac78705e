//! The crowd of a large session, all at once: everybody joins, plays and leaves. How fast is for
//! the bench to say.

#![cfg(unix)]

use serde_json::Value;

use crate::program::{BUOY, Scratch};

/// The long pages of the exercise that is hosted where none is named are read to their end.
#[test]
fn a_team_plays_what_is_shipped() {
    let scratch = Scratch::new();
    let load = ["loadtest", "--sessions", "24", "--seconds", "8", "--json"];
    let done = scratch.run(&load, b"").ends(0);
    let report: Value = serde_json::from_str(&done.out).unwrap();
    for count in ["joined", "played", "left"] {
        assert_eq!(report[count], 24, "{count}: {}", done.out);
    }
}

#[test]
fn a_thousand_people_join_play_and_leave() {
    let scratch = Scratch::new();
    let load = ["loadtest", "--sessions", "1000", "--seconds", "8"];
    let done = scratch
        .run(&[&load[..], &["--exercise", BUOY, "--json"]].concat(), b"")
        .ends(0);
    let report: Value = serde_json::from_str(&done.out).unwrap();
    for count in ["sessions", "joined", "played", "left"] {
        assert_eq!(report[count], 1000, "{count}: {}", done.out);
    }
    assert_eq!(report["dropped"], 0, "{}", done.out);
}
