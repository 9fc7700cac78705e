//! The hot wash of a hosted session, with the system's `ssh`: a facilitator by key, a team at a
//! screen, a team in lines.

#![cfg(unix)]

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::host::{Host, enter, join};
use crate::program::{BUOY, Scratch};

const WIDE: (u16, u16) = (120, 36);

/// A guest without a terminal, and what was said to it so far.
struct Lines {
    child: std::process::Child,
    said: Arc<Mutex<String>>,
}

impl Lines {
    fn start(scratch: &Scratch, way: &[String]) -> Self {
        let known = scratch.path("known_hosts");
        let mut child = Command::new("ssh")
            .args(["-T", "-F", "/dev/null", "-o", "IdentityAgent=none"])
            .args(["-o", "StrictHostKeyChecking=accept-new", "-o"])
            .arg(format!("UserKnownHostsFile={}", known.display()))
            .args(way)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (mut out, told) = (child.stdout.take().unwrap(), Arc::clone(&said));
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = out.read(&mut bytes) {
                let text = String::from_utf8_lossy(&bytes[..read]).into_owned();
                told.lock().unwrap().push_str(&text);
            }
        });
        Self { child, said }
    }

    fn write(&mut self, lines: &str) {
        let input = self.child.stdin.as_mut().unwrap();
        input.write_all(lines.as_bytes()).unwrap();
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    fn wait_for(&self, text: &str) {
        let limit = Instant::now() + Duration::from_secs(60);
        while !self.said().contains(text) {
            assert!(Instant::now() < limit, "{text:?} in {}", self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn a_facilitator_releases_the_debrief_step_by_step() {
    let scratch = Scratch::new();
    let (dir, key) = (scratch.path("s"), scratch.path("key"));
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-f"])
        .arg(&key)
        .status();
    assert!(made.unwrap().success());
    let public = key.with_extension("pub").display().to_string();
    let dir = dir.display().to_string();
    let hosted = ["--teams", "2", "--seed", "7", "--start", "--session", &dir];
    let keyed = ["--facilitator-key", &public];
    let host = Host::start(&scratch, &[&[BUOY], &hosted[..], &keyed[..]].concat());
    let way = host.way("Amber, to play");
    let mut ann = join(&scratch, &way, WIDE);
    enter(&mut ann, "Ann");
    ann.wait_for("Briefing");
    // The same address and port, by another name and with a key.
    let mut console: Vec<String> = way.clone();
    let last = console.last_mut().unwrap();
    let (_, at) = last.split_once('@').unwrap();
    *last = format!("facilitator@{at}");
    let with = ["-i".to_owned(), key.display().to_string()];
    let mut console = join(&scratch, &[&with[..], &console].concat(), WIDE);
    console.wait_for("Amber");
    let mut bo = Lines::start(&scratch, &host.way("Birch, to play"));
    bo.write(&("Bo\n".to_owned() + &"1\n".repeat(40)));
    bo.wait_for("When the facilitator releases");

    ann.press("\x1b[F\r");
    ann.wait_for("What do you do?");
    ann.press("\x1b[B\x1b[B \r");
    ann.wait_for("Your reason");
    ann.press("\x13");
    ann.wait_for("Commit it all the same?");
    ann.press("y");
    ann.wait_for("What happened");
    ann.press("\x1b[F\r");
    ann.wait_for("How it ended");
    console.press("D");
    console.wait_for("Not begun");
    console.press("\r");
    console.wait_for("Begin the hot wash");
    console.press("\r");
    console.wait_for("steps to go");
    ann.wait_for("debrief: Own account");
    ann.press("\x1b[F\r");
    ann.wait_for("One strength");
    ann.press("calm\x13");
    ann.wait_for("What your team said");
    console.wait_for("Ann, Amber");
    // What is released comes to the seat by itself, and nothing else.
    console.press("\r");
    ann.wait_for("[2 Timeline]");
    bo.write("\n");
    bo.wait_for("One strength, before any figure");
    bo.write("we rang\nwrite it down\n");
    bo.wait_for("== What happened ==");
    let said = bo.said();
    assert!(
        said.contains("we rang") && !said.contains("of 100 points"),
        "{said}"
    );
    console.wait_until("the next step", |screen| screen.contains("▶·  3"));
    console.press("jj\r");
    ann.wait_for("of 100");
    bo.write("\n");
    bo.wait_for("of 100 points");
    drop(bo.child.stdin.take());
    assert_eq!(bo.child.wait().unwrap().code(), Some(0));
    console.press("i");
    console.wait_for("Name an action");
    console.press("Print the list\tAnn\t2027-01-01\r");
    console.wait_for("until 2027-01-01");
    console.press("q");
    console.wait_for("Leave");
    drop((ann, console));
    assert_eq!(host.end("TERM"), Some(130));
    scratch.run(&["verify", &dir], b"").ends(0);
}
