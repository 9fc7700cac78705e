//! How fast one guest may be: so many a second, and some at once after a pause.

use std::time::Duration;

use tokio::time::Instant;

/// A measure of something that comes at a rate.
#[derive(Debug)]
pub(super) struct Pace {
    /// When everything taken so far is paid for.
    paid: Instant,
    each: Duration,
    at_once: Duration,
}

impl Pace {
    /// So many a second, of which so many may come at once.
    pub(super) fn new(a_second: u32, at_once: u32) -> Self {
        let each = Duration::from_secs(1) / a_second.max(1);
        Self {
            paid: Instant::now(),
            each,
            at_once: each * at_once,
        }
    }

    /// Takes one, if it is not too many.
    pub(super) fn take(&mut self) -> bool {
        let now = Instant::now();
        let paid = self.paid.max(now) + self.each;
        if paid > now + self.at_once {
            return false;
        }
        self.paid = paid;
        true
    }

    /// Takes so many in any case; how long to wait before more is taken, a second at most.
    pub(super) fn delay(&mut self, count: usize) -> Duration {
        let now = Instant::now();
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let most = now + self.at_once + Duration::from_secs(1);
        self.paid = (self.paid.max(now) + self.each.saturating_mul(count)).min(most);
        self.paid.saturating_duration_since(now + self.at_once)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_at_once_and_then_no_more() {
        let mut pace = Pace::new(10, 20);
        let taken = (0..1000).filter(|_| pace.take()).count();
        assert!((20..=21).contains(&taken), "{taken}");
    }

    #[test]
    fn a_flood_waits_and_a_typist_does_not() {
        let mut pace = Pace::new(1000, 500);
        assert_eq!(pace.delay(400), Duration::ZERO);
        assert!(pace.delay(400) > Duration::from_millis(200));
        assert!(pace.delay(usize::MAX) <= Duration::from_secs(1));
    }
}
