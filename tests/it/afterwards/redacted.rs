//! What is about persons is taken out, and the record stays whole.

use super::steps::*;
use std::fs;
use std::path::Path;

use crate::program::Scratch;

/// Every file of a folder, as text.
fn held(dir: &Path) -> String {
    let files = fs::read_dir(dir).unwrap().flatten();
    let files = files.filter(|file| file.path().is_file());
    let texts = files.map(|file| fs::read_to_string(file.path()).unwrap_or_default());
    texts.collect()
}

#[test]
fn redacting_takes_every_word_and_leaves_the_record_whole() {
    let scratch = Scratch::new();
    scratch
        .play("s", "ring # a SECRET word\nletter\nplain\n")
        .ends(0);
    note(&scratch, &["s", "--text", "a SECRET note"]).ends(0);
    note(&scratch, &action("s", "a SECRET action", "SECRET Person")).ends(0);
    fs::write(scratch.path("s/table-1.torn-1"), "a SECRET end").unwrap();
    let before = report(&scratch, "s", "json", &[]);
    assert!(before.contains("SECRET"));
    let ran = scratch.run(&["redact", "s"], b"").ends(0);
    assert!(ran.out.contains("3 entries"), "{}", ran.out);
    assert!(!held(&scratch.path("s")).contains("SECRET"));
    let ran = scratch.run(&["verify", "s"], b"").ends(0);
    assert!(ran.out.contains("Whole"), "{}", ran.out);
    let after = report(&scratch, "s", "json", &[]);
    assert!(!after.contains("SECRET"));
    let value = |text: &str| -> serde_json::Value { serde_json::from_str(text).unwrap() };
    let (before, after) = (value(&before), value(&after));
    for same in ["score", "ledger", "timeline", "ending", "counterfactual"] {
        assert_eq!(before[same], after[same], "{same}");
    }
    for form in ["html", "md", "csv"] {
        assert!(!report(&scratch, "s", form, &[]).contains("SECRET"));
    }
    let ran = scratch.run(&["redact", "s"], b"").ends(0);
    assert!(ran.out.contains("before"), "{}", ran.out);
    scratch.run(&["replay", "s"], b"").ends(0);
}

#[test]
fn a_hosted_session_loses_its_names_and_is_whole() {
    let scratch = Scratch::new();
    hosted(&scratch);
    assert!(held(&scratch.path("h")).contains("CONSOLE"));
    scratch.run(&["redact", "h"], b"").ends(0);
    assert!(!held(&scratch.path("h")).contains("CONSOLE"));
    let ran = scratch.run(&["verify", "h"], b"").ends(0);
    assert!(ran.out.contains("Whole"), "{}", ran.out);
    let text = report(&scratch, "h", "json", &[]);
    assert!(
        text.contains("\"rating\": \"P\""),
        "a rating is no word: {text}"
    );
}

#[test]
fn a_record_that_is_not_whole_or_is_in_play_is_not_redacted() {
    let scratch = Scratch::new();
    scratch.play("s", "ring # a SECRET word\nfetch\n").ends(0);
    let log = scratch.path("s/table-1.jsonl");
    let text = fs::read_to_string(&log).unwrap();
    fs::write(
        &log,
        text.replacen("\"seated\":true", "\"seated\":false", 1),
    )
    .unwrap();
    let changed = fs::read(&log).unwrap();
    let ran = scratch.run(&["redact", "s"], b"").ends(1);
    assert!(ran.err.contains("table-1.jsonl"), "{}", ran.err);
    assert_eq!(fs::read(&log).unwrap(), changed, "nothing has changed");
    fs::write(&log, text).unwrap();
    let lock = fs::File::options().write(true).open(scratch.path("s/lock"));
    let lock = lock.unwrap();
    lock.lock().unwrap();
    let ran = scratch.run(&["redact", "s"], b"").ends(1);
    assert!(ran.err.contains("open in"), "{}", ran.err);
    let ran = note(&scratch, &["s", "--text", "x"]).ends(1);
    assert!(ran.err.contains("open in"), "{}", ran.err);
    drop(lock);
    scratch.run(&["redact", "s"], b"").ends(0);
    scratch.run(&["redact", "nowhere"], b"").ends(1);
}
