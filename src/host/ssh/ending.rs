//! The end of a visit: the terminal given back, an exit code, and the client hangs up by itself.
//! One that is hung up on says that the connection broke and exits with 255.

use std::sync::Arc;
use std::time::Duration;

use russh::ChannelId;
use russh::server::Handle;
use tokio::time::timeout;
use tokio_util::bytes::Bytes;

use super::guard::Line;
use super::screen;
use crate::text;

/// So long what is left to say may take to go out.
const SAYING: Duration = Duration::from_secs(2);
/// So long a client has to hang up.
const HANGING_UP: Duration = Duration::from_secs(5);

/// Exit codes of a visit.
pub(super) const FINE: u8 = 0;
pub(super) const REFUSED: u8 = 1;
pub(super) const USAGE: u8 = 2;
pub(super) const BUG: u8 = 70;

/// The channel of a guest, and the connection it lives in.
#[derive(Clone)]
pub(super) struct Wire {
    pub(super) handle: Handle,
    pub(super) channel: ChannelId,
    pub(super) line: Arc<Line>,
}

impl Wire {
    /// Sends bytes as soon as there is room. False when the guest has gone.
    pub(super) async fn send(self, bytes: Bytes) -> bool {
        self.handle.data(self.channel, bytes).await.is_ok()
    }

    /// Says the last bytes and ends the connection.
    pub(super) async fn end(self, last: Bytes, code: u8) {
        let farewell = async {
            self.clone().send(last).await;
            let (handle, channel) = (&self.handle, self.channel);
            handle.exit_status_request(channel, u32::from(code)).await?;
            handle.eof(channel).await?;
            handle.close(channel).await
        };
        if let Ok(Ok(())) = timeout(SAYING, farewell).await {
            let _ = timeout(HANGING_UP, self.line.until_cut()).await;
        }
        self.line.cut();
    }
}

/// What gives a terminal back, with these words left on it.
pub(super) fn given_back(words: Option<&str>) -> Bytes {
    let mut bytes = screen::leave().to_vec();
    for line in words
        .map(text::clean)
        .iter()
        .flat_map(|words| words.lines())
    {
        bytes.extend_from_slice(line.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.into()
}
