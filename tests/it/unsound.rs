//! Sessions and exercises that somebody has tampered with: refused or told, and never waited for.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::program::{Ran, Scratch, spawn};
use super::terminal::PATIENCE;

/// A whole game.
const GAME: &str = "ring\nfetch\n";

/// Runs a command that may not wait for anything.
#[track_caller]
fn at_once(scratch: &Scratch, args: &[&str]) -> Ran {
    let mut child = spawn(&mut scratch.command(args));
    drop(child.stdin.take());
    let until = Instant::now() + PATIENCE;
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > until {
            child.kill().unwrap();
            panic!("{args:?} waits");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let done = child.wait_with_output().unwrap();
    Ran {
        code: done.status.code(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

fn pipe(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.unwrap().success());
}

/// What stands in place of a file.
const IMPOSTORS: [fn(&Path); 4] = [
    pipe,
    |path| {
        let beside = path.with_extension("pipe");
        if !beside.exists() {
            pipe(&beside);
        }
        std::os::unix::fs::symlink(beside, path).unwrap();
    },
    |path| fs::create_dir(path).unwrap(),
    |path| std::os::unix::fs::symlink("/dev/zero", path).unwrap(),
];

#[test]
fn what_is_no_file_is_refused_and_not_waited_for() {
    for (number, impostor) in IMPOSTORS.iter().enumerate() {
        for file in ["header.json", "table-1.jsonl", "rubric.ron"] {
            let scratch = Scratch::new();
            scratch.play("s", GAME).ends(0);
            let path = scratch.path("s").join(file);
            let _ = fs::remove_file(&path);
            impostor(&path);
            for command in [
                &["verify", "s"][..],
                &["debrief", "s", "--plain"],
                &["replay", "s", "--plain"],
                &["report", "s", "--to", "json"],
                &["resume", "s", "--plain"],
            ] {
                let ran = at_once(&scratch, command).ends(1);
                let said = "expected a file, found something else";
                assert!(
                    ran.err.contains(said) && ran.err.contains(file),
                    "{file} {number} {command:?}: {}",
                    ran.err
                );
                assert_eq!(ran.out, "");
            }
        }
    }
}

#[test]
fn an_exercise_text_that_is_no_file_is_refused() {
    for impostor in IMPOSTORS {
        let scratch = Scratch::new();
        scratch.play("s", GAME).ends(0);
        let kept = scratch.path("s/exercise/exercise.ron");
        fs::remove_file(&kept).unwrap();
        impostor(&kept);
        let given = scratch.path("played.ron");
        impostor(&given);
        let given = given.display().to_string();
        for command in [
            &["verify", "s"][..],
            &["debrief", "s", "--plain"],
            &["resume", "s", "--plain"],
            &["play", &given, "--plain"],
        ] {
            let ran = at_once(&scratch, command).ends(1);
            assert!(!ran.err.is_empty() && ran.out.is_empty(), "{ran:?}");
        }
    }
}

#[test]
fn an_emptied_log_is_no_whole_record() {
    let scratch = Scratch::new();
    scratch.play("s", GAME).ends(0);
    let log = scratch.path("s/table-1.jsonl");
    let first = fs::read(&log).unwrap();
    // Half of the first entry is as little of a record as nothing.
    for left in [&[][..], &first[..20]] {
        fs::write(&log, left).unwrap();
        for command in [
            &["verify", "s"][..],
            &["debrief", "s", "--plain"],
            &["replay", "s", "--plain"],
            &["report", "s", "--to", "json"],
            &["resume", "s", "--plain"],
        ] {
            let ran = at_once(&scratch, command).ends(1);
            assert!(
                ran.err.contains("the log is empty"),
                "{command:?}: {}",
                ran.err
            );
            assert_eq!(ran.out, "");
        }
    }
}

/// A session is there with its first entry or not at all.
#[test]
fn a_session_that_nobody_played_is_whole() {
    let scratch = Scratch::new();
    scratch.play("s", "").ends(0);
    let ran = scratch.run(&["verify", "s"], b"").ends(0);
    assert!(ran.out.starts_with("Whole: 1 entries"), "{}", ran.out);
}

#[test]
fn a_torn_last_line_is_told_by_whoever_only_reads() {
    let scratch = Scratch::new();
    scratch.play("s", GAME).ends(0);
    let log = scratch.path("s/table-1.jsonl");
    let whole = fs::read(&log).unwrap();
    let last = whole[..whole.len() - 1]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .unwrap();
    for command in [
        &["debrief", "s", "--plain"][..],
        &["replay", "s", "--plain"],
        &["report", "s", "--to", "json"],
    ] {
        fs::write(&log, &whole[..=last]).unwrap();
        let before = scratch.run(command, b"").ends(0);
        assert_eq!(before.err, "");
        fs::write(&log, &whole[..whole.len() - 7]).unwrap();
        let torn = scratch.run(command, b"").ends(0);
        assert_eq!(torn.out, before.out, "data is what stands before it");
        assert!(
            torn.err.contains("line 3") && torn.err.contains("cut short"),
            "{command:?}: {}",
            torn.err
        );
    }
}
