//! The states of one stop, each once, numbered as they are met.

use super::key::Key;
use hashbrown::HashTable;

/// States and how they were met first by the fewest decisions.
#[derive(Debug, Default)]
pub(super) struct States<K> {
    pub(super) keys: Vec<K>,
    pub(super) met: Vec<Met>,
    /// Emptied once nothing more can lead here.
    table: HashTable<(K, u32)>,
}

/// The state before, and how many decisions there are up to here.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Met {
    /// Its number within its stop.
    pub(super) by: u32,
    /// Its stop.
    pub(super) stop: u16,
    pub(super) depth: u16,
}

impl<K: Key> States<K> {
    /// The number of the state, which is added if it is new.
    #[inline]
    pub(super) fn add(&mut self, key: K, met: Met) -> u32 {
        let entry = self.table.entry(key.mixed(), |(known, _)| *known == key, |(known, _)| known.mixed());
        match entry {
            hashbrown::hash_table::Entry::Occupied(known) => {
                let number = known.get().1;
                let known = &mut self.met[number as usize];
                if met.depth < known.depth {
                    *known = met;
                }
                number
            }
            hashbrown::hash_table::Entry::Vacant(place) => {
                let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
                place.insert((key, number));
                self.keys.push(key);
                self.met.push(met);
                number
            }
        }
    }

    /// No state will be added any more.
    pub(super) fn close(&mut self) {
        self.table = HashTable::new();
        self.keys.shrink_to_fit();
        self.met.shrink_to_fit();
    }
}
