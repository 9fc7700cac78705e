//! The stream of one connection, which can be cut from outside at any moment: deep in a key
//! exchange or in a write that nobody takes, where the protocol itself listens to nobody.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

/// Bytes a connection may send before it is let in: keys and a greeting take a tenth of it.
const BEFORE_LOGIN: u64 = 256 * 1024;
const PROBE: Duration = Duration::from_secs(15);
const PROBES: u32 = 3;
/// What the system keeps for a slow reader; more only makes its pictures older.
const SEND_BUFFER: usize = 64 * 1024;

/// How long somebody may be out of reach before the seat is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// A client is asked so often whether it is there.
    pub ask: Duration,
    /// It may take so long to answer; one that waits for a slow reader is not held to that.
    pub answer: Duration,
    /// What was sent may stay unacknowledged for so long, or unread where it is acknowledged.
    pub take: Duration,
}

impl Default for Reach {
    fn default() -> Self {
        Self {
            ask: Duration::from_secs(15),
            answer: Duration::from_secs(45),
            take: Duration::from_secs(30),
        }
    }
}

/// How far a connection has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// Keys are exchanged.
    Greeting,
    /// Somebody is asked who they are.
    Asking,
    /// Let in.
    In,
    /// At a screen, or playing as lines.
    Seated,
}

/// What all parts of a connection share.
#[derive(Debug)]
pub(super) struct Line {
    kill: CancellationToken,
    stage: AtomicU8,
    read: AtomicU64,
    stuck: AtomicBool,
    traffic: Arc<Traffic>,
}

/// Bytes of all connections together.
#[derive(Debug, Default)]
pub(super) struct Traffic {
    read: AtomicU64,
    written: AtomicU64,
}

impl Traffic {
    /// Bytes read and written so far.
    pub(super) fn sums(&self) -> (u64, u64) {
        let get = |count: &AtomicU64| count.load(Ordering::Relaxed);
        (get(&self.read), get(&self.written))
    }
}

impl Line {
    pub(super) fn new(traffic: Arc<Traffic>) -> Self {
        Self {
            traffic,
            kill: CancellationToken::new(),
            stage: AtomicU8::new(Stage::Greeting as u8),
            read: AtomicU64::new(0),
            stuck: AtomicBool::new(false),
        }
    }

    /// Ends the connection, wherever it stands.
    pub(super) fn cut(&self) {
        self.kill.cancel();
    }

    pub(super) async fn until_cut(&self) {
        self.kill.cancelled().await;
    }

    pub(super) fn reach(&self, stage: Stage) {
        self.stage.fetch_max(stage as u8, Ordering::SeqCst);
    }

    pub(super) fn has_reached(&self, stage: Stage) -> bool {
        self.stage.load(Ordering::SeqCst) >= stage as u8
    }

    /// Whether what is sent waits for a reader; then silence proves nothing.
    pub(super) fn set_stuck(&self, stuck: bool) {
        self.stuck.store(stuck, Ordering::Relaxed);
    }

    pub(super) fn is_stuck(&self) -> bool {
        self.stuck.load(Ordering::Relaxed)
    }

    fn has_read(&self, bytes: usize) -> io::Result<()> {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.traffic.read.fetch_add(bytes, Ordering::Relaxed);
        let sum = self
            .read
            .fetch_add(bytes, Ordering::Relaxed)
            .saturating_add(bytes);
        if sum > BEFORE_LOGIN && !self.has_reached(Stage::In) {
            self.cut();
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        Ok(())
    }
}

/// A stream and what can cut it.
pub(super) struct Guard<S> {
    stream: S,
    line: Arc<Line>,
    cut: Pin<Box<WaitForCancellationFutureOwned>>,
}

impl<S> Guard<S> {
    pub(super) fn new(stream: S, line: Arc<Line>) -> Self {
        let cut = Box::pin(line.kill.clone().cancelled_owned());
        Self { stream, line, cut }
    }

    fn check(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        if self.line.kill.is_cancelled() || self.cut.as_mut().poll(context).is_ready() {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        Ok(())
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Guard<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        this.check(context)?;
        let before = buffer.filled().len();
        let polled = Pin::new(&mut this.stream).poll_read(context, buffer);
        if let Err(error) = this.line.has_read(buffer.filled().len() - before) {
            buffer.set_filled(before);
            return Poll::Ready(Err(error));
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Guard<S> {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        this.check(context)?;
        let polled = Pin::new(&mut this.stream).poll_write(context, bytes);
        if let Poll::Ready(Ok(count)) = polled {
            let count = u64::try_from(count).unwrap_or(u64::MAX);
            this.line
                .traffic
                .written
                .fetch_add(count, Ordering::Relaxed);
        }
        polled
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        this.check(context)?;
        Pin::new(&mut this.stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        this.check(context)?;
        Pin::new(&mut this.stream).poll_shutdown(context)
    }
}

/// Makes a socket quick, and quick to notice that nobody is there any more.
pub(super) fn prepare(stream: &TcpStream, reach: Reach) -> io::Result<()> {
    let socket = SockRef::from(stream);
    socket.set_tcp_nodelay(true)?;
    socket.set_send_buffer_size(SEND_BUFFER)?;
    let probes = TcpKeepalive::new().with_time(PROBE).with_interval(PROBE);
    #[cfg(not(windows))]
    let probes = probes.with_retries(PROBES);
    socket.set_tcp_keepalive(&probes)?;
    #[cfg(any(target_os = "android", target_os = "linux"))]
    socket.set_tcp_user_timeout(Some(reach.take))?;
    #[cfg(not(any(target_os = "android", target_os = "linux")))]
    let _ = reach;
    Ok(())
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    fn pair() -> (
        Guard<tokio::io::DuplexStream>,
        tokio::io::DuplexStream,
        Arc<Line>,
    ) {
        let line = Arc::new(Line::new(Arc::default()));
        let (near, far) = tokio::io::duplex(64);
        (Guard::new(near, line.clone()), far, line)
    }

    fn run(test: impl Future<Output = ()>) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build();
        let limit = Duration::from_secs(60);
        runtime
            .unwrap()
            .block_on(async { tokio::time::timeout(limit, test).await.unwrap() });
    }

    #[test]
    fn a_cut_line_ends_a_read_and_a_write_that_wait() {
        run(async {
            let (mut near, _far, line) = pair();
            let reads = tokio::spawn(async move { near.read_u8().await });
            tokio::task::yield_now().await;
            line.cut();
            assert!(reads.await.unwrap().is_err());
            let (mut near, _far, line) = pair();
            let writes = tokio::spawn(async move { near.write_all(&[0; 1000]).await });
            tokio::task::yield_now().await;
            line.cut();
            assert!(writes.await.unwrap().is_err());
            assert_eq!(line.traffic.sums(), (0, 64));
        });
    }

    #[test]
    fn a_stranger_may_say_so_much_and_no_more() {
        run(async {
            for (stage, ends) in [(Stage::Asking, true), (Stage::In, false)] {
                let (mut near, mut far, line) = pair();
                line.reach(stage);
                let talks = tokio::spawn(async move {
                    let _ = far.write_all(&vec![7; 300 * 1024]).await;
                });
                let mut heard = Vec::new();
                let read = near.read_to_end(&mut heard).await;
                assert_eq!(read.is_err(), ends, "{stage:?}");
                drop(near);
                talks.await.unwrap();
            }
        });
    }
}
