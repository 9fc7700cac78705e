//! A scratch folder, a session to put in it, and a disk that fails on command.

use std::fs::{self, File};
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use crate::host::store::disk::{Disk, RealDisk};
use crate::host::store::{FileStore, SessionTexts, Store, StoreError};
use crate::session::{Chain, Header, Line, SourceText, testing};

/// A folder of its own for one test, removed afterwards.
pub(in crate::host) struct Scratch(pub(super) PathBuf);

impl Scratch {
    pub(in crate::host) fn new() -> Self {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "offramp-store-{}-{}",
            std::process::id(),
            COUNTER.fetch_add(1, Ordering::Relaxed)
        );
        let dir = std::env::temp_dir().join(name);
        fs::create_dir_all(&dir).unwrap();
        Self(fs::canonicalize(dir).unwrap())
    }

    pub(in crate::host) fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The names in the folder, hidden ones included, sorted.
    pub(super) fn names(&self) -> Vec<String> {
        names(&self.0)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(super) fn names(dir: &Path) -> Vec<String> {
    let items = fs::read_dir(dir).unwrap();
    let mut names: Vec<String> = items
        .map(|item| item.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

pub(super) fn texts() -> SessionTexts {
    let file = |path: &str, text: &str| SourceText {
        path: path.into(),
        bytes: text.to_owned().into_bytes().into(),
    };
    SessionTexts::new(
        vec![
            file("exercise.ron", "(id: \"an-empty-room\")\n"),
            file("stages/01-mayday.ron", "(title: \"电话\")\n"),
        ],
        Some(b"(lines: [])\n".to_vec()),
    )
}

pub(super) fn header() -> Header {
    let texts = texts();
    testing::header(texts.exercise(), texts.rubric().unwrap())
}

/// The lines of a log of this session with these bodies.
pub(super) fn lines(bodies: &[&str]) -> Vec<Line> {
    let mut chain = Chain::new(header().root("table-1"));
    bodies
        .iter()
        .map(|body| chain.push(body, None).unwrap())
        .collect()
}

/// A closed session with these bodies in its log.
pub(super) fn session(dir: &Path, bodies: &[&str]) {
    let mut store = FileStore::create(dir, &header(), &texts()).unwrap();
    for line in lines(bodies) {
        store.append(line.n, &line).unwrap();
    }
}

/// The bodies in the log, read from disk.
pub(super) fn bodies(store: &FileStore) -> Vec<String> {
    store
        .entries::<String>()
        .unwrap()
        .into_iter()
        .map(|entry| entry.body)
        .collect()
}

/// The error of a refused call, as its code.
pub(super) fn code<T>(result: Result<T, StoreError>) -> &'static str {
    result.err().expect("the call is refused").code()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The operation fails and does nothing.
    Error(io::ErrorKind),
    /// Half of a write arrives, then the disk is full; other operations do nothing.
    Short,
    /// Half of a write arrives, then the program dies: no code of ours runs any more.
    Die,
}

/// Counts its operations (write, sync, cut, rename) and fails those in the range.
#[derive(Clone)]
pub(super) struct FaultyDisk {
    pub(super) count: Arc<AtomicU64>,
    failing: Range<u64>,
    fault: Fault,
}

impl FaultyDisk {
    pub(super) fn new(failing: Range<u64>, fault: Fault) -> Self {
        Self {
            count: Arc::default(),
            failing,
            fault,
        }
    }

    pub(super) fn boxed(&self) -> Box<dyn Disk> {
        Box::new(self.clone())
    }

    pub(super) fn operations(&self) -> u64 {
        self.count.load(Ordering::SeqCst)
    }

    fn step(&self, partly: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let step = self.count.fetch_add(1, Ordering::SeqCst);
        if !self.failing.contains(&step) {
            return Ok(());
        }
        match self.fault {
            Fault::Error(kind) => Err(kind.into()),
            Fault::Short => partly().and(Err(io::ErrorKind::StorageFull.into())),
            Fault::Die => {
                partly().unwrap();
                std::panic::resume_unwind(Box::new("the program dies here"));
            }
        }
    }
}

impl Disk for FaultyDisk {
    fn write(&mut self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        self.step(|| file.write_all(&bytes[..bytes.len() / 2]))?;
        RealDisk.write(file, bytes)
    }

    fn sync(&mut self, file: &File) -> io::Result<()> {
        self.step(|| Ok(()))?;
        RealDisk.sync(file)
    }

    fn cut(&mut self, file: &File, length: u64) -> io::Result<()> {
        self.step(|| Ok(()))?;
        RealDisk.cut(file, length)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| Ok(()))?;
        RealDisk.rename(from, to)
    }
}
