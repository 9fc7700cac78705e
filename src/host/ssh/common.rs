//! What all connections of a door share.

use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use super::crowd::Crowd;
use super::guard::Traffic;
use super::house::{House, Incident, Note, Words};
use super::news::Publisher;
use super::screen::Studio;
use super::throttle::Throttle;

/// Guests who may play as lines at a time: each has a thread.
const PLAIN: usize = 64;

/// What all connections share.
pub(super) struct Common {
    pub(super) house: Arc<dyn House>,
    pub(super) words: Words,
    pub(super) crowd: Arc<Crowd>,
    pub(super) throttle: Arc<Throttle>,
    pub(super) studio: Studio,
    /// The door closes: everybody is shown out.
    pub(super) closing: CancellationToken,
    pub(super) plain: Arc<Semaphore>,
    pub(super) traffic: Arc<Traffic>,
    /// When what others do is shown.
    pub(super) publisher: Arc<Publisher>,
    addresses: bool,
}

impl Common {
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
            studio: Studio::of(crowd.most()),
            crowd,
            throttle: Throttle::new(),
            closing: CancellationToken::new(),
            plain: Arc::new(Semaphore::new(PLAIN)),
            traffic: Arc::default(),
            publisher: Arc::new(Publisher::new(publish_hz)),
            addresses,
        })
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
