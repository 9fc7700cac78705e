//! The host that one writes first: a ratatui `Terminal` for each connection, drawn at each key and
//! once a second, because there is a clock on the screen. It has the same guests behind it.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use offramp::host::guests::House as Guests;
use offramp::host::ssh::{Decoder, Guest, House, Input, Pass, Screen, Stay};
use offramp::tui::theme::Colours;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use russh::keys::ssh_key::private::Ed25519Keypair;
use russh::server::{Auth, ChannelOpenHandle, Config, Handle, Handler, Msg, Session, run_stream};
use russh::{Channel, ChannelId, Pty};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc;
use tokio::time::interval;

/// A naive host; dropping it ends it.
pub(crate) struct Naive {
    _runtime: Runtime,
    pub(crate) address: SocketAddr,
}

impl Naive {
    pub(crate) fn open(guests: &Arc<Guests>) -> io::Result<Self> {
        let house = guests.behind_the_door();
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
        let address = listener.local_addr()?;
        let config = Arc::new(Config {
            keys: vec![Ed25519Keypair::from_seed(&[7; 32]).into()],
            auth_rejection_time_initial: Some(Duration::ZERO),
            nodelay: true,
            ..Config::default()
        });
        runtime.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (config, house) = (config.clone(), house.clone());
                tokio::spawn(async move {
                    let connection = Connection {
                        house,
                        pass: None,
                        size: (80, 24),
                        keys: None,
                    };
                    if let Ok(running) = run_stream(config, stream, connection).await {
                        let _ = running.await;
                    }
                });
            }
        });
        Ok(Self {
            _runtime: runtime,
            address,
        })
    }
}

struct Connection {
    house: Arc<dyn House>,
    pass: Option<Pass>,
    size: (u16, u16),
    keys: Option<mpsc::UnboundedSender<Vec<u8>>>,
}

impl Handler for Connection {
    type Error = russh::Error;

    async fn auth_none(&mut self, user: &str) -> Result<Auth, Self::Error> {
        self.pass = self.house.admit(user);
        Ok(match self.pass {
            Some(_) => Auth::Accept,
            None => Auth::reject(),
        })
    }

    async fn channel_open_session(
        &mut self,
        _: Channel<Msg>,
        reply: ChannelOpenHandle,
        _: &mut Session,
    ) -> Result<(), Self::Error> {
        reply.accept().await;
        Ok(())
    }

    async fn pty_request(
        &mut self,
        channel: ChannelId,
        _: &str,
        columns: u32,
        rows: u32,
        _: u32,
        _: u32,
        _: &[(Pty, u32)],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        self.size = (columns.min(240) as u16, rows.min(80) as u16);
        session.channel_success(channel)
    }

    async fn shell_request(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_success(channel)?;
        if let Some(pass) = self.pass {
            let screen = Screen {
                size: self.size,
                colours: Colours::Indexed,
                language: String::new(),
            };
            let (send, keys) = mpsc::unbounded_channel();
            self.keys = Some(send);
            let guest = self.house.sit(pass, &screen);
            tokio::spawn(sit(guest, self.size, session.handle(), channel, keys));
        }
        Ok(())
    }

    async fn data(
        &mut self,
        _: ChannelId,
        bytes: &[u8],
        _: &mut Session,
    ) -> Result<(), Self::Error> {
        if let Some(keys) = &self.keys {
            let _ = keys.send(bytes.to_vec());
        }
        Ok(())
    }
}

/// What a terminal wrote since it was last asked.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panics here").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

async fn sit(
    mut guest: Box<dyn Guest>,
    size: (u16, u16),
    handle: Handle,
    channel: ChannelId,
    mut keys: mpsc::UnboundedReceiver<Vec<u8>>,
) {
    let written = Written::default();
    let viewport = Viewport::Fixed(Rect::new(0, 0, size.0, size.1));
    let options = TerminalOptions { viewport };
    let terminal = Terminal::with_options(CrosstermBackend::new(written.clone()), options);
    let Ok(mut terminal) = terminal else { return };
    let (mut decoder, mut tick) = (Decoder::default(), interval(Duration::from_secs(1)));
    'visit: loop {
        let drawn = terminal.draw(|frame| guest.paint(frame.buffer_mut()));
        if drawn.is_err() {
            break;
        }
        drop(drawn);
        let bytes = std::mem::take(&mut *written.0.lock().expect("nobody panics here"));
        let picture = [&b"\x1b[?2026h"[..], &bytes, b"\x1b[?2026l"].concat();
        if handle.data(channel, picture).await.is_err() {
            break;
        }
        tokio::select! {
            came = keys.recv() => {
                let Some(came) = came else { break };
                let mut inputs = Vec::new();
                decoder.take(&came, |input| inputs.push(input));
                for input in inputs {
                    if guest.take(input) == Stay::Leave {
                        break 'visit;
                    }
                }
            }
            _ = tick.tick() => {
                let _ = guest.take(Input::Tick);
            }
        }
    }
    guest.left();
    let _ = handle.exit_status_request(channel, 0).await;
    let _ = handle.eof(channel).await;
    let _ = handle.close(channel).await;
}
