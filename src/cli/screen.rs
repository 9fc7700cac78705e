//! Playing on this screen.

use super::play::needs_terminal;
use super::stop::Stop;
use super::words::Words;
use crate::host::Options;

/// Opens the library, or an exercise of it.
pub(super) fn play(words: &Words, ex: Option<&str>, options: Options) -> Result<(), Stop> {
    needs_terminal(words)?;
    let _ = (ex, options);
    Ok(())
}

/// Opens a session.
pub(super) fn resume(words: &Words, session: &std::path::Path) -> Result<(), Stop> {
    needs_terminal(words)?;
    let _ = session;
    Ok(())
}
