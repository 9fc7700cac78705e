//! One person of a load: reads the own screen, presses keys, and notes when the screen answers.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use russh::ChannelMsg;
use tokio::select;
use tokio::time::{Instant, sleep_until, timeout};

use super::client::Screen;
use super::crowd::{Phase, SIZE, Stage};
use super::glass::Glass;

/// Ends a picture.
const PICTURE: &[u8] = b"\x1b[?2026l";
/// So long the first picture may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// So long a host has to let somebody go.
const PARTING: Duration = Duration::from_secs(30);
/// Who has not played when all leave goes on for so long at most: a busy team shows one page after
/// the other.
const LATE: Duration = Duration::from_secs(20);
/// Milliseconds from one key to the next at least, and at most.
const PACE: (u64, u64) = (1000, 3000);
/// The same from one page to the next on the way to the room.
const PAGES: (u64, u64) = (300, 700);
/// Between two votes in a storm: with all who vote, 200 a second.
const STORM: Duration = Duration::from_millis(100);
/// Every so many keys somebody votes: about once in eighty seconds.
const VOTES: u32 = 40;
/// Every so many keys the first of a team proposes and the second agrees.
const DECIDES: u32 = 6;
/// The cursor on an option: free, taken or greyed.
const CURSOR: [&str; 3] = ["▶[", "▶(", "▶  –"];

/// What a person met.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// Microseconds to the first picture.
    pub(super) first: Option<u64>,
    /// Microseconds from a key to the own screen.
    pub(super) keys: Vec<u64>,
    /// The same in a storm.
    pub(super) storm: Vec<u64>,
    pub(super) lost: usize,
    /// A key moved the own cursor.
    pub(super) played: bool,
    /// Left, and was let go well.
    pub(super) left: bool,
}

/// What one sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    Door,
    Waiting,
    Room,
    Ballot,
    Reason,
    Other,
}

/// A person.
pub(super) struct Person {
    stage: Arc<Stage>,
    number: usize,
    stormy: bool,
    glass: Glass,
    met: Met,
    chance: u64,
    /// Keys pressed so far.
    pressed: u32,
    /// On the way to the room, page by page.
    reads: bool,
    /// The row of the first option, since one came to the room.
    home: Option<(usize, usize)>,
    /// A key was pressed then, with the cursor there.
    asked: Option<(Instant, Option<(usize, usize)>)>,
}

impl Person {
    pub(super) fn new(stage: Arc<Stage>, number: usize, stormy: bool) -> Self {
        Self {
            stage,
            number,
            stormy,
            glass: Glass::new(SIZE.0, SIZE.1),
            met: Met::default(),
            chance: (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15),
            // Not everybody votes at the same moment.
            pressed: u32::try_from(number % 37).unwrap_or(0) * DECIDES,
            reads: false,
            home: None,
            asked: None,
        }
    }

    /// From joining to leaving.
    pub(super) async fn live(mut self) -> Met {
        let screen = self.join().await;
        if screen.is_some() {
            self.stage.come.fetch_add(1, Ordering::AcqRel);
        }
        self.stage.settled.fetch_add(1, Ordering::AcqRel);
        if let Some(mut screen) = screen
            && self.stay(&mut screen).await
        {
            self.met.left = self.leave(&mut screen).await;
        }
        self.met
    }

    /// Comes in and sits down.
    async fn join(&mut self) -> Option<Screen> {
        let stage = Arc::clone(&self.stage);
        let _turn = stage.gate.acquire().await.ok()?;
        let start = Instant::now();
        let code = &stage.load.codes[self.number % stage.load.codes.len()];
        let come = async {
            let config = Arc::clone(&stage.config);
            let mut screen = Screen::open(config, stage.load.target, code).await.ok()?;
            while self.see() != Sight::Door {
                self.hear(&mut screen).await?;
            }
            self.met.first = Some(micros(start));
            let name = format!("P{}\r", self.number + 1);
            screen.channel.data_bytes(name.into_bytes()).await.ok()?;
            while self.see() == Sight::Door {
                self.hear(&mut screen).await?;
            }
            Some(screen)
        };
        timeout(PATIENCE, come).await.ok().flatten()
    }

    /// Plays until it is time to leave. False where the host ended it.
    async fn stay(&mut self, screen: &mut Screen) -> bool {
        let mut phase = self.stage.phase.clone();
        let mut next = Instant::now() + self.pause(Phase::Joining);
        let mut last = None;
        loop {
            let now = *phase.borrow_and_update();
            if now == Phase::Leaving {
                let last = *last.get_or_insert_with(|| Instant::now() + LATE);
                if self.met.played || Instant::now() > last {
                    return true;
                }
            }
            select! {
                heard = self.hear(screen) => if heard.is_none() {
                    return false;
                },
                changed = phase.changed() => if changed.is_err() {
                    return true;
                },
                () = sleep_until(next) => {
                    let keys = self.keys(now);
                    next = Instant::now() + self.pause(now);
                    if !keys.is_empty() && screen.channel.data_bytes(keys.as_bytes().to_vec()).await.is_err() {
                        return false;
                    }
                }
            }
        }
    }

    /// Takes what came. None once nothing comes any more.
    async fn hear(&mut self, screen: &mut Screen) -> Option<()> {
        match screen.channel.wait().await? {
            ChannelMsg::Data { data } => {
                self.glass.take(&data);
                let ends = data.windows(PICTURE.len()).filter(|part| *part == PICTURE);
                let pictures = u64::try_from(ends.count()).unwrap_or_default();
                self.stage.frames.fetch_add(pictures, Ordering::Relaxed);
                let bytes = u64::try_from(data.len()).unwrap_or_default();
                self.stage.bytes.fetch_add(bytes, Ordering::Relaxed);
                self.answered();
                Some(())
            }
            ChannelMsg::Eof | ChannelMsg::Close => None,
            ChannelMsg::ExitStatus { exit_status } => {
                self.met.left = exit_status == 0;
                Some(())
            }
            _ => Some(()),
        }
    }

    /// Notes when the cursor has moved.
    fn answered(&mut self) {
        let Some((since, before)) = self.asked else {
            return;
        };
        if self.cursor() == before {
            return;
        }
        self.asked = None;
        // Another page says nothing about the key.
        if self.see() != Sight::Room {
            return;
        }
        let taken = micros(since);
        self.met.played = true;
        match *self.stage.phase.borrow() {
            Phase::Playing => self.met.keys.push(taken),
            Phase::Storm => self.met.storm.push(taken),
            Phase::Joining | Phase::Leaving => {}
        }
    }

    fn cursor(&self) -> Option<(usize, usize)> {
        self.glass.find(&CURSOR)
    }

    fn see(&self) -> Sight {
        let words = &self.stage.words;
        let shows = |text: &str| self.glass.shows(text);
        if shows(&words.name) {
            Sight::Door
        } else if shows(&words.reason) {
            Sight::Reason
        } else if shows(&words.team) {
            Sight::Ballot
        } else if self.cursor().is_some() && shows(&words.decision) {
            Sight::Room
        } else if shows(&words.waiting) {
            Sight::Waiting
        } else {
            Sight::Other
        }
    }

    /// What is pressed now.
    fn keys(&mut self, phase: Phase) -> &'static str {
        if self.asked.take().is_some() && phase != Phase::Joining {
            self.met.lost += 1;
        }
        let sight = self.see();
        if sight != Sight::Room {
            self.home = None;
        }
        self.pressed += 1;
        self.reads = sight == Sight::Other;
        let storms = self.stormy && phase == Phase::Storm;
        let (tables, turn) = (self.stage.load.codes.len(), self.pressed % DECIDES);
        match sight {
            Sight::Door | Sight::Waiting => "",
            Sight::Reason => {
                self.stage.votes.fetch_add(1, Ordering::Relaxed);
                "\r"
            }
            Sight::Ballot if storms => {
                self.stage.votes.fetch_add(1, Ordering::Relaxed);
                if self.pressed.is_multiple_of(2) {
                    " "
                } else {
                    "u"
                }
            }
            // The first proposes what is marked, the second turns the key; then back to the room.
            Sight::Ballot if turn == 1 && self.number < tables => "p",
            Sight::Ballot if turn == 1 && self.number < 2 * tables => "\r",
            Sight::Ballot => "v",
            Sight::Room if storms || turn == 0 && self.number < 2 * tables => "v",
            Sight::Room if self.pressed.is_multiple_of(VOTES) => "\r",
            Sight::Room => self.arrow(),
            Sight::Other if self.pressed.is_multiple_of(5) => "\x1b",
            Sight::Other => "\r",
        }
    }

    /// Down from where one began, and up again.
    fn arrow(&mut self) -> &'static str {
        let cursor = self.cursor();
        let home = *self.home.get_or_insert(cursor.unwrap_or_default());
        self.asked = Some((Instant::now(), cursor));
        if cursor == Some(home) {
            "\x1b[B"
        } else {
            "\x1b[A"
        }
    }

    /// Time to the next key.
    fn pause(&mut self, phase: Phase) -> Duration {
        if phase == Phase::Storm && self.stormy {
            return STORM;
        }
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        let (least, most) = match self.reads {
            true => PAGES,
            false => PACE,
        };
        Duration::from_millis(least + self.chance % (most - least))
    }

    /// Leaves, and waits until that is answered.
    async fn leave(&mut self, screen: &mut Screen) -> bool {
        if screen.channel.data_bytes(&b"\x03"[..]).await.is_err() {
            return false;
        }
        let gone = async { while self.hear(screen).await.is_some() {} };
        timeout(PARTING, gone).await.is_ok() && self.met.left
    }
}

fn micros(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_micros()).unwrap_or(u64::MAX)
}
