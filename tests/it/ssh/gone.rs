//! People who are gone without a word, and people who stand still: their seats are free soon, and
//! nobody else notices.

#![cfg(any(target_os = "android", target_os = "linux"))]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use offramp::host::ssh::{Incident, Reach};
use russh::client::{self, Msg};
use russh::{Channel, ChannelMsg};
use socket2::{SockFilter, SockRef};

use super::client::{Anyone, come_in, read_until, run, screen};
use super::inn::{CODES, Inn, Open, until};

/// A second is long for a client on the same machine.
const SHORT: Reach = Reach {
    ask: Duration::from_secs(1),
    answer: Duration::from_secs(2),
    take: Duration::from_secs(2),
};
/// Those who stand still.
const STILL: usize = 50;

fn open() -> Open {
    Open::with(Inn::default(), |settings| settings.reach = SHORT)
}

/// A client whose line can be cut without a sound: no packet reaches it any more, so that nothing
/// is acknowledged.
async fn joins(address: SocketAddr) -> (client::Handle<Anyone>, Channel<Msg>, TcpStream) {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_nonblocking(true).unwrap();
    let line = stream.try_clone().unwrap();
    let stream = tokio::net::TcpStream::from_std(stream).unwrap();
    let mut client = client::connect_stream(Arc::default(), stream, Anyone)
        .await
        .unwrap();
    let let_in = client.authenticate_none(CODES[1]).await.unwrap();
    assert!(let_in.success());
    let mut channel = screen(&client, 80, 24).await;
    read_until(&mut channel, "guest 1").await;
    (client, channel, line)
}

fn cut(line: &TcpStream) {
    const RETURN: u16 = 0x06;
    let nothing = [SockFilter::new(RETURN, 0, 0, 0)];
    SockRef::from(line).attach_filter(&nothing).unwrap();
}

/// The laptop is shut, the radio is gone: no end of the connection ever comes.
#[test]
fn a_seat_whose_packets_are_dropped_is_free_again() {
    for busy in [true, false] {
        let open = open();
        run(async {
            let honest = come_in(&open.door, CODES[0]).await;
            let mut channel = screen(&honest, 80, 24).await;
            read_until(&mut channel, "guest 0").await;
            let (_gone, _channel, line) = joins(open.door.addresses()[0]).await;
            cut(&line);
            let start = Instant::now();
            while open.inn.left.load(Ordering::SeqCst) == 0 || open.door.people() == 2 {
                if busy {
                    open.inn.raise();
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            let taken = start.elapsed();
            assert!(taken < Duration::from_secs(30), "{busy}: {taken:?}");
            // Who stayed has seen all of it, and plays on.
            let count = open.inn.raise();
            read_until(&mut channel, &format!("count: {count}.")).await;
            assert_eq!(open.inn.left.load(Ordering::SeqCst), 1);
        });
    }
}

/// Carries bytes both ways until it is told to swallow them.
fn tunnel(to: SocketAddr, swallows: &Arc<AtomicBool>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let swallows = Arc::clone(swallows);
    std::thread::spawn(move || {
        let (near, _) = listener.accept().unwrap();
        let far = TcpStream::connect(to).unwrap();
        for (from, to) in [(&near, &far), (&far, &near)] {
            let (mut from, mut to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
            let swallows = Arc::clone(&swallows);
            std::thread::spawn(move || {
                let mut part = [0; 4096];
                while let Ok(n @ 1..) = from.read(&mut part) {
                    if !swallows.load(Ordering::SeqCst) && to.write_all(&part[..n]).is_err() {
                        return;
                    }
                }
            });
        }
    });
    address
}

/// Something between the two takes every packet and hands none on.
#[test]
fn a_seat_behind_a_tunnel_that_swallows_everything_is_free_again() {
    let open = open();
    let swallows = Arc::new(AtomicBool::new(false));
    let address = tunnel(open.door.addresses()[0], &swallows);
    run(async {
        let (_gone, _channel, _line) = joins(address).await;
        // One that answers is asked again and again, and stays.
        tokio::time::sleep(SHORT.ask * 2 + SHORT.answer).await;
        assert_eq!(open.inn.noted(Incident::Silent), 0);
        assert_eq!(open.door.people(), 1);
        swallows.store(true, Ordering::SeqCst);
        let start = Instant::now();
        while open.door.people() > 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert!(start.elapsed() < Duration::from_secs(30));
    });
    assert_eq!(open.inn.noted(Incident::Silent), 1);
    until("left", || open.inn.left.load(Ordering::SeqCst) == 1);
}

/// Run by the test below: a door whose pictures change all the time, until its input ends. For each
/// line of input it tells how many people there are, and how much memory it has, KiB.
#[test]
#[ignore = "a door for the test below"]
fn a_door_that_is_watched() {
    let open = Open::with(Inn::default(), |settings| {
        settings.publish_hz = 60;
        settings.reach.take = Duration::from_secs(10);
    });
    println!("\nport {}", open.port());
    let inn = Arc::clone(&open.inn);
    std::thread::spawn(move || {
        loop {
            inn.raise();
            std::thread::sleep(Duration::from_millis(10));
        }
    });
    for _ in std::io::stdin().lines() {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let mut lines = status.lines();
        let memory = lines.find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        let memory = memory.split_whitespace().next().unwrap();
        println!("\npeople {}", open.door.people());
        println!("\nmemory {memory}");
    }
}

struct Watched {
    child: Child,
    said: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Watched {
    fn told(&mut self, what: &str) -> usize {
        let mut said = self.said.by_ref().map(Result::unwrap);
        let line = said.find(|line| line.starts_with(what)).unwrap();
        line[what.len()..].trim().parse().unwrap()
    }

    /// People, and KiB.
    fn look(&mut self) -> (usize, usize) {
        self.child.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
        (self.told("people "), self.told("memory "))
    }
}

#[test]
fn fifty_who_stand_still_cost_nothing_and_are_gone_within_a_minute() {
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "ssh::gone::a_door_that_is_watched"]);
    command.args(["--ignored", "--nocapture"]);
    let mut child = crate::program::spawn(&mut command);
    let said = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut watched = Watched { child, said };
    let port = u16::try_from(watched.told("port ")).unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], port));

    // They share a runtime that is driven no longer once they all sit: nothing reads then.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for _ in 0..STILL {
        let (client, mut channel, _) = runtime.block_on(joins(address));
        runtime.spawn(async move {
            while channel.wait().await.is_some() {}
            drop(client);
        });
    }
    let stopped = Instant::now();
    run(async {
        let mut lively = client::connect(Arc::default(), address, Anyone)
            .await
            .unwrap();
        assert!(lively.authenticate_none(CODES[0]).await.unwrap().success());
        let mut channel = screen(&lively, 80, 24).await;
        read_until(&mut channel, "guest 0").await;
        // What the system keeps for them fills up; from then on nothing grows.
        let mut pictures = async |time: Duration| {
            let (start, mut count) = (Instant::now(), 0);
            while start.elapsed() < time {
                let came = channel.wait().await.unwrap();
                count += usize::from(matches!(came, ChannelMsg::Data { .. }));
            }
            count
        };
        pictures(Duration::from_secs(3)).await;
        let (people, before) = watched.look();
        assert_eq!(people, STILL + 1);
        let seen = pictures(Duration::from_secs(3)).await;
        let (people, after) = watched.look();
        assert_eq!(people, STILL + 1);
        // Kept for each of them, these pictures would be ten times as much.
        let grown = after.saturating_sub(before);
        assert!(grown < 8 * 1024, "{before} to {after} KiB");
        assert!(seen > 3, "{seen} pictures for the one who reads");
        while watched.look().0 > 1 {
            pictures(Duration::from_millis(200)).await;
        }
        assert!(stopped.elapsed() < Duration::from_secs(60));
        assert!(pictures(Duration::from_secs(2)).await > 0);
    });
    drop(runtime);
    drop(watched.child.stdin.take());
    assert!(watched.child.wait().unwrap().success());
}
