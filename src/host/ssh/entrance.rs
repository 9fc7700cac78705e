//! What happens to every connection before and beside its guest: it is taken or turned away,
//! hurried, asked whether it is still there, and cut.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use russh::server::{self, Config, Handle};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::common::Common;
use super::crowd::{Place, Turned};
use super::door::Door;
use super::guard::{self, Guard, Line, Reach, Stage};
use super::house::Incident;
use super::listen::CLOSING;

/// After a login, so long until a screen is asked for: a client that only keeps the line open.
const IDLE: Duration = Duration::from_secs(30);
/// Pause when the system has no more connections to give.
const EXHAUSTED: Duration = Duration::from_millis(100);
/// So often at most the console hears of that.
const TOLD: Duration = Duration::from_secs(5);

/// What every connection meets first.
#[derive(Clone)]
pub(super) struct Entrance {
    common: Arc<Common>,
    config: Arc<Config>,
    /// By when a connection must have come so far.
    deadlines: Deadlines,
    reach: Reach,
}

type Deadlines = [(Stage, Duration); 3];

impl Entrance {
    pub(super) fn new(
        common: Arc<Common>,
        config: Arc<Config>,
        (greeting, login): (Duration, Duration),
        reach: Reach,
    ) -> Self {
        let deadlines = [
            (Stage::Asking, greeting),
            (Stage::In, login),
            (Stage::Seated, login + IDLE),
        ];
        Self {
            common,
            config,
            deadlines,
            reach,
        }
    }

    /// Takes connections until the door closes. No error ends it: they all pass.
    pub(super) async fn take(self, listener: TcpListener) {
        accept(&self, &listener).await;
    }
}

async fn accept(entrance: &Entrance, listener: &TcpListener) {
    let common = &entrance.common;
    let mut told: Option<Instant> = None;
    loop {
        let accepted = tokio::select! {
            () = common.closing.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let from = peer.ip().to_canonical();
                let chance = getrandom::u32().unwrap_or_default();
                match common.crowd.enter(from, chance) {
                    Ok(place) => {
                        tokio::spawn(receive(entrance.clone(), stream, from, place));
                    }
                    Err(Turned::Full) => common.note(Incident::Full, from),
                    Err(Turned::Crowded) => common.note(Incident::Crowded, from),
                }
            }
            Err(_) => {
                if told.is_none_or(|told| told.elapsed() > TOLD) {
                    told = Some(Instant::now());
                    let here = listener.local_addr().map(|address| address.ip());
                    common.note(Incident::Exhausted, here.unwrap_or(IpAddr::from([0; 4])));
                }
                sleep(EXHAUSTED).await;
            }
        }
    }
}

/// One connection from its first byte to its last.
async fn receive(entrance: Entrance, stream: TcpStream, from: IpAddr, place: Place) {
    let Entrance {
        common,
        config,
        deadlines,
        reach,
    } = entrance;
    let line = Arc::new(Line::new(common.traffic.clone()));
    // A socket that cannot be made quicker is still a socket.
    let _ = guard::prepare(&stream, reach);
    let door = Door::new(common.clone(), line.clone(), from, place);
    let stream = Guard::new(stream, line.clone());
    let session = async {
        let running = server::run_stream(config, stream, door).await?;
        let handle = running.handle();
        tokio::select! {
            ended = running => ended,
            never = pulse(&common, &line, (handle, from), reach) => never,
        }
    };
    let ended = tokio::select! {
        ended = session => ended,
        never = hurry(&common, &line, from, deadlines) => never,
    };
    if matches!(ended, Err(russh::Error::Join(_))) {
        common.note(Incident::Panicked, from);
    }
    // Whatever still waits for this connection goes on.
    line.cut();
}

/// Cuts whoever is too slow at the door, and at the end whoever does not go.
async fn hurry<T>(common: &Common, line: &Line, from: IpAddr, deadlines: Deadlines) -> T {
    let start = Instant::now();
    let slow = async {
        for (stage, limit) in deadlines {
            sleep_until(start + limit).await;
            if !line.has_reached(stage) {
                common.note(Incident::TooSlow, from);
                return;
            }
        }
        std::future::pending().await
    };
    let closed = async {
        common.closing.cancelled().await;
        if line.has_reached(Stage::Seated) {
            sleep(CLOSING - Duration::from_millis(500)).await;
        }
    };
    tokio::select! {
        () = slow => {}
        () = closed => {}
    }
    line.cut();
    std::future::pending().await
}

/// Asks a seated client now and then whether it is there. The protocol's own question may only be
/// asked of seated ones: in the middle of a login it would break it off.
async fn pulse<T>(
    common: &Common,
    line: &Line,
    (handle, from): (Handle, IpAddr),
    reach: Reach,
) -> T {
    loop {
        sleep(reach.ask).await;
        if !line.has_reached(Stage::Seated) {
            continue;
        }
        // Any client answers this request, if only with a refusal.
        let asked = handle.cancel_forward_tcpip(String::new(), 0);
        if timeout(reach.answer, asked).await.is_err() && !line.is_stuck() {
            common.note(Incident::Silent, from);
            line.cut();
            return std::future::pending().await;
        }
    }
}
