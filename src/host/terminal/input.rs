//! Events of the terminal, read by a thread of their own. Its reader waits for the rest of an
//! escape sequence once one has begun, and never comes back from a terminal that has gone away; so
//! only that thread may wait for it, and signals, time and drawing go on.

use std::io;
use std::panic::catch_unwind;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};

/// The thread that reads, by its name.
const READER: &str = "terminal-input";
/// Events that may wait; a paste is one of them.
const WAITING: usize = 1024;
/// How often one looks whether the terminal is still there.
const LOOK: Duration = Duration::from_secs(1);

/// What the terminal sends.
pub(super) struct Input {
    events: Receiver<Event>,
    looked: Instant,
}

/// The terminal has gone away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gone;

impl Input {
    /// Begins to read. The thread lives as long as the program: nothing can end its wait.
    pub(super) fn start() -> io::Result<Self> {
        let (send, events) = sync_channel(WAITING);
        let reader = thread::Builder::new().name(READER.to_owned());
        reader.spawn(move || read(&send))?;
        Ok(Self {
            events,
            looked: Instant::now(),
        })
    }

    /// The next event, if one comes within this time.
    pub(super) fn next(&mut self, within: Duration) -> Result<Option<Event>, Gone> {
        match self.events.recv_timeout(within) {
            Ok(event) => Ok(Some(event)),
            Err(RecvTimeoutError::Disconnected) => Err(Gone),
            Err(RecvTimeoutError::Timeout) => {
                if self.looked.elapsed() >= LOOK {
                    self.looked = Instant::now();
                    rustix::termios::tcgetattr(io::stdin()).map_err(|_| Gone)?;
                }
                Ok(None)
            }
        }
    }
}

/// Whether this thread only reads: what it cannot read ends nothing.
pub(super) fn only_reads() -> bool {
    thread::current().name() == Some(READER)
}

fn read(send: &SyncSender<Event>) {
    loop {
        match catch_unwind(event::read) {
            Ok(Ok(event)) => {
                if send.send(event).is_err() {
                    return;
                }
            }
            Ok(Err(_)) => return,
            // A sequence that the reader itself cannot take is passed over.
            Err(_) => {}
        }
    }
}
