//! Signals as flags that the event loop looks at, so that nothing happens behind its back.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::SigId;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::{flag, low_level};

/// Listens while it lives.
pub(super) struct Signals {
    /// Number of the signal that asks us to leave; 0 for none.
    leave: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
    cont: Arc<AtomicBool>,
    ids: Vec<SigId>,
}

impl Signals {
    pub(super) fn listen() -> io::Result<Self> {
        let mut signals = Self {
            leave: Arc::default(),
            stop: Arc::default(),
            cont: Arc::default(),
            ids: Vec::new(),
        };
        for signal in [SIGTERM, SIGHUP, SIGINT] {
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
    }
}

/// Stops this program as Ctrl-Z does; returns when it is continued.
pub(super) fn stop() -> io::Result<()> {
    low_level::emulate_default_handler(SIGTSTP)
}
