//! How guests learn that something changed which they show: a number that only rises. Whoever
//! looks late sees one change instead of many.

use tokio::sync::watch;

/// Tells changes to any number of guests; never waits.
#[derive(Debug)]
pub struct News(watch::Sender<u64>);

impl Default for News {
    fn default() -> Self {
        Self(watch::Sender::new(0))
    }
}

impl News {
    /// Something changed.
    pub fn tell(&self) {
        self.0.send_modify(|number| *number += 1);
    }

    /// For a guest: tells what changes from now on.
    #[must_use]
    pub fn listen(&self) -> Changes {
        Changes(Some(self.0.subscribe()))
    }
}

/// A guest's ear for changes.
#[derive(Debug, Clone)]
pub struct Changes(Option<watch::Receiver<u64>>);

impl Changes {
    /// Hears nothing.
    #[must_use]
    pub fn never() -> Self {
        Self(None)
    }

    /// Waits for a change since last looked; for ever once nobody tells any more.
    pub(super) async fn wait(&mut self) {
        if let Some(changes) = &mut self.0
            && changes.changed().await.is_ok()
        {
            return;
        }
        self.0 = None;
        std::future::pending().await
    }

    /// What changed so far has been seen.
    pub(super) fn seen(&mut self) {
        if let Some(changes) = &mut self.0 {
            changes.mark_unchanged();
        }
    }
}
