//! Signals as flags that the event loop looks at, so that nothing happens behind its back. Only a
//! loop that waits for a terminal nobody reads is not waited for: then the program ends without it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, getpid, kill_process};
use signal_hook::SigId;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Handle;
use signal_hook::{flag, low_level};

use super::guard;
use super::run::INTERRUPTED;

/// What asks us to leave.
const LEAVE: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];
/// So long the program has for leaving by itself once it was asked.
const GRACE: Duration = Duration::from_secs(1);
/// So long it has once more, when what it waited to write has been let go.
const LAST_GRACE: Duration = Duration::from_millis(300);

/// Listens while it lives.
pub(super) struct Signals {
    /// Number of the signal that asks us to leave; 0 for none.
    leave: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
    cont: Arc<AtomicBool>,
    ids: Vec<SigId>,
    watch: Handle,
}

impl Signals {
    pub(super) fn listen() -> io::Result<Self> {
        let mut signals = Self {
            leave: Arc::default(),
            stop: Arc::default(),
            cont: Arc::default(),
            ids: Vec::new(),
            watch: watch()?,
        };
        for signal in LEAVE {
            let number = usize::try_from(signal).unwrap_or(1);
            signals
                .ids
                .push(flag::register_usize(signal, signals.leave.clone(), number)?);
        }
        for (signal, flag) in [(SIGTSTP, &signals.stop), (SIGCONT, &signals.cont)] {
            signals.ids.push(flag::register(signal, flag.clone())?);
        }
        Ok(signals)
    }

    /// The signal that asks us to leave.
    pub(super) fn caught(&self) -> Option<i32> {
        match self.leave.load(Ordering::Relaxed) {
            0 => None,
            number => i32::try_from(number).ok(),
        }
    }

    /// Were we asked to stop since last asked? The terminal is to be given back first.
    pub(super) fn stops(&self) -> bool {
        self.stop.swap(false, Ordering::Relaxed)
    }

    /// Were we continued since last asked? Then the terminal is no longer as we left it.
    pub(super) fn continued(&self) -> bool {
        self.cont.swap(false, Ordering::Relaxed)
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        for id in self.ids.drain(..) {
            low_level::unregister(id);
        }
        // One that has already heard a signal stays: words after the screen may find no reader.
        self.watch.close();
    }
}

/// Ends the program some time after it was asked to leave, if it has not left by then. A commit
/// that is cut short was not shown as done, and the log repairs itself.
fn watch() -> io::Result<Handle> {
    let mut signals = signal_hook::iterator::Signals::new(LEAVE)?;
    let handle = signals.handle();
    let watcher = thread::Builder::new().name("signals".to_owned());
    watcher.spawn(move || {
        let Some(number) = signals.forever().next() else {
            return;
        };
        thread::sleep(GRACE);
        guard::drop_drawn();
        // Whoever waits to write learns of the room only when something wakes it.
        if let Some(signal) = Signal::from_named_raw(number) {
            let _ = kill_process(getpid(), signal);
        }
        thread::sleep(LAST_GRACE);
        guard::rescue();
        // Not by way of what runs at the end: that would write out what nobody takes.
        low_level::exit(i32::from(INTERRUPTED));
    })?;
    Ok(handle)
}

/// Stops this program as Ctrl-Z does; returns when it is continued.
pub(super) fn stop() -> io::Result<()> {
    low_level::emulate_default_handler(SIGTSTP)
}
