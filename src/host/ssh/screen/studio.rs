//! Pictures and strips that several terminals see at the same time, made once. What is kept is
//! bounded; what was not asked for lately goes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tokio_util::bytes::Bytes;

use super::frame::Frame;
use super::strip::strip;
use crate::tui::theme::Colours;

/// Bytes of pictures that are kept at most, by number and as they were shown last, for this many
/// people: teams look at worlds of their own, and what was let go is painted once more.
const KEPT: (usize, usize) = (8 * 1024 * 1024, 1000);
/// Bytes of strips.
const STRIPS: usize = 2 * 1024 * 1024;
/// Empty buffers that wait to be painted on.
const BUFFERS: usize = 4;

/// How many pictures were shown, and what work that was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Shared {
    /// Times somebody's screen was brought up to date.
    pub shown: u64,
    /// Times two pictures were compared for that.
    pub compared: u64,
    /// Times a whole picture was painted.
    pub painted: u64,
    /// Times the first rows of one were painted anew, and nothing else.
    pub headed: u64,
}

/// What all pictures of this number look like on screens of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::host::ssh) struct Number {
    pub(in crate::host::ssh) picture: u128,
    pub(in crate::host::ssh) size: (u16, u16),
    pub(in crate::host::ssh) colours: Colours,
}

/// A picture, and what painting it left in its guest.
#[derive(Debug, Clone)]
pub(in crate::host::ssh) struct Painted {
    pub(in crate::host::ssh) frame: Arc<Frame>,
    pub(in crate::host::ssh) traces: Arc<[u64]>,
}

/// Where pictures are made.
#[derive(Debug)]
pub(in crate::host::ssh) struct Studio {
    /// By the number of the picture.
    numbered: Mutex<Shelf<Number, Painted>>,
    /// By what they show.
    shown: Mutex<Shelf<u64, Arc<Frame>>>,
    /// From one frame to another.
    strips: Mutex<Shelf<(Option<u64>, u64), Bytes>>,
    buffers: Mutex<Vec<Buffer>>,
    /// Pictures painted so far.
    painted: AtomicU64,
    /// Those of which the head alone was.
    headed: AtomicU64,
    /// Strips made so far, and those asked for.
    strips_made: AtomicU64,
    strips_asked: AtomicU64,
}

impl Studio {
    /// For so many people; no smaller than for the few that it is measured for.
    pub(in crate::host::ssh) fn of(people: usize) -> Self {
        let (bytes, of) = KEPT;
        let kept = bytes * people.div_ceil(of).max(1);
        Self {
            numbered: Mutex::new(Shelf::new(kept)),
            shown: Mutex::new(Shelf::new(kept)),
            strips: Mutex::new(Shelf::new(STRIPS)),
            buffers: Mutex::default(),
            painted: AtomicU64::new(0),
            headed: AtomicU64::new(0),
            strips_made: AtomicU64::new(0),
            strips_asked: AtomicU64::new(0),
        }
    }
}

impl Studio {
    /// The picture of this number, if it was painted lately.
    pub(in crate::host::ssh) fn known(&self, number: &Number) -> Option<Painted> {
        lock(&self.numbered).get(number)
    }

    /// Paints a picture.
    pub(in crate::host::ssh) fn paint(
        &self,
        size: (u16, u16),
        colours: Colours,
        paint: impl FnOnce(&mut Buffer),
    ) -> Arc<Frame> {
        let number = self.painted.fetch_add(1, Ordering::Relaxed);
        self.on_buffer(size, |buffer| {
            paint(buffer);
            Frame::new(number, buffer, colours)
        })
    }

    /// The picture below with other first rows, which are painted anew.
    pub(in crate::host::ssh) fn head(
        &self,
        below: &Frame,
        rows: u16,
        colours: Colours,
        paint: impl FnOnce(&mut Buffer),
    ) -> Arc<Frame> {
        let number = self.painted.fetch_add(1, Ordering::Relaxed);
        self.headed.fetch_add(1, Ordering::Relaxed);
        self.on_buffer((below.size.0, rows.min(below.size.1)), |buffer| {
            paint(buffer);
            below.under(number, buffer, colours)
        })
    }

    fn on_buffer(&self, size: (u16, u16), make: impl FnOnce(&mut Buffer) -> Frame) -> Arc<Frame> {
        let mut buffer = lock(&self.buffers).pop().unwrap_or_default();
        buffer.resize(Rect::new(0, 0, size.0, size.1));
        buffer.reset();
        let frame = make(&mut buffer);
        let mut buffers = lock(&self.buffers);
        if buffers.len() < BUFFERS {
            buffers.push(buffer);
        }
        drop(buffers);
        self.one_of_all(frame)
    }

    /// From now on this is the picture of this number.
    pub(in crate::host::ssh) fn number(
        &self,
        number: Number,
        frame: &Arc<Frame>,
        traces: Arc<[u64]>,
    ) {
        let weight = frame.weight() + size_of_val(&traces[..]);
        let painted = Painted {
            frame: frame.clone(),
            traces,
        };
        lock(&self.numbered).put(number, painted, weight);
    }

    /// The bytes from one picture to another; empty where they show the same.
    pub(in crate::host::ssh) fn strip(&self, old: Option<&Frame>, new: &Frame) -> Bytes {
        self.strips_asked.fetch_add(1, Ordering::Relaxed);
        let key = (old.map(|old| old.number), new.number);
        if key.0 == Some(key.1) {
            return Bytes::new();
        }
        if let Some(known) = lock(&self.strips).get(&key) {
            return known;
        }
        self.strips_made.fetch_add(1, Ordering::Relaxed);
        let bytes = Bytes::from(strip(old, new));
        lock(&self.strips).put(key, bytes.clone(), 128 + bytes.len());
        bytes
    }

    /// How much work was shared so far.
    pub(in crate::host::ssh) fn shared(&self) -> Shared {
        let get = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Shared {
            shown: get(&self.strips_asked),
            compared: get(&self.strips_made),
            painted: get(&self.painted) - get(&self.headed),
            headed: get(&self.headed),
        }
    }

    /// The frame that shows the same and is known already, or this one.
    fn one_of_all(&self, frame: Frame) -> Arc<Frame> {
        let digest = frame.digest();
        let mut shown = lock(&self.shown);
        // Strangers choose what a picture shows: equal digests prove nothing.
        match shown.get(&digest) {
            Some(known) if known.same(&frame) => known,
            _ => {
                let weight = frame.weight();
                let frame = Arc::new(frame);
                shown.put(digest, frame.clone(), weight);
                frame
            }
        }
    }

    /// Bytes that are kept, about.
    #[cfg(test)]
    pub(super) fn weight(&self) -> usize {
        lock(&self.numbered).weight() + lock(&self.shown).weight() + lock(&self.strips).weight()
    }
}

/// Things by key, of two ages: when the young fill half of the room, the old go and they are old.
/// Whatever is asked for is young again.
#[derive(Debug)]
struct Shelf<K, V> {
    young: HashMap<K, (V, usize)>,
    old: HashMap<K, (V, usize)>,
    /// What the young weigh.
    weighs: usize,
    room: usize,
}

impl<K: Hash + Eq + Copy, V: Clone> Shelf<K, V> {
    fn new(room: usize) -> Self {
        Self {
            young: HashMap::new(),
            old: HashMap::new(),
            weighs: 0,
            room,
        }
    }

    fn get(&mut self, key: &K) -> Option<V> {
        if let Some((value, _)) = self.young.get(key) {
            return Some(value.clone());
        }
        let (value, weight) = self.old.remove(key)?;
        self.put(*key, value.clone(), weight);
        Some(value)
    }

    fn put(&mut self, key: K, value: V, weight: usize) {
        if self.weighs + weight > self.room / 2 {
            self.old = std::mem::take(&mut self.young);
            self.weighs = 0;
        }
        self.weighs += weight;
        if let Some((_, before)) = self.young.insert(key, (value, weight)) {
            self.weighs -= before;
        }
    }

    #[cfg(test)]
    fn weight(&self) -> usize {
        self.young
            .values()
            .chain(self.old.values())
            .map(|(_, weight)| weight)
            .sum()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
