//! What a process takes: time of the processor and memory, looked at from within.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde::Serialize;

/// Between two looks.
const EVERY: Duration = Duration::from_millis(100);

/// One look: milliseconds since the first, processor time in microseconds, memory in KiB.
type Look = (u64, u64, u64);

/// Looks again and again, for as long as it lives.
pub struct Meter {
    looks: Arc<Mutex<Vec<Look>>>,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// What was taken in a span of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Taken {
    /// Processor time, percent of one core.
    pub cpu_percent: f64,
    /// Processor time a participant and second, microseconds.
    pub cpu_us_each: f64,
    /// Resident memory a participant, KiB, beyond what the process had before anybody joined.
    pub memory_kib_each: f64,
    /// Resident memory at the end of the span, KiB.
    pub memory_kib: u64,
}

impl Meter {
    /// Begins to look.
    #[must_use]
    pub fn start() -> Self {
        let start = Instant::now();
        let looks = Arc::new(Mutex::new(vec![look(start)]));
        let ends = Arc::new(AtomicBool::new(false));
        let (seen, told) = (Arc::clone(&looks), Arc::clone(&ends));
        let watch = move || {
            while !told.load(Ordering::Acquire) {
                thread::park_timeout(EVERY);
                let look = look(start);
                seen.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(look);
            }
        };
        let thread = thread::Builder::new().name("meter".to_owned()).spawn(watch);
        Self {
            looks,
            ends,
            thread: thread.ok(),
        }
    }

    /// What was taken between these milliseconds, with so many people there.
    #[must_use]
    pub fn between(&self, (from, to): (u64, u64), people: usize) -> Taken {
        let looks = self.looks.lock().unwrap_or_else(PoisonError::into_inner);
        let at = |moment: u64| {
            let after = looks.iter().find(|(at, ..)| *at >= moment);
            after.or(looks.last()).copied().unwrap_or_default()
        };
        let (before, first, last) = (at(0), at(from), at(to));
        let passed = (last.0 - first.0).max(1) as f64;
        let busy = (last.1 - first.1) as f64;
        let people = people.max(1) as f64;
        Taken {
            cpu_percent: busy / passed / 10.0,
            cpu_us_each: busy / passed * 1000.0 / people,
            memory_kib_each: last.2.saturating_sub(before.2) as f64 / people,
            memory_kib: last.2,
        }
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}

fn look(start: Instant) -> Look {
    let passed = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    (passed, processor(), memory())
}

/// Microseconds of processor time so far.
#[cfg(unix)]
fn processor() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let (seconds, nanos) = (time.tv_sec, time.tv_nsec / 1000);
    u64::try_from(seconds * 1_000_000 + nanos).unwrap_or_default()
}

#[cfg(not(unix))]
fn processor() -> u64 {
    0
}

/// Resident memory, KiB; nothing where the system does not tell.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Lets this process open so many files where the system allows it; else the number it may open.
///
/// # Errors
/// The most files that may be open.
pub fn allow_files(needed: u64) -> Result<(), u64> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
        if current.is_none_or(|current| current >= needed) {
            return Ok(());
        }
        let wanted = maximum.map_or(needed, |maximum| maximum.min(needed));
        let raised = Rlimit {
            current: Some(wanted),
            maximum,
        };
        let set = setrlimit(Resource::Nofile, raised);
        let now = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
        match set.is_ok() && now >= needed {
            true => Ok(()),
            false => Err(now),
        }
    }
    #[cfg(not(unix))]
    {
        let _ = needed;
        Ok(())
    }
}
