//! The clock of a session: milliseconds that go by while it runs. Wall time is handed in.

/// A hundredth of wall time is the slowest, ten times it the fastest.
pub(super) const SPEEDS: std::ops::RangeInclusive<u32> = 10..=1000;

/// Session time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clock {
    /// Milliseconds since the start.
    pub(super) now: u64,
    pub(super) paused: bool,
    /// Percent of wall time.
    pub(super) speed: u32,
    /// Hundredths of a millisecond that the speed left over.
    rest: u64,
}

impl Default for Clock {
    fn default() -> Self {
        Self {
            now: 0,
            paused: false,
            speed: 100,
            rest: 0,
        }
    }
}

impl Clock {
    /// So many milliseconds of wall time have gone by.
    pub(super) fn pass(&mut self, wall: u64) {
        if self.paused {
            return;
        }
        let scaled = wall
            .saturating_mul(u64::from(self.speed))
            .saturating_add(self.rest);
        self.now = self.now.saturating_add(scaled / 100);
        self.rest = scaled % 100;
    }
}
