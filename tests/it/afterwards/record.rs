//! What was recorded: changed, torn, newer, or as old as the first version.

use super::steps::*;
use std::fs;
use std::path::Path;

use offramp::host::setup_of;
use offramp::host::store::{Look, look};
use offramp::session::{
    Body, Chain, Digest, LOG_VERSION, Personal, PersonalPart, encode, redecide,
};

use crate::program::Scratch;

#[test]
fn a_changed_note_is_found_and_a_torn_one_mended() {
    let scratch = Scratch::new();
    scratch.play("s", "fetch\n").ends(0);
    note(&scratch, &["s", "--text", "first"]).ends(0);
    let log = scratch.path("s/afterwards.jsonl");
    let whole = fs::read(&log).unwrap();
    fs::write(&log, [&whole[..], b"{\"v\":1,\"n\":1"].concat()).unwrap();
    note(&scratch, &["s", "--text", "second"]).ends(0);
    let text = report(&scratch, "s", "md", &[]);
    assert!(text.contains("first") && text.contains("second"), "{text}");
    scratch.run(&["verify", "s"], b"").ends(0);
    let changed = String::from_utf8(fs::read(&log).unwrap()).unwrap();
    fs::write(&log, changed.replace("second", "sec0nd")).unwrap();
    for args in [
        &["verify", "s"][..],
        &["report", "s", "--to", "md"],
        &["redact", "s"],
    ] {
        let ran = scratch.run(args, b"").ends(1);
        assert!(
            ran.err.contains("afterwards.jsonl"),
            "{args:?}: {}",
            ran.err
        );
    }
}

#[test]
fn a_newer_format_is_named() {
    let scratch = Scratch::new();
    scratch.play("s", "fetch\n").ends(0);
    let header = scratch.path("s/header.json");
    let text = fs::read_to_string(&header).unwrap();
    fs::write(&header, text.replacen("\"log\":1", "\"log\":2", 1)).unwrap();
    for args in [
        &["report", "s", "--to", "html"][..],
        &["verify", "s"],
        &["redact", "s"],
        &["note", "s", "--text", "x"],
    ] {
        let ran = scratch.run(args, b"").ends(1);
        assert!(
            ran.err.contains("expected log version 1, found 2"),
            "{args:?}: {}",
            ran.err
        );
    }
    fs::write(&header, text).unwrap();
    let log = scratch.path("s/table-1.jsonl");
    let text = fs::read_to_string(&log).unwrap();
    fs::write(&log, text.replacen("{\"v\":1", "{\"v\":2", 1)).unwrap();
    for form in ["html", "md", "csv", "json"] {
        let ran = scratch.run(&["report", "s", "--to", form], b"").ends(1);
        assert!(ran.err.contains("found 2"), "{form}: {}", ran.err);
    }
}

/// The digest of each file of a golden session; the files are never edited, so neither is this.
const GOLDEN: &[(&str, &str)] = &[
    (
        "session-v1/exercise/exercise.ron",
        "57239d59acb9a3c3a7d98705ce8dd32c77e23861b35355212ad7d59bd9628008",
    ),
    (
        "session-v1/header.json",
        "f130cbcc62526d885cfa9bf7416b705026e84229bbf1adb8f531f287e0a93dc1",
    ),
    (
        "session-v1/rubric.ron",
        "38e14ef7e1e69f5d7af07a6971b578b4e2d9976f0479859d45aa5381e0126ede",
    ),
    (
        "session-v1/table-1.jsonl",
        "74f22a730e494432b4d13682d9915d6a6402fd7888104305d19c7ebd8397c3f4",
    ),
    (
        "log/v1.header.json",
        "39d210973012e7507e84b380f5c37dc2e7c67d4903115281b3b48e3467f23fa5",
    ),
    (
        "log/v1.jsonl",
        "6e8b36acfca757350f874cc7de666cd9ae692117a7d7d360101705245abc8efe",
    ),
];

#[test]
fn each_version_of_the_log_has_a_golden_session_that_never_changes() {
    let data = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data"));
    let now = GOLDEN.iter().map(|(name, _)| {
        let bytes = fs::read(data.join(name)).unwrap_or_else(|_| panic!("{name}"));
        (*name, Digest::of(&bytes).to_string())
    });
    let now: Vec<(&str, String)> = now.collect();
    let kept: Vec<(&str, String)> = GOLDEN
        .iter()
        .map(|(name, digest)| (*name, (*digest).to_owned()))
        .collect();
    assert_eq!(now, kept);
    for version in 1..=LOG_VERSION {
        let dir = data.join(format!("session-v{version}"));
        let look: Look<Body> = look(&dir).unwrap();
        let setup = setup_of(&look, 1).unwrap_or_else(|_| panic!("version {version}"));
        redecide(setup, &look.entries).unwrap();
        let mut chain = Chain::new(look.header.root("table-1"));
        let mut bytes = Vec::new();
        for entry in &look.entries {
            let line = encode(entry, &chain.head).unwrap();
            let personal = match &entry.personal {
                PersonalPart::Attached(Personal { salt, remarks }) => Some(Personal {
                    salt: *salt,
                    remarks: remarks.clone(),
                }),
                PersonalPart::Absent | PersonalPart::Removed(_) => None,
            };
            let again = chain.push(entry.body.clone(), personal).unwrap();
            assert_eq!(line, again);
            bytes.extend(line.bytes);
        }
        let stored = fs::read(dir.join("table-1.jsonl")).unwrap();
        assert!(bytes == stored, "version {version}: the same bytes again");
        assert_eq!(
            look.header.encode(),
            fs::read(dir.join("header.json")).unwrap()
        );
    }
}
