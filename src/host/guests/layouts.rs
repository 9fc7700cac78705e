//! What was laid out for a picture, kept for whoever draws the next one of the same world.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::tui::Laid;

/// So many are kept: a world, a window and its colours each.
const KEPT: usize = 64;

/// The number of a world, the size of a window, and how many colours it has.
pub(super) type Key = (u64, (u16, u16), u32);

/// Layouts that nobody draws with at the moment.
#[derive(Default)]
pub(super) struct Layouts(Mutex<HashMap<Key, Laid>>);

impl Layouts {
    /// Hands a layout out; it is gone until it is kept again.
    pub(super) fn take(&self, key: Key) -> Option<Laid> {
        self.all().remove(&key)
    }

    /// Keeps a layout for the next one. Worlds pass: once there are too many, all go.
    pub(super) fn keep(&self, key: Key, laid: Laid) {
        let mut all = self.all();
        if all.len() >= KEPT {
            all.clear();
        }
        all.insert(key, laid);
    }

    fn all(&self) -> MutexGuard<'_, HashMap<Key, Laid>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
