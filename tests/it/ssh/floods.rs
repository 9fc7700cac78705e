//! Somebody who is in, and sends as fast as the line takes it: that costs nobody else a key.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use russh::ChannelWriteHalf;
use russh::client::{Handle, Msg};

use super::client::{Anyone, come_in, read_onto, run, screen, terminal};
use super::inn::{CODES, Open};

/// Inputs a guest takes in a second, and at once.
const KEYS: (usize, usize) = (100, 300);
/// The same of requests, which are paid for like bytes.
const REQUESTS: (usize, usize) = (128, 256);
/// Pictures a second at most.
const PICTURES: usize = 63;
/// So long a key of an honest guest may take on a busy machine.
const SOON: Duration = Duration::from_secs(2);

/// Floods the door from a thread of its own while an honest guest presses forty keys, and tells how
/// long the flood went on.
fn while_flooded<F>(open: &Open, flood: F) -> Duration
where
    F: AsyncFn(&Handle<Anyone>, &ChannelWriteHalf<Msg>) -> bool + Sync,
{
    let over = AtomicBool::new(false);
    let start = Instant::now();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            run(async {
                let bot = come_in(&open.door, CODES[1]).await;
                let (mut pictures, channel) = screen(&bot, 80, 24).await.split();
                tokio::spawn(async move { while pictures.wait().await.is_some() {} });
                let mut heard = true;
                while heard && !over.load(Ordering::SeqCst) {
                    heard = flood(&bot, &channel).await;
                }
            });
        });
        run(async {
            let client = come_in(&open.door, CODES[0]).await;
            let mut channel = screen(&client, 80, 24).await;
            let mut terminal = terminal();
            read_onto(&mut terminal, &mut channel, "guest 0").await;
            for nth in 0..40 {
                let key = char::from(b'c' + nth % 2);
                let pressed = Instant::now();
                channel.data_bytes(vec![key as u8]).await.unwrap();
                read_onto(&mut terminal, &mut channel, &format!("last: {key}")).await;
                let taken = pressed.elapsed();
                assert!(taken < SOON, "key {nth} took {taken:?}");
            }
        });
        over.store(true, Ordering::SeqCst);
    });
    start.elapsed()
}

/// So many come in so much time where so many come a second and at once.
fn most((a_second, at_once): (usize, usize), time: Duration) -> usize {
    at_once + a_second * (time.as_millis() as usize + 1000) / 1000
}

#[test]
fn keys_without_end_are_taken_as_fast_as_fingers_are() {
    let open = Open::new();
    let taken = Arc::clone(&open.inn);
    let time = while_flooded(&open, async |_, channel| {
        channel.data_bytes(vec![b'x'; 4096]).await.is_ok()
    });
    let taken = taken.taken[1].load(Ordering::SeqCst);
    assert!(taken > KEYS.1 / 2, "{taken} keys of a flood");
    assert!(taken <= most(KEYS, time), "{taken} keys in {time:?}");
}

#[test]
fn windows_that_change_without_end_are_painted_at_a_pace() {
    let open = Open::new();
    let time = while_flooded(&open, async |_, channel| {
        for size in 0..200 {
            let sized = channel.window_change(40 + size % 100, 10 + size % 30, 0, 0);
            if sized.await.is_err() {
                return false;
            }
        }
        tokio::task::yield_now().await;
        true
    });
    let painted = open.inn.painted[1].load(Ordering::SeqCst);
    assert!(
        painted <= most((PICTURES, 2), time),
        "{painted} pictures in {time:?}"
    );
}

#[test]
fn requests_without_end_are_refused_at_a_pace() {
    let open = Open::new();
    let time = while_flooded(&open, async |bot, channel| {
        let _ = bot
            .channel_open_direct_tcpip("127.0.0.1", 22, "127.0.0.1", 1)
            .await;
        for _ in 0..20 {
            let _ = channel.request_subsystem(false, "sftp").await;
        }
        !bot.is_closed()
    });
    let noted = open.inn.notes.lock().unwrap().len();
    assert!(noted > 20, "{noted} refusals");
    assert!(
        noted <= most(REQUESTS, time),
        "{noted} refusals in {time:?}"
    );
}
