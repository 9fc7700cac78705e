//! Reading lines from whatever is piped in: any bytes, of any length.

use std::io::{self, BufRead, Read};

use crate::locale::phrase;

/// Bytes of the longest line that is read; the rest of a longer one is skipped.
const LONGEST: u64 = 64 << 10;

/// Why a line cannot be read as an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Longer than any answer.
    TooLong,
    /// Not UTF-8.
    NotUtf8,
    /// A NUL byte in it.
    Nul,
}

impl Fault {
    /// The phrase that says it.
    pub(super) fn phrase(self) -> &'static str {
        match self {
            Self::TooLong => phrase("plain-line-too-long"),
            Self::NotUtf8 => phrase("plain-line-not-utf8"),
            Self::Nul => phrase("plain-line-nul"),
        }
    }
}

/// The next line without its end; none at the end of the input.
///
/// # Errors
/// When the input cannot be read.
pub(super) fn next_line(input: &mut dyn BufRead) -> io::Result<Option<Result<String, Fault>>> {
    let mut bytes = Vec::new();
    let mut part = input.take(LONGEST);
    part.read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && bytes.len() as u64 == LONGEST {
        skip_line(input)?;
        return Ok(Some(Err(Fault::TooLong)));
    }
    while let [rest @ .., b'\n' | b'\r'] = bytes.as_slice() {
        bytes.truncate(rest.len());
    }
    if bytes.contains(&0) {
        return Ok(Some(Err(Fault::Nul)));
    }
    Ok(Some(String::from_utf8(bytes).map_err(|_| Fault::NotUtf8)))
}

/// Reads to the end of the line without keeping it.
fn skip_line(input: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let part = input.fill_buf()?;
        let (end, done) = match part.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (part.len(), part.is_empty()),
        };
        input.consume(end);
        if done {
            return Ok(());
        }
    }
}
