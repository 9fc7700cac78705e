//! A game on a failing disk goes on in memory and is stored when it can be.

use std::io::ErrorKind;

use super::util::*;
use crate::host::store::{FaultyStore, FileStore, Journal, MemStore, Outage, RecordError, verify};
use crate::session::MAX_LINE;

#[test]
fn what_could_not_be_stored_waits_and_is_stored_in_order() {
    let mem = MemStore::new(header().root("table-1"));
    let outages = vec![Outage {
        calls: 1..4,
        error: ErrorKind::StorageFull,
    }];
    let mut journal = Journal::open(Box::new(FaultyStore::new(mem, outages))).unwrap();
    assert_eq!(journal.record("a", None).unwrap(), 0);
    for (waiting, body) in [(1, "b"), (2, "c")] {
        let failed = journal.record(body, None).unwrap_err();
        assert!(matches!(failed, RecordError::Store(error) if error.code() == "store-full"));
        assert_eq!(journal.waiting(), waiting);
    }
    assert!(journal.retry().is_err());
    journal.retry().unwrap();
    assert_eq!(journal.waiting(), 0);
    assert_eq!(journal.record("d", None).unwrap(), 3);
    assert_eq!(journal.lines(), lines(&["a", "b", "c", "d"]));
}

#[test]
fn an_entry_that_cannot_be_written_is_no_part_of_the_log() {
    let mut journal = Journal::open(Box::new(MemStore::new(header().root("table-1")))).unwrap();
    let refused = journal.record("x".repeat(MAX_LINE), None);
    assert!(matches!(refused, Err(RecordError::Entry(_))));
    assert_eq!((journal.waiting(), journal.chain().next), (0, 0));
    journal.record("a", None).unwrap();
    assert_eq!(journal.lines(), lines(&["a"]));
}

#[test]
fn a_game_moves_to_another_place_with_all_that_waits() {
    let scratch = Scratch::new();
    let (old, new) = (scratch.join("old"), scratch.join("new"));
    let mut store = FileStore::create(&old, &header(), &texts()).unwrap();
    // Before the first entry the session's five files come to rest.
    store.set_disk(FaultyDisk::new(7..u64::MAX, Fault::Short).boxed());
    let mut journal = Journal::open(Box::new(store)).unwrap();
    journal.record("a", None).unwrap();
    journal.record("b", None).unwrap_err();
    journal.record("c", None).unwrap_err();
    let refused = journal.save_as(&old, &header(), &texts());
    assert_eq!(code(refused), "store-not-empty");
    assert_eq!(journal.waiting(), 2);
    journal.save_as(&new, &header(), &texts()).unwrap();
    assert_eq!(journal.waiting(), 0);
    journal.record("d", None).unwrap();
    assert!(verify(&new).is_whole());
    drop(journal);
    assert_eq!(
        bodies(&FileStore::open(&new).unwrap().0),
        ["a", "b", "c", "d"]
    );
    let (store, repair) = FileStore::open(&old).unwrap();
    assert_eq!(
        (bodies(&store), repair.is_some()),
        (vec!["a".to_owned()], true)
    );
}

#[test]
fn a_journal_goes_on_with_what_was_stored() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    session(&dir, &["a", "b"]);
    let mut journal = Journal::open(Box::new(FileStore::open(&dir).unwrap().0)).unwrap();
    assert_eq!(journal.record("c", None).unwrap(), 2);
    drop(journal);
    assert_eq!(bodies(&FileStore::open(&dir).unwrap().0), ["a", "b", "c"]);
}
