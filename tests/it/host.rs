//! A hosted session end to end: the program hosts, people join with the system's `ssh`, the host
//! is killed and goes on.

#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use portable_pty::CommandBuilder;

use crate::program::{BUOY, Scratch};
use crate::terminal::Terminal;

/// A running host.
pub(crate) struct Host {
    child: Child,
    /// What it printed: a way in a line, then its fingerprint.
    pub(crate) lines: Vec<String>,
}

impl Host {
    pub(crate) fn start(scratch: &Scratch, args: &[&str]) -> Self {
        let mut command = scratch.command(&["host"]);
        command.args(args).args(["--listen", "127.0.0.1:0"]);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut lines: Vec<String> = Vec::new();
        while !lines.last().is_some_and(|line| line.contains("SHA256:")) {
            lines.push(out.next().expect("it says how to join").unwrap());
        }
        Self { child, lines }
    }

    /// The command that a line with this text tells to type, as `ssh` takes it.
    pub(crate) fn way(&self, text: &str) -> Vec<String> {
        let line = self.lines.iter().find(|line| line.contains(text)).unwrap();
        let command = &line[line.find("ssh ").unwrap()..];
        command.split(' ').skip(1).map(str::to_owned).collect()
    }

    pub(crate) fn end(mut self, signal: &str) -> Option<i32> {
        let pid = self.child.id().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", signal, &pid])
            .status();
        assert!(sent.unwrap().success());
        self.child.wait().unwrap().code()
    }
}

pub(crate) fn join(scratch: &Scratch, way: &[String], size: (u16, u16)) -> Terminal {
    let mut command = CommandBuilder::new("ssh");
    let known = scratch.path("known_hosts");
    for option in [
        format!("UserKnownHostsFile={}", known.display()),
        "GlobalKnownHostsFile=/dev/null".to_owned(),
        "StrictHostKeyChecking=accept-new".to_owned(),
        "HostKeyAlias=exercise".to_owned(),
        "IdentityAgent=none".to_owned(),
    ] {
        command.args(["-o", &option]);
    }
    command.args(["-F", "/dev/null"]);
    command.args(way);
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    Terminal::run(command, size)
}

/// Types a name in the lobby and comes to the briefing.
pub(crate) fn enter(terminal: &mut Terminal, name: &str) {
    terminal.wait_for("Your name");
    terminal.press(name);
    terminal.wait_for(name);
    terminal.press("\r");
}

#[test]
fn a_team_joins_decides_with_two_keys_and_outlives_its_host() {
    let scratch = Scratch::new();
    let dir = scratch.path("s").display().to_string();
    let host = Host::start(
        &scratch,
        &[BUOY, "--session", &dir, "--seed", "7", "--start"],
    );
    let way = host.way("to play");
    let (mut ann, mut bo) = (
        join(&scratch, &way, (120, 36)),
        join(&scratch, &way, (80, 24)),
    );
    enter(&mut ann, "Ann");
    ann.wait_for("A Buoy Adrift");
    enter(&mut bo, "Bo");
    bo.wait_for("1 of 2");
    bo.press("\r");
    bo.wait_for("2 of 2");
    bo.press("\r");
    bo.wait_for("the decision waits");
    ann.wait_for("Briefing");
    ann.press("\r");
    ann.wait_for("What do you do?");
    // Ann votes for the first option and proposes it; Bo turns the second key.
    ann.press(" \r");
    ann.wait_for("Your reason");
    ann.press("\r");
    ann.wait_for("1 of 2 voted");
    ann.press("v");
    ann.press("p");
    bo.wait_for("Ann proposes");
    bo.press("v");
    bo.press("\r");
    ann.wait_for("What happened");

    // A host that dies takes nothing with it: the same line leads back to the same seat.
    assert_eq!(host.end("KILL"), None);
    let again = Host::start(&scratch, &[&dir, "--start"]);
    assert_eq!(again.lines.len(), 4);
    let verified = scratch.run(&["verify", &dir], b"").ends(0);
    assert!(verified.out.contains("Whole: 2 entries"), "{verified:?}");
    let mut ann = join(&scratch, &again.way("to play"), (120, 36));
    ann.wait_for("Ann");
    ann.press("\t\r");
    ann.wait_for("decision 2");
    ann.press("\x03");
    assert_eq!(again.end("TERM"), Some(130));
}

/// A workshop: everybody's own `ssh`, all at once, at four tables.
#[test]
fn sixty_people_join_with_ssh_play_and_leave() {
    let scratch = Scratch::new();
    let host = Host::start(&scratch, &[BUOY, "--teams", "4", "--seed", "7", "--start"]);
    let ways: Vec<Vec<String>> = ["Amber", "Birch", "Cobalt", "Delta"]
        .map(|team| host.way(&format!("{team}, to play")))
        .into();
    // The host's key is met once, so that nobody writes it down at the same time as another.
    let mut all = vec![join(&scratch, &ways[0], (120, 36))];
    all[0].wait_for("Your name");
    for number in 1..60 {
        all.push(join(&scratch, &ways[number % 4], (120, 36)));
    }
    for (number, terminal) in all.iter_mut().enumerate() {
        terminal.wait_for("Your name");
        terminal.press(&format!("P{number}\r"));
    }
    for terminal in &mut all {
        terminal.wait_for("Briefing");
        terminal.press("\r");
    }
    for terminal in &mut all {
        terminal.wait_for("What do you do?");
        terminal.press(" ");
        terminal.wait_until("a pick", |screen| {
            screen.contains("(•)") || screen.contains("[x]")
        });
    }
    for terminal in &mut all {
        terminal.press("\x03");
    }
    for terminal in &mut all {
        let (code, left) = terminal.end();
        assert_eq!(code, 0, "{left}");
    }
    assert_eq!(host.end("TERM"), Some(130));
}

/// The load that a facilitator gives a host before the day, in small.
#[test]
fn a_load_joins_plays_and_leaves() {
    let scratch = Scratch::new();
    let load = [
        "loadtest",
        "--sessions",
        "12",
        "--seconds",
        "6",
        "--exercise",
        BUOY,
    ];
    let done = scratch
        .run(&[&load[..], &["--json", "--storm"]].concat(), b"")
        .ends(0);
    let report: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    for count in ["sessions", "joined", "played", "left"] {
        assert_eq!(report[count], 12, "{count}: {}", done.out);
    }
    assert_eq!(report["dropped"], 0);
    assert!(
        report["key_ms"]["count"].as_u64().unwrap() > 12,
        "{}",
        done.out
    );
    assert!(report["storm_key_ms"].is_object(), "{}", done.out);
    assert!(report["host"]["cpu_us_each"].as_f64().unwrap() > 0.0);
    let elsewhere = [
        "loadtest",
        "--target",
        "192.0.2.1:2222",
        "--code",
        "7k3m-q9xd",
    ];
    let refused = scratch.run(&elsewhere, b"").ends(2);
    assert!(
        refused.err.contains("this machine alone"),
        "{}",
        refused.err
    );
}

#[test]
fn codes_and_keys_are_told_and_the_doctor_looks() {
    let scratch = Scratch::new();
    let dir = scratch.path("s").display().to_string();
    let host = Host::start(&scratch, &[BUOY, "--session", &dir, "--teams", "3"]);
    let told = scratch
        .run(&["codes", &dir, "--advertise", "drill.example:22"], b"")
        .ends(0);
    for line in &host.lines[..7] {
        let code = line.rsplit_once('@').unwrap().0.rsplit_once(' ').unwrap().1;
        assert!(
            told.out.contains(&format!("ssh {code}@drill.example\n")),
            "{}",
            told.out
        );
    }
    let key = scratch.run(&["host-key"], b"").ends(0);
    let fingerprint = key.out.split(' ').next().unwrap().to_owned();
    assert!(host.lines.last().unwrap().contains(&fingerprint));
    let well = scratch
        .run(&["doctor", "--listen", "127.0.0.1:0"], b"")
        .ends(0);
    assert!(
        well.out.contains(&fingerprint) && !well.out.contains("ILL"),
        "{}",
        well.out
    );
    let port = host.way("to play")[1].clone();
    let taken = format!("127.0.0.1:{port}");
    let ill = scratch.run(&["doctor", "--listen", &taken], b"").ends(1);
    assert!(
        ill.out.contains("ILL") && ill.out.contains(&taken),
        "{}",
        ill.out
    );
    assert_eq!(host.end("INT"), Some(130));
}

#[test]
fn what_cannot_be_hosted_is_told() {
    let scratch = Scratch::new();
    let alone = scratch.path("alone").display().to_string();
    scratch.play(&alone, "").ends(0);
    let refused = scratch
        .run(&["host", &alone, "--listen", "127.0.0.1:0"], b"")
        .ends(1);
    assert!(refused.err.contains("was not hosted"), "{}", refused.err);
    let refused = scratch.run(&["codes", &alone], b"").ends(1);
    assert!(refused.err.contains("was not hosted"), "{}", refused.err);
    let chair = ["host", BUOY, "--chair", "nort", "--listen", "127.0.0.1:0"];
    let refused = scratch.run(&chair, b"").ends(2);
    assert!(refused.err.contains("north"), "{}", refused.err);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused = scratch
        .run(&["host", BUOY, "--listen", &address], b"")
        .ends(1);
    assert!(refused.err.contains(&address), "{}", refused.err);
}

#[test]
fn without_a_terminal_one_plays_in_lines_and_every_team_is_reported() {
    let scratch = Scratch::new();
    let dir = scratch.path("s").display().to_string();
    let hosted = ["--teams", "2", "--seed", "7", "--start", "--session", &dir];
    let host = Host::start(&scratch, &[&[BUOY], &hosted[..]].concat());
    for team in ["Amber, to play", "Birch, to play"] {
        let way = host.way(team);
        let lines = "Ann\n".to_owned() + &"1\n".repeat(40);
        let mut child = std::process::Command::new("ssh")
            .args([
                "-T",
                "-F",
                "/dev/null",
                "-o",
                "StrictHostKeyChecking=accept-new",
            ])
            .args(["-o", "IdentityAgent=none", "-o"])
            .arg(format!(
                "UserKnownHostsFile={}",
                scratch.path("known_hosts").display()
            ))
            .args(&way)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let written = std::io::Write::write_all(child.stdin.as_mut().unwrap(), lines.as_bytes());
        written.unwrap();
        let done = child.wait_with_output().unwrap();
        assert_eq!(done.status.code(), Some(0));
        let shown = String::from_utf8(done.stdout).unwrap();
        assert!(
            shown.contains("Your name:") && shown.contains("What do you do?"),
            "{shown}"
        );
    }
    // A code to watch plays nothing.
    let way = host.way("Amber, to watch");
    let watch = std::process::Command::new("ssh")
        .args(["-T", "-F", "/dev/null", "-o", "StrictHostKeyChecking=no"])
        .args([
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "IdentityAgent=none",
        ])
        .args(&way)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(watch.status.code(), Some(2));
    assert_eq!(host.end("TERM"), Some(130));
    let told = scratch.run(&["report", &dir, "--to", "json"], b"").ends(0);
    let facts: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let teams: Vec<&str> = facts
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["team"].as_str().unwrap())
        .collect();
    assert_eq!(teams, ["Amber", "Birch"]);
    assert!(facts[0]["ending"].is_string() && facts[0]["ending"] == facts[1]["ending"]);
    assert_eq!(
        facts[0]["score"], facts[1]["score"],
        "the same choices, the same luck"
    );
    let debrief = scratch.run(&["debrief", &dir, "--plain"], b"").ends(0);
    assert!(debrief.out.contains("Amber\n\n") && debrief.out.contains("\nBirch\n\n"));
}

/// Every team of a hosted session can be looked back on: it is named, or asked for.
#[test]
fn a_team_is_named_or_asked_for_when_one_looks_back() {
    let scratch = Scratch::new();
    let dir = scratch.path("sessions/s").display().to_string();
    let host = Host::start(
        &scratch,
        &[
            BUOY,
            "--opposed",
            "--seed",
            "7",
            "--start",
            "--session",
            &dir,
        ],
    );
    assert_eq!(host.end("TERM"), Some(130));
    let lines = |args: &[&str], code| scratch.run(&[args, &["--plain"]].concat(), b"").ends(code);
    for command in ["debrief", "replay"] {
        let both = lines(&[command, &dir], 0).out;
        let sat = |chair: &str| format!("You sat here: {chair} coast guard.");
        assert!(both.contains(&sat("Northern")) && both.contains(&sat("Western")));
        for team in ["2", "western COAST guard"] {
            let one = lines(&[command, &dir, "--team", team], 0).out;
            assert!(one.contains(&sat("Western")) && !one.contains("Northern coast guard\n"));
        }
        let none = lines(&[command, &dir, "--team", "3"], 2);
        let told = "its teams: 1 northern coast guard, 2 western coast guard.";
        assert!(none.err.to_lowercase().contains(told), "{}", none.err);
    }

    let mut terminal = Terminal::start(&scratch, &["debrief", &dir]);
    terminal.wait_for("2 Western coast guard");
    terminal.press("third\r");
    terminal.wait_for("is no team of this session");
    terminal.press("2\r");
    terminal.wait_for("[Own account]");
    let shown = terminal.screen.screen().contents();
    assert!(
        shown.contains("Western coast guard") && !shown.contains("Northern coast"),
        "{shown}"
    );
    // What it writes is kept at its own seat alone.
    terminal.press("words\x13");
    terminal.wait_for("Your account was not kept");
    drop(terminal);

    let mut terminal = Terminal::start(&scratch, &["replay", &dir, "--team", "1"]);
    terminal.wait_for("[Own account]");
    assert!(
        terminal
            .screen
            .screen()
            .contents()
            .contains("Northern coast guard")
    );
    terminal.press("\x03");
    terminal.end();
    let whole = scratch.run(&["verify", &dir], b"").ends(0);
    assert!(whole.out.contains("Whole"), "{}", whole.out);

    // The library lists every team.
    let mut terminal = Terminal::start(&scratch, &[]);
    terminal.wait_for("Northern coast guard · Stands at");
    terminal.wait_for("Western coast guard · Stands at");
    terminal.press("\t\x1b[B");
    terminal.wait_for("You play: Western coast guard");
    terminal.press("d");
    terminal.wait_for("[Own account]");
    let shown = terminal.screen.screen().contents();
    assert!(
        shown.contains("Western coast guard") && !shown.contains("Northern coast"),
        "{shown}"
    );
    terminal.press("\x03");
    terminal.end();
}
