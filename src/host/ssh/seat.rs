//! One guest at a screen: what is pressed goes to the guest, what is to be seen to the terminal.
//!
//! A picture is sent only when the one before it is on its way: a slow reader sees fewer of them,
//! each whole, and nothing piles up. What one does oneself is shown at once; what others do, at
//! the moments at which the door shows it.

use std::future::poll_fn;
use std::net::IpAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use ratatui::buffer::Buffer;
use tokio::select;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, Sleep, sleep_until};
use tokio_util::bytes::Bytes;

use super::common::Common;
use super::ending::{self, Wire, given_back};
use super::house::{Guest, Input, Pass, Screen, Stay};
use super::keys::Decoder;
use super::news::{Changes, Moments};
use super::pace::Pace;
use super::screen::{self, Frame, Number};
use crate::tui::key::Key;

/// Time from one picture to the next at least.
const BETWEEN: Duration = Duration::from_millis(16);
/// Keys a second, and keys at once: a line that is pasted where pastes are not told apart.
const KEYS: (u32, u32) = (100, 300);
/// Whoever presses it wants to go, and is heard whatever came before: a person who leans on a key
/// must be able to leave, and a flood of these ends by itself.
const INTERRUPT: Input = Input::Key(Key::ctrl('c'));
/// No screen moves by itself more often.
const LEAST_BEAT: Duration = Duration::from_millis(50);

/// What the connection hands on.
pub(super) struct Ear {
    pub(super) bytes: mpsc::Receiver<Vec<u8>>,
    pub(super) window: watch::Receiver<Window>,
    /// Comes when the client answers a question that was asked as this was made.
    pub(super) answer: oneshot::Receiver<()>,
}

/// What the connection tells of itself; only the last of it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    /// Columns and rows.
    pub(super) size: (u16, u16),
    /// Interrupts so far that found no room among the bytes.
    pub(super) interrupts: u32,
}

/// How a visit ends.
enum Way {
    Left,
    Closed,
    Failed,
    Gone,
}

/// Sits a guest down and stays until one of them leaves.
pub(super) async fn sit(
    common: Arc<Common>,
    wire: Wire,
    from: IpAddr,
    pass: Pass,
    screen: Screen,
    ear: Ear,
) {
    let guest = common.calmly(from, || common.house.sit(pass, &screen));
    let Some(guest) = guest else {
        let words = given_back(Some(&common.words.failed));
        return wire.end(words, ending::BUG).await;
    };
    let mut chair = Chair {
        guest,
        common: common.clone(),
        from,
    };
    let changes = chair
        .ask(|guest| guest.changes())
        .unwrap_or_else(Changes::never);
    let mut seat = Seat {
        chair,
        wire: wire.clone(),
        screen,
        window: ear.window,
        interrupts: 0,
        shown: None,
        moments: common.publisher.listen(changes),
        decoder: Decoder::default(),
        open_since: None,
        pace: Pace::new(KEYS.0, KEYS.1),
        due: Some(Instant::now()),
        painted: Instant::now(),
        beat: None,
        bell: false,
    };
    let way = seat.stay(ear.bytes, ear.answer).await;
    let (words, code) = match way {
        Way::Left => (
            seat.chair.ask(|guest| guest.farewell()).flatten(),
            ending::FINE,
        ),
        Way::Closed => (Some(common.words.closed.clone()), ending::FINE),
        Way::Failed => (Some(common.words.failed.clone()), ending::BUG),
        Way::Gone => (None, ending::FINE),
    };
    drop(seat);
    wire.end(given_back(words.as_deref()), code).await;
}

/// A guest, who is told when the visit is over, however it ends.
struct Chair {
    guest: Box<dyn Guest>,
    common: Arc<Common>,
    from: IpAddr,
}

impl Chair {
    /// None when the guest failed.
    fn ask<T>(&mut self, ask: impl FnOnce(&mut dyn Guest) -> T) -> Option<T> {
        let guest = &mut *self.guest;
        self.common.calmly(self.from, || ask(guest))
    }
}

impl Drop for Chair {
    fn drop(&mut self) {
        self.ask(|guest| guest.left());
    }
}

struct Seat {
    chair: Chair,
    wire: Wire,
    screen: Screen,
    window: watch::Receiver<Window>,
    /// Interrupts that were heard beside the bytes.
    interrupts: u32,
    /// What the terminal shows once all that was sent has arrived.
    shown: Option<Arc<Frame>>,
    /// When what others change is shown.
    moments: Moments,
    decoder: Decoder,
    /// When the last byte came, while what it began is open.
    open_since: Option<Instant>,
    pace: Pace,
    /// When the next picture is to be painted.
    due: Option<Instant>,
    painted: Instant,
    /// When the screen moves by itself next.
    beat: Option<Instant>,
    bell: bool,
}

type Sending = Pin<Box<dyn Future<Output = bool> + Send>>;

impl Seat {
    async fn stay(
        &mut self,
        mut bytes: mpsc::Receiver<Vec<u8>>,
        mut answer: oneshot::Receiver<()>,
    ) -> Way {
        let asked = Instant::now();
        let mut waits = true;
        let enter = Bytes::from_static(screen::enter());
        let mut sending: Option<Sending> = Some(Box::pin(self.wire.clone().send(enter)));
        let mut alarm = pin!(sleep_until(asked));
        loop {
            if sending.is_none() && self.due.is_some_and(|due| due <= Instant::now()) {
                match self.paint() {
                    Some(bytes) if bytes.is_empty() => {}
                    Some(bytes) => match begin(Box::pin(self.wire.clone().send(bytes))).await {
                        Ok(true) => {}
                        Ok(false) => return Way::Gone,
                        Err(waits) => sending = Some(waits),
                    },
                    None => return Way::Failed,
                }
            }
            self.keep_beat();
            self.wire.line.set_stuck(sending.is_some());
            let next = self.next(sending.is_some());
            let stay = select! {
                biased;
                () = self.chair.common.closing.cancelled() => return Way::Closed,
                sent = finish(&mut sending) => {
                    if !sent {
                        return Way::Gone;
                    }
                    sending = None;
                    Some(Stay::On)
                }
                came = bytes.recv() => match came {
                    Some(bytes) => self.take_bytes(&bytes),
                    None => return Way::Gone,
                },
                told = self.window.changed() => match told {
                    Ok(()) => self.look_out(),
                    Err(_) => return Way::Gone,
                },
                () = self.moments.wait() => {
                    self.show_soon();
                    Some(Stay::On)
                }
                answered = &mut answer, if waits => {
                    waits = false;
                    let trip = u32::try_from(asked.elapsed().as_millis()).unwrap_or(u32::MAX);
                    self.take(answered.ok().map(|()| Input::Trip(trip)))
                }
                () = rung(alarm.as_mut(), next) => self.rung(),
            };
            match stay {
                Some(Stay::On | Stay::Bell) => {}
                Some(Stay::Leave) => return Way::Left,
                None => return Way::Failed,
            }
        }
    }

    /// When something is to be done that nobody asks for: a picture is due, unless one is `under
    /// way`; what was begun is given up; the screen moves by itself.
    fn next(&self, under_way: bool) -> Option<Instant> {
        let due = self.due.filter(|_| !under_way);
        [due, self.lone(), self.beat].into_iter().flatten().min()
    }

    /// That moment has come.
    fn rung(&mut self) -> Option<Stay> {
        let now = Instant::now();
        if self.lone().is_some_and(|lone| lone <= now) {
            return self.give_up();
        }
        if self.beat.is_some_and(|beat| beat <= now) {
            self.beat = None;
            return self.take([Input::Tick]);
        }
        Some(Stay::On)
    }

    fn take_bytes(&mut self, bytes: &[u8]) -> Option<Stay> {
        let mut inputs = Vec::new();
        self.decoder.take(bytes, |input| inputs.push(input));
        self.open_since = self.decoder.patience().map(|_| Instant::now());
        self.take(inputs)
    }

    /// The window has another size, or there was an interrupt among bytes that were lost.
    fn look_out(&mut self) -> Option<Stay> {
        let interrupts = self.window.borrow().interrupts;
        self.show_soon();
        match std::mem::replace(&mut self.interrupts, interrupts) == interrupts {
            true => Some(Stay::On),
            false => self.take([INTERRUPT]),
        }
    }

    /// Nothing more came of what was begun.
    fn give_up(&mut self) -> Option<Stay> {
        let mut inputs = Vec::new();
        self.decoder.give_up(|input| inputs.push(input));
        self.open_since = None;
        self.take(inputs)
    }

    /// When what was begun is given up.
    fn lone(&self) -> Option<Instant> {
        Some(self.open_since? + self.decoder.patience()?)
    }

    /// Hands inputs to the guest, as many as there may be. None when the guest failed.
    fn take(&mut self, inputs: impl IntoIterator<Item = Input>) -> Option<Stay> {
        for input in inputs {
            if !hears(&mut self.pace, &input) {
                continue;
            }
            let stay = self.chair.ask(|guest| guest.take(input))?;
            match stay {
                Stay::On => {}
                Stay::Bell => self.bell = true,
                Stay::Leave => return Some(stay),
            }
            self.show_soon();
        }
        Some(Stay::On)
    }

    fn show_soon(&mut self) {
        let soon = Instant::now().max(self.painted + BETWEEN);
        self.due = Some(self.due.map_or(soon, |due| due.min(soon)));
    }

    fn keep_beat(&mut self) {
        let guest = &self.chair.guest;
        let every = self
            .chair
            .common
            .calmly(self.chair.from, || guest.beat())
            .flatten();
        self.beat = every.map(|every| {
            let next = Instant::now() + every.max(LEAST_BEAT);
            self.beat.map_or(next, |beat| beat.min(next))
        });
    }

    /// The bytes that bring the terminal up to date. None when the guest failed.
    fn paint(&mut self) -> Option<Bytes> {
        // Not marked as seen: an interrupt may stand beside it that is still to be heard.
        let size = self.window.borrow().size;
        if size != self.screen.size {
            self.screen.size = size;
            self.shown = None;
            self.chair
                .ask(|guest| guest.take(Input::Resize(size.0, size.1)))?;
        }
        self.moments.seen();
        (self.due, self.painted) = (None, Instant::now());
        let common = self.chair.common.clone();
        let number = self.number()?;
        let known = number.and_then(|number| common.studio.known(&number));
        let frame = match known {
            Some(painted) => {
                self.chair.ask(|guest| guest.painted(&painted.traces))?;
                painted.frame
            }
            None => self.painted(&common, number)?,
        };
        let bytes = common.studio.strip(self.shown.as_deref(), &frame);
        self.shown = Some(frame);
        if std::mem::take(&mut self.bell) {
            return Some([&bytes[..], b"\x07"].concat().into());
        }
        Some(bytes)
    }

    /// Paints the picture of this number, as much of it as nobody has painted. None when the guest
    /// failed.
    fn painted(&mut self, common: &Common, number: Option<Number>) -> Option<Arc<Frame>> {
        let Screen { size, colours, .. } = self.screen;
        let below = match number {
            Some(number) => self
                .chair
                .ask(|guest| guest.below())?
                .map(|(picture, rows)| {
                    let number = Number { picture, ..number };
                    (number, rows)
                }),
            None => None,
        };
        let known = below.and_then(|(number, rows)| Some((common.studio.known(&number)?, rows)));
        let (frame, traces) = match known {
            Some((known, rows)) => {
                let frame = self.chair.ask(|guest| {
                    guest.painted(&known.traces);
                    let brush = |buffer: &mut Buffer| guest.paint_head(buffer);
                    common.studio.head(&known.frame, rows, colours, brush)
                })?;
                (frame, known.traces)
            }
            None => self.chair.ask(|guest| {
                let brush = |buffer: &mut Buffer| guest.paint(buffer);
                let frame = common.studio.paint(size, colours, brush);
                (frame, guest.traces().into())
            })?,
        };
        // What changed while it was painted may be in it already.
        if let Some(number) = number.filter(|number| self.number() == Some(Some(*number))) {
            let below = below.map(|(number, _)| number);
            for number in [Some(number), below].into_iter().flatten() {
                common.studio.number(number, &frame, Arc::clone(&traces));
            }
        }
        Some(frame)
    }

    /// The number of what is to be seen, if it has one. None when the guest failed.
    fn number(&mut self) -> Option<Option<Number>> {
        let picture = self.chair.ask(|guest| guest.picture())?;
        let Screen { size, colours, .. } = self.screen;
        Some(picture.map(|picture| Number {
            picture,
            size,
            colours,
        }))
    }
}

/// Whether an input is heard at this pace. What a person did not press costs them nothing.
fn hears(pace: &mut Pace, input: &Input) -> bool {
    matches!(input, Input::Tick | Input::Trip(_)) || *input == INTERRUPT || pace.take()
}

/// Waits for what is being sent; for ever where nothing is.
async fn finish(sending: &mut Option<Sending>) -> bool {
    match sending {
        Some(sending) => sending.await,
        None => std::future::pending().await,
    }
}

/// Begins to send, and gives back what goes on because there is no room yet.
async fn begin(mut sending: Sending) -> Result<bool, Sending> {
    let begun = poll_fn(|context| Poll::Ready(sending.as_mut().poll(context)));
    match begun.await {
        Poll::Ready(sent) => Ok(sent),
        Poll::Pending => Err(sending),
    }
}

/// Waits for a moment; for ever where there is none. One alarm serves all moments, one after the
/// other: to set it anew costs more than to let it be.
async fn rung(mut alarm: Pin<&mut Sleep>, moment: Option<Instant>) {
    let Some(moment) = moment else {
        return std::future::pending().await;
    };
    if alarm.deadline() != moment {
        alarm.as_mut().reset(moment);
    }
    alarm.await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interrupt_is_heard_after_any_number_of_keys() {
        let mut pace = Pace::new(KEYS.0, KEYS.1);
        let key = Input::Key(Key::char('c'));
        let heard = (0..1000).filter(|_| hears(&mut pace, &key)).count();
        assert!(heard < 1000, "{heard} keys at once");
        assert!(!hears(&mut pace, &key), "a key more");
        assert!(!hears(&mut pace, &Input::Paste("c".to_owned())), "a paste");
        assert!(hears(&mut pace, &INTERRUPT));
        assert!(hears(&mut pace, &Input::Tick));
        assert!(!hears(&mut pace, &key), "it makes no room for others");
    }

    #[test]
    fn it_is_what_a_terminal_sends_for_it() {
        let mut read = Vec::new();
        Decoder::default().take(&[super::super::keys::INTERRUPT], |input| read.push(input));
        assert_eq!(read, [INTERRUPT]);
    }
}
