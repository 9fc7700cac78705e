//! The states of one stop, each once, in pages of 64 whose keys differ in the last bits alone.
//!
//! One number runs within a page, and what is next to a state leads next to where it leads. So a
//! way finds its page where it found it last, and the table of pages is small enough to stay near.

use super::key::Key;
use hashbrown::HashTable;

/// States of a page.
pub(super) const PAGE: usize = 64;
/// A state that was not met. Every other has the fewest decisions on a way to it.
pub(super) const NEVER: u8 = u8::MAX;

/// A state within its stop: the number of its page, and its place there in the last six bits.
pub(super) type Name = u32;

/// The states of one stop.
#[derive(Debug, Default)]
pub(super) struct States<K> {
    pages: Vec<Page<K>>,
    depths: Vec<[u8; PAGE]>,
    table: HashTable<u32>,
}

/// States whose keys differ in the last six bits alone.
#[derive(Debug, Clone, Copy)]
struct Page<K> {
    /// What they share.
    key: K,
    /// Which of them there are.
    there: u64,
    /// How many states there are in the pages before.
    before: u32,
}

impl<K: Key> Page<K> {
    fn iter(&self, number: u32) -> impl Iterator<Item = (Name, K)> + use<K> {
        let (key, mut left) = (self.key, self.there);
        std::iter::from_fn(move || {
            let place = left.trailing_zeros();
            left &= left.checked_sub(1)?;
            Some((number << 6 | place, K::join(key, place)))
        })
    }
}

impl<K: Key> States<K> {
    /// The name of the state, which is added if it is new. `hint` is the page where to look first.
    /// None where there are more pages than names.
    #[inline]
    pub(super) fn add(&mut self, key: K, depth: u8, hint: &mut u32) -> Option<Name> {
        let (shared, place) = key.split();
        let near = self
            .pages
            .get(*hint as usize)
            .is_some_and(|page| page.key == shared);
        if !near {
            *hint = self.page(shared)?;
        }
        let page = *hint as usize;
        self.pages[page].there |= 1 << place;
        let known = &mut self.depths[page][place as usize];
        *known = (*known).min(depth);
        Some(*hint << 6 | place)
    }

    fn page(&mut self, shared: K) -> Option<u32> {
        let Self {
            pages,
            depths,
            table,
        } = self;
        let same = |page: &u32| pages[*page as usize].key == shared;
        let hash = |page: &u32| pages[*page as usize].key.mixed();
        match table.entry(shared.mixed(), same, hash) {
            hashbrown::hash_table::Entry::Occupied(known) => Some(*known.get()),
            hashbrown::hash_table::Entry::Vacant(place) => {
                let number = u32::try_from(pages.len())
                    .ok()
                    .filter(|number| *number < 1 << 26)?;
                place.insert(number);
                pages.push(Page {
                    key: shared,
                    there: 0,
                    before: 0,
                });
                depths.push([NEVER; PAGE]);
                Some(number)
            }
        }
    }

    /// Counts the states; none will be added any more.
    pub(super) fn close(&mut self) {
        self.table = HashTable::new();
        let mut before = 0;
        for page in &mut self.pages {
            page.before = before;
            before += page.there.count_ones();
        }
    }

    /// How many states there are.
    pub(super) fn len(&self) -> usize {
        let last = self.pages.last();
        last.map_or(0, |page| (page.before + page.there.count_ones()) as usize)
    }

    /// The number of a state among those of its stop, from 0; rises with its name.
    #[inline]
    pub(super) fn number(&self, name: Name) -> usize {
        let page = &self.pages[(name >> 6) as usize];
        let earlier = page.there & ((1 << (name & 63)) - 1);
        (page.before + earlier.count_ones()) as usize
    }

    /// The fewest decisions on a way to a state.
    #[inline]
    pub(super) fn depth(&self, name: Name) -> u8 {
        self.depths[(name >> 6) as usize][(name & 63) as usize]
    }

    /// All states in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Name, K)> {
        (0u32..)
            .zip(&self.pages)
            .flat_map(|(number, page)| page.iter(number))
    }

    /// The states of a page.
    pub(super) fn page_of(&self, number: usize) -> impl Iterator<Item = (Name, K)> {
        let page = self.pages.get(number).into_iter();
        page.flat_map(move |page| page.iter(number as u32))
    }

    /// Bytes that the states take.
    pub(super) fn bytes(&self) -> usize {
        self.pages.len() * (size_of::<Page<K>>() + PAGE + 2 * size_of::<u32>())
    }
}
