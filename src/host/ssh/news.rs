//! How guests learn that something changed which they show: a number that only rises. Whoever
//! looks late sees one change instead of many.
//!
//! What is told at any moment is shown at moments: a [`Publisher`] wakes everybody who shows the
//! same thing at once, so that what they see is painted once, and those who show different things
//! one after the other, so that nobody waits for a whole crowd.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

/// Tells changes to any number of guests; never waits.
#[derive(Debug)]
pub struct News {
    told: watch::Sender<u64>,
    number: u64,
}

impl Default for News {
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            told: watch::Sender::new(0),
            number: NEXT.fetch_add(1, Ordering::Relaxed),
        }
    }
}

impl News {
    /// Something changed.
    pub fn tell(&self) {
        self.told.send_modify(|number| *number += 1);
    }

    /// For a guest: tells what changes from now on.
    #[must_use]
    pub fn listen(&self) -> Changes {
        Changes(Some((self.number, self.told.subscribe())))
    }
}

/// A guest's ear for changes: the number of the news, and the news.
#[derive(Debug, Clone)]
pub struct Changes(Option<(u64, watch::Receiver<u64>)>);

impl Changes {
    /// Hears nothing.
    #[must_use]
    pub fn never() -> Self {
        Self(None)
    }
}

/// What is published of one source of news.
type Shown = watch::Sender<()>;

/// What it takes of the host to show somebody a change, about: when more change at once than it can
/// show, they come less often, and its keys are still heard.
const EACH: Duration = Duration::from_micros(160);

/// When changes are shown.
#[derive(Debug)]
pub(super) struct Publisher {
    start: Instant,
    every: Duration,
    /// When everything is shown that has been given its turn.
    done: Mutex<Instant>,
    /// By the number of the news.
    shown: Mutex<HashMap<u64, Weak<Shown>>>,
}

impl Publisher {
    /// Shows changes so many times a second.
    pub(super) fn new(hz: u8) -> Self {
        Self {
            start: Instant::now(),
            done: Mutex::new(Instant::now()),
            every: Duration::from_secs(1) / u32::from(hz.clamp(1, 60)),
            shown: Mutex::default(),
        }
    }

    /// An ear for the moments at which these changes are shown. Runs for as long as somebody has
    /// one; to be called where tasks can be spawned.
    pub(super) fn listen(self: &Arc<Self>, changes: Changes) -> Moments {
        let Some((number, changes)) = changes.0 else {
            return Moments(None);
        };
        let mut all = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(shown) = all.get(&number).and_then(Weak::upgrade) {
            return Moments(Some(shown.subscribe()));
        }
        let shown = Arc::new(Shown::new(()));
        let moments = shown.subscribe();
        all.retain(|_, shown| shown.strong_count() > 0);
        all.insert(number, Arc::downgrade(&shown));
        drop(all);
        tokio::spawn(Arc::clone(self).publish(number, changes, shown));
        Moments(Some(moments))
    }

    async fn publish(
        self: Arc<Self>,
        number: u64,
        mut changes: watch::Receiver<u64>,
        to: Arc<Shown>,
    ) {
        loop {
            tokio::select! {
                changed = changes.changed() => if changed.is_err() {
                    return;
                },
                () = to.closed() => {
                    // Somebody may have come in the meantime, under the lock.
                    let mut all = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
                    if to.is_closed() {
                        all.remove(&number);
                        return;
                    }
                    continue;
                }
            }
            sleep_until(self.next(number, Instant::now())).await;
            sleep_until(self.turn(to.receiver_count(), Instant::now())).await;
            changes.mark_unchanged();
            let _ = to.send(());
        }
    }

    /// When something may be shown to so many: behind everything that has been given its turn.
    fn turn(&self, guests: usize, now: Instant) -> Instant {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = now.max(*done);
        *done = turn + EACH * u32::try_from(guests).unwrap_or(u32::MAX);
        turn
    }

    /// The next moment of these news after `now`: each has its own, spread over the time from one
    /// to the next as evenly as numbers that rise can be.
    fn next(&self, number: u64, now: Instant) -> Instant {
        /// The golden section of 2^32, under which multiples never crowd.
        const SPREAD: u64 = 2_654_435_769;
        let every = self.every.as_nanos().max(1);
        let share = u128::from(number.wrapping_mul(SPREAD) & 0xffff_ffff);
        let own = (every * share) >> 32;
        let passed = now.saturating_duration_since(self.start).as_nanos() + every - own;
        let rest = every - passed % every;
        now + Duration::from_nanos(u64::try_from(rest).unwrap_or_default())
    }
}

/// The moments at which changes are shown, for one guest.
#[derive(Debug)]
pub(super) struct Moments(Option<watch::Receiver<()>>);

impl Moments {
    /// Waits for a moment since last looked; for ever once nothing changes any more.
    pub(super) async fn wait(&mut self) {
        if let Some(moments) = &mut self.0
            && moments.changed().await.is_ok()
        {
            return;
        }
        self.0 = None;
        std::future::pending().await
    }

    /// What was shown so far has been seen.
    pub(super) fn seen(&mut self) {
        if let Some(moments) = &mut self.0 {
            moments.mark_unchanged();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_of_different_teams_are_shown_one_after_the_other() {
        let publisher = Publisher::new(8);
        let now = publisher.start + Duration::from_secs(7);
        let next = |number| publisher.next(number, now) - now;
        let mut moments: Vec<Duration> = (0..8).map(next).collect();
        moments.sort_unstable();
        assert!(moments.iter().all(|moment| *moment <= publisher.every));
        let gaps = moments.windows(2).map(|pair| pair[1] - pair[0]);
        assert!(
            gaps.min().unwrap() > Duration::from_millis(5),
            "{moments:?}"
        );
        // Each keeps its own.
        for number in 0..8 {
            let first = publisher.next(number, now);
            let gap = publisher.next(number, first) - first;
            assert!(gap.abs_diff(publisher.every) < Duration::from_micros(1));
        }
    }

    #[test]
    fn five_thousand_people_take_their_turns_and_a_full_room_does_not_wait() {
        let publisher = Publisher::new(5);
        let turns = |tables: u32, at: Instant| {
            let turn = |table| {
                let moment = at + publisher.every * table / tables;
                publisher.turn(125, moment) - moment
            };
            (0..tables).map(turn).max().unwrap()
        };
        let start = publisher.start + Duration::from_secs(1);
        assert_eq!(turns(8, start), Duration::ZERO);
        let most = turns(40, start + Duration::from_secs(1));
        assert!((500..1000).contains(&most.as_millis()), "{most:?}");
        let later = start + Duration::from_secs(10);
        assert_eq!(turns(8, later), Duration::ZERO, "nothing is owed for ever");
    }

    #[test]
    fn many_changes_are_shown_as_one_and_to_whoever_comes_later_too() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        runtime.block_on(async {
            let publisher = Arc::new(Publisher::new(20));
            let (news, quiet) = (News::default(), News::default());
            let mut one = publisher.listen(news.listen());
            let mut other = publisher.listen(quiet.listen());
            for _ in 0..100 {
                news.tell();
            }
            one.wait().await;
            let mut late = publisher.listen(news.listen());
            let soon = Duration::from_millis(200);
            let again = tokio::time::timeout(soon, one.wait()).await;
            assert!(again.is_err(), "one moment for a hundred changes");
            assert!(tokio::time::timeout(soon, other.wait()).await.is_err());
            news.tell();
            one.wait().await;
            late.wait().await;
            drop((one, late));
            tokio::time::sleep(soon).await;
            let known = publisher.shown.lock().unwrap().len();
            assert_eq!(known, 1, "what nobody hears is let go");
            news.tell();
            let mut back = publisher.listen(news.listen());
            news.tell();
            back.wait().await;
        });
    }
}
