//! Appending: durable when it returns, nothing stored when it fails, and then possible again.

use std::fs;
use std::io::{ErrorKind, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::util::*;
use crate::host::store::disk::RealDisk;
use crate::host::store::{FileStore, MemStore, Store};
use crate::session::{Digest, Entry, PersonalPart, encode};

#[test]
fn what_is_appended_is_read_back_from_any_number() {
    let scratch = Scratch::new();
    let lines = lines(&["a", "b", "c"]);
    let mut stores: [Box<dyn Store>; 2] = [
        Box::new(FileStore::create(&scratch.join("s"), &header(), &texts()).unwrap()),
        Box::new(MemStore::new(header().root("table-1"))),
    ];
    for store in &mut stores {
        for line in &lines {
            store.append(line.n, line).unwrap();
        }
        for from in 0..=4 {
            let expected = lines.get(from..).unwrap_or_default();
            assert_eq!(store.read(from as u64).unwrap(), expected);
        }
        assert_eq!((store.chain().next, store.chain().head), (3, lines[2].hash));
    }
}

#[test]
fn only_the_next_entry_is_taken() {
    let scratch = Scratch::new();
    let lines = lines(&["a", "b", "c"]);
    let mut stores: [Box<dyn Store>; 2] = [
        Box::new(FileStore::create(&scratch.join("s"), &header(), &texts()).unwrap()),
        Box::new(MemStore::new(header().root("table-1"))),
    ];
    let entry = Entry {
        n: 1,
        body: "b",
        personal: PersonalPart::Absent,
    };
    let stranger = encode(&entry, &Digest::of(b"another log")).unwrap();
    for store in &mut stores {
        store.append(0, &lines[0]).unwrap();
        assert_eq!(code(store.append(0, &lines[0])), "store-order");
        assert_eq!(code(store.append(2, &lines[2])), "store-order");
        assert_eq!(code(store.append(0, &lines[1])), "store-order");
        assert_eq!(code(store.append(1, &stranger)), "store-order");
        store.append(1, &lines[1]).unwrap();
        assert_eq!(store.read(0).unwrap(), lines[..2]);
    }
}

#[test]
fn after_any_fault_nothing_is_stored_and_the_next_try_succeeds() {
    let faults = [
        (Fault::Short, "store-full"),
        (Fault::Error(ErrorKind::StorageFull), "store-full"),
        (Fault::Error(ErrorKind::QuotaExceeded), "store-full"),
        (
            Fault::Error(ErrorKind::ReadOnlyFilesystem),
            "store-read-only",
        ),
        (Fault::Error(ErrorKind::PermissionDenied), "store-denied"),
        (Fault::Error(ErrorKind::Other), "store-io"),
    ];
    let lines = lines(&["a", "b"]);
    // Failing: the write, or the sync after it; and up to four steps of clearing up.
    for first in 0..2 {
        for length in 1..=4 {
            for (fault, expected) in faults {
                let name = format!("{fault:?}, {length} from {first}");
                let scratch = Scratch::new();
                let dir = scratch.join("s");
                let mut store = FileStore::create(&dir, &header(), &texts()).unwrap();
                store.append(0, &lines[0]).unwrap();
                store.set_disk(FaultyDisk::new(first..first + length, fault).boxed());
                assert_eq!(code(store.append(1, &lines[1])), expected, "{name}");
                assert_eq!(store.read(0).unwrap(), lines[..1], "{name}");
                if length == 1 {
                    let bytes = fs::read(dir.join("table-1.jsonl")).unwrap();
                    assert_eq!(bytes, lines[0].bytes, "{name}: cut back at once");
                }
                let tries = (0..4)
                    .take_while(|_| store.append(1, &lines[1]).is_err())
                    .count();
                assert!(tries < 4, "{name}: the disk has recovered");
                drop(store);
                let (store, repair) = FileStore::open(&dir).unwrap();
                assert_eq!(
                    (bodies(&store), repair),
                    (vec!["a".into(), "b".into()], None),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn a_disk_that_stays_broken_leaves_a_log_that_opens() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    let lines = lines(&["a", "b"]);
    let mut store = FileStore::create(&dir, &header(), &texts()).unwrap();
    store.append(0, &lines[0]).unwrap();
    store.set_disk(FaultyDisk::new(0..u64::MAX, Fault::Short).boxed());
    for _ in 0..3 {
        assert_eq!(code(store.append(1, &lines[1])), "store-full");
    }
    drop(store);
    let (store, repair) = FileStore::open(&dir).unwrap();
    let repair = repair.expect("half a line was left");
    assert_eq!((repair.line, repair.bytes), (2, lines[1].bytes.len() / 2));
    assert_eq!(bodies(&store), ["a"]);
}

#[test]
fn a_program_that_dies_while_appending_loses_only_that_entry() {
    let lines = lines(&["a", "b"]);
    for (step, left) in [(0, lines[1].bytes.len() / 2), (1, lines[1].bytes.len())] {
        let scratch = Scratch::new();
        let dir = scratch.join("s");
        let mut store = FileStore::create(&dir, &header(), &texts()).unwrap();
        store.append(0, &lines[0]).unwrap();
        store.set_disk(FaultyDisk::new(step..step + 1, Fault::Die).boxed());
        assert!(catch_unwind(AssertUnwindSafe(|| store.append(1, &lines[1]))).is_err());
        drop(store);
        let length = fs::metadata(dir.join("table-1.jsonl")).unwrap().len() as usize;
        assert_eq!(length, lines[0].bytes.len() + left);
        let (store, repair) = FileStore::open(&dir).unwrap();
        assert_eq!(
            repair.is_some(),
            step == 0,
            "a whole line on disk is no tear"
        );
        assert_eq!(bodies(&store)[0], "a");
    }
}

#[test]
fn a_log_that_others_touch_is_noticed() {
    let scratch = Scratch::new();
    let lines = lines(&["a", "b"]);
    let open = |name: &str| {
        let dir = scratch.join(name);
        let mut store = FileStore::create(&dir, &header(), &texts()).unwrap();
        store.append(0, &lines[0]).unwrap();
        (store, dir.join("table-1.jsonl"))
    };
    let (mut store, path) = open("longer");
    fs::OpenOptions::new()
        .append(true)
        .open(&path)
        .unwrap()
        .write_all(b"{")
        .unwrap();
    assert_eq!(code(store.append(1, &lines[1])), "store-changed");
    let (mut store, path) = open("shorter");
    fs::write(&path, b"{").unwrap();
    assert_eq!(code(store.append(1, &lines[1])), "store-changed");
    assert_eq!(code(store.read(0)), "store-changed");
    let (mut store, path) = open("edited");
    let edited = String::from_utf8(lines[0].bytes.clone())
        .unwrap()
        .replace("\"a\"", "\"z\"");
    fs::write(&path, edited).unwrap();
    assert_eq!(code(store.read(0)), "store-log");
    let (mut store, path) = open("deleted");
    fs::remove_dir_all(path.parent().unwrap()).unwrap();
    assert_eq!(code(store.append(1, &lines[1])), "store-gone");
    if cfg!(unix) {
        let (mut store, path) = open("replaced");
        fs::copy(&path, path.with_extension("copy")).unwrap();
        fs::rename(path.with_extension("copy"), &path).unwrap();
        assert_eq!(code(store.append(1, &lines[1])), "store-changed");
    }
}

#[test]
fn a_healed_disk_goes_on_where_it_was() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    let lines = lines(&["a", "b", "c"]);
    let mut store = FileStore::create(&dir, &header(), &texts()).unwrap();
    store.set_disk(FaultyDisk::new(0..u64::MAX, Fault::Short).boxed());
    assert!(store.append(0, &lines[0]).is_err());
    store.set_disk(Box::new(RealDisk));
    for line in &lines {
        store.append(line.n, line).unwrap();
    }
    assert_eq!(bodies(&store), ["a", "b", "c"]);
}

/// Three texts, the log and the header; then the line itself is written and synced.
#[test]
fn what_a_session_was_created_with_is_durable_before_its_first_decision() {
    let lines = lines(&["a", "b"]);
    for step in 0..7 {
        let scratch = Scratch::new();
        let disk = FaultyDisk::new(step..step + 1, Fault::Error(ErrorKind::Other));
        let mut store = FileStore::create(&scratch.join("s"), &header(), &texts()).unwrap();
        store.set_disk(disk.boxed());
        assert_eq!(code(store.append(0, &lines[0])), "store-io", "step {step}");
        assert_eq!(store.chain().next, 0, "step {step}");
        store.append(0, &lines[0]).unwrap();
        let before = disk.operations();
        store.append(1, &lines[1]).unwrap();
        assert_eq!(disk.operations() - before, 2, "only the line itself");
    }
}
