//! Sessions on disk: resumed, replayed, verified, repaired, refused.

use std::fs;

use super::program::{BUOY, PROMPT, Scratch, report};

const LINES: [&str; 5] = ["ring", "ring # nobody", "1", "letter", "courteous"];

fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_resumed_game_ends_as_the_uninterrupted_one() {
    let scratch = Scratch::new();
    let whole = scratch.play("whole", &joined(&LINES)).ends(0);
    let told = report(&scratch, &scratch.path("whole"));
    for cut in 0..LINES.len() {
        let session = format!("cut-{cut}");
        let first = scratch.play(&session, &joined(&LINES[..cut])).ends(0);
        assert!(whole.out.starts_with(&first.out), "cut after {cut}");
        assert!(first.err.contains("offramp resume"), "{}", first.err);
        // A message that was not committed is composed again.
        let from = if cut == LINES.len() - 1 { cut - 1 } else { cut };
        let rest = joined(&LINES[from..]);
        let rest = scratch
            .run(&["resume", &session, "--plain"], rest.as_bytes())
            .ends(0);
        let (_, after) = rest.out.split_once(PROMPT).unwrap();
        assert!(whole.out.ends_with(after), "cut after {cut}: {after}");
        assert_eq!(
            report(&scratch, &scratch.path(&session)),
            told,
            "cut after {cut}"
        );
        scratch.run(&["verify", &session], b"").ends(0);
    }
}

#[test]
fn the_last_session_is_the_one_that_goes_on() {
    let scratch = Scratch::new();
    let play = || {
        scratch
            .run(&["play", BUOY, "--plain", "--seed", "7"], b"ring\n")
            .ends(0)
    };
    play();
    let second = play();
    assert!(second.err.contains("minimal-2"), "{}", second.err);
    let ran = scratch
        .run(&["resume", "minimal-1", "--plain"], b"ring\n")
        .ends(0);
    assert!(ran.err.contains("minimal-1"));
    let ran = scratch.run(&["resume", "--plain"], b"").ends(0);
    assert!(
        ran.err.contains("minimal-1"),
        "the one last played: {}",
        ran.err
    );
}

/// The log of a finished game, its line ends and where they are.
fn finished(scratch: &Scratch) -> (std::path::PathBuf, Vec<u8>) {
    scratch.play("s", &joined(&LINES)).ends(0);
    let path = scratch.path("s").join("table-1.jsonl");
    let bytes = fs::read(&path).unwrap();
    (path, bytes)
}

#[test]
fn a_changed_byte_is_refused_and_its_line_named() {
    let scratch = Scratch::new();
    let (path, good) = finished(&scratch);
    let lines = good.iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(lines, 5);
    for at in (0..good.len() - 1).step_by(97) {
        let mut bad = good.clone();
        bad[at] ^= 1;
        let line = 1 + good[..at].iter().filter(|byte| **byte == b'\n').count();
        fs::write(&path, &bad).unwrap();
        for command in [
            &["verify", "s"] as &[&str],
            &["resume", "s", "--plain"],
            &["report", "s", "--to", "json"],
        ] {
            let ran = scratch.run(command, b"").ends(1);
            // A changed line end joins two lines; the first of them is then named.
            assert!(
                ran.err.contains(&format!("line {line}")),
                "byte {at} of line {line}: {}",
                ran.err
            );
        }
        assert_eq!(
            fs::read(&path).unwrap(),
            bad,
            "nothing is mended that is not understood"
        );
    }
    fs::write(&path, &good).unwrap();
    let ran = scratch.run(&["verify", "s"], b"").ends(0);
    assert!(ran.out.contains("Whole: 5 entries"), "{}", ran.out);
}

#[test]
fn a_torn_last_line_is_mended_and_said() {
    let scratch = Scratch::new();
    let (path, good) = finished(&scratch);
    let last = good[..good.len() - 1]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .unwrap()
        + 1;
    for keep in [last + 1, last + 40, good.len() - 1] {
        fs::write(&path, &good[..keep]).unwrap();
        let ran = scratch.run(&["verify", "s"], b"").ends(1);
        assert!(ran.err.contains("cut short"), "{}", ran.err);
        let ran = scratch
            .run(&["resume", "s", "--plain"], b"letter\ncourteous\n")
            .ends(0);
        assert!(
            ran.err.contains("Line 5 of the log was cut short"),
            "{}",
            ran.err
        );
        assert_eq!(fs::read(&path).unwrap(), good, "played on to the same log");
    }
}

#[test]
fn a_log_of_other_rules_of_chance_is_found_out() {
    let scratch = Scratch::new();
    for (session, draws) in [("zero", "0"), ("one", "1")] {
        let args = [
            "play",
            BUOY,
            "--plain",
            "--seed",
            "7",
            "--draws",
            draws,
            "--session",
            session,
        ];
        scratch.run(&args, b"fetch\n").ends(0);
        scratch.run(&["verify", session], b"").ends(0);
    }
    // The record of one session under the header of the other.
    fs::copy(
        scratch.path("zero/table-1.jsonl"),
        scratch.path("one/table-1.jsonl"),
    )
    .unwrap();
    let ran = scratch.run(&["verify", "one"], b"").ends(1);
    assert!(
        ran.err.contains("line 1"),
        "the log hangs on its header: {}",
        ran.err
    );
}

#[test]
fn the_exercise_of_a_session_is_its_own() {
    let scratch = Scratch::new();
    let text = fs::read_to_string(format!("{BUOY}/exercise.ron")).unwrap();
    let path = scratch.write("buoy.ron", &text);
    let args = ["play", &path, "--plain", "--seed", "7", "--session", "s"];
    scratch.run(&args, b"ring\n").ends(0);
    fs::remove_file(&path).unwrap();
    let ran = scratch.run(&["resume", "s", "--plain"], b"3\n").ends(0);
    assert!(ran.out.contains("Sum of all lines"));
    let kept = scratch.path("s/exercise/exercise.ron");
    fs::write(&kept, text.replace("A Buoy Adrift", "A Buoy Afloat")).unwrap();
    let ran = scratch.run(&["resume", "s", "--plain"], b"").ends(1);
    assert!(
        ran.err
            .contains("expected the exercise the session was created with"),
        "{}",
        ran.err
    );
}

#[test]
fn a_golden_session_replays_to_its_report() {
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/session-v1");
    let scratch = Scratch::new();
    scratch.run(&["verify", golden], b"").ends(0);
    let ran = scratch
        .run(&["report", golden, "--to", "json"], b"")
        .ends(0);
    let expected = fs::read_to_string(format!("{golden}.report.json")).unwrap();
    assert_eq!(
        ran.out, expected,
        "a log of this version must mean the same for ever"
    );
}
