//! Looking without touching: verify, list, names and places.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::util::*;
use crate::host::store::place::root_from;
use crate::host::store::{
    FileStore, LogState, SessionState, find_session, fresh_salt, fresh_seed, list,
    next_session_dir, session_name, verify,
};
use crate::session::{Chain, Personal, Remark, RemarkKind, Salt, detach_personal};

#[test]
fn verify_reports_and_touches_nothing() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    session(&dir, &["a", "b"]);
    fs::remove_file(dir.join("lock")).unwrap();
    let before = names(&dir);
    let report = verify(&dir);
    assert!(report.is_whole());
    assert_eq!((report.logs.len(), report.logs[0].entries), (1, 2));
    let path = dir.join("table-1.jsonl");
    let torn = [fs::read(&path).unwrap(), b"{\"v\":1".to_vec()].concat();
    fs::write(&path, &torn).unwrap();
    let report = verify(&dir);
    assert!(!report.is_whole());
    assert!(matches!(&report.logs[0].state, LogState::Torn(tail) if tail.line == 3));
    assert!(matches!(report.into_state(), SessionState::Torn));
    assert_eq!(fs::read(&path).unwrap(), torn);
    assert_eq!(names(&dir), before);
}

#[test]
fn verify_looks_at_a_session_in_play_and_at_every_log() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    let _open = FileStore::create(&dir, &header(), &texts()).unwrap();
    let mut chain = Chain::new(header().root("facilitator"));
    fs::write(
        dir.join("facilitator.jsonl"),
        chain.push("x", None).unwrap().bytes,
    )
    .unwrap();
    let report = verify(&dir);
    assert!(report.is_whole());
    let names: Vec<&str> = report.logs.iter().map(|log| log.name.as_str()).collect();
    assert_eq!(names, ["facilitator", "table-1"]);
    fs::copy(dir.join("facilitator.jsonl"), dir.join("table-2.jsonl")).unwrap();
    let report = verify(&dir);
    assert!(matches!(&report.logs[2].state, LogState::Refused(error) if error.line == 1));
    assert!(
        matches!(report.into_state(), SessionState::Broken(error) if error.code() == "store-log")
    );
}

#[test]
fn a_session_without_its_personal_parts_verifies_and_opens() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    session(&dir, &[]);
    let root = header().root("table-1");
    let remark = Remark {
        kind: RemarkKind::Name,
        by: "seat".into(),
        about: String::new(),
        text: "Ana".into(),
    };
    let personal = Personal {
        salt: Salt([1; 16]),
        remarks: vec![remark],
    };
    let log = Chain::new(root).push("a", Some(personal)).unwrap().bytes;
    fs::write(
        dir.join("table-1.jsonl"),
        detach_personal(&log, root).unwrap(),
    )
    .unwrap();
    let report = verify(&dir);
    assert!(report.is_whole());
    assert_eq!(report.logs[0].redacted, 1);
    assert_eq!(bodies(&FileStore::open(&dir).unwrap().0), ["a"]);
}

#[test]
fn the_list_has_the_last_played_first_and_broken_ones_as_broken() {
    let scratch = Scratch::new();
    assert!(list(&scratch.join("nowhere")).unwrap().is_empty());
    for (age, name) in (0..).zip(["new", "torn", "changed", "old"]) {
        let dir = scratch.join(name);
        session(&dir, &["a", "b"]);
        let path = dir.join("table-1.jsonl");
        match name {
            "torn" => fs::write(&path, &fs::read(&path).unwrap()[..50]).unwrap(),
            "changed" => fs::write(&path, b"hello\n").unwrap(),
            _ => {}
        }
        let then = SystemTime::now() - Duration::from_secs(age * 3600);
        fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .unwrap()
            .set_modified(then)
            .unwrap();
    }
    fs::create_dir(scratch.join(".draft.new-1-0")).unwrap();
    fs::write(scratch.join("a file"), "").unwrap();
    let found = list(&scratch.0).unwrap();
    let shown: Vec<(&str, u64, &str)> = found
        .iter()
        .map(|one| {
            let state = match &one.state {
                SessionState::Whole => "whole",
                SessionState::Torn => "torn",
                SessionState::Broken(error) => error.code(),
            };
            (one.id.as_str(), one.entries, state)
        })
        .collect();
    let expected = [
        ("new", 2, "whole"),
        ("torn", 0, "torn"),
        ("changed", 0, "store-log"),
        ("old", 2, "whole"),
    ];
    assert_eq!(shown, expected);
    assert_eq!(found[0].exercise.as_deref(), Some("an-empty-room"));
    fs::create_dir(scratch.join("empty")).unwrap();
    let empty = list(&scratch.0)
        .unwrap()
        .into_iter()
        .find(|one| one.id == "empty")
        .unwrap();
    assert!(
        matches!(empty.state, SessionState::Broken(error) if error.code() == "store-not-a-session")
    );
}

fn root_with(variables: &[(&str, &str)]) -> Result<PathBuf, &'static str> {
    let map: BTreeMap<&str, &str> = variables.iter().copied().collect();
    root_from(&|name| map.get(name).map(OsString::from)).map_err(|error| error.code())
}

#[test]
#[cfg(all(unix, not(target_os = "macos")))]
fn sessions_live_where_the_platform_keeps_data() {
    let root = |path: &str| Ok(PathBuf::from(path));
    let home = ("HOME", "/home/a");
    assert_eq!(
        root_with(&[home]),
        root("/home/a/.local/share/offramp/sessions")
    );
    assert_eq!(
        root_with(&[home, ("XDG_DATA_HOME", "/d")]),
        root("/d/offramp/sessions")
    );
    let relative = ("XDG_DATA_HOME", "d");
    assert_eq!(
        root_with(&[home, relative]),
        root("/home/a/.local/share/offramp/sessions")
    );
    assert_eq!(
        root_with(&[home, ("OFFRAMP_DATA", "/o")]),
        root("/o/sessions")
    );
    assert_eq!(
        root_with(&[home, ("OFFRAMP_DATA", "o")]),
        Err("store-bad-path")
    );
    assert_eq!(
        root_with(&[("OFFRAMP_DATA", "")]),
        Err("store-no-data-folder")
    );
    assert_eq!(root_with(&[]), Err("store-no-data-folder"));
}

#[test]
fn names_are_short_readable_and_free() {
    assert_eq!(session_name("an-empty-room", "1"), "an-empty-room-1");
    assert_eq!(session_name("../A b", "x"), "a-b-x");
    assert_eq!(session_name("电话", "1"), "session-1");
    assert_eq!(session_name(&"x".repeat(300), "1").len(), 42);
    let scratch = Scratch::new();
    assert_eq!(next_session_dir(&scratch.0, "e"), scratch.join("e-1"));
    fs::create_dir(scratch.join("e-1")).unwrap();
    assert_eq!(next_session_dir(&scratch.0, "e"), scratch.join("e-2"));
}

#[test]
fn a_session_is_found_by_name_or_path() {
    let scratch = Scratch::new();
    let dir = scratch.join("e-1");
    session(&dir, &[]);
    fs::create_dir(scratch.join("empty")).unwrap();
    assert_eq!(find_session(&scratch.0, "e-1").unwrap(), dir);
    assert_eq!(
        find_session(Path::new("/nowhere"), dir.to_str().unwrap()).unwrap(),
        dir
    );
    assert_eq!(code(find_session(&scratch.0, "e-2")), "store-gone");
    assert_eq!(code(find_session(&scratch.0, "")), "store-gone");
    assert_eq!(code(find_session(&scratch.0, "../e-1")), "store-gone");
    let empty = scratch.join("empty");
    assert_eq!(
        code(find_session(&scratch.0, empty.to_str().unwrap())),
        "store-not-a-session"
    );
}

#[test]
fn salts_and_seeds_are_fresh() {
    let mut salts: Vec<[u8; 16]> = (0..100).map(|_| fresh_salt().0).collect();
    salts.sort();
    salts.dedup();
    assert_eq!(salts.len(), 100);
    assert_ne!(fresh_seed(), fresh_seed());
}
