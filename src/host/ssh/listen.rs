//! The door as a whole: it listens, takes connections in, watches over them, and closes.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use russh::server::{self, Config, Handle};
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::crowd::{Crowd, Limits, Place, Turned};
use super::door::Door as Handler;
use super::guard::{self, Guard, Line, Stage};
use super::hall::Hall;
use super::hostkey::HostKey;
use super::house::{House, Incident, Words};
use super::protocol;

/// After a login, so long until a screen is asked for: a client that only keeps the line open.
const IDLE: Duration = Duration::from_secs(30);
/// How often a client is asked whether it is there, and how long it may take to answer.
const PULSE: (Duration, Duration) = (Duration::from_secs(15), Duration::from_secs(45));
/// Pause when the system has no more connections to give.
const EXHAUSTED: Duration = Duration::from_millis(100);
/// So often at most the console hears of that.
const TOLD: Duration = Duration::from_secs(5);
/// Connections that may wait to be taken.
const BACKLOG: i32 = 256;
/// So long everybody has to be shown out.
const CLOSING: Duration = Duration::from_secs(4);
/// Threads of a door by name, so that a panic hook can tell a guest's failure from one's own.
const THREADS: &str = "ssh-";

/// How a door is made.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to listen. A port of 0 is any free one.
    pub listen: Vec<SocketAddr>,
    /// By what the host is known again.
    pub key: HostKey,
    /// What it says by itself.
    pub words: Words,
    /// How many may come.
    pub limits: Limits,
    /// How often a second what others do is shown, 1 to 60.
    pub publish_hz: u8,
    /// Whether notes tell addresses.
    pub addresses: bool,
    /// Threads that serve the guests; at least one.
    pub threads: usize,
    /// How long the exchange of keys may take.
    pub greeting: Duration,
    /// How long it may take to come in, prompts and greeting included.
    pub login: Duration,
}

impl Settings {
    /// A door for this machine alone, at port 2222.
    #[must_use]
    pub fn new(key: HostKey, words: Words) -> Self {
        Self {
            listen: vec![SocketAddr::from(([127, 0, 0, 1], 2222))],
            key,
            words,
            limits: Limits::default(),
            publish_hz: 8,
            addresses: false,
            threads: 2,
            greeting: Duration::from_secs(20),
            login: Duration::from_secs(120),
        }
    }
}

/// An open door. Dropping it closes it.
pub struct Door {
    hall: Arc<Hall>,
    addresses: Vec<SocketAddr>,
    runtime: Option<Runtime>,
}

impl Door {
    /// Opens a door before a house.
    ///
    /// # Errors
    /// Where it cannot listen at one of its addresses.
    pub fn open(settings: Settings, house: Arc<dyn House>) -> io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(settings.threads.max(1))
            .thread_name(thread_name("door"))
            .enable_all()
            .build()?;
        let crowd = Crowd::new(settings.limits);
        let hall = Hall::new(house, settings.words, crowd, settings.publish_hz, settings.addresses);
        let config = Arc::new(protocol::config(settings.key.key()));
        let _inside = runtime.enter();
        let mut listeners = Vec::new();
        for address in &settings.listen {
            listeners.push(listener(*address)?);
        }
        let addresses: io::Result<_> = listeners.iter().map(TcpListener::local_addr).collect();
        let deadlines = [
            (Stage::Asking, settings.greeting),
            (Stage::In, settings.login),
            (Stage::Seated, settings.login + IDLE),
        ];
        for listener in listeners {
            let entrance = Entrance { hall: hall.clone(), config: config.clone(), deadlines };
            runtime.spawn(accept(entrance, listener));
        }
        Ok(Self {
            hall,
            addresses: addresses?,
            runtime: Some(runtime),
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// Connections there are, those at the door among them.
    #[must_use]
    pub fn people(&self) -> usize {
        self.hall.crowd.people()
    }

    /// Bytes read and written so far.
    #[must_use]
    pub fn traffic(&self) -> (u64, u64) {
        self.hall.traffic.sums()
    }

    /// Shows everybody out, with their terminals given back, and closes. Takes a few seconds
    /// where somebody does not go.
    pub fn close(self) {
        drop(self);
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.hall.closing.cancel();
        let until = std::time::Instant::now() + CLOSING;
        while self.people() > 0 && std::time::Instant::now() < until {
            thread::sleep(Duration::from_millis(10));
        }
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Whether this thread serves guests: what fails here is told to a guest and noted, and concerns
/// no terminal of this machine.
#[must_use]
pub fn serves_guests() -> bool {
    thread::current().name().is_some_and(|name| name.starts_with(THREADS))
}

pub(super) fn thread_name(what: &str) -> String {
    format!("{THREADS}{what}")
}

fn listener(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    if address.is_ipv6() {
        // Both families can be listened to side by side, each by its own address.
        socket.set_only_v6(true)?;
    }
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    TcpListener::from_std(socket.into())
}

/// What every connection meets first.
#[derive(Clone)]
struct Entrance {
    hall: Arc<Hall>,
    config: Arc<Config>,
    /// By when a connection must have come so far.
    deadlines: [(Stage, Duration); 3],
}

/// Takes connections until the door closes. No error ends it: they all pass.
async fn accept(entrance: Entrance, listener: TcpListener) {
    let hall = &entrance.hall;
    let mut told: Option<Instant> = None;
    loop {
        let accepted = tokio::select! {
            () = hall.closing.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let from = peer.ip().to_canonical();
                let chance = getrandom::u32().unwrap_or_default();
                match hall.crowd.enter(from, chance) {
                    Ok(place) => {
                        tokio::spawn(receive(entrance.clone(), stream, from, place));
                    }
                    Err(Turned::Full) => hall.note(Incident::Full, from),
                    Err(Turned::Crowded) => hall.note(Incident::Crowded, from),
                }
            }
            Err(_) => {
                if told.is_none_or(|told| told.elapsed() > TOLD) {
                    told = Some(Instant::now());
                    let here = listener.local_addr().map(|address| address.ip());
                    hall.note(Incident::Exhausted, here.unwrap_or(IpAddr::from([0; 4])));
                }
                sleep(EXHAUSTED).await;
            }
        }
    }
}

/// One connection from its first byte to its last.
async fn receive(entrance: Entrance, stream: TcpStream, from: IpAddr, place: Place) {
    let Entrance { hall, config, deadlines } = entrance;
    let line = Arc::new(Line::new(hall.traffic.clone()));
    // A socket that cannot be made quicker is still a socket.
    let _ = guard::prepare(&stream);
    let door = Handler::new(hall.clone(), line.clone(), from, place);
    let stream = Guard::new(stream, line.clone());
    let session = async {
        let running = server::run_stream(config, stream, door).await?;
        let handle = running.handle();
        tokio::select! {
            ended = running => ended,
            never = pulse(&hall, &line, handle, from) => never,
        }
    };
    let ended = tokio::select! {
        ended = session => ended,
        never = hurry(&hall, &line, from, deadlines) => never,
    };
    if matches!(ended, Err(russh::Error::Join(_))) {
        hall.note(Incident::Panicked, from);
    }
    // Whatever still waits for this connection goes on.
    line.cut();
}

/// Cuts whoever is too slow at the door, and at the end whoever does not go.
async fn hurry<T>(
    hall: &Hall,
    line: &Line,
    from: IpAddr,
    deadlines: [(Stage, Duration); 3],
) -> T {
    let start = Instant::now();
    let slow = async {
        for (stage, limit) in deadlines {
            sleep_until(start + limit).await;
            if !line.has_reached(stage) {
                hall.note(Incident::TooSlow, from);
                return;
            }
        }
        std::future::pending().await
    };
    let closed = async {
        hall.closing.cancelled().await;
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
async fn pulse<T>(hall: &Hall, line: &Line, handle: Handle, from: IpAddr) -> T {
    let (every, patience) = PULSE;
    loop {
        sleep(every).await;
        if !line.has_reached(Stage::Seated) {
            continue;
        }
        // Any client answers this request, if only with a refusal.
        let asked = handle.cancel_forward_tcpip(String::new(), 0);
        if timeout(patience, asked).await.is_err() && !line.is_stuck() {
            hall.note(Incident::Silent, from);
            line.cut();
            return std::future::pending().await;
        }
    }
}
