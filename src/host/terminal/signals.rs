//! Signals as flags that the event loop looks at, so that nothing happens behind its back; and a
//! watch for the one case in which the loop cannot look.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use signal_hook::SigId;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::{flag, low_level};

/// Listens while it lives.
pub(super) struct Signals {
    /// Number of the signal that asks us to leave; 0 for none.
    leave: Arc<AtomicUsize>,
    cont: Arc<AtomicBool>,
    ids: Vec<SigId>,
}

impl Signals {
    pub(super) fn listen() -> io::Result<Self> {
        let mut signals = Self {
            leave: Arc::default(),
            cont: Arc::default(),
            ids: Vec::new(),
        };
        for signal in [SIGTERM, SIGHUP, SIGINT] {
            let number = usize::try_from(signal).unwrap_or(1);
            signals
                .ids
                .push(flag::register_usize(signal, signals.leave.clone(), number)?);
        }
        signals
            .ids
            .push(flag::register(SIGCONT, signals.cont.clone())?);
        Ok(signals)
    }

    /// The signal that asks us to leave.
    pub(super) fn caught(&self) -> Option<i32> {
        match self.leave.load(Ordering::Relaxed) {
            0 => None,
            number => i32::try_from(number).ok(),
        }
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

/// How often the watch looks.
const LOOK: Duration = Duration::from_millis(100);
/// So many looks in a row must find the terminal gone or the signal unanswered.
const PATIENCE: u32 = 15;
/// The exit code of every play that something outside cut short.
const INTERRUPTED: i32 = 130;

/// Ends the program when the event loop cannot: a read from a terminal that has gone away never
/// returns. Every decision shown as done is on disk by then, and nobody is left to be told.
pub(super) struct Watch {
    done: Arc<AtomicBool>,
}

impl Watch {
    pub(super) fn over(signals: &Signals) -> Self {
        let done = Arc::new(AtomicBool::new(false));
        let (leave, over) = (signals.leave.clone(), done.clone());
        thread::spawn(move || {
            let mut looks = 0;
            while !over.load(Ordering::Relaxed) {
                thread::sleep(LOOK);
                let asked = leave.load(Ordering::Relaxed);
                let gone = !io::stdin().is_terminal();
                looks = if asked != 0 || gone { looks + 1 } else { 0 };
                if looks >= PATIENCE && !over.load(Ordering::Relaxed) {
                    super::guard::leave();
                    std::process::exit(INTERRUPTED);
                }
            }
        });
        Self { done }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Relaxed);
    }
}

/// Stops this program as Ctrl-Z does; returns when it is continued.
pub(super) fn stop() -> io::Result<()> {
    low_level::emulate_default_handler(SIGTSTP)
}
