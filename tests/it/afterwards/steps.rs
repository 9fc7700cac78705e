//! What these tests do again and again.

use offramp::host::library;
use offramp::host::{Hall, Plan, Worlds};
use offramp::session::view::console::Steer;

use crate::program::{BUOY, Ran, Scratch};

pub(super) fn note(scratch: &Scratch, args: &[&str]) -> Ran {
    scratch.run(&[&["note"], args].concat(), b"")
}

pub(super) fn report(scratch: &Scratch, session: &str, form: &str, more: &[&str]) -> String {
    let args = [&["report", session, "--to", form], more].concat();
    let ran = scratch.run(&args, b"").ends(0);
    assert!(!ran.out.contains('⟦'), "{}", ran.out);
    ran.out
}

pub(super) fn action<'a>(session: &'a str, what: &'a str, owner: &'a str) -> [&'a str; 7] {
    [
        session,
        "--action",
        what,
        "--owner",
        owner,
        "--due",
        "2027-03-01",
    ]
}

pub(super) fn hosted(scratch: &Scratch) {
    let loaded = library::find(BUOY).unwrap().load();
    let plan = Plan {
        worlds: Worlds::Parallel(2),
        chair: None,
        limit: None,
        seed: 7,
        dir: Some(scratch.path("h")),
        language: "en".to_owned(),
    };
    let hall = Hall::open(&loaded, &plan).unwrap();
    hall.steer(Steer::Note {
        team: Some(1),
        objective: "buoy".to_owned(),
        rating: Some('P'),
        on: None,
        text: "CONSOLE saw it".to_owned(),
    })
    .unwrap();
}

/// A rating of the buoy, with its reason.
pub(super) fn rated<'a>(rating: &'a str, reason: &'a str) -> [&'a str; 7] {
    [
        "s",
        "--objective",
        "buoy",
        "--rating",
        rating,
        "--text",
        reason,
    ]
}
