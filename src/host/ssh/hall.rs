//! What all connections of a door share.

use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::crowd::Crowd;
use super::guard::Traffic;
use super::house::{House, Incident, Note, Words};
use super::screen::Studio;
use super::throttle::Throttle;

/// Guests who may play as lines at a time: each has a thread.
const PLAIN: usize = 64;

/// What all connections share.
pub(super) struct Hall {
    pub(super) house: Arc<dyn House>,
    pub(super) words: Words,
    pub(super) crowd: Arc<Crowd>,
    pub(super) throttle: Arc<Throttle>,
    pub(super) studio: Studio,
    /// The door closes: everybody is shown out.
    pub(super) closing: CancellationToken,
    pub(super) plain: Arc<Semaphore>,
    pub(super) traffic: Arc<Traffic>,
    addresses: bool,
    /// Shared changes are shown at multiples of `every` after `start`, so that pictures which
    /// change together are painted together.
    start: Instant,
    every: Duration,
}

impl Hall {
    pub(super) fn new(
        house: Arc<dyn House>,
        words: Words,
        crowd: Arc<Crowd>,
        publish_hz: u8,
        addresses: bool,
    ) -> Arc<Self> {
        Arc::new(Self {
            house,
            words,
            crowd,
            throttle: Throttle::new(),
            studio: Studio::default(),
            closing: CancellationToken::new(),
            plain: Arc::new(Semaphore::new(PLAIN)),
            traffic: Arc::default(),
            addresses,
            start: Instant::now(),
            every: Duration::from_secs(1) / u32::from(publish_hz.clamp(1, 60)),
        })
    }

    /// The next moment at which shared changes are shown.
    pub(super) fn next_publishing(&self, now: Instant) -> Instant {
        let every = self.every.as_nanos().max(1);
        let passed = now.saturating_duration_since(self.start).as_nanos();
        let rest = every - passed % every;
        now + Duration::from_nanos(u64::try_from(rest).unwrap_or_default())
    }

    /// Tells the house; a house that fails at that is not told.
    pub(super) fn note(&self, what: Incident, from: IpAddr) {
        let from = self.addresses.then_some(from);
        let _ = catch_unwind(AssertUnwindSafe(|| self.house.note(Note { what, from })));
    }

    /// Calls what may fail. None when it did: that is noted.
    pub(super) fn calmly<T>(&self, from: IpAddr, call: impl FnOnce() -> T) -> Option<T> {
        let called = catch_unwind(AssertUnwindSafe(call)).ok();
        if called.is_none() {
            self.note(Incident::Panicked, from);
        }
        called
    }
}
