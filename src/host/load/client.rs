//! The far end of a connection: a client that asks for a screen, as anybody's `ssh` does.

use std::borrow::Cow;
use std::net::SocketAddr;
use std::sync::Arc;

use russh::client::{self, Config, Handle, Msg};
use russh::keys::PublicKeyOrCertificate;
use russh::{Channel, Preferred, cipher, kex};

use super::crowd::SIZE;

/// Takes whatever key the host has: it is on this machine.
pub(super) struct Anyone;

impl client::Handler for Anyone {
    type Error = russh::Error;

    async fn check_server_key(&mut self, _: &PublicKeyOrCertificate) -> Result<bool, Self::Error> {
        Ok(true)
    }
}

/// A screen on a host.
pub(super) struct Screen {
    /// The connection lives as long as this.
    _handle: Handle<Anyone>,
    pub(super) channel: Channel<Msg>,
}

/// What every client speaks: what OpenSSH would choose.
pub(super) fn config() -> Arc<Config> {
    Arc::new(Config {
        nodelay: true,
        preferred: Preferred {
            kex: Cow::Borrowed(&[
                kex::CURVE25519,
                kex::EXTENSION_SUPPORT_AS_CLIENT,
                kex::EXTENSION_OPENSSH_STRICT_KEX_AS_CLIENT,
            ]),
            cipher: Cow::Borrowed(&[cipher::CHACHA20_POLY1305]),
            ..Preferred::default()
        },
        ..Config::default()
    })
}

impl Screen {
    /// Comes in with a code and asks for a screen.
    pub(super) async fn open(
        config: Arc<Config>,
        target: SocketAddr,
        code: &str,
    ) -> Result<Self, russh::Error> {
        let mut handle = client::connect(config, target, Anyone).await?;
        if !handle.authenticate_none(code).await?.success() {
            return Err(russh::Error::NotAuthenticated);
        }
        let channel = handle.channel_open_session().await?;
        let (columns, rows) = (u32::from(SIZE.0), u32::from(SIZE.1));
        channel
            .request_pty(false, "xterm-256color", columns, rows, 0, 0, &[])
            .await?;
        channel.request_shell(false).await?;
        Ok(Self {
            _handle: handle,
            channel,
        })
    }
}
