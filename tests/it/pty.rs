//! The terminal application in a terminal: played, left, resumed, interrupted.

#![cfg(unix)]

use std::io::Read;
use std::sync::mpsc::channel;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::program::{BUOY, Scratch, report};
use super::terminal::{PATIENCE, Terminal};

/// From the briefing to the situation after one unanswered call.
fn ring_once(terminal: &mut Terminal) {
    terminal.wait_for("A weather buoy broke its chain");
    terminal.press("\r");
    terminal.wait_for("What do you do?");
    terminal.press("1\r");
    terminal.wait_for("Commit");
    terminal.press("\r");
    terminal.wait_for("Static.");
    terminal.press("\r");
    terminal.wait_for("Nobody has answered yet.");
}

#[test]
fn played_left_resumed_and_interrupted() {
    let scratch = Scratch::new();
    let mut terminal = Terminal::start(&scratch, &["play", BUOY, "--seed", "7", "--session", "s"]);
    ring_once(&mut terminal);
    terminal.press("q");
    terminal.wait_for("offramp resume");
    terminal.press("\r");
    let (code, left) = terminal.end();
    assert_eq!(code, 0);
    assert!(
        left.contains("offramp resume"),
        "where it lies is said: {left}"
    );
    let told = report(&scratch, &scratch.path("s"));
    assert_eq!(told["decisions"].as_array().unwrap().len(), 1);

    let mut terminal = Terminal::start(&scratch, &["resume", "s"]);
    terminal.wait_for("Nobody has answered yet.");
    terminal.press("\x03");
    let (code, _) = terminal.end();
    assert_eq!(code, 130);
    let ran = scratch.run(&["resume", "s", "--plain"], b"fetch\n").ends(0);
    assert!(
        ran.out.contains("Sum of all lines"),
        "both ways play one session"
    );
}

#[test]
fn what_was_picked_is_there_again_until_it_is_redacted() {
    let scratch = Scratch::new();
    let mut terminal = Terminal::start(&scratch, &["play", BUOY, "--seed", "7", "--session", "s"]);
    ring_once(&mut terminal);
    // Picked, and the terminal goes away in the last question, a word of a note typed.
    terminal.press("1\rwhy");
    terminal.wait_for("why");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 130);
    assert!(scratch.path("s").join("draft.json").exists());

    let mut terminal = Terminal::start(&scratch, &["resume", "s"]);
    terminal.wait_for("is here again");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 130);
    let verified = scratch.run(&["verify", "s"], b"").ends(0);
    assert!(!verified.out.contains("draft"), "{}", verified.out);
    scratch.run(&["redact", "s"], b"").ends(0);
    assert!(!scratch.path("s").join("draft.json").exists());
}

/// Half an escape sequence, numbers beyond all windows: keys that no reader can make
/// sense of end nothing, and signals are heard in the middle of them.
#[test]
fn keys_that_make_no_sense_end_nothing() {
    let scratch = Scratch::new();
    let args = ["play", BUOY, "--seed", "7", "--session", "s", "--mouse"];
    let mut terminal = Terminal::start(&scratch, &args);
    ring_once(&mut terminal);
    for nonsense in ["\x1b[x", "\x1bOx", "\x1b[<99999999999;1;1Mx"] {
        terminal.press(nonsense);
        terminal.press("?");
        terminal.wait_for("close");
        terminal.press("\x1b");
        terminal.wait_until("the room", |screen| !screen.contains("close"));
    }
    terminal.signal("CONT");
    terminal.press("?");
    terminal.wait_for("close");
    terminal.press("\x1b[");
    terminal.signal("TERM");
    assert_eq!(terminal.end().0, 130);
}

#[test]
fn every_signal_to_leave_gives_the_terminal_back() {
    for name in ["HUP", "INT", "QUIT", "TERM"] {
        let scratch = Scratch::new();
        let args = ["play", BUOY, "--seed", "7", "--session", "s", "--mouse"];
        let mut terminal = Terminal::start(&scratch, &args);
        ring_once(&mut terminal);
        let device = terminal.device();
        assert!(!cooked(&device));
        terminal.signal(name);
        let (ended, left) = terminal.end();
        assert_eq!(ended, 130, "{name}");
        assert!(left.contains("offramp resume"), "{name}: {left}");
        assert!(cooked(&device), "{name}");
        let told = report(&scratch, &scratch.path("s"));
        assert_eq!(told["decisions"].as_array().unwrap().len(), 1);
        scratch.run(&["resume", "s", "--plain"], b"fetch\n").ends(0);
    }
}

/// Every byte that the program writes waits for the terminal.
#[test]
fn a_terminal_that_takes_nothing_keeps_nobody_from_leaving() {
    for name in ["HUP", "QUIT", "TERM"] {
        let scratch = Scratch::new();
        let args = ["play", BUOY, "--seed", "7", "--session", "s"];
        let mut terminal = Terminal::start(&scratch, &args);
        ring_once(&mut terminal);
        let device = terminal.device();
        rustix::termios::tcflow(&device, rustix::termios::Action::OOff).unwrap();
        terminal.press("?");
        terminal.signal(name);
        assert_eq!(terminal.code(), 130, "{name}");
        assert!(cooked(&device), "{name}: keys are lines again");
        let ran = scratch.run(&["resume", "s", "--plain"], b"fetch\n").ends(0);
        assert!(ran.out.contains("Nobody has answered yet."), "{}", ran.out);
        scratch.run(&["verify", "s"], b"").ends(0);
    }
}

/// Whether the terminal hands lines to its programs, not keys.
fn cooked(device: &std::fs::File) -> bool {
    let modes = rustix::termios::tcgetattr(device).unwrap().local_modes;
    modes.contains(rustix::termios::LocalModes::ICANON | rustix::termios::LocalModes::ECHO)
}

#[test]
fn stopped_from_outside_it_gives_the_screen_back_and_draws_it_again() {
    let scratch = Scratch::new();
    let args = ["play", BUOY, "--seed", "7", "--session", "s"];
    let mut terminal = Terminal::start(&scratch, &args);
    ring_once(&mut terminal);
    let device = terminal.device();
    let shown = terminal.screen.screen().contents();
    terminal.signal("TSTP");
    terminal.wait_until_given_back();
    while !cooked(&device) {
        std::thread::yield_now();
    }
    terminal.signal("CONT");
    terminal.wait_until("the same screen", |screen| screen == shown);
    assert!(terminal.screen.screen().alternate_screen());
    assert!(terminal.screen.screen().hide_cursor());
    while cooked(&device) {
        std::thread::yield_now();
    }
    terminal.press("?");
    terminal.wait_for("close");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 130);
}

/// A program that plays, its terminal, and what reads from that.
type Bare = (
    Box<dyn Child + Send + Sync>,
    Box<dyn MasterPty + Send>,
    Box<dyn Read + Send>,
);

/// The program in a terminal that reads only until it has entered the screen.
fn bare(scratch: &Scratch) -> Bare {
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_offramp"));
    command.args(["play", BUOY, "--seed", "7", "--session", "s"]);
    command.cwd(scratch.path(""));
    command.env("OFFRAMP_DATA", scratch.path(""));
    let child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (mut shown, mut part) = (Vec::new(), [0; 4096]);
    // The alternate screen is entered: it plays.
    while !shown.windows(8).any(|bytes| bytes == b"\x1b[?1049h") {
        let n = reader.read(&mut part).unwrap();
        assert_ne!(n, 0);
        shown.extend_from_slice(&part[..n]);
    }
    (child, pair.master, reader)
}

#[test]
fn a_terminal_that_was_full_is_given_back_to_whoever_reads_it_later() {
    let scratch = Scratch::new();
    let (mut child, master, mut reader) = bare(&scratch);
    // Each size is drawn anew: far more than waits anywhere.
    for round in 0..60 {
        let size = PtySize {
            rows: 60 + round % 2,
            cols: 250,
            ..PtySize::default()
        };
        master.resize(size).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let pid = child.process_id().unwrap().to_string();
    let mut kill = std::process::Command::new("kill");
    assert!(kill.args(["-s", "TERM", &pid]).status().unwrap().success());
    let until = std::time::Instant::now() + PATIENCE;
    let code = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status.exit_code();
        }
        if std::time::Instant::now() > until {
            child.kill().unwrap();
            panic!("it waits for a reader");
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    };
    assert_eq!(code, 130);
    let mut screen = vt100::Parser::default();
    screen.process(b"\x1b[?1049h\x1b[?25l\x1b[?2004h");
    let mut part = [0; 4096];
    while let Ok(n @ 1..) = reader.read(&mut part) {
        screen.process(&part[..n]);
    }
    let screen = screen.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
    scratch.run(&["resume", "s", "--plain"], b"fetch\n").ends(0);
}

#[test]
fn a_terminal_that_goes_away_takes_the_program_with_it() {
    let scratch = Scratch::new();
    let (mut child, master, reader) = bare(&scratch);
    drop((reader, master));
    let mut killer = child.clone_killer();
    let (send, ended) = channel();
    std::thread::spawn(move || send.send(child.wait()));
    if ended.recv_timeout(PATIENCE).is_err() {
        killer.kill().unwrap();
        panic!("it plays on without a terminal");
    }
    scratch.run(&["resume", "s", "--plain"], b"fetch\n").ends(0);
}

#[test]
fn a_session_is_looked_back_on_and_the_account_kept() {
    let scratch = Scratch::new();
    let args = ["play", BUOY, "--plain", "--seed", "7", "--session", "s"];
    scratch.run(&args, b"fetch\n").ends(0);
    let mut terminal = Terminal::start(&scratch, &["debrief", "s"]);
    terminal.wait_for("What happened?");
    terminal.press("It blinked.\x13");
    terminal.wait_for("What do you do?");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 130);
    let ran = scratch.run(&["debrief", "s", "--plain"], b"").ends(0);
    assert!(ran.out.contains("    It blinked.\n"), "{}", ran.out);
    scratch.run(&["verify", "s"], b"").ends(0);

    let mut terminal = Terminal::start(&scratch, &["debrief", "s", "s"]);
    let (code, said) = terminal.end();
    assert_eq!(code, 2);
    assert!(said.contains("One session at a time"), "{said}");
}

#[test]
fn the_library_opens_without_a_command() {
    let scratch = Scratch::new();
    let mut terminal = Terminal::start(&scratch, &[]);
    terminal.wait_for("An Empty Room");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 130);
}

/// The first option all the way, through every screen on it: nothing but Enter, `1` where nothing
/// is picked, and `y` where what is done cannot be undone.
#[test]
fn the_flagship_is_played_to_its_end() {
    let scratch = Scratch::new();
    let args = ["play", "an-empty-room", "--seed", "7", "--session", "s"];
    let mut terminal = Terminal::start(&scratch, &args);
    terminal.wait_for("begin");
    let mut keys = 0;
    loop {
        let before = terminal.screen.screen().contents();
        if before.contains("then the debrief") {
            break;
        }
        keys += 1;
        assert!(keys < 600, "no end in sight on\n{before}");
        let open = before.contains("Nothing is picked yet");
        terminal.press(match before.contains("there is no way back") {
            true => "y",
            false if open => "1",
            false => "\r",
        });
        terminal.wait_until("a change", |screen| screen != before);
    }
    terminal.press("q");
    terminal.wait_for("offramp resume");
    terminal.press("\r");
    assert_eq!(terminal.end().0, 0);
    let told = report(&scratch, &scratch.path("s"));
    assert!(told["ending"].is_string(), "{told}");
    assert!(told["decisions"].as_array().unwrap().len() >= 8);
}
