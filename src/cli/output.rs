//! Writing to stdout and stderr, whoever may have closed them.

use std::io::{self, Write};

use super::stop::Stop;
use super::words::Words;

/// Writes data to stdout. That nobody reads it any more is no failure of ours.
pub(super) fn data(words: &Words, text: &str) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(words.output_failed(&error)),
    }
}

/// Says something on stderr, one paragraph.
pub(super) fn talk(text: &str) {
    let text = crate::text::clean(text);
    let mut err = io::stderr().lock();
    let _ = err.write_all(text.as_bytes());
    let _ = err.write_all(b"\n");
    let _ = err.flush();
}

/// A value as JSON, indented, with a line end.
pub(super) fn json(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value)
        .expect("text, integers and lists always have a JSON form");
    text.push('\n');
    text
}
