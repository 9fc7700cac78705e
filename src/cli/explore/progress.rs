//! How far a search is, on stderr, where somebody watches.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::super::words::Words;
use crate::analysis::Watch;

/// A bar over the situations that are known; more become known as it goes on. Then, where all are
/// known, one over what is left to be solved.
pub(super) struct Progress {
    bar: ProgressBar,
    /// How the bar looks while it is solved, until then.
    solving: Option<String>,
}

impl Progress {
    /// One that is drawn at most ten times a second, and not at all where stderr is no terminal.
    pub(super) fn new(words: &Words) -> Self {
        let bar = ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::stderr_with_hz(10));
        shape(&bar, &words.say("explore-progress", &[]));
        bar.enable_steady_tick(Duration::from_millis(200));
        Self {
            bar,
            solving: Some(words.say("explore-progress-solving", &[])),
        }
    }

    pub(super) fn done(&self) {
        self.bar.finish_and_clear();
    }
}

fn shape(bar: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("█▓░"));
    }
}

impl Watch for Progress {
    fn goes_on(&mut self, known: usize, expanded: usize) -> bool {
        self.bar.set_length(known as u64);
        self.bar.set_position(expanded as u64);
        true
    }

    fn solves(&mut self, done: usize, whole: usize) -> bool {
        if let Some(solving) = self.solving.take() {
            shape(&self.bar, &solving);
            self.bar.reset();
        }
        self.goes_on(whole, done)
    }
}
