//! Real time, told to a hall.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::open::Hall;

/// Between two looks at the clock.
const TICK: Duration = Duration::from_millis(125);

/// Tells a hall how much time goes by, for as long as it lives.
pub struct Clock {
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Clock {
    /// Begins to tell.
    #[must_use]
    pub fn start(hall: Arc<Hall>) -> Self {
        let ends = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&ends);
        let run = move || {
            let (start, mut told_of) = (Instant::now(), 0);
            while !told.load(Ordering::Acquire) {
                thread::park_timeout(TICK);
                let now = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
                hall.tick(now - told_of);
                told_of = now;
            }
        };
        let thread = thread::Builder::new()
            .name("clock".to_owned())
            .spawn(run)
            .ok();
        Self { ends, thread }
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}
