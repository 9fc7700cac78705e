//! What each decision cost, worked out while somebody waits: a search that takes long says how far
//! it is.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

use super::output::talk;
use super::words::Words;
use crate::analysis::{Told, Untold, Watch};
use crate::host::Looked;
use crate::host::cost::{Question, Shelf};

/// Whoever waits less than this is told nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// Between two figures.
const PAUSE: Duration = Duration::from_millis(250);

/// The answer for a stored session. Nothing is searched where play has not ended, or where the
/// shelf has it.
pub(super) fn told(words: &Words, shelf: &mut Shelf<'_>, looked: &Looked) -> Result<Told, Untold> {
    let question = Question {
        table: looked.table.clone(),
        chair: looked.chair,
        subject: looked.subject,
    };
    let mut said = Said::new(words, "cli-searching");
    let told = shelf.tell(&question, &mut said);
    said.done();
    told
}

/// Progress on stderr: one sentence, and on a terminal figures that are written over.
pub(super) struct Said<'a> {
    words: &'a Words,
    /// The phrase that says what the search is for.
    why: &'static str,
    started: Instant,
    last: Option<Instant>,
    figures: bool,
}

impl Watch for Said<'_> {
    fn goes_on(&mut self, known: usize, expanded: usize) -> bool {
        let now = Instant::now();
        if now - self.started < PATIENCE {
            return true;
        }
        if self.last.is_none() {
            talk(&self.words.locale.say(self.why, &[]));
        }
        if self.last.is_none_or(|last| now - last >= PAUSE) {
            self.last = Some(now);
            if self.figures {
                let args = [("known", known.into()), ("done", expanded.into())];
                let said = self.words.say("cli-searched", &args);
                let _ = write!(stderr().lock(), "\r\x1b[K{said}");
            }
        }
        true
    }
}

impl<'a> Said<'a> {
    pub(super) fn new(words: &'a Words, why: &'static str) -> Self {
        Self {
            words,
            why,
            started: Instant::now(),
            last: None,
            figures: stderr().is_terminal(),
        }
    }

    pub(super) fn done(&self) {
        if self.figures && self.last.is_some() {
            let _ = write!(stderr().lock(), "\r\x1b[K");
        }
    }
}
