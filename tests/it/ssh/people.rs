//! People who join with nothing but `ssh`.

#![cfg(unix)]

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use offramp::host::ssh::{HostKey, Incident};

use super::inn::{CODES, Inn, Open, open, until};

#[test]
fn joined_played_resized_and_left() {
    let open = Open::new();
    let mut terminal = open.join(CODES[0]);
    terminal.wait_for("guest 0 at 100x30");
    terminal.wait_for("Indexed");
    assert!(terminal.screen.screen().alternate_screen());
    assert!(terminal.screen.screen().hide_cursor() && terminal.screen.screen().bracketed_paste());
    for (bytes, seen) in [
        ("x", "last: x"),
        ("\x1b[A", "last: Up"),
        ("\x1bOB", "last: Down"),
        ("\r", "last: Enter"),
        ("é", "last: é"),
        ("\x1b", "last: Esc"),
        ("\x1b[200~two words\x1b[201~", "last: paste two words"),
    ] {
        terminal.press(bytes);
        terminal.wait_for(seen);
    }
    until("measured", || open.inn.trips.load(Ordering::SeqCst) == 1);
    terminal.resize(80, 24);
    terminal.wait_for("guest 0 at 80x24");
    terminal.press("\x03");
    let (code, left) = terminal.end();
    assert_eq!(code, 0);
    assert!(left.contains("Until next time."), "{left}");
    until("told", || open.inn.left.load(Ordering::SeqCst) == 1);
    until("gone", || open.door.people() == 0);
}

#[test]
fn what_one_does_the_other_sees() {
    let open = Open::new();
    let (mut one, mut other) = (open.join(CODES[0]), open.join(CODES[1]));
    one.wait_for("guest 0");
    other.wait_for("guest 1");
    one.press("+");
    one.wait_for("count: 1.");
    other.wait_for("count: 1.");
    other.press("+");
    one.wait_for("count: 2.");
    // A failure of one costs the other nothing.
    one.press("!");
    let (code, left) = one.end();
    assert_eq!(code, 70);
    assert!(left.contains("Something broke here."), "{left}");
    assert_eq!(open.inn.noted(Incident::Panicked), 1);
    other.press("+");
    other.wait_for("count: 3.");
    open.door.close();
    let (code, left) = other.end();
    assert_eq!(code, 0);
    assert!(left.contains("The host has closed."), "{left}");
}

#[test]
fn pictures_of_one_number_are_painted_once_for_all() {
    let open = Open::new();
    let mut all: Vec<_> = (0..4).map(|_| open.join(CODES[0])).collect();
    for terminal in &mut all {
        terminal.wait_for("count: 0.");
    }
    for _ in 0..4 {
        open.inn.raise();
    }
    let count = open.inn.raise();
    for terminal in &mut all {
        terminal.wait_for(&format!("count: {count}."));
    }
    let painted = open.inn.painted[0].load(Ordering::SeqCst);
    assert!(painted <= 10, "{painted} pictures for four guests");
    for mut terminal in all {
        terminal.press("\x03");
        assert_eq!(terminal.end().0, 0);
    }
}

#[test]
fn an_unknown_code_is_asked_for_and_three_wrong_ones_are_enough() {
    let open = Open::new();
    let mut terminal = open.join("somebody");
    terminal.wait_for("Join code:");
    terminal.press("5555abcd\r");
    terminal.wait_for("guest 1");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
    assert_eq!(open.inn.noted(Incident::WrongCode), 0);

    let mut terminal = open.join("somebody");
    for wrong in 1..=3 {
        terminal.wait_until("a prompt", |screen| {
            screen.matches("Join code:").count() == wrong
        });
        terminal.press("0000-0000\r");
    }
    let (code, said) = terminal.end();
    assert_eq!(code, 255, "{said}");
    assert!(said.contains("Permission denied"), "{said}");
    assert_eq!(open.inn.noted(Incident::WrongCode), 3);
    assert_eq!(
        open.inn.left.load(Ordering::SeqCst),
        1,
        "nobody else sat down"
    );
}

#[test]
fn nothing_but_a_screen_is_to_be_had() {
    let open = Open::new();
    let start = Instant::now();
    let refused: [(&[&str], &[&str]); 4] = [
        (&[], &["ls"]),
        (&["-s"], &["sftp"]),
        (&["-W", "127.0.0.1:22"], &[]),
        (
            &[
                "-N",
                "-o",
                "ExitOnForwardFailure=yes",
                "-R",
                "0:127.0.0.1:22",
            ],
            &[],
        ),
    ];
    for (before, after) in refused {
        let ran = open.ssh(CODES[0], before, after);
        assert_eq!(ran.code, Some(255), "{before:?} {after:?} {ran:?}");
        assert_eq!(ran.out, "");
    }
    assert!(start.elapsed() < Duration::from_secs(30), "at once");
    assert!(open.inn.noted(Incident::Unasked) >= 2);
    // What comes beside a screen is left out, and the screen is there.
    let mut terminal = open.join_with(CODES[0], &["-C", "-A", "-X", "-o", "SendEnv=LANG"]);
    terminal.wait_for("guest 0");
    terminal.wait_for("C.UTF-8");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn without_a_terminal_there_are_lines_or_one_clear_sentence() {
    let open = Open::new();
    let ran = open.ssh(CODES[0], &["-T"], &[]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (Some(2), "A screen is needed.\n"),
        "{}",
        ran.err
    );
    let mut command = Command::new("ssh");
    command.arg("-T").args(open.arguments(CODES[1]));
    let mut child = crate::program::spawn(&mut command);
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"one\ntwo\nthree")
        .unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.stdout, b"heard one\nheard two\nheard three\n");
    assert_eq!(done.status.code(), Some(3));
}

/// A reader that stands still holds a few pictures, keeps nobody waiting, and goes on with the
/// newest one.
#[test]
fn a_reader_that_stands_still_costs_nothing() {
    let open = Open::with(Inn::default(), |settings| settings.publish_hz = 60);
    let (mut still, mut lively) = (open.join(CODES[1]), open.join(CODES[0]));
    still.wait_for("count: 0.");
    lively.wait_for("count: 0.");
    still.signal("STOP");
    let painted = || open.inn.painted[1].load(Ordering::SeqCst);
    let raise = |time: Duration| {
        let start = Instant::now();
        let mut count = 0;
        while start.elapsed() < time {
            count = open.inn.raise();
            std::thread::sleep(Duration::from_millis(5));
        }
        count
    };
    let mut before = usize::MAX;
    let limit = Instant::now() + Duration::from_secs(60);
    while painted() != before {
        assert!(Instant::now() < limit, "{before} pictures and no end");
        before = painted();
        raise(Duration::from_millis(700));
    }
    let count = raise(Duration::from_millis(300));
    lively.wait_for(&format!("count: {count}."));
    assert_eq!(painted(), before, "nothing is painted for nobody");
    still.signal("CONT");
    still.wait_for(&format!("count: {count}."));
    for mut terminal in [still, lively] {
        terminal.press("\x03");
        assert_eq!(terminal.end().0, 0);
    }
}

#[test]
fn a_host_is_known_again_and_another_is_not_taken_for_it() {
    let open = Open::new();
    let key = HostKey::open(&open.scratch.path("keys")).unwrap();
    let listed = Command::new("ssh-keygen")
        .arg("-lf")
        .arg(key.path())
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains(&key.fingerprint()), "{listed}");
    let strict = ["-o", "StrictHostKeyChecking=yes", "-T"];
    assert_eq!(
        open.ssh(CODES[0], &["-T"], &[]).code,
        Some(2),
        "met for the first time"
    );
    let Open { scratch, inn, door } = open;
    door.close();
    let again = Open {
        door: self::open(&scratch, &inn, |_| {}),
        scratch,
        inn,
    };
    assert_eq!(
        again.ssh(CODES[0], &strict, &[]).code,
        Some(2),
        "known again"
    );
    let Open { scratch, inn, door } = again;
    door.close();
    std::fs::remove_file(key.path()).unwrap();
    let other = Open {
        door: self::open(&scratch, &inn, |_| {}),
        scratch,
        inn,
    };
    for options in [&strict[..], &["-T"]] {
        let ran = other.ssh(CODES[0], options, &[]);
        assert_eq!(ran.code, Some(255));
        assert!(
            ran.err.contains("REMOTE HOST IDENTIFICATION HAS CHANGED"),
            "{}",
            ran.err
        );
    }
    let inn: &Arc<Inn> = &other.inn;
    assert_eq!(inn.left.load(Ordering::SeqCst), 0);
}

#[test]
fn a_client_that_is_killed_leaves_its_seat() {
    let open = Open::new();
    let mut terminal = open.join(CODES[0]);
    terminal.wait_for("guest 0");
    terminal.child.kill().unwrap();
    until("told", || open.inn.left.load(Ordering::SeqCst) == 1);
    until("gone", || open.door.people() == 0);
}

#[test]
fn new_key_exchanges_only() {
    let open = Open::new();
    let with = |exchange: &str| {
        let option = format!("KexAlgorithms={exchange}");
        let mut command = Command::new("ssh");
        command
            .args(["-v", "-T", "-o", &option])
            .args(open.arguments(CODES[0]));
        let done = command.stdin(Stdio::null()).output().unwrap();
        (
            done.status.code(),
            String::from_utf8_lossy(&done.stderr).into_owned(),
        )
    };
    let (code, said) = with("curve25519-sha256");
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("remote software version Offramp\n")
            || said.contains("remote software version Offramp\r\n"),
        "{said}"
    );
    assert!(said.contains("compression: none"), "{said}");
    for old in [
        "diffie-hellman-group18-sha512",
        "diffie-hellman-group14-sha256",
        "ecdh-sha2-nistp256",
    ] {
        let (code, said) = with(old);
        assert_eq!(code, Some(255));
        assert!(said.contains("no matching key exchange"), "{said}");
    }
}
