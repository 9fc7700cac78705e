//! Reading lines from whatever is piped in: any bytes, of any length.

use std::io::{self, BufRead, Read};
use std::time::Duration;

use crate::locale::phrase;

/// Bytes of the longest line that is read; the rest of a longer one is skipped.
const LONGEST: usize = 64 << 10;

/// Where the lines of a seat come from.
pub trait Lines {
    /// Waits for the next line, at most so long. A source of a seat beside which nothing moves
    /// before it answers may wait as long as it takes.
    ///
    /// # Errors
    /// When the input cannot be read.
    fn next(&mut self, within: Duration) -> io::Result<Heard>;
}

/// What came of waiting for a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A line without its end, or why it cannot be read.
    Line(Result<String, Fault>),
    /// Nothing in this time.
    Silence,
    /// There will be no more lines.
    End,
}

/// Why a line cannot be read as an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
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

/// Waits for each line as long as it takes.
impl<R: BufRead> Lines for R {
    fn next(&mut self, _: Duration) -> io::Result<Heard> {
        let mut bytes = Vec::new();
        Read::take(&mut *self, LONGEST as u64).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(Heard::End);
        }
        if bytes.last() != Some(&b'\n') && bytes.len() == LONGEST {
            skip_line(self)?;
            return Ok(Heard::Line(Err(Fault::TooLong)));
        }
        Ok(Heard::Line(decoded(bytes)))
    }
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

/// Cuts bytes that come in parts into lines.
#[derive(Debug, Default)]
pub struct Cutter {
    held: Vec<u8>,
    /// The line that is being read is longer than any answer.
    too_long: bool,
}

impl Cutter {
    /// Takes further bytes.
    pub fn push(&mut self, part: &[u8]) {
        self.held.extend_from_slice(part);
    }

    /// The next line that is whole.
    pub fn line(&mut self) -> Option<Result<String, Fault>> {
        let end = self.held.iter().position(|byte| *byte == b'\n');
        let Some(end) = end else {
            if self.held.len() >= LONGEST {
                self.held.clear();
                self.too_long = true;
            }
            return None;
        };
        let line: Vec<u8> = self.held.drain(..=end).collect();
        let too_long = std::mem::take(&mut self.too_long) || line.len() > LONGEST;
        Some(match too_long {
            true => Err(Fault::TooLong),
            false => decoded(line),
        })
    }

    /// What stands after the last end of a line, once there are no more bytes.
    pub fn rest(&mut self) -> Option<Result<String, Fault>> {
        if std::mem::take(&mut self.too_long) {
            self.held.clear();
            return Some(Err(Fault::TooLong));
        }
        match self.held.is_empty() {
            true => None,
            false => Some(decoded(std::mem::take(&mut self.held))),
        }
    }
}

/// The text of a line, without its end.
fn decoded(mut bytes: Vec<u8>) -> Result<String, Fault> {
    while let [rest @ .., b'\n' | b'\r'] = bytes.as_slice() {
        bytes.truncate(rest.len());
    }
    if bytes.contains(&0) {
        return Err(Fault::Nul);
    }
    String::from_utf8(bytes).map_err(|_| Fault::NotUtf8)
}
