//! Signals that end line mode: between two commits, with a word on where the session is.

use std::path::Path;

use super::output::talk;
use super::words::Words;
use crate::host::Gate;
use crate::host::terminal::INTERRUPTED;

/// Waits in the background for a signal to end. A commit under way is finished first.
#[cfg(unix)]
pub(super) fn watch(words: &Words, dir: &Path, gate: &Gate) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    let (words, dir, gate) = (words.clone(), dir.to_owned(), gate.clone());
    std::thread::Builder::new().spawn(move || {
        if signals.forever().next().is_some() {
            gate.between(|unsaved| {
                end_anyway();
                if unsaved > 0 {
                    let args = [("count", unsaved.into())];
                    talk(&words.say("cli-unsaved", &args));
                }
                talk(&words.resumable(&dir));
                std::process::exit(i32::from(INTERRUPTED));
            });
        }
    })?;
    Ok(())
}

/// Words that nobody takes, on a terminal that was stopped, keep nobody alive.
#[cfg(unix)]
fn end_anyway() {
    std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_secs(1));
        signal_hook::low_level::exit(i32::from(INTERRUPTED));
    });
}

/// Elsewhere the system ends the program; what was shown as done is on disk in any case.
#[cfg(not(unix))]
pub(super) fn watch(_words: &Words, _dir: &Path, _gate: &Gate) -> std::io::Result<()> {
    Ok(())
}
