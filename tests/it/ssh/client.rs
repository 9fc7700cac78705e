//! A client made for these tests, that can do what no program does.

use std::sync::Arc;

use offramp::host::ssh::Door;
use russh::client::{self, Handle, Msg};
use russh::keys::ssh_key::private::Ed25519Keypair;
use russh::keys::{PrivateKey, PublicKeyOrCertificate};
use russh::{Channel, ChannelMsg};

use crate::terminal::PATIENCE;

pub(super) struct Anyone;

impl client::Handler for Anyone {
    type Error = russh::Error;

    async fn check_server_key(&mut self, _: &PublicKeyOrCertificate) -> Result<bool, Self::Error> {
        Ok(true)
    }
}

pub(super) async fn meet(door: &Door) -> Result<Handle<Anyone>, russh::Error> {
    client::connect(Arc::default(), door.addresses()[0], Anyone).await
}

pub(super) async fn come_in(door: &Door, code: &str) -> Handle<Anyone> {
    let mut client = meet(door).await.unwrap();
    assert!(client.authenticate_none(code).await.unwrap().success());
    client
}

/// A screen of this size, asked for and given.
pub(super) async fn screen(client: &Handle<Anyone>, columns: u32, rows: u32) -> Channel<Msg> {
    let channel = client.channel_open_session().await.unwrap();
    channel
        .request_pty(true, "xterm\x1b[31m", columns, rows, 0, 0, &[])
        .await
        .unwrap();
    channel.request_shell(true).await.unwrap();
    channel
}

/// What is drawn, on a terminal large enough for all of it.
pub(super) fn terminal() -> vt100::Parser {
    let cells = |count| std::num::NonZero::new(count).unwrap();
    vt100::Parser::new(cells(80), cells(240), 0)
}

/// Reads until the text is drawn, from what comes from now on.
pub(super) async fn read_until(channel: &mut Channel<Msg>, text: &str) {
    read_onto(&mut terminal(), channel, text).await;
}

pub(super) async fn read_onto(
    terminal: &mut vt100::Parser,
    channel: &mut Channel<Msg>,
    text: &str,
) {
    while !terminal.screen().contents().contains(text) {
        match channel.wait().await {
            Some(ChannelMsg::Data { data }) => terminal.process(&data),
            Some(_) => {}
            None => panic!("it ended before {text:?}: {}", terminal.screen().contents()),
        }
    }
}

pub(super) fn run<T>(test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime
        .unwrap()
        .block_on(async { tokio::time::timeout(PATIENCE, test).await.unwrap() })
}

pub(super) fn key(seed: u8) -> PrivateKey {
    Ed25519Keypair::from_seed(&[seed; 32]).into()
}
