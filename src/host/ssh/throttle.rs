//! Guesses at a join code: so many a second for the whole world, in fair turns.
//!
//! There is no lock by address: a workshop sits behind one. Addresses take turns, and the
//! connections of one address queue, so that a flood from elsewhere costs a room some seconds and
//! never the evening. A right code gives its turn back: a room that joins at once does not wait.

use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, sleep_until};

/// Time between two guesses when there are many.
const EVERY: Duration = Duration::from_millis(100);
/// Guesses that need not wait after a quiet time.
const AT_ONCE: u32 = 40;

/// Gives turns.
#[derive(Debug)]
pub(super) struct Throttle(Mutex<State>);

#[derive(Debug)]
struct State {
    /// When all turns taken so far are paid for, at one every so often.
    paid: Instant,
    waiting: BTreeMap<IpAddr, VecDeque<oneshot::Sender<()>>>,
    /// Who had the last turn.
    last: Option<IpAddr>,
    /// Somebody hands out the turns.
    serving: bool,
}

impl Throttle {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self(Mutex::new(State {
            paid: Instant::now(),
            waiting: BTreeMap::new(),
            last: None,
            serving: false,
        })))
    }

    /// Waits for a turn. A connection that is gone takes none.
    pub(super) async fn turn(self: &Arc<Self>, from: IpAddr) {
        let mine = {
            let mut state = self.lock();
            if state.waiting.is_empty() && state.free_at() <= Instant::now() {
                state.take();
                return;
            }
            let (send, mine) = oneshot::channel();
            state.waiting.entry(from).or_default().push_back(send);
            if !std::mem::replace(&mut state.serving, true) {
                tokio::spawn(self.clone().serve());
            }
            mine
        };
        let _ = mine.await;
    }

    /// Gives a turn back: the code was right.
    pub(super) fn give_back(&self) {
        let mut state = self.lock();
        state.paid = state.paid.checked_sub(EVERY).unwrap_or(state.paid);
    }

    /// Hands out turns for as long as somebody waits.
    async fn serve(self: Arc<Self>) {
        loop {
            let free_at = self.lock().free_at();
            sleep_until(free_at).await;
            let mut state = self.lock();
            if state.free_at() > Instant::now() {
                continue;
            }
            while let Some(next) = state.next() {
                if next.send(()).is_ok() {
                    state.take();
                    break;
                }
            }
            if state.waiting.is_empty() {
                state.serving = false;
                return;
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn free_at(&self) -> Instant {
        let ahead = EVERY * (AT_ONCE - 1);
        self.paid.checked_sub(ahead).unwrap_or(self.paid)
    }

    fn take(&mut self) {
        self.paid = self.paid.max(Instant::now()) + EVERY;
    }

    /// The first who waits at the next address.
    fn next(&mut self) -> Option<oneshot::Sender<()>> {
        let after = self.last.and_then(|last| {
            let behind = (std::ops::Bound::Excluded(last), std::ops::Bound::Unbounded);
            self.waiting
                .range(behind)
                .next()
                .map(|(address, _)| *address)
        });
        let from = after.or_else(|| self.waiting.keys().next().copied())?;
        self.last = Some(from);
        let queue = self.waiting.get_mut(&from)?;
        let next = queue.pop_front();
        if queue.is_empty() {
            self.waiting.remove(&from);
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(test: impl Future<Output = ()>) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build();
        runtime.unwrap().block_on(test);
    }

    fn at(last: u8) -> IpAddr {
        [192, 0, 2, last].into()
    }

    #[test]
    fn ten_a_second_once_the_first_are_through() {
        run(async {
            let throttle = Throttle::new();
            let start = Instant::now();
            for _ in 0..AT_ONCE {
                throttle.turn(at(1)).await;
            }
            assert!(start.elapsed() < EVERY * 10, "the first do not wait");
            let start = Instant::now();
            for _ in 0..5 {
                throttle.turn(at(1)).await;
            }
            assert!(start.elapsed() >= EVERY * 3, "{:?}", start.elapsed());
        });
    }

    #[test]
    fn right_codes_cost_nothing() {
        run(async {
            let throttle = Throttle::new();
            let start = Instant::now();
            for _ in 0..AT_ONCE * 5 {
                throttle.turn(at(1)).await;
                throttle.give_back();
            }
            assert!(start.elapsed() < EVERY * 20, "{:?}", start.elapsed());
        });
    }

    #[test]
    fn a_flood_from_elsewhere_does_not_keep_others_out() {
        run(async {
            let throttle = Throttle::new();
            for _ in 0..AT_ONCE {
                throttle.turn(at(1)).await;
            }
            let flood: Vec<_> = (0..100)
                .map(|_| {
                    let throttle = throttle.clone();
                    tokio::spawn(async move { throttle.turn(at(1)).await })
                })
                .collect();
            tokio::task::yield_now().await;
            let start = Instant::now();
            throttle.turn(at(2)).await;
            assert!(start.elapsed() < EVERY * 20, "{:?}", start.elapsed());
            for turn in flood {
                turn.abort();
            }
        });
    }
}
