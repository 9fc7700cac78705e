//! The way out when the terminal itself is gone.
//!
//! A reader of events whose terminal went away never comes back: crossterm 0.29 reads on and on
//! from a file that only answers with an error. The loop then sees neither keys nor signals, so a
//! second thread looks from outside.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// Between two looks.
const PERIOD: Duration = Duration::from_millis(500);
/// So many looks without a sign of life of the loop, and it is held to be stuck. A commit under way
/// has that long to end; cut off later, it was never shown as done.
const PATIENCE: u32 = 6;
/// The exit code of a program that was interrupted.
const INTERRUPTED: i32 = 130;

/// Looks after the loop while it lives.
#[derive(Debug)]
pub(super) struct Watch {
    beats: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
}

impl Watch {
    /// Begins to look.
    pub(super) fn start() -> io::Result<Self> {
        let watch = Self {
            beats: Arc::default(),
            over: Arc::default(),
        };
        let (beats, over) = (Arc::clone(&watch.beats), Arc::clone(&watch.over));
        std::thread::Builder::new().spawn(move || look(&beats, &over))?;
        Ok(watch)
    }

    /// A sign of life of the loop.
    pub(super) fn beat(&self) {
        self.beats.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

fn look(beats: &AtomicU64, over: &AtomicBool) {
    let (mut last, mut still) = (0, 0);
    while !over.load(Ordering::Relaxed) {
        std::thread::sleep(PERIOD);
        let now = beats.load(Ordering::Relaxed);
        still = if now == last { still + 1 } else { 0 };
        last = now;
        // Nobody is there to be told anything; the session is on disk.
        if still >= PATIENCE && !io::stdin().is_terminal() && !over.load(Ordering::Relaxed) {
            std::process::exit(INTERRUPTED);
        }
    }
}
