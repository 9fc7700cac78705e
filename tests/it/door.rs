//! Where a host listens when nobody says where, and what a seat keeps when its line breaks.

#![cfg(unix)]

use std::net::{IpAddr, SocketAddr, TcpStream, UdpSocket};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::host::{Host, enter, join};
use crate::program::{BUOY, Scratch};

const WIDE: (u16, u16) = (120, 36);
/// A seat is back within so long.
const SOON: Duration = Duration::from_secs(5);

/// An address of this machine that is not its own to itself alone; none where it has no network.
fn outside() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // Nothing is sent: the system only chooses the address that it would send from.
    socket.connect("192.0.2.1:9").ok()?;
    let own = socket.local_addr().ok()?.ip();
    (!own.is_loopback() && !own.is_unspecified()).then_some(own)
}

/// Starts it with nobody at its terminal; what it says is read.
fn alone(command: &mut Command) -> Child {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn told_to_end(child: &Child) {
    let _ = Command::new("kill").arg(child.id().to_string()).status();
}

#[test]
fn a_host_that_nobody_told_where_listens_to_this_machine_alone() {
    let scratch = Scratch::new();
    let mut command = scratch.command(&["host", BUOY]);
    let mut child = alone(&mut command);
    // Its port is always the same: where another program has it, that is told, and of which address.
    let limit = Instant::now() + Duration::from_secs(30);
    let here = SocketAddr::from(([127, 0, 0, 1], 2222));
    let mut up = false;
    while Instant::now() < limit && child.try_wait().unwrap().is_none() {
        up = TcpStream::connect(here).is_ok();
        if up {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    if let (true, Some(outside)) = (up, outside()) {
        let from_outside = TcpStream::connect((outside, 2222));
        assert!(from_outside.is_err(), "it is reached at {outside}");
    }
    told_to_end(&child);
    let done = child.wait_with_output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
    assert!(said.contains("127.0.0.1"), "{said}");
    assert!(
        !said.contains("0.0.0.0:2222 ") && said.contains("--listen"),
        "{said}"
    );
}

#[test]
fn a_host_that_is_open_to_the_network_says_so() {
    let scratch = Scratch::new();
    let mut command = scratch.command(&["host", BUOY, "--listen", "0.0.0.0:0"]);
    let mut child = alone(&mut command);
    let mut err = std::io::BufReader::new(child.stderr.take().unwrap());
    let mut first = String::new();
    std::io::BufRead::read_line(&mut err, &mut first).unwrap();
    told_to_end(&child);
    let _ = child.wait();
    assert!(first.contains("can knock at the door"), "{first}");
}

/// A line that breaks takes no vote with it and gives nobody a second one.
#[test]
fn who_comes_back_has_one_vote_and_one_key() {
    let scratch = Scratch::new();
    let dir = scratch.path("s").display().to_string();
    let hosted = ["--session", &dir, "--seed", "7", "--start"];
    let host = Host::start(&scratch, &[&[BUOY], &hosted[..]].concat());
    let way = host.way("to play");
    let (mut ann, mut bo) = (join(&scratch, &way, WIDE), join(&scratch, &way, WIDE));
    for (terminal, name) in [(&mut ann, "Ann"), (&mut bo, "Bo")] {
        enter(terminal, name);
        terminal.wait_for("Briefing");
        terminal.press("\x1b[F\r");
        terminal.wait_for("What do you do?");
    }
    bo.wait_for("0 of 2 voted");
    ann.press(" \r");
    ann.wait_for("Your reason");
    ann.press("\r");
    bo.wait_for("1 of 2 voted");
    // The line breaks without a word.
    ann.signal("KILL");
    drop(ann);
    bo.press("v");
    bo.wait_for("away");
    let back = Instant::now();
    let mut ann = join(&scratch, &way, WIDE);
    ann.wait_for("Ann");
    ann.press("\t\r");
    ann.wait_for("1 of 2 voted");
    assert!(back.elapsed() < SOON, "{:?}", back.elapsed());
    // The same vote again is the same vote, another one takes its place.
    ann.press("\x1b[F\r");
    ann.wait_for("What do you do?");
    for keys in [" \r", "\x1b[B\x1b[B \r"] {
        ann.press(keys);
        ann.wait_for("Your reason");
        ann.press("\r");
        ann.wait_for("1 of 2 voted");
    }
    ann.press("v");
    ann.wait_for("Send a cutter over the line");
    ann.press("p");
    ann.wait_for("cannot be undone");
    ann.press("y");
    bo.wait_for("Ann proposes");
    // A second device at the same seat closes the first, and its own proposal is still its own.
    let mut twice = join(&scratch, &way, WIDE);
    twice.wait_for("Ann");
    twice.press("\t\r");
    twice.wait_for("1 of 2 voted");
    let (code, said) = ann.end();
    assert_eq!(code, 0);
    assert!(said.contains("another device"), "{said}");
    twice.press("\x1b[F\r");
    twice.wait_for("What do you do?");
    twice.press("v\r");
    twice.wait_for("somebody else turns the second key");
    drop((twice, bo));
    assert_eq!(host.end("TERM"), Some(130));
    let log = std::fs::read_to_string(scratch.path("s/table-1.jsonl")).unwrap();
    assert_eq!(log.lines().count(), 1, "nothing was committed: {log}");
}
