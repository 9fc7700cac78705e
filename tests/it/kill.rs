//! The program is killed wherever it stands; what it showed as done is there afterwards.

use std::fs;
use std::process::Stdio;

use super::program::{BUOY, InPlay, PROMPT, Scratch, prompts, report};

/// The small exercise, made long: the battery lasts, and noon is far.
fn long(scratch: &Scratch) -> String {
    let text = fs::read_to_string(format!("{BUOY}/exercise.ron")).unwrap();
    let text = text
        .replace(
            "unless: [(AtLeast(\"calls\", 3), \"The battery is empty.\")],",
            "",
        )
        .replace(
            "needs: (\"duty\", 3),",
            "needs: (\"duty\", 10), when: Is(\"towed\"),",
        )
        .replace("horizon: H(8)", "horizon: H(40)");
    scratch.write("long/exercise.ron", &text);
    scratch.path("long").display().to_string()
}

fn start(scratch: &Scratch, exercise: &str, session: &str) -> InPlay {
    let args = [
        "play",
        exercise,
        "--plain",
        "--seed",
        "7",
        "--session",
        session,
    ];
    InPlay::start(scratch.command(&args).stderr(Stdio::null()))
}

/// After a kill: as many decisions as prompts promised, and play goes on to its end.
fn check(scratch: &Scratch, session: &str, shown: &[u8], sent: usize) {
    if !scratch.path(session).join("header.json").exists() {
        assert_eq!(prompts(shown), 0, "shown before the session was on disk");
        return;
    }
    let kept = |scratch: &Scratch| {
        let told = report(scratch, &scratch.path(session));
        told["decisions"].as_array().unwrap().len()
    };
    let decided = kept(scratch);
    let promised = prompts(shown).saturating_sub(1);
    assert!(
        decided >= promised,
        "{decided} of {promised} decisions that were shown as done"
    );
    assert!(decided <= sent, "{decided} of {sent} lines");
    let ran = scratch
        .run(&["resume", session, "--plain"], b"fetch\n")
        .ends(0);
    assert_eq!(ran.out.matches(PROMPT).count(), 1);
    assert!(ran.out.contains("Sum of all lines"), "{}", ran.err);
    assert_eq!(kept(scratch), decided + 1);
    scratch.run(&["verify", session], b"").ends(0);
}

#[test]
fn killed_after_each_prompt() {
    let scratch = Scratch::new();
    let exercise = long(&scratch);
    for after in 1..=12 {
        let session = format!("s-{after}");
        let mut game = start(&scratch, &exercise, &session);
        for shown in 1..=after {
            assert!(game.wait_for_prompts(shown));
            if shown < after {
                game.send("ring\n");
            }
        }
        let shown = game.kill();
        check(&scratch, &session, &shown, after - 1);
    }
}

#[test]
fn killed_anywhere_while_lines_stream_in() {
    let scratch = Scratch::new();
    let exercise = long(&scratch);
    for (round, bytes) in (0..24).map(|round| (round, round * 977 % 20_000)) {
        let session = format!("s-{round}");
        let mut game = start(&scratch, &exercise, &session);
        game.send(&"ring\n".repeat(60));
        game.wait_for_bytes(bytes);
        let shown = game.kill();
        check(&scratch, &session, &shown, 60);
    }
}

#[test]
fn a_second_program_is_refused_and_told_who_plays() {
    let scratch = Scratch::new();
    let mut game = start(&scratch, BUOY, "s");
    assert!(game.wait_for_prompts(1));
    let ran = scratch.run(&["resume", "s", "--plain"], b"ring\n").ends(1);
    let pid = game.child.id().to_string();
    assert!(ran.err.contains("open in another program"), "{}", ran.err);
    assert!(ran.err.contains(&pid), "{}", ran.err);
    assert_eq!(ran.out, "");
    // Looking does no harm.
    scratch.run(&["verify", "s"], b"").ends(0);
    game.send("ring\n");
    assert!(game.wait_for_prompts(2), "the first one goes on");
    game.kill();
    scratch.run(&["resume", "s", "--plain"], b"").ends(0);
}

#[cfg(unix)]
#[test]
fn signals_end_it_between_two_commits() {
    let scratch = Scratch::new();
    for signal in ["TERM", "INT", "HUP"] {
        let args = ["play", BUOY, "--plain", "--seed", "7", "--session", signal];
        let mut game = InPlay::start(&mut scratch.command(&args));
        game.send("ring\n");
        assert!(game.wait_for_prompts(2));
        let pid = game.child.id().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", signal, &pid])
            .status()
            .unwrap();
        assert!(sent.success());
        let done = game.child.wait().unwrap();
        assert_eq!(done.code(), Some(130), "{signal}");
        let mut said = String::new();
        let err = game.child.stderr.as_mut().unwrap();
        std::io::Read::read_to_string(err, &mut said).unwrap();
        assert!(said.contains("offramp resume"), "{signal}: {said}");
        let told = report(&scratch, &scratch.path(signal));
        assert_eq!(told["decisions"].as_array().unwrap().len(), 1);
    }
}
