//! Opening: the lock, the repair of a torn tail, the refusal of everything else.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::util::*;
use crate::host::store::{FileStore, Holder, Store, StoreError, StoreErrorKind};

#[test]
fn a_torn_last_line_is_taken_off_kept_and_said() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    session(&dir, &["a", "b"]);
    let path = dir.join("table-1.jsonl");
    let whole = fs::read(&path).unwrap();
    let last = lines(&["a", "b"])[1].bytes.len();
    let start = whole.len() - last;
    // Every byte is cut in the codec's tests; here the ends and some between.
    let cuts = [1, 2, last / 3, last / 2, last - 2, last - 1];
    for (number, length) in (1..).zip(cuts) {
        let torn = &whole[..start + length];
        fs::write(&path, torn).unwrap();
        let (mut store, repair) = FileStore::open(&dir).unwrap();
        let repair = repair.unwrap();
        assert_eq!((repair.line, repair.bytes), (2, length));
        assert_eq!(repair.kept, dir.join(format!("table-1.torn-{number}")));
        assert_eq!(fs::read(&repair.kept).unwrap(), &torn[start..]);
        assert_eq!(fs::read(&path).unwrap(), &whole[..start]);
        let again = &lines(&["a", "b"])[1];
        store.append(1, again).unwrap();
        assert_eq!(bodies(&store), ["a", "b"]);
    }
    assert_eq!(FileStore::open(&dir).unwrap().1, None);
}

#[test]
fn a_disk_that_cannot_be_written_is_told_at_opening() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    session(&dir, &["a"]);
    let path = dir.join("table-1.jsonl");
    let torn = [fs::read(&path).unwrap(), b"{\"v\"".to_vec()].concat();
    fs::write(&path, &torn).unwrap();
    // The probe's write, the write and sync of the torn bytes, the cut and its sync.
    for step in 0..5 {
        let disk = FaultyDisk::new(step..step + 1, Fault::Error(ErrorKind::ReadOnlyFilesystem));
        assert_eq!(
            code(FileStore::open_on(disk.boxed(), &dir)),
            "store-read-only",
            "step {step}"
        );
        assert!(!dir.join("probe").exists(), "step {step}");
        fs::write(&path, &torn).unwrap();
    }
    assert!(FileStore::open(&dir).unwrap().1.is_some());
}

/// Changes one file of a session and tries to open it.
fn refused_after(change: impl Fn(&Path)) -> StoreError {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    session(&dir, &["a", "b"]);
    change(&dir);
    FileStore::open(&dir).map(|_| ()).unwrap_err()
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from));
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn whatever_is_not_as_it_was_written_is_refused_and_named() {
    let error = refused_after(|dir| edit(&dir.join("table-1.jsonl"), "\"a\"", "\"z\""));
    assert_eq!(error.code(), "store-log");
    assert!(
        error
            .to_string()
            .contains("table-1.jsonl: line 1: expected hash"),
        "{error}"
    );
    let error = refused_after(|dir| edit(&dir.join("header.json"), "\"seed\":7", "\"seed\":8"));
    assert_eq!(
        (error.code(), error.path.ends_with("header.json")),
        ("store-header", true)
    );
    let error = refused_after(|dir| edit(&dir.join("exercise/exercise.ron"), "empty", "full"));
    assert_eq!(error.code(), "store-exercise");
    let error = refused_after(|dir| fs::write(dir.join("exercise/more.ron"), "()").unwrap());
    assert_eq!(error.code(), "store-exercise");
    let error = refused_after(|dir| fs::remove_file(dir.join("exercise/exercise.ron")).unwrap());
    assert_eq!(error.code(), "store-exercise");
    let error = refused_after(|dir| edit(&dir.join("rubric.ron"), "lines", "limes"));
    assert_eq!(error.code(), "store-rubric");
    let error = refused_after(|dir| fs::remove_file(dir.join("rubric.ron")).unwrap());
    assert_eq!(error.code(), "store-rubric");
    let error = refused_after(|dir| fs::remove_file(dir.join("table-1.jsonl")).unwrap());
    assert_eq!(
        (error.code(), error.path.ends_with("table-1.jsonl")),
        ("store-gone", true)
    );
    let error = refused_after(|dir| fs::remove_file(dir.join("header.json")).unwrap());
    assert_eq!(error.code(), "store-not-a-session");
    let error = refused_after(|dir| fs::remove_dir_all(dir).unwrap());
    assert_eq!(error.code(), "store-gone");
}

#[test]
fn a_folder_that_is_no_session_gets_no_lock_file() {
    let scratch = Scratch::new();
    assert_eq!(code(FileStore::open(&scratch.0)), "store-not-a-session");
    assert!(scratch.names().is_empty());
}

fn holder(error: StoreError) -> Holder {
    match error.kind {
        StoreErrorKind::Held(Some(holder)) => holder,
        other => panic!("expected the holder, found {other:?}"),
    }
}

#[test]
fn a_second_one_is_refused_and_told_who_holds_it() {
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    let store = FileStore::create(&dir, &header(), &texts()).unwrap();
    let refused = FileStore::open(&dir).map(|_| ()).unwrap_err();
    assert!(
        refused
            .to_string()
            .contains(&format!("process {}", std::process::id())),
        "{refused}"
    );
    let keys: Vec<&str> = refused.args().iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, ["path", "pid", "host", "since"]);
    let holder = holder(refused);
    assert_eq!(holder.pid, std::process::id());
    assert!(!holder.host.is_empty());
    assert!(
        holder.since.parse::<jiff::Timestamp>().is_ok(),
        "{}",
        holder.since
    );
    drop(store);
    let (store, _) = FileStore::open(&dir).unwrap();
    assert_eq!(code(FileStore::open(&dir)), "store-held");
    fs::write(dir.join("lock.json"), "not json").unwrap();
    let refused = FileStore::open(&dir).map(|_| ()).unwrap_err();
    assert!(
        matches!(refused.kind, StoreErrorKind::Held(None)),
        "{refused}"
    );
    drop(store);
    fs::write(
        dir.join("lock.json"),
        "{\"pid\":1,\"host\":\"x\",\"since\":\"\"}",
    )
    .unwrap();
    FileStore::open(&dir).expect("what a dead program left blocks nobody");
}

/// Names the session to hold, in the process this test starts.
const CHILD: &str = "OFFRAMP_TEST_HOLD_SESSION";

#[test]
fn another_process_is_refused_and_a_killed_one_blocks_nobody() {
    if let Some(dir) = std::env::var_os(CHILD) {
        let _store = FileStore::open(Path::new(&dir)).unwrap();
        std::io::stdout().write_all(b"\nholding\n").unwrap();
        // Held until the other process kills this one.
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).unwrap();
        return;
    }
    let scratch = Scratch::new();
    let dir = scratch.join("s");
    session(&dir, &["a"]);
    let name =
        "host::store::tests::open::another_process_is_refused_and_a_killed_one_blocks_nobody";
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(CHILD, &dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    assert!(
        said.any(|line| line == "holding"),
        "the other process opens the session"
    );
    let refused = FileStore::open(&dir).map(|_| ()).unwrap_err();
    assert_eq!(holder(refused).pid, child.id());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        dir.join("lock.json").exists(),
        "a killed program cannot clear up"
    );
    let (store, repair) = FileStore::open(&dir).unwrap();
    assert_eq!((bodies(&store), repair), (vec!["a".to_owned()], None));
}
