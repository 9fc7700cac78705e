//! Strangers at the door, who send what no program sends: a client made for it.

use std::io::{BufRead, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use offramp::host::ssh::Incident;
use russh::client::{self, Handle, KeyboardInteractiveAuthResponse as Answer};
use russh::keys::PrivateKeyWithHashAlg;
use russh::{ChannelMsg, MethodKind};

use super::client::{Anyone, come_in, key, meet, read_onto, read_until, run, screen, terminal};
use super::inn::{CHIEF, CODES, Inn, Open, until};

#[test]
fn one_screen_and_no_second_channel() {
    let open = Open::new();
    run(async {
        let client = come_in(&open.door, CODES[0]).await;
        let mut channel = screen(&client, 100, 30).await;
        let mut terminal = terminal();
        read_onto(&mut terminal, &mut channel, "guest 0 at 100x30").await;
        assert!(client.channel_open_session().await.is_err());
        let elsewhere = client.channel_open_direct_tcpip("127.0.0.1", 22, "127.0.0.1", 1);
        assert!(elsewhere.await.is_err());
        assert_eq!(open.inn.noted(Incident::Unasked), 2);
        channel.request_shell(true).await.unwrap();
        channel.request_subsystem(true, "sftp").await.unwrap();
        let mut failures = 0;
        while failures < 2 {
            let came = channel.wait().await.unwrap();
            failures += usize::from(matches!(came, ChannelMsg::Failure));
        }
        channel.data_bytes(&b"x"[..]).await.unwrap();
        read_onto(&mut terminal, &mut channel, "last: x").await;
    });
}

#[test]
fn sizes_that_nobody_has_are_clamped() {
    let open = Open::new();
    run(async {
        for (asked, given) in [
            ((65_535, 65_535), "240x80"),
            ((0, 0), "80x24"),
            ((1, 1), "20x8"),
        ] {
            let client = come_in(&open.door, CODES[0]).await;
            let mut channel = screen(&client, asked.0, asked.1).await;
            read_until(&mut channel, &format!("at {given}")).await;
            channel.window_change(u32::MAX, 9, 0, 0).await.unwrap();
            read_until(&mut channel, "at 240x9").await;
            for size in 0..300 {
                channel
                    .window_change(30 + size % 200, 10 + size % 60, 0, 0)
                    .await
                    .unwrap();
            }
            channel.window_change(77, 33, 0, 0).await.unwrap();
            read_until(&mut channel, "at 77x33").await;
        }
    });
    let painted = open.inn.painted[0].load(Ordering::SeqCst);
    assert!(painted < 450, "{painted} pictures for 900 sizes");
}

#[test]
fn any_bytes_may_be_typed() {
    let open = Open::new();
    run(async {
        let client = come_in(&open.door, CODES[1]).await;
        let mut channel = screen(&client, 80, 24).await;
        let mut terminal = terminal();
        read_onto(&mut terminal, &mut channel, "guest 1").await;
        let mut seed = 3_u32;
        for _ in 0..100 {
            let bytes: Vec<u8> = (0..512)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    // Neither of the two keys that end a visit here.
                    match (seed >> 24) as u8 {
                        0x03 | b'!' => b'x',
                        byte => byte,
                    }
                })
                .collect();
            channel.data_bytes(bytes).await.unwrap();
        }
        // What a paste might have begun is given up after a pause.
        while !terminal.screen().contents().contains("last: z") {
            channel.data_bytes(&b"z"[..]).await.unwrap();
            let seen = read_onto(&mut terminal, &mut channel, "last: z");
            let _ = tokio::time::timeout(Duration::from_millis(1200), seen).await;
        }
    });
    assert_eq!(open.inn.noted(Incident::Panicked), 0);
}

#[test]
fn keys_open_for_those_who_are_asked_for_one() {
    let inn = Inn {
        key: Some(key(1).public_key().clone()),
        ..Inn::default()
    };
    let open = Open::with(inn, |_| {});
    let with = |seed| PrivateKeyWithHashAlg::new(Arc::new(key(seed)), None);
    run(async {
        let mut chief = meet(&open.door).await.unwrap();
        assert!(
            !chief.authenticate_none(CHIEF).await.unwrap().success(),
            "a name is no key"
        );
        assert!(
            !chief
                .authenticate_publickey(CHIEF, with(2))
                .await
                .unwrap()
                .success()
        );
        assert!(
            chief
                .authenticate_publickey(CHIEF, with(1))
                .await
                .unwrap()
                .success()
        );
        let mut channel = screen(&chief, 80, 24).await;
        read_until(&mut channel, "guest 2").await;
        let mut other = meet(&open.door).await.unwrap();
        for user in ["somebody", CODES[0], ""] {
            let came = other.authenticate_publickey(user, with(1)).await.unwrap();
            assert!(!came.success(), "{user:?} is asked for a code");
        }
        let russh::client::AuthResult::Failure {
            remaining_methods, ..
        } = other.authenticate_none("somebody").await.unwrap()
        else {
            panic!("somebody came in");
        };
        assert_eq!(&*remaining_methods, &[MethodKind::KeyboardInteractive]);
    });
}

/// Answers the prompt with a code; whether it was right.
async fn guess(client: &mut Handle<Anyone>, code: &str) -> Result<bool, russh::Error> {
    let asked = client
        .authenticate_keyboard_interactive_start("x", None)
        .await?;
    let Answer::InfoRequest { prompts, .. } = asked else {
        return Ok(false);
    };
    assert_eq!(prompts.len(), 1);
    let answer = client
        .authenticate_keyboard_interactive_respond(vec![code.to_owned()])
        .await?;
    Ok(matches!(answer, Answer::Success))
}

#[test]
fn three_guesses_a_connection_and_ten_a_second_for_the_world() {
    let open = Open::new();
    let start = Instant::now();
    run(async {
        let tries = (0..30).map(|_| async {
            let mut guesses = 0;
            if let Ok(mut client) = meet(&open.door).await {
                while guesses < 9 && guess(&mut client, "0000-0000").await.is_ok() {
                    guesses += 1;
                }
            }
            guesses
        });
        let mut all = Vec::new();
        for guesses in futures_in_order(tries).await {
            assert!(guesses <= 9, "{guesses}");
            all.push(guesses);
        }
        // Whoever has a code comes in all the same.
        let mut client = meet(&open.door).await.unwrap();
        assert!(guess(&mut client, CODES[0]).await.unwrap());
        assert_eq!(all.len(), 30);
    });
    let wrong = open.inn.noted(Incident::WrongCode);
    assert!(
        (30..=90).contains(&wrong),
        "{wrong} guesses for thirty connections"
    );
    let asked = open.inn.asked.load(Ordering::SeqCst);
    let may = 41 + start.elapsed().as_millis() as usize / 100;
    assert!(asked <= may, "{asked} guesses, {may} at most");
}

/// Runs them all at once.
async fn futures_in_order<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = all.map(|one| (Some(Box::pin(one)), None)).collect();
    std::future::poll_fn(|context| {
        let mut ready = true;
        for (one, done) in &mut waiting {
            let polled = one.as_mut().map(|one| one.as_mut().poll(context));
            match polled {
                Some(std::task::Poll::Ready(value)) => (*one, *done) = (None, Some(value)),
                Some(std::task::Poll::Pending) => ready = false,
                None => {}
            }
        }
        if ready {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    waiting.into_iter().filter_map(|(_, done)| done).collect()
}

#[test]
fn who_dawdles_at_the_door_is_cut_off() {
    let open = Open::with(Inn::default(), |settings| {
        settings.greeting = Duration::from_secs(1);
        settings.login = Duration::from_secs(3);
    });
    let start = Instant::now();
    let mut silent = TcpStream::connect(open.door.addresses()[0]).unwrap();
    // Says who it is and then, now and then, that it has nothing to say.
    let mut dribbling = TcpStream::connect(open.door.addresses()[0]).unwrap();
    dribbling.write_all(b"SSH-2.0-x\r\n").unwrap();
    let mut dribbles = dribbling.try_clone().unwrap();
    let dribble = std::thread::spawn(move || {
        let ignore = [0, 0, 0, 12, 6, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        while dribbles.write_all(&ignore).is_ok() {
            std::thread::sleep(Duration::from_millis(100));
        }
    });
    for stream in [&mut silent, &mut dribbling] {
        // A connection that is cut may be reset: that is an end as well.
        let _ = stream.read_to_end(&mut Vec::new());
    }
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
    dribble.join().unwrap();
    run(async {
        let mut asked = meet(&open.door).await.unwrap();
        assert!(!asked.authenticate_none("somebody").await.unwrap().success());
        while !asked.is_closed() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    assert_eq!(open.inn.noted(Incident::TooSlow), 3);
    until("gone", || open.door.people() == 0);
}

#[test]
fn garbage_and_floods_leave_the_door_open() {
    let open = Open::new();
    for bytes in [
        &b"GET / HTTP/1.1\r\n\r\n"[..],
        b"SSH-2.0-x\r\n\xff\xff\xff\xff",
        b"\0\0\0\0",
    ] {
        for _ in 0..20 {
            let mut stream = TcpStream::connect(open.door.addresses()[0]).unwrap();
            let _ = stream.write_all(bytes);
        }
    }
    // More than anybody has to say before they come in.
    let mut flood = TcpStream::connect(open.door.addresses()[0]).unwrap();
    let _ = flood.write_all(&vec![b'x'; 4 << 20]);
    drop(flood);
    until("gone", || open.door.people() == 0);
    run(async {
        let client = come_in(&open.door, CODES[0]).await;
        let mut channel = screen(&client, 80, 24).await;
        read_until(&mut channel, "guest 0").await;
    });
    assert_eq!(open.inn.noted(Incident::Panicked), 0);
}

#[test]
fn no_more_than_may_come() {
    let open = Open::with(Inn::default(), |settings| {
        settings.limits.people_from_one = 2
    });
    run(async {
        let first = come_in(&open.door, CODES[0]).await;
        let _second = come_in(&open.door, CODES[1]).await;
        assert!(meet(&open.door).await.is_err());
        assert_eq!(open.inn.noted(Incident::Full), 1);
        let bye = first.disconnect(russh::Disconnect::ByApplication, "", "");
        bye.await.unwrap();
        while open.door.people() == 2 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        come_in(&open.door, CODES[0]).await;
    });
}

/// Run by the test below, with few files to open: a door, until its input ends.
#[test]
#[ignore = "a door for the test below"]
fn a_door_with_few_files() {
    let open = Open::new();
    println!("\nport {}", open.port());
    let _ = std::io::stdin().read_to_end(&mut Vec::new());
    println!("\nexhausted {}", open.inn.noted(Incident::Exhausted));
}

/// More connections than the system gives files: the door takes what it can and goes on.
#[cfg(unix)]
#[test]
fn a_system_that_is_out_of_files_does_not_close_the_door() {
    let itself = std::env::current_exe().unwrap();
    let mut command = std::process::Command::new("sh");
    command
        .args(["-c", "ulimit -n 64; exec \"$0\" \"$@\""])
        .arg(itself);
    command.args([
        "--exact",
        "ssh::strangers::a_door_with_few_files",
        "--ignored",
        "--nocapture",
    ]);
    let mut child = crate::program::spawn(&mut command);
    let mut said = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
    let mut told = |what: &str| -> usize {
        let line = said
            .by_ref()
            .map(Result::unwrap)
            .find(|line| line.starts_with(what));
        line.unwrap()[what.len()..].trim().parse().unwrap()
    };
    let port = u16::try_from(told("port ")).unwrap();
    let silent: Vec<_> = (0..90)
        .map(|_| TcpStream::connect(("127.0.0.1", port)).unwrap())
        .collect();
    std::thread::sleep(Duration::from_millis(500));
    drop(silent);
    run(async {
        let mut client = client::connect(Arc::default(), ("127.0.0.1", port), Anyone)
            .await
            .unwrap();
        assert!(client.authenticate_none(CODES[0]).await.unwrap().success());
        let mut channel = screen(&client, 80, 24).await;
        read_until(&mut channel, "guest 0").await;
    });
    drop(child.stdin.take());
    assert!(told("exhausted ") > 0, "it was out of files");
    assert!(child.wait().unwrap().success());
}
