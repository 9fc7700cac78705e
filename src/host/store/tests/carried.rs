//! A session of an exercise that the program carries: its copy comes with the first decision.

use std::fs;
use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::util::*;
use crate::host::shipped;
use crate::host::store::disk::RealDisk;
use crate::host::store::{FileStore, SessionTexts, Store, verify};
use crate::session::{Chain, Digest, Header, Line};

fn carried() -> (Header, SessionTexts) {
    let (_, digest) = shipped::short_form("an-empty-room").expect("it is packed");
    let files = shipped::files_of(digest).expect("it is carried");
    let header = Header {
        exercise_digest: digest,
        ..header()
    };
    let rubric = texts().rubric().map(<[u8]>::to_vec);
    (header, SessionTexts::new(files, rubric))
}

/// The first line of this session's log.
fn line() -> Line {
    let mut chain = Chain::new(carried().0.root("table-1"));
    chain.push("a", None).unwrap()
}

fn created(dir: &Path) -> FileStore {
    let (header, texts) = carried();
    FileStore::create(dir, &header, &texts).unwrap()
}

#[test]
fn nothing_is_copied_before_the_first_decision_and_everything_with_it() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    let mut store = created(&dir);
    assert!(!dir.join("exercise").exists());
    assert_eq!(store.texts(), &carried().1);
    store.append(0, &line()).unwrap();
    drop(store);
    for file in carried().1.exercise() {
        let copy = fs::read(dir.join("exercise").join(&file.path)).unwrap();
        assert_eq!(copy, *file.bytes, "{}", file.path);
    }
    assert!(!dir.join("exercise.new").exists());
    assert!(verify(&dir).is_whole());
}

#[test]
fn one_that_was_left_undecided_is_opened_with_what_the_program_carries() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    drop(created(&dir));
    assert!(verify(&dir).is_whole());
    let (mut store, repair) = FileStore::open(&dir).unwrap();
    assert_eq!((store.texts(), repair), (&carried().1, None));
    assert!(!dir.join("exercise").exists(), "opening decides nothing");
    store.append(0, &line()).unwrap();
    assert!(dir.join("exercise/exercise.ron").exists());
}

#[test]
fn one_whose_version_no_program_here_carries_is_refused_with_the_reason() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    drop(created(&dir));
    let header = Header {
        exercise_digest: Digest::of(b"another version"),
        ..carried().0
    };
    fs::write(dir.join("header.json"), header.encode()).unwrap();
    assert_eq!(code(FileStore::open(&dir)), "store-not-carried");
    assert!(!verify(&dir).is_whole());
}

/// How many steps the first append takes.
fn steps() -> u64 {
    let scratch = Scratch::new();
    let mut store = created(&scratch.join("s"));
    let disk = FaultyDisk::new(0..0, Fault::Short);
    store.set_disk(disk.boxed());
    store.append(0, &line()).unwrap();
    disk.operations()
}

#[test]
fn a_disk_that_fails_while_copying_loses_nothing_and_is_tried_again() {
    let files = carried().1.exercise().len() as u64;
    assert!(steps() > 2 * files, "each file is written and synced");
    for step in 0..steps() {
        for fault in [Fault::Short, Fault::Error(ErrorKind::ReadOnlyFilesystem)] {
            let scratch = Scratch::new();
            let dir = scratch.join("s");
            let mut store = created(&dir);
            store.set_disk(FaultyDisk::new(step..step + 1, fault).boxed());
            assert!(
                store.append(0, &line()).is_err(),
                "{fault:?} at step {step}"
            );
            store.append(0, &line()).unwrap();
            drop(store);
            assert!(verify(&dir).is_whole(), "{fault:?} at step {step}");
        }
    }
}

#[test]
fn a_program_that_dies_while_copying_leaves_a_session_that_opens() {
    for step in 0..steps() {
        let scratch = Scratch::new();
        let dir = scratch.join("s");
        let mut store = created(&dir);
        store.set_disk(FaultyDisk::new(step..step + 1, Fault::Die).boxed());
        let died = catch_unwind(AssertUnwindSafe(|| store.append(0, &line())));
        assert!(died.is_err(), "step {step}");
        drop(store);
        let (mut store, _) = FileStore::open(&dir).unwrap();
        store.set_disk(Box::new(RealDisk));
        if store.chain().next == 0 {
            store.append(0, &line()).unwrap();
        }
        drop(store);
        assert!(verify(&dir).is_whole(), "step {step}");
    }
}
