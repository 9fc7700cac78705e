//! One connection as the protocol meets it: who comes in, and the one thing they may ask for, a
//! screen. Everything else there is in SSH is refused at once.

use std::net::IpAddr;
use std::sync::Arc;

use russh::server::{
    Auth, ChannelOpenHandle, Handler, Msg, PublicKeyOffer, Response, Session, VerifiedPublicKey,
};
use russh::{Channel, ChannelId, MethodKind, MethodSet, Pty};
use tokio::sync::{mpsc, oneshot, watch};

use super::client::{self, Client};
use super::common::Common;
use super::crowd::Place;
use super::ending::Wire;
use super::guard::{Line, Stage};
use super::house::{Incident, Pass};
use super::keys::INTERRUPT;
use super::pace::Pace;
use super::plain::{self, Inlet};
use super::seat::{self, Ear, Window};

/// Codes that may be typed at the prompt of one connection.
const TRIES: u8 = 3;
/// Pieces of input that wait for a guest.
const PIECES: usize = 16;
/// Bytes a second that a guest may send, and at once: the longest paste, twice.
const BYTES: (u32, u32) = (32 * 1024, 64 * 1024);
/// What a request without bytes costs of that.
const REQUEST: usize = 256;

/// One connection.
pub(super) struct Door {
    common: Arc<Common>,
    line: Arc<Line>,
    from: IpAddr,
    place: Place,
    client: Client,
    pass: Option<Pass>,
    tries: u8,
    /// The user name has been tried as a code.
    named: bool,
    /// The channel there is, or was: there is no second.
    channel: Option<ChannelId>,
    taker: Taker,
    pace: Pace,
}

/// Who takes what comes in.
enum Taker {
    Nobody,
    Screen(mpsc::Sender<Vec<u8>>, watch::Sender<Window>),
    Lines(Inlet),
}

impl Door {
    pub(super) fn new(common: Arc<Common>, line: Arc<Line>, from: IpAddr, place: Place) -> Self {
        Self {
            common,
            line,
            from,
            place,
            client: Client::default(),
            pass: None,
            tries: 0,
            named: false,
            channel: None,
            taker: Taker::Nobody,
            pace: Pace::new(BYTES.0, BYTES.1),
        }
    }

    /// Whom this code lets in, in turn with all others who guess.
    async fn guess(&mut self, code: &str) -> Option<Pass> {
        self.line.reach(Stage::Asking);
        self.common
            .throttle
            .turn(super::crowd::network(self.from))
            .await;
        let house = &self.common.house;
        let pass = self
            .common
            .calmly(self.from, || house.admit(code))
            .flatten();
        if pass.is_some() {
            self.common.throttle.give_back();
        }
        pass
    }

    fn let_in(&mut self, pass: Pass) -> Auth {
        self.pass = Some(pass);
        Auth::Accept
    }

    fn is_keyed(&self, name: &str) -> bool {
        let house = &self.common.house;
        self.common
            .calmly(self.from, || house.keyed(name))
            .unwrap_or(false)
    }

    fn holder(&self, name: &str, key: &russh::keys::PublicKey) -> Option<Pass> {
        if !self.is_keyed(name) {
            return None;
        }
        let house = &self.common.house;
        self.common
            .calmly(self.from, || house.admit_key(name, key))
            .flatten()
    }

    /// Slows down whoever sends too much: their own connection waits, nobody else's.
    async fn pay(&mut self, bytes: usize) {
        let delay = self.pace.delay(bytes);
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
    }

    /// Refuses what is not for anybody here.
    async fn refuse(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<(), russh::Error> {
        self.pay(REQUEST).await;
        session.channel_failure(channel)
    }
}

fn reject(methods: &[MethodKind]) -> Auth {
    Auth::Reject {
        proceed_with_methods: Some(MethodSet::from(methods)),
        partial_success: false,
    }
}

impl Handler for Door {
    type Error = russh::Error;

    async fn auth_none(&mut self, user: &str) -> Result<Auth, Self::Error> {
        let name = client::name(user);
        if self.is_keyed(&name) {
            self.line.reach(Stage::Asking);
            return Ok(reject(&[
                MethodKind::PublicKey,
                MethodKind::KeyboardInteractive,
            ]));
        }
        // Nobody else is asked for keys: a client would show all it has, and run out of tries.
        if std::mem::replace(&mut self.named, true) {
            return Ok(reject(&[MethodKind::KeyboardInteractive]));
        }
        Ok(match self.guess(&name).await {
            Some(pass) => self.let_in(pass),
            None => reject(&[MethodKind::KeyboardInteractive]),
        })
    }

    async fn auth_keyboard_interactive<'a>(
        &'a mut self,
        _: &str,
        _: &str,
        response: Option<Response<'a>>,
    ) -> Result<Auth, Self::Error> {
        self.line.reach(Stage::Asking);
        if self.tries >= TRIES {
            return Err(russh::Error::Disconnect);
        }
        let Some(mut response) = response else {
            let prompt = self.common.words.prompt.clone();
            return Ok(Auth::Partial {
                name: "".into(),
                instructions: "".into(),
                prompts: vec![(prompt.into(), true)].into(),
            });
        };
        let answer = response.next().unwrap_or_default();
        let code = client::name(&String::from_utf8_lossy(&answer));
        self.tries += 1;
        if let Some(pass) = self.guess(&code).await {
            return Ok(self.let_in(pass));
        }
        self.common.note(Incident::WrongCode, self.from);
        // Also after the last: with no method left, a client would ask for a password.
        Ok(reject(&[MethodKind::KeyboardInteractive]))
    }

    async fn auth_publickey_offered(
        &mut self,
        user: &str,
        offer: PublicKeyOffer<'_>,
    ) -> Result<Auth, Self::Error> {
        let known = self.holder(&client::name(user), offer.public_key).is_some();
        Ok(if known { Auth::Accept } else { Auth::reject() })
    }

    async fn auth_publickey(
        &mut self,
        user: &str,
        key: VerifiedPublicKey<'_>,
    ) -> Result<Auth, Self::Error> {
        Ok(match self.holder(&client::name(user), key.public_key) {
            Some(pass) => self.let_in(pass),
            None => {
                self.common.note(Incident::WrongKey, self.from);
                Auth::reject()
            }
        })
    }

    async fn auth_succeeded(&mut self, _: &mut Session) -> Result<(), Self::Error> {
        self.place.known();
        self.line.reach(Stage::In);
        Ok(())
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _: &mut Session,
    ) -> Result<(), Self::Error> {
        self.pay(REQUEST).await;
        // Whoever drops the reply refuses; whoever keeps the channel must read it.
        if self.channel.is_none() {
            self.channel = Some(channel.id());
            reply.accept().await;
        } else {
            self.common.note(Incident::Unasked, self.from);
        }
        Ok(())
    }

    async fn channel_open_direct_tcpip(
        &mut self,
        _: Channel<Msg>,
        _: &str,
        _: u32,
        _: &str,
        _: u32,
        _: ChannelOpenHandle,
        _: &mut Session,
    ) -> Result<(), Self::Error> {
        self.pay(REQUEST).await;
        self.common.note(Incident::Unasked, self.from);
        Ok(())
    }

    async fn pty_request(
        &mut self,
        channel: ChannelId,
        term: &str,
        columns: u32,
        rows: u32,
        _: u32,
        _: u32,
        _: &[(Pty, u32)],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        if !matches!(self.taker, Taker::Nobody) {
            return self.refuse(channel, session).await;
        }
        self.client.terminal(term, columns, rows);
        session.channel_success(channel)
    }

    async fn env_request(
        &mut self,
        channel: ChannelId,
        name: &str,
        value: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        self.client.variable(name, value);
        self.refuse(channel, session).await
    }

    async fn x11_request(
        &mut self,
        channel: ChannelId,
        _: bool,
        _: &str,
        _: &str,
        _: u32,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        self.refuse(channel, session).await
    }

    async fn exec_request(
        &mut self,
        channel: ChannelId,
        _: &[u8],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        self.common.note(Incident::Unasked, self.from);
        self.refuse(channel, session).await
    }

    async fn subsystem_request(
        &mut self,
        channel: ChannelId,
        _: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        self.common.note(Incident::Unasked, self.from);
        self.refuse(channel, session).await
    }

    async fn shell_request(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        let (Taker::Nobody, Some(pass)) = (&self.taker, self.pass) else {
            return self.refuse(channel, session).await;
        };
        session.channel_success(channel)?;
        self.line.reach(Stage::Seated);
        let (handle, line) = (session.handle(), self.line.clone());
        let wire = Wire {
            handle,
            channel,
            line,
        };
        let common = self.common.clone();
        if let Some(screen) = self.client.screen() {
            let (send, bytes) = mpsc::channel(PIECES);
            let (tell, window) = watch::channel(Window {
                size: screen.size,
                interrupts: 0,
            });
            self.taker = Taker::Screen(send, tell);
            let (answered, answer) = oneshot::channel();
            session.send_ping(answered)?;
            let ear = Ear {
                bytes,
                window,
                answer,
            };
            tokio::spawn(seat::sit(common, wire, self.from, pass, screen, ear));
        } else {
            let (inlet, outlet) = plain::pipe();
            self.taker = Taker::Lines(inlet);
            tokio::spawn(plain::play(common, wire, self.from, pass, outlet));
        }
        Ok(())
    }

    async fn window_change_request(
        &mut self,
        _: ChannelId,
        columns: u32,
        rows: u32,
        _: u32,
        _: u32,
        _: &mut Session,
    ) -> Result<(), Self::Error> {
        let size = client::size(columns, rows);
        if let Taker::Screen(_, tell) = &self.taker {
            tell.send_if_modified(|window| std::mem::replace(&mut window.size, size) != size);
        }
        self.pay(REQUEST).await;
        Ok(())
    }

    async fn data(
        &mut self,
        _: ChannelId,
        bytes: &[u8],
        _: &mut Session,
    ) -> Result<(), Self::Error> {
        match &self.taker {
            Taker::Nobody => {}
            // Keys for a guest who does not take them any more are lost, not kept; only that
            // somebody wants to go is told in any case.
            Taker::Screen(send, tell) => {
                if send.try_send(bytes.to_vec()).is_err() && bytes.contains(&INTERRUPT) {
                    tell.send_modify(|window| {
                        window.interrupts = window.interrupts.wrapping_add(1)
                    });
                }
            }
            Taker::Lines(inlet) => {
                if !inlet.take(bytes) {
                    return Err(russh::Error::Disconnect);
                }
            }
        }
        self.pay(bytes.len()).await;
        Ok(())
    }

    async fn channel_eof(&mut self, _: ChannelId, _: &mut Session) -> Result<(), Self::Error> {
        self.hang_up();
        Ok(())
    }

    async fn channel_close(&mut self, _: ChannelId, _: &mut Session) -> Result<(), Self::Error> {
        self.hang_up();
        Ok(())
    }
}

impl Door {
    /// Nothing more comes in. Lines end with that; a screen is left when it goes.
    fn hang_up(&mut self) {
        self.taker = Taker::Nobody;
    }
}
