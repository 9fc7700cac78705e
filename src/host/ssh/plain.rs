//! A guest without a terminal, who plays as lines: a thread that may wait, between two bounded
//! queues of bytes.

use std::io::{self, Write};
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio_util::bytes::Bytes;

use super::common::Common;
use super::ending::{self, Wire};
use super::house::Pass;
use crate::host::plain::{Cutter, Heard, Lines};

/// Bytes that may wait to be read: a long script.
const WAITING: usize = 256 * 1024;
/// Bytes that are sent at a time.
const PART: usize = 8 * 1024;

/// Where the lines of a guest come in.
pub(super) struct Inlet {
    bytes: Sender<Vec<u8>>,
    waiting: Arc<AtomicUsize>,
}

impl Inlet {
    /// Takes bytes. False where too many wait.
    pub(super) fn take(&self, bytes: &[u8]) -> bool {
        let before = self.waiting.fetch_add(bytes.len(), Ordering::SeqCst);
        if before + bytes.len() > WAITING {
            return false;
        }
        // That nobody reads any more is no fault of the sender.
        let _ = self.bytes.send(bytes.to_vec());
        true
    }
}

/// Where the house reads them.
pub(super) struct Outlet {
    bytes: Receiver<Vec<u8>>,
    waiting: Arc<AtomicUsize>,
    cutter: Cutter,
}

pub(super) fn pipe() -> (Inlet, Outlet) {
    let (send, receive) = channel();
    let waiting = Arc::new(AtomicUsize::new(0));
    let inlet = Inlet {
        bytes: send,
        waiting: waiting.clone(),
    };
    let outlet = Outlet {
        bytes: receive,
        waiting,
        cutter: Cutter::default(),
    };
    (inlet, outlet)
}

impl Lines for Outlet {
    fn next(&mut self, within: Duration) -> io::Result<Heard> {
        let until = Instant::now() + within;
        loop {
            if let Some(line) = self.cutter.line() {
                return Ok(Heard::Line(line));
            }
            let left = until.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(part) => {
                    self.waiting.fetch_sub(part.len(), Ordering::SeqCst);
                    self.cutter.push(&part);
                }
                Err(RecvTimeoutError::Timeout) => return Ok(Heard::Silence),
                Err(RecvTimeoutError::Disconnected) => {
                    return Ok(self.cutter.rest().map_or(Heard::End, Heard::Line));
                }
            }
        }
    }
}

/// Where the house writes, in parts.
struct Mouth {
    wire: Wire,
    runtime: Handle,
    part: Vec<u8>,
}

impl Write for Mouth {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = PART - self.part.len();
        let count = bytes.len().min(room);
        self.part.extend_from_slice(&bytes[..count]);
        if self.part.len() == PART {
            self.flush()?;
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.part.is_empty() {
            return Ok(());
        }
        let bytes = Bytes::from(std::mem::take(&mut self.part));
        self.wire.line.set_stuck(true);
        let sent = self.runtime.block_on(self.wire.clone().send(bytes));
        self.wire.line.set_stuck(false);
        if sent {
            Ok(())
        } else {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }
}

/// Lets a guest play until the house is done with them.
pub(super) async fn play(common: Arc<Common>, wire: Wire, from: IpAddr, pass: Pass, lines: Outlet) {
    let full = Bytes::from(format!("{}\n", common.words.no_screen));
    let Ok(turn) = common.plain.clone().try_acquire_owned() else {
        return wire.end(full, ending::REFUSED).await;
    };
    let mouth = Mouth {
        wire: wire.clone(),
        runtime: Handle::current(),
        part: Vec::new(),
    };
    let (send, done) = oneshot::channel();
    let inside = common.clone();
    let thread = thread::Builder::new().name(super::listen::thread_name("plain"));
    let spawned = thread.spawn(move || {
        let _turn = turn;
        let code = run(&inside, from, pass, lines, mouth);
        let _ = send.send(code);
    });
    if spawned.is_err() {
        return wire.end(full, ending::REFUSED).await;
    }
    tokio::select! {
        code = done => match code {
            Ok(Some(Some(code))) => wire.end(Bytes::new(), code).await,
            Ok(Some(None)) => wire.end(full, ending::USAGE).await,
            _ => {
                let words = Bytes::from(format!("{}\n", common.words.failed));
                wire.end(words, ending::BUG).await;
            }
        },
        () = common.closing.cancelled() => {
            let words = Bytes::from(format!("{}\n", common.words.closed));
            wire.end(words, ending::FINE).await;
        }
    }
}

/// None when the house failed; then none when it plays no lines.
fn run(
    common: &Common,
    from: IpAddr,
    pass: Pass,
    mut lines: Outlet,
    mut mouth: Mouth,
) -> Option<Option<u8>> {
    common.calmly(from, || {
        let code = common.house.plain(pass, &mut lines, &mut mouth);
        let _ = mouth.flush();
        code
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::plain::Fault;

    #[test]
    fn lines_come_out_as_they_went_in_and_no_more_than_so_many_wait() {
        let (inlet, mut outlet) = pipe();
        assert!(inlet.take(b"fetch\nfe") && inlet.take(b"tch\n"));
        let line = |text: &str| Heard::Line(Ok(text.to_owned()));
        let moment = Duration::ZERO;
        assert_eq!(outlet.next(moment).unwrap(), line("fetch"));
        let big = vec![b'x'; WAITING - 4];
        assert!(inlet.take(&big), "what was taken out makes room");
        assert!(!inlet.take(b"more"));
        assert_eq!(outlet.next(moment).unwrap(), line("fetch"));
        assert_eq!(outlet.next(moment).unwrap(), Heard::Silence);
        assert!(inlet.take(b"\nlast"));
        let longest = Heard::Line(Err(Fault::TooLong));
        assert_eq!(outlet.next(moment).unwrap(), longest);
        drop(inlet);
        assert_eq!(outlet.next(moment).unwrap(), line("last"));
        assert_eq!(outlet.next(moment).unwrap(), Heard::End);
    }
}
