//! What a hosted session keeps of people, and what nobody but the facilitator may do.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::host::{Host, enter, join};
use crate::program::{BUOY, Scratch};

const NAME: &str = "Zebulon";
const REASON: &str = "quicksilver";

/// Every file below a folder, with what is in it.
fn files(dir: &Path) -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            all.push((path, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    all
}

/// What happened to the people of a session, by kind.
fn happened(dir: &Path) -> Vec<String> {
    let log = fs::read_to_string(dir.join("facilitator.jsonl")).unwrap();
    let kinds = log.lines().map(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        match &line["body"]["what"] {
            Value::String(kind) => kind.clone(),
            what => what.as_object().unwrap().keys().next().unwrap().clone(),
        }
    });
    kinds.collect()
}

#[test]
fn codes_and_addresses_are_never_kept_and_names_stand_in_their_own_part() {
    let scratch = Scratch::new();
    let path = scratch.path("s");
    let dir = path.display().to_string();
    let host = Host::start(
        &scratch,
        &[BUOY, "--session", &dir, "--seed", "7", "--start"],
    );
    let way = host.way("to play");
    let code = way.last().unwrap().split_once('@').unwrap().0.to_owned();
    let mut terminal = join(&scratch, &way, (120, 36));
    enter(&mut terminal, NAME);
    terminal.wait_for("Briefing");
    terminal.press("\r");
    terminal.wait_for("What do you do?");
    terminal.press(" \r");
    terminal.wait_for("Your reason");
    terminal.press(REASON);
    terminal.wait_for(REASON);
    terminal.press("\r");
    terminal.wait_for("1 of 1 voted");
    terminal.press("vp");
    terminal.wait_for("What happened");
    terminal.press("\x03");
    terminal.end();
    assert_eq!(host.end("TERM"), Some(130));

    let holds = |text: &str| {
        let found = files(&path)
            .into_iter()
            .filter(|(_, has)| has.contains(text));
        let names = found.map(|(path, _)| path.file_name().unwrap().to_owned());
        names.collect::<Vec<_>>()
    };
    // The ways in are kept for tomorrow, in a file that only its owner reads.
    assert_eq!(holds(&code), ["ways.json"]);
    for never in ["127.0.0.1", "C.UTF-8", "xterm-256color"] {
        assert!(holds(never).is_empty(), "{never} in {:?}", holds(never));
    }
    // What people said can be taken away: it stands in the part of an entry that is about persons.
    for said in [NAME, REASON] {
        let mut kept = 0;
        for (path, text) in files(&path) {
            for line in text.lines().filter(|line| line.contains(said)) {
                let entry: Value = serde_json::from_str(line).unwrap();
                assert!(
                    !entry["body"].to_string().contains(said),
                    "{path:?}: {line}"
                );
                kept += usize::from(entry["personal"].to_string().contains(said));
            }
        }
        assert!(kept > 0, "{said} was kept nowhere");
    }
    for format in ["json", "csv", "md", "html"] {
        let told = scratch.run(&["report", &dir, "--to", format], b"").ends(0);
        assert!(!told.out.contains(&code), "{format} holds the code");
        assert!(!told.out.contains("127.0.0.1"), "{format} holds an address");
        // What people did is told of teams.
        assert!(!told.out.contains(NAME), "{format} holds a name");
    }
}

/// Every key there is, from somebody who came in with a team's code.
#[test]
fn no_key_of_a_participant_steers() {
    let scratch = Scratch::new();
    let path = scratch.path("s");
    let dir = path.display().to_string();
    let host = Host::start(
        &scratch,
        &[
            BUOY,
            "--session",
            &dir,
            "--seed",
            "7",
            "--teams",
            "2",
            "--start",
        ],
    );
    for (way, name) in [("Amber, to play", "Ann"), ("Amber, to watch", "Olga")] {
        let mut terminal = join(&scratch, &host.way(way), (120, 36));
        enter(&mut terminal, name);
        terminal.wait_for("Briefing");
        for key in (b' '..=b'~').chain(1..=2).chain(4..=26) {
            terminal.press(&char::from(key).to_string());
            // Whatever it opened is closed again.
            terminal.press("\x1b");
        }
        terminal.press("\x03");
        terminal.end();
    }
    assert_eq!(host.end("TERM"), Some(130));
    for kind in happened(&path) {
        let own = ["Opened", "Started", "Joined", "Back", "Away"];
        assert!(own.contains(&kind.as_str()), "{kind}");
    }
    let other = fs::read_to_string(path.join("table-2.jsonl")).unwrap();
    assert_eq!(other.lines().count(), 1, "nobody played at the other table");
}

/// Nobody is told to switch the check of the host's key off.
#[test]
fn the_host_is_always_to_be_known_again() {
    let readme = include_str!("../../README.md");
    let phrases = include_str!("../../assets/phrases/en.ftl");
    for text in [readme, phrases] {
        for option in text.match_indices("StrictHostKeyChecking") {
            let rest = &text[option.0 + option.1.len()..];
            assert!(rest.starts_with("=accept-new"), "{}", &rest[..20]);
        }
    }
    assert!(readme.contains("HostKeyAlias="));
}
