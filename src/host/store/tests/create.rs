//! Creating a session: whole or not at all.

use std::fs;
use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::util::*;
use crate::host::store::{FileStore, SessionTexts, Store, list};
use crate::session::{Header, SourceText, digest_sources};

#[test]
fn a_session_is_a_folder_of_plain_files() {
    let scratch = Scratch::new();
    let dir = scratch.join("new/parents/an-empty-room-1");
    let store = FileStore::create(&dir, &header(), &texts()).unwrap();
    assert_eq!(store.dir(), dir);
    let expected = [
        "exercise",
        "header.json",
        "lock",
        "lock.json",
        "rubric.ron",
        "table-1.jsonl",
    ];
    assert_eq!(names(&dir), expected);
    assert_eq!(names(&dir.join("exercise")), ["exercise.ron", "stages"]);
    assert_eq!(
        fs::read(dir.join("header.json")).unwrap(),
        header().encode()
    );
    assert_eq!(fs::read(dir.join("table-1.jsonl")).unwrap(), b"");
    drop(store);
    assert!(!dir.join("lock.json").exists());
    let (store, repair) = FileStore::open(&dir).unwrap();
    assert_eq!(
        (store.header(), store.texts(), repair),
        (&header(), &texts(), None)
    );
    assert_eq!(store.chain().next, 0);
}

#[test]
fn an_empty_folder_is_taken_and_any_other_refused() {
    let scratch = Scratch::new();
    let dir = scratch.join("given");
    fs::create_dir(&dir).unwrap();
    drop(FileStore::create(&dir, &header(), &texts()).unwrap());
    let before = names(&dir);
    let refused = FileStore::create(&dir, &header(), &texts()).unwrap_err();
    assert_eq!(refused.code(), "store-not-empty");
    assert!(
        refused
            .to_string()
            .contains("expected a new or empty folder"),
        "{refused}"
    );
    assert_eq!(names(&dir), before);
    let file = scratch.join("file");
    fs::write(&file, "mine").unwrap();
    assert_eq!(
        code(FileStore::create(&file, &header(), &texts())),
        "store-not-a-folder"
    );
    let inside = file.join("below");
    assert_eq!(
        code(FileStore::create(&inside, &header(), &texts())),
        "store-not-a-folder"
    );
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    assert_eq!(scratch.names(), ["file", "given"]);
}

#[test]
fn texts_other_than_the_headers_are_refused() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    let rubric = texts().rubric().map(<[u8]>::to_vec);
    let other = SessionTexts::new(vec![], rubric);
    assert_eq!(
        code(FileStore::create(&dir, &header(), &other)),
        "store-exercise"
    );
    let other = SessionTexts::new(texts().exercise().to_vec(), None);
    assert_eq!(
        code(FileStore::create(&dir, &header(), &other)),
        "store-rubric"
    );
    assert!(scratch.names().is_empty());
}

#[test]
fn no_text_is_written_outside_the_folder() {
    for path in [
        "../out",
        "/out",
        "a/../../out",
        "a//b",
        "a/./b",
        "",
        "a\\b",
        "c:out",
        "a/",
        ".",
    ] {
        let scratch = Scratch::new();
        let exercise = vec![SourceText {
            path: path.into(),
            bytes: b"x".into(),
        }];
        let header = Header {
            exercise_digest: digest_sources(&exercise),
            ..header()
        };
        let rubric = texts().rubric().map(<[u8]>::to_vec);
        let texts = SessionTexts::new(exercise, rubric);
        let refused = FileStore::create(&scratch.join("s"), &header, &texts).map(|_| ());
        assert_eq!(code(refused), "store-bad-path", "{path:?}");
        assert!(scratch.names().is_empty(), "{path:?}");
    }
}

/// How many steps creating the session takes.
fn steps() -> u64 {
    let scratch = Scratch::new();
    let disk = FaultyDisk::new(0..0, Fault::Short);
    FileStore::create_on(disk.boxed(), &scratch.join("s"), &header(), &texts(), &[]).unwrap();
    disk.operations()
}

#[test]
fn a_disk_that_fails_at_any_step_leaves_nothing() {
    let faults = [
        (Fault::Short, "store-full"),
        (Fault::Error(ErrorKind::StorageFull), "store-full"),
        (
            Fault::Error(ErrorKind::ReadOnlyFilesystem),
            "store-read-only",
        ),
        (Fault::Error(ErrorKind::Other), "store-io"),
    ];
    // Four texts and the log are each written; then the folder is renamed.
    assert_eq!(steps(), 6);
    for step in 0..steps() {
        for (fault, expected) in faults {
            let scratch = Scratch::new();
            let dir = scratch.join("s");
            let disk = FaultyDisk::new(step..step + 1, fault);
            let refused = FileStore::create_on(disk.boxed(), &dir, &header(), &texts(), &[]);
            let error = refused.unwrap_err();
            assert_eq!(error.code(), expected, "{fault:?} at step {step}");
            assert!(error.path.starts_with(&dir), "{error}");
            assert!(scratch.names().is_empty(), "{fault:?} at step {step}");
            FileStore::create(&dir, &header(), &texts()).unwrap();
        }
    }
}

#[test]
fn a_program_that_dies_at_any_step_leaves_no_session() {
    for step in 0..steps() {
        let scratch = Scratch::new();
        let dir = scratch.join("s");
        let disk = FaultyDisk::new(step..step + 1, Fault::Die);
        let created = catch_unwind(AssertUnwindSafe(|| {
            FileStore::create_on(disk.boxed(), &dir, &header(), &texts(), &[])
        }));
        assert!(created.is_err(), "died at step {step}");
        assert!(!dir.exists(), "died at step {step}");
        assert!(list(&scratch.0).unwrap().is_empty(), "died at step {step}");
        FileStore::create(&dir, &header(), &texts()).unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_a_killed_program_left_is_swept_and_nothing_else() {
    let scratch = Scratch::new();
    let left = |name: &str, inside: &[&str]| {
        fs::create_dir(scratch.join(name)).unwrap();
        for file in inside {
            fs::write(scratch.join(&format!("{name}/{file}")), "").unwrap();
        }
    };
    // No system counts its processes so far.
    left(".dead.new-4000000000-0", &["probe", "lock"]);
    left(".early.new-4000000000-3", &[]);
    let own = format!(".own.new-{}-7", std::process::id());
    left(&own, &["lock"]);
    let alive = format!(".alive.new-{}-0", std::os::unix::process::parent_id());
    left(&alive, &["lock"]);
    left(".foreign.new-4000000000-0", &["diary.txt"]);
    left(".dead.new-4000000000", &[]);
    left("dead.new-4000000000-0", &[]);
    left(".held.new-4000000000-0", &["lock"]);
    let held = fs::File::open(scratch.join(".held.new-4000000000-0/lock")).unwrap();
    held.lock().unwrap();
    drop(FileStore::create(&scratch.join("s"), &header(), &texts()).unwrap());
    let mut expected = vec![
        alive.as_str(),
        ".dead.new-4000000000",
        ".foreign.new-4000000000-0",
        ".held.new-4000000000-0",
        own.as_str(),
        "dead.new-4000000000-0",
        "s",
    ];
    expected.sort_unstable();
    assert_eq!(scratch.names(), expected);
    drop(held);
    drop(FileStore::create(&scratch.join("t"), &header(), &texts()).unwrap());
    assert!(!scratch.join(".held.new-4000000000-0").exists());
}
