//! A commit is not cut in two: who wants to end the program waits until the store has answered.

use std::sync::{Arc, Mutex, PoisonError};

/// Shared between the table's owner and whoever may end the program.
#[derive(Debug, Clone, Default)]
pub struct Gate(Arc<Mutex<u64>>);

impl Gate {
    /// Runs a commit; it tells how many entries are then in memory alone.
    pub fn commit<T>(&self, run: impl FnOnce() -> (T, u64)) -> T {
        let mut unsaved = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (done, left) = run();
        *unsaved = left;
        done
    }

    /// Runs while no commit does, with the number of entries in memory alone.
    pub fn between<T>(&self, run: impl FnOnce(u64) -> T) -> T {
        run(*self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
