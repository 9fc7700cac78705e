//! How far a search is, on stderr, where somebody watches.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::super::words::Words;
use crate::analysis::Watch;

/// A bar over the situations that are known; more become known as it goes on.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// One that is drawn at most ten times a second, and not at all where stderr is no terminal.
    pub(super) fn new(words: &Words) -> Self {
        let bar = ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::stderr_with_hz(10));
        let shape = words.say("explore-progress", &[]);
        if let Ok(style) = ProgressStyle::with_template(&shape) {
            bar.set_style(style.progress_chars("█▓░"));
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar }
    }

    pub(super) fn done(&self) {
        self.bar.finish_and_clear();
    }
}

impl Watch for Progress {
    fn goes_on(&mut self, known: usize, expanded: usize) -> bool {
        self.bar.set_length(known as u64);
        self.bar.set_position(expanded as u64);
        true
    }
}
