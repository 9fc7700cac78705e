//! How far the work is, on a terminal only: one line that is written over and leaves no trace.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::cli::words::Words;
use crate::text::{pad, truncate};

/// Cells of the line.
const WIDTH: usize = 78;
/// Between two showings.
const PAUSE: Duration = Duration::from_millis(200);

/// A line on stderr.
pub(super) struct Progress<'w> {
    words: &'w Words,
    runs: u64,
    begun: Instant,
    shown: Instant,
    seen: bool,
    terminal: bool,
}

impl<'w> Progress<'w> {
    pub(super) fn new(words: &'w Words, runs: u64) -> Self {
        let now = Instant::now();
        Self {
            words,
            runs,
            begun: now,
            shown: now,
            seen: false,
            terminal: io::stderr().is_terminal(),
        }
    }

    /// So many situations are known.
    pub(super) fn searched(&mut self, known: usize) {
        if self.due() {
            let args = [("known", known.into())];
            let said = self.words.say("cli-simulate-searching", &args);
            self.show(&said);
        }
        self.begun = Instant::now();
    }

    /// So many playthroughs are done.
    pub(super) fn played(&mut self, done: u64) {
        if !self.due() {
            return;
        }
        let rate = done as f64 / self.begun.elapsed().as_secs_f64().max(1e-3);
        let left = (self.runs - done) as f64 / rate.max(1.0);
        let args = [
            ("done", done.into()),
            ("runs", self.runs.into()),
            ("rate", (rate as u64).into()),
            ("left", (left.ceil() as u64).into()),
        ];
        let said = self.words.say("cli-simulate-progress", &args);
        self.show(&said);
    }

    /// Takes the line away.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.seen) {
            write(&format!("\r{}\r", " ".repeat(WIDTH)));
        }
    }

    fn due(&mut self) -> bool {
        self.terminal && self.shown.elapsed() >= PAUSE
    }

    fn show(&mut self, said: &str) {
        (self.shown, self.seen) = (Instant::now(), true);
        write(&format!("\r{}", pad(&truncate(said, WIDTH), WIDTH)));
    }
}

/// Nobody may be there to read it, which stops nothing.
fn write(text: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(text.as_bytes());
    let _ = err.flush();
}
