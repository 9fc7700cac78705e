//! The terminal application in a terminal: played, left, resumed, interrupted. Everything waits for
//! what is on the screen, never for time.

#![cfg(unix)]

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

use super::program::{BUOY, Scratch, report};

/// So long a picture may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

struct Terminal {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Terminal {
    fn start(scratch: &Scratch, args: &[&str]) -> Self {
        let size = PtySize {
            rows: 40,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_offramp"));
        command.args(args);
        command.cwd(scratch.path(""));
        command.env("OFFRAMP_DATA", scratch.path(""));
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut part = [0; 4096];
            // A terminal whose program has gone reports an error instead of its end.
            while let Ok(n @ 1..) = reader.read(&mut part) {
                if send.send(part[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            screen: vt100::Parser::new(size.rows, size.cols, 0),
            output,
            keys,
            child,
            _master: pair.master,
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    #[track_caller]
    fn wait_for(&mut self, text: &str) {
        let until = Instant::now() + PATIENCE;
        while !self.screen.screen().contents().contains(text) {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("no {text:?} on\n{}", self.screen.screen().contents())
                }
                Err(RecvTimeoutError::Disconnected) => {
                    panic!(
                        "it ended before {text:?}:\n{}",
                        self.screen.screen().contents()
                    )
                }
            }
        }
    }

    /// Waits for its end: the exit code and the screen that is left.
    fn end(&mut self) -> (u32, String) {
        let code = self.child.wait().unwrap().exit_code();
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(500)) {
            self.screen.process(&bytes);
        }
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the screen is given back");
        assert!(!screen.hide_cursor(), "the cursor is shown again");
        assert!(!screen.bracketed_paste());
        (code, screen.contents())
    }
}

impl Drop for Terminal {
    /// A test that fails leaves no program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

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
fn a_signal_gives_the_terminal_back() {
    let scratch = Scratch::new();
    for signal in ["TERM", "HUP"] {
        let mut terminal = Terminal::start(
            &scratch,
            &["play", BUOY, "--seed", "7", "--session", signal],
        );
        ring_once(&mut terminal);
        let pid = terminal.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", signal, &pid])
            .status()
            .unwrap();
        assert!(sent.success());
        let (code, left) = terminal.end();
        assert_eq!(code, 130, "{signal}");
        assert!(left.contains("offramp resume"), "{left}");
        let told = report(&scratch, &scratch.path(signal));
        assert_eq!(told["decisions"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn the_library_opens_without_a_command() {
    let scratch = Scratch::new();
    let mut terminal = Terminal::start(&scratch, &[]);
    terminal.wait_for("An Empty Room");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 130);
}

/// Names the scratch folder to the holder below.
const HOLD: &str = "OFFRAMP_TEST_HOLD";

/// The part of the next test that holds the terminal until it is killed; alone it has nothing to do.
#[test]
fn holder_of_a_terminal() {
    let Ok(session) = std::env::var(HOLD) else {
        return;
    };
    let scratch = Scratch::new();
    let args = ["play", BUOY, "--seed", "7", "--session", &session];
    let mut terminal = Terminal::start(&scratch, &args);
    ring_once(&mut terminal);
    println!("playing {}", terminal.child.process_id().unwrap());
    let _ = terminal.child.wait();
}

#[test]
fn a_pulled_cable_ends_the_program_and_loses_nothing() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let scratch = Scratch::new();
    let session = scratch.path("s");
    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "pty::holder_of_a_terminal", "--nocapture"])
        .env(HOLD, &session)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(holder.stdout.take().unwrap()).lines();
    let playing = lines.map(|line| line.unwrap()).find_map(|line| {
        let at = line.find("playing ")?;
        Some(line[at + "playing ".len()..].to_owned())
    });
    let pid = playing.expect("the holder says who plays");
    holder.kill().unwrap();
    holder.wait().unwrap();
    let until = Instant::now() + PATIENCE;
    while alive(&pid) {
        assert!(Instant::now() < until, "the program outlived its terminal");
        std::thread::yield_now();
    }
    let told = report(&scratch, &session);
    assert_eq!(told["decisions"].as_array().unwrap().len(), 1);
}

/// Whether a process of this number runs.
fn alive(pid: &str) -> bool {
    let mut asked = std::process::Command::new("kill");
    asked.args(["-0", pid]).stderr(std::process::Stdio::null());
    asked.status().unwrap().success()
}
