//! A thread that works out one answer while a screen goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;

use super::ask::{Question, tell};
use super::keep::cache_folder;
use crate::analysis::Watch;
use crate::report::cost;
use crate::session::view::cost::Cost;

/// Work on one question. Dropping it ends the work soon.
#[derive(Debug)]
pub struct Worker {
    far: Arc<Far>,
    thread: Option<JoinHandle<Cost>>,
    answer: Cost,
}

/// How far the work is, and whether it is still wanted.
#[derive(Debug, Default)]
struct Far {
    known: AtomicUsize,
    expanded: AtomicUsize,
    left: AtomicBool,
}

/// The worker's end of it.
struct Notes(Arc<Far>);

impl Watch for Notes {
    fn goes_on(&mut self, known: usize, expanded: usize) -> bool {
        self.0.known.store(known, Ordering::Relaxed);
        self.0.expanded.store(expanded, Ordering::Relaxed);
        !self.0.left.load(Ordering::Relaxed)
    }
}

impl Worker {
    /// Sets to work. Texts of the answer are in `language`.
    #[must_use]
    pub fn start(question: Question, language: String) -> Self {
        let far = Arc::new(Far::default());
        let mut notes = Notes(Arc::clone(&far));
        let work = move || {
            let told = tell(&question, cache_folder().as_deref(), &mut notes);
            cost(question.table.exercise(), &language, &told)
        };
        // Where the system has no thread to give, the answer is that it was not worked out.
        let thread = std::thread::Builder::new()
            .name("paths".to_owned())
            .spawn(work);
        Self {
            far,
            thread: thread.ok(),
            answer: Cost::Untold("stopped".to_owned()),
        }
    }

    /// The answer, or how far the work is.
    pub fn look(&mut self) -> Cost {
        match self.thread.take() {
            Some(thread) if thread.is_finished() => {
                if let Ok(answer) = thread.join() {
                    self.answer = answer;
                }
            }
            Some(thread) => {
                self.thread = Some(thread);
                let count = |number: &AtomicUsize| number.load(Ordering::Relaxed);
                return Cost::Working(count(&self.far.known), count(&self.far.expanded));
            }
            None => {}
        }
        self.answer.clone()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.far.left.store(true, Ordering::Relaxed);
    }
}
