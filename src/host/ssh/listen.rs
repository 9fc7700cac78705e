//! The door as a whole: it opens, listens, and closes.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

use super::common::Common;
use super::crowd::{Crowd, Limits};
use super::entrance::Entrance;
use super::guard::Reach;
use super::hostkey::HostKey;
use super::house::{House, Words};
use super::protocol;
use super::screen::Shared;

/// Connections that may wait to be taken.
const BACKLOG: i32 = 256;
/// So long everybody has to be shown out.
pub(super) const CLOSING: Duration = Duration::from_secs(4);
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
    /// How long somebody may be out of reach.
    pub reach: Reach,
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
            publish_hz: 5,
            addresses: false,
            threads: 2,
            greeting: Duration::from_secs(20),
            login: Duration::from_secs(120),
            reach: Reach::default(),
        }
    }
}

/// An open door. Dropping it closes it.
pub struct Door {
    common: Arc<Common>,
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
        let common = Common::new(
            house,
            settings.words,
            crowd,
            settings.publish_hz,
            settings.addresses,
        );
        let config = Arc::new(protocol::config(settings.key.key()));
        let _inside = runtime.enter();
        let mut listeners = Vec::new();
        for address in &settings.listen {
            listeners.push(listener(*address)?);
        }
        let addresses: io::Result<_> = listeners.iter().map(TcpListener::local_addr).collect();
        let entrance = Entrance::new(
            common.clone(),
            config,
            (settings.greeting, settings.login),
            settings.reach,
        );
        for listener in listeners {
            runtime.spawn(entrance.clone().take(listener));
        }
        Ok(Self {
            common,
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
        self.common.crowd.people()
    }

    /// Bytes read and written so far.
    #[must_use]
    pub fn traffic(&self) -> (u64, u64) {
        self.common.traffic.sums()
    }

    /// How much of the work for pictures was shared so far.
    #[must_use]
    pub fn shared(&self) -> Shared {
        self.common.studio.shared()
    }

    /// Shows everybody out, with their terminals given back, and closes. Takes a few seconds
    /// where somebody does not go.
    pub fn close(self) {
        drop(self);
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.common.closing.cancel();
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
    thread::current()
        .name()
        .is_some_and(|name| name.starts_with(THREADS))
}

pub(super) fn thread_name(what: &str) -> String {
    format!("{THREADS}{what}")
}

fn listener(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(
        Domain::for_address(address),
        Type::STREAM,
        Some(Protocol::TCP),
    )?;
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
