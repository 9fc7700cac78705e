//! A watch over the wait for keys. The reader of events never comes back once its terminal has
//! gone away (it reads nothing, for ever, at full speed), so no flag set by a hangup would ever be
//! looked at: somebody else must end the program then. Whatever was shown as done is on disk.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::guard;

/// How often the watch looks. A healthy wait ends ten times in it.
const PERIOD: Duration = Duration::from_secs(1);
/// So many looks in a row must find the same wait; a busy machine may let one last for a few.
const PATIENCE: u32 = 6;
/// Exit code of a hangup, 128 and the number of its signal.
const HANGUP: i32 = 129;

/// Watches while it lives.
pub(super) struct Watch {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    waiting: AtomicBool,
    waits: AtomicU64,
    done: AtomicBool,
}

impl Watch {
    pub(super) fn start() -> Self {
        let shared = Arc::new(Shared::default());
        let watched = shared.clone();
        let thread = thread::Builder::new()
            .name("terminal-watch".to_owned())
            .spawn(move || watch(&watched))
            .ok();
        Self { shared, thread }
    }

    /// Runs a short wait for events under watch.
    pub(super) fn over<T>(&self, wait: impl FnOnce() -> T) -> T {
        self.shared.waits.fetch_add(1, Ordering::Relaxed);
        self.shared.waiting.store(true, Ordering::SeqCst);
        let result = wait();
        self.shared.waiting.store(false, Ordering::SeqCst);
        result
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.shared.done.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}

fn watch(shared: &Shared) {
    let mut looks = Looks::default();
    loop {
        thread::park_timeout(PERIOD);
        if shared.done.load(Ordering::SeqCst) {
            return;
        }
        if looks.stuck(
            shared.waiting.load(Ordering::SeqCst),
            shared.waits.load(Ordering::Relaxed),
        ) {
            guard::leave();
            std::process::exit(HANGUP);
        }
    }
}

/// What the watch saw at its last looks.
#[derive(Default)]
pub(super) struct Looks {
    wait: u64,
    same: u32,
}

impl Looks {
    /// One look: is a wait under way, and which? True once it is the same one too often.
    pub(super) fn stuck(&mut self, waiting: bool, wait: u64) -> bool {
        self.same = if waiting && wait == self.wait {
            self.same + 1
        } else {
            0
        };
        self.wait = wait;
        self.same >= PATIENCE
    }
}
