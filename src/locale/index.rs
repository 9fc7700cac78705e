//! Where in a catalogue's file each group and each key stands: found while the program is built, so
//! that a start need not read a hundred kilobytes of phrases to say thirty.

use std::collections::BTreeMap;

/// Begins a group of phrases.
const HEADING: &str = "## ";

/// What stands where in a catalogue's file.
pub(super) struct Index {
    /// First byte of each group, in order; it ends where the next begins.
    pub(super) groups: Vec<u32>,
    /// Where each key stands, sorted by the keys: its first byte, its length in bytes, its group.
    pub(super) keys: Vec<(u32, u16, u16)>,
}

impl Index {
    /// Of this file; none when it is longer, or has more groups, than an index can tell.
    pub(super) fn of(source: &str) -> Option<Self> {
        let mut index = Self {
            groups: vec![0],
            keys: Vec::new(),
        };
        let mut sorted = BTreeMap::new();
        let mut at = 0_usize;
        for line in source.split_inclusive('\n') {
            let from = u32::try_from(at).ok()?;
            if line.starts_with(HEADING) {
                index.groups.push(from);
            }
            if line.starts_with(|first: char| first.is_ascii_alphabetic())
                && let Some((key, _)) = line.split_once('=')
            {
                let key = key.trim_end();
                let length = u16::try_from(key.len()).ok()?;
                let group = u16::try_from(index.groups.len() - 1).ok()?;
                sorted.insert(key, (from, length, group));
            }
            at += line.len();
        }
        index.keys = sorted.into_values().collect();
        Some(index)
    }
}
