//! All people of a load: they join, play for a while, and leave.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use super::client;
use super::figures::{Figures, Span};
use super::player::{Met, Person};
use crate::locale::Locale;

/// Everybody's window.
pub(super) const SIZE: (u16, u16) = (120, 40);
/// So many knock at a time: a host turns crowds at its door away.
const AT_ONCE: usize = 64;
/// Those who vote without end while a storm lasts.
const STORMY: usize = 20;
/// From the last who joined to the first measure: everybody comes to the room.
const SETTLING: Duration = Duration::from_secs(6);
/// So long everybody has to come in, a person.
const COMING: Duration = Duration::from_millis(100);
/// So long everybody has to be let go.
const GOING: Duration = Duration::from_secs(60);

/// A load.
#[derive(Debug, Clone)]
pub struct Load {
    /// A host on this machine.
    pub target: SocketAddr,
    /// Codes of its teams; people spread over them evenly.
    pub codes: Vec<String>,
    /// So many people.
    pub sessions: usize,
    /// They play for so many seconds, and in a storm for as many again.
    pub seconds: u32,
    /// A storm of votes comes last.
    pub storm: bool,
    /// The language of the host: people read their screens.
    pub locale: Locale,
}

/// Why there is no load.
#[derive(Debug)]
pub enum LoadError {
    /// The target is not on this machine.
    Elsewhere,
    /// There is no code to join with.
    NoCode,
    /// The system gives no threads, or no process.
    Io(io::Error),
    /// No session could be set up; why.
    Host(String),
}

/// What the people do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// They join, and look around.
    Joining,
    /// They play, and are measured.
    Playing,
    /// Some vote without end.
    Storm,
    /// They leave.
    Leaving,
}

/// What all people share.
pub(super) struct Stage {
    pub(super) load: Load,
    pub(super) config: Arc<russh::client::Config>,
    pub(super) gate: Semaphore,
    pub(super) phase: watch::Receiver<Phase>,
    pub(super) words: Signs,
    /// Who has come in, or never will.
    pub(super) settled: AtomicUsize,
    /// Who has come in.
    pub(super) come: AtomicUsize,
    pub(super) frames: AtomicU64,
    pub(super) bytes: AtomicU64,
    pub(super) votes: AtomicUsize,
}

/// What tells the screens apart.
pub(super) struct Signs {
    pub(super) name: String,
    pub(super) waiting: String,
    pub(super) reason: String,
    pub(super) team: String,
    /// Keys go to the options, and not to a text beside them.
    pub(super) decision: String,
}

impl Signs {
    fn of(locale: &Locale) -> Self {
        let team = locale.say("team-title", &[("team", "".into())]);
        Self {
            name: locale.say("lobby-name", &[]),
            waiting: locale.say("lobby-starts", &[]),
            reason: locale.say("vote-reason", &[]),
            team: team.trim().to_owned(),
            decision: format!("▶ {}", locale.say("pane-decision", &[])),
        }
    }
}

/// Plays a load from its first connection to its last.
///
/// # Errors
/// See [`LoadError`]. A host that refuses or drops people is no error: that is in the figures.
pub fn play(load: Load) -> Result<Figures, LoadError> {
    if !load.target.ip().is_loopback() {
        return Err(LoadError::Elsewhere);
    }
    if load.codes.is_empty() {
        return Err(LoadError::NoCode);
    }
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(LoadError::Io)?;
    let figures = runtime.block_on(conduct(load));
    runtime.shutdown_background();
    Ok(figures)
}

async fn conduct(load: Load) -> Figures {
    let start = Instant::now();
    let (tell, phase) = watch::channel(Phase::Joining);
    let stage = Arc::new(Stage {
        config: client::config(),
        gate: Semaphore::new(AT_ONCE),
        phase,
        words: Signs::of(&load.locale),
        settled: AtomicUsize::new(0),
        come: AtomicUsize::new(0),
        frames: AtomicU64::new(0),
        bytes: AtomicU64::new(0),
        votes: AtomicUsize::new(0),
        load,
    });
    let (sessions, tables) = (stage.load.sessions, stage.load.codes.len());
    let mut people = JoinSet::new();
    // Who comes first leads the team.
    for range in [0..tables.min(sessions), tables.min(sessions)..sessions] {
        let end = range.end;
        for number in range {
            people.spawn(Person::new(Arc::clone(&stage), number, stormy(number, sessions)).live());
        }
        all_in(&stage, end).await;
    }
    let mut figures = Figures {
        sessions,
        ..Figures::default()
    };
    if stage.come.load(Ordering::Acquire) > 0 {
        sleep(SETTLING).await;
        measure(&stage, &tell, start, &mut figures).await;
    }
    let _ = tell.send(Phase::Leaving);
    let mut met = Vec::with_capacity(sessions);
    let _ = timeout(GOING, async {
        while let Some(one) = people.join_next().await {
            met.extend(one.ok());
        }
    })
    .await;
    figures.votes = stage.votes.load(Ordering::Relaxed);
    summed(figures, met)
}

/// Everybody plays; then there is a storm where one is wanted.
async fn measure(
    stage: &Stage,
    tell: &watch::Sender<Phase>,
    start: Instant,
    figures: &mut Figures,
) {
    let length = Duration::from_secs(stage.load.seconds.into());
    let since = |start: Instant| u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let before = (
        stage.frames.load(Ordering::Relaxed),
        stage.bytes.load(Ordering::Relaxed),
    );
    let _ = tell.send(Phase::Playing);
    figures.playing.0 = since(start);
    sleep(length).await;
    figures.playing.1 = since(start);
    figures.frames = stage.frames.load(Ordering::Relaxed) - before.0;
    let bytes = stage.bytes.load(Ordering::Relaxed) - before.1;
    figures.bytes_per_frame = bytes as f64 / figures.frames.max(1) as f64;
    if stage.load.storm {
        let _ = tell.send(Phase::Storm);
        let from = since(start);
        sleep(length).await;
        figures.storm = Some((from, since(start)));
    }
}

/// Until so many have come in, or given up.
async fn all_in(stage: &Stage, count: usize) {
    let limit = Instant::now() + COMING * u32::try_from(count).unwrap_or(u32::MAX) + GOING;
    while stage.settled.load(Ordering::Acquire) < count && Instant::now() < limit {
        sleep(Duration::from_millis(20)).await;
    }
}

/// Whether this one votes in a storm: some of all teams, and none who leads.
fn stormy(number: usize, sessions: usize) -> bool {
    let every = (sessions / STORMY).max(1);
    number % every == every - 1
}

fn summed(mut figures: Figures, met: Vec<Met>) -> Figures {
    let count = |is: &dyn Fn(&Met) -> bool| met.iter().filter(|one| is(one)).count();
    figures.joined = count(&|one| one.first.is_some());
    figures.played = count(&|one| one.played);
    figures.left = count(&|one| one.left);
    figures.dropped = figures.sessions - figures.left;
    figures.keys_lost = met.iter().map(|one| one.lost).sum();
    figures.first_frame_ms = Span::of(met.iter().filter_map(|one| one.first).collect());
    figures.key_ms = Span::of(met.iter().flat_map(|one| one.keys.clone()).collect());
    figures.storm_key_ms = figures
        .storm
        .map(|_| Span::of(met.iter().flat_map(|one| one.storm.clone()).collect()));
    figures
}
