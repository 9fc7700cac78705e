//! Enters the terminal and restores it on every way out, panics included.

use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, TryLockError};

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::execute;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use rustix::fs::{Mode, OFlags};
use rustix::termios::{QueueSelector, tcflush};

use super::drive::SharedPlace;
use super::input;
use crate::host::ssh;
use crate::locale::Locale;
use crate::text;

/// Raw mode and the alternate screen, for as long as it lives.
pub(super) struct Guard;

impl Guard {
    /// Takes the terminal over, and its pointer where that is wanted.
    pub(super) fn enter(mouse: bool) -> io::Result<Self> {
        // Made first, so that a failure half way is undone as well.
        let guard = Self;
        MOUSE.store(mouse, Ordering::SeqCst);
        enter()?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// There is one terminal a process. Leaving the alternate screen twice would put the cursor back
/// over what was printed after the first time.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// The terminal was given back to its end, and not taken again.
static LEFT: AtomicBool = AtomicBool::new(true);

/// The pointer is listened to whenever the terminal is ours.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Takes the terminal over.
pub(super) fn enter() -> io::Result<()> {
    ENTERED.store(true, Ordering::SeqCst);
    LEFT.store(false, Ordering::SeqCst);
    // A shell that continued us has set its own mode, which is taken for ours unless left first.
    let _ = disable_raw_mode();
    enable_raw_mode()?;
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        crossterm::cursor::Hide
    )?;
    if MOUSE.load(Ordering::SeqCst) {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Rings the bell of the terminal. That it cannot is of no use to anybody.
pub(super) fn bell() {
    if ENTERED.load(Ordering::SeqCst) {
        let _ = io::stdout()
            .write_all(b"\x07")
            .and_then(|()| io::stdout().flush());
    }
}

/// Gives the terminal back. Errors are of no use to anybody then: it may be gone.
pub(super) fn leave() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    if MOUSE.load(Ordering::SeqCst) {
        let _ = execute!(io::stdout(), DisableMouseCapture);
    }
    let _ = execute!(
        io::stdout(),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        crossterm::cursor::Show
    );
    let _ = disable_raw_mode();
    LEFT.store(true, Ordering::SeqCst);
}

/// Lets go of what was drawn and the terminal has not read, so that whoever waits to write goes on.
pub(super) fn drop_drawn() {
    let _ = tcflush(io::stdout(), QueueSelector::OFlush);
}

/// Gives the terminal back as far as that goes without waiting for it, from any thread: whoever
/// draws may hold the output, and the terminal may take nothing.
pub(super) fn rescue() {
    if LEFT.load(Ordering::SeqCst) {
        return;
    }
    // Before any bytes: the mode is the system's, and needs nobody who reads.
    let _ = disable_raw_mode();
    drop_drawn();
    // Opened anew, so that only these bytes do not wait.
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY;
    if let Ok(terminal) = rustix::fs::open("/dev/tty", flags, Mode::empty()) {
        let mut bytes = Vec::new();
        let _ = execute!(
            bytes,
            EndSynchronizedUpdate,
            DisableMouseCapture,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            crossterm::cursor::Show
        );
        let _ = rustix::io::write(&terminal, &bytes);
    }
}

type PanicHook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;

/// While it lives, a panic first restores the terminal and then says one sentence and where the
/// session is.
pub(super) struct Hook {
    before: Option<PanicHook>,
}

impl Hook {
    pub(super) fn install(locale: Locale, place: SharedPlace) -> Self {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if input::only_reads() || ssh::serves_guests() {
                return;
            }
            leave();
            let _ = io::stderr().write_all(last_words(&locale, &place, info).as_bytes());
        }));
        Self {
            before: Some(before),
        }
    }
}

impl Drop for Hook {
    fn drop(&mut self) {
        // The hook of a panicking thread cannot be changed; it is ours, and stays.
        if !std::thread::panicking()
            && let Some(before) = self.before.take()
        {
            panic::set_hook(before);
        }
    }
}

fn last_words(locale: &Locale, place: &SharedPlace, info: &PanicHookInfo<'_>) -> String {
    let place = place.try_lock().map_or_else(
        |error| match error {
            TryLockError::Poisoned(error) => PoisonError::into_inner(error).clone(),
            TryLockError::WouldBlock => None,
        },
        |place| place.clone(),
    );
    let what = text::clean_line(&info.to_string()).into_owned();
    let mut words = locale.say("panic-sentence", &[("what", what.into())]);
    words.push('\n');
    if let Some(place) = place {
        let arguments = [
            ("folder", place.folder.into()),
            ("resume", place.resume.into()),
        ];
        words.push_str(&locale.say("panic-place", &arguments));
        words.push('\n');
    }
    words
}
