//! The store on disk: one session's folder, locked, with its table's log open for appending.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::disk::{Disk, RealDisk, probe, read_file, write_file};
use super::error::{StoreError, StoreErrorKind};
use super::folder::{self, FACILITATOR, TABLE, log_path, table_name};
use super::interface::Store;
use super::lock::Lock;
use super::log_file::{LogFile, torn_path};
use super::texts::SessionTexts;
use crate::session::{Chain, EncodeError, Entry, Header, Line, TornTail, read_log, scan_log};

/// One log of a session on disk, which is open in this program and in no other.
pub struct FileStore {
    shared: Arc<Shared>,
    /// The log, without its ending.
    name: String,
    log: LogFile,
    disk: Box<dyn Disk>,
}

/// What the logs of a session share; the last of them to go releases the lock.
struct Shared {
    dir: PathBuf,
    header: Header,
    texts: SessionTexts,
    logs: Vec<String>,
    /// What the session was created with may still be in memory alone, or in the program.
    loose: AtomicBool,
    _lock: Lock,
}

/// A last line that was cut short, and was taken off when the session was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Line in the log, from 1.
    pub line: u64,
    /// How many bytes of it there were.
    pub bytes: usize,
    /// The file they are kept in.
    pub kept: PathBuf,
}

impl FileStore {
    /// Creates a session in `dir`, which must not exist or be empty, and opens it.
    ///
    /// The disk is tried first, with more bytes than a game needs.
    ///
    /// # Errors
    /// When `dir` is taken, the texts are not those the header names, or the disk cannot be
    /// written. Nothing is left at `dir` then.
    pub fn create(dir: &Path, header: &Header, texts: &SessionTexts) -> Result<Self, StoreError> {
        Self::create_on(Box::new(RealDisk), dir, header, texts, &[])
    }

    /// Creates a session that already has these lines: a game moved to another place.
    ///
    /// # Errors
    /// As [`FileStore::create`]; also when the lines are not a log of this header.
    pub fn create_with(
        dir: &Path,
        header: &Header,
        texts: &SessionTexts,
        lines: &[Line],
    ) -> Result<Self, StoreError> {
        Self::create_on(Box::new(RealDisk), dir, header, texts, lines)
    }

    /// The first line of the first table's log of a session.
    ///
    /// # Errors
    /// When the body does not fit into a line.
    pub fn first_line<B: Serialize>(header: &Header, body: &B) -> Result<Line, EncodeError> {
        Self::first_line_of(header, TABLE, body)
    }

    /// The first line of the log of this name.
    ///
    /// # Errors
    /// As there.
    pub fn first_line_of<B: Serialize>(
        header: &Header,
        name: &str,
        body: &B,
    ) -> Result<Line, EncodeError> {
        Chain::new(header.root(name)).push(body, None)
    }

    pub(super) fn create_on(
        disk: Box<dyn Disk>,
        dir: &Path,
        header: &Header,
        texts: &SessionTexts,
        lines: &[Line],
    ) -> Result<Self, StoreError> {
        let log = (TABLE.to_owned(), bytes(lines));
        let mut opened = Self::create_logs(disk, dir, header, texts, vec![log])?;
        Ok(opened.remove(0))
    }

    /// Creates a session of several logs, each by its name and with its first lines; comes back
    /// with one store for each, in their order.
    ///
    /// # Errors
    /// As [`FileStore::create_with`].
    pub fn create_all(
        dir: &Path,
        header: &Header,
        texts: &SessionTexts,
        logs: &[(String, Vec<Line>)],
    ) -> Result<Vec<Self>, StoreError> {
        let logs = logs
            .iter()
            .map(|(name, lines)| (name.clone(), bytes(lines)));
        Self::create_logs(Box::new(RealDisk), dir, header, texts, logs.collect())
    }

    fn create_logs(
        mut disk: Box<dyn Disk>,
        dir: &Path,
        header: &Header,
        texts: &SessionTexts,
        logs: Vec<(String, Vec<u8>)>,
    ) -> Result<Vec<Self>, StoreError> {
        let mut chains = Vec::new();
        for (name, bytes) in &logs {
            let scan = scan_log(bytes, header.root(name));
            if let Some(error) = scan.error {
                let path = log_path(dir, name);
                return Err(StoreError::new(StoreErrorKind::Log(error), &path));
            }
            chains.push(scan.chain);
        }
        let dir = folder::create(disk.as_mut(), dir, header, texts, &logs)?;
        let shared = Arc::new(Shared {
            _lock: Lock::take(&dir)?,
            dir,
            header: header.clone(),
            texts: texts.clone(),
            logs: logs.iter().map(|(name, _)| name.clone()).collect(),
            loose: AtomicBool::new(true),
        });
        let mut disk = Some(disk);
        let opened = logs.into_iter().zip(chains).map(|((name, bytes), chain)| {
            let path = log_path(&shared.dir, &name);
            Ok(Self {
                log: LogFile::open(path, header.root(&name), chain, bytes.len() as u64)?,
                shared: Arc::clone(&shared),
                name,
                disk: disk.take().unwrap_or_else(|| Box::new(RealDisk)),
            })
        });
        opened.collect()
    }

    /// Waits until what the session was created with is durable. Appending does so first.
    ///
    /// # Errors
    /// When the disk cannot be written; to be tried again.
    pub fn settle(&mut self) -> Result<(), StoreError> {
        let shared = &self.shared;
        if shared.loose.load(Ordering::Acquire) {
            folder::settle(self.disk.as_mut(), &shared.dir, &shared.texts, &shared.logs)?;
            shared.loose.store(false, Ordering::Release);
        }
        Ok(())
    }

    /// Opens the session in `dir`: takes its lock, checks header, texts and every line of the
    /// first table's log, takes off (and keeps) a last line that was cut short, and tries the disk.
    ///
    /// # Errors
    /// When another program has it open, something in it is not as it was written, or the disk
    /// cannot be written.
    pub fn open(dir: &Path) -> Result<(Self, Option<Repair>), StoreError> {
        Self::open_on(Box::new(RealDisk), dir)
    }

    pub(super) fn open_on(
        disk: Box<dyn Disk>,
        dir: &Path,
    ) -> Result<(Self, Option<Repair>), StoreError> {
        let mut opened = Self::open_logs(disk, dir, &|_| vec![TABLE.to_owned()])?;
        Ok(opened.remove(0))
    }

    /// [`FileStore::open`] for every log that the header speaks of, the tables' in their order and
    /// the facilitator's last.
    ///
    /// # Errors
    /// As there, for any of them.
    pub fn open_all(dir: &Path) -> Result<Vec<(Self, Option<Repair>)>, StoreError> {
        Self::open_logs(Box::new(RealDisk), dir, &|header| {
            let tables = header.seating.iter();
            let tables = tables.map(|seating| table_name(seating.table));
            tables.chain([FACILITATOR.to_owned()]).collect()
        })
    }

    fn open_logs(
        mut disk: Box<dyn Disk>,
        dir: &Path,
        names: &dyn Fn(&Header) -> Vec<String>,
    ) -> Result<Vec<(Self, Option<Repair>)>, StoreError> {
        // Read once before locking: a folder that is no session should not get a lock file.
        folder::read_header(dir)?;
        let dir = fs::canonicalize(dir).map_err(|error| StoreError::io(error, dir))?;
        let lock = Lock::take(&dir)?;
        let header = folder::read_header(&dir)?;
        let shared = Arc::new(Shared {
            texts: folder::read_texts(&dir, &header)?,
            logs: names(&header),
            loose: AtomicBool::new(!folder::has_exercise(&dir)?),
            header,
            dir,
            _lock: lock,
        });
        let paths = shared.logs.iter();
        let paths: Vec<PathBuf> = paths.map(|name| log_path(&shared.dir, name)).collect();
        let files: Vec<Vec<u8>> = paths
            .iter()
            .map(|path| read_file(path))
            .collect::<Result<_, _>>()?;
        let mut scans = Vec::new();
        for ((name, path), bytes) in shared.logs.iter().zip(paths).zip(&files) {
            let scan = scan_log(bytes, shared.header.root(name));
            match scan.error {
                Some(error) => return Err(StoreError::new(StoreErrorKind::Log(error), &path)),
                None => scans.push((name.clone(), path, scan)),
            }
        }
        probe(disk.as_mut(), &shared.dir)?;
        let mut disk = Some(disk);
        let opened = scans.into_iter().map(|(name, path, scan)| {
            let mut disk = disk.take().unwrap_or_else(|| Box::new(RealDisk));
            let root = shared.header.root(&name);
            let mut log = LogFile::open(path.clone(), root, scan.chain, scan.good_bytes as u64)?;
            let repair = match scan.torn {
                Some(torn) => Some(mend(disk.as_mut(), &mut log, &path, &torn)?),
                None => None,
            };
            let shared = Arc::clone(&shared);
            let store = Self {
                shared,
                name,
                log,
                disk,
            };
            Ok((store, repair))
        });
        opened.collect()
    }

    /// The session's folder, absolute.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.shared.dir
    }

    /// What is played.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.shared.header
    }

    /// The exercise's and the rubric's text.
    #[must_use]
    pub fn texts(&self) -> &SessionTexts {
        &self.shared.texts
    }

    /// The log's entries with their bodies.
    ///
    /// # Errors
    /// When the log cannot be read, or a body is not this program's.
    pub fn entries<B: Serialize + DeserializeOwned>(&self) -> Result<Vec<Entry<B>>, StoreError> {
        let lines = self.log.read(0)?;
        let bytes: Vec<u8> = lines.into_iter().flat_map(|line| line.bytes).collect();
        let read = read_log(&bytes, self.shared.header.root(&self.name));
        match read.error {
            None => Ok(read.entries),
            Some(error) => {
                let path = log_path(&self.shared.dir, &self.name);
                Err(StoreError::new(StoreErrorKind::Log(error), &path))
            }
        }
    }

    #[cfg(test)]
    pub(super) fn set_disk(&mut self, disk: Box<dyn Disk>) {
        self.disk = disk;
    }
}

/// Takes a last line off that was cut short, and keeps it in a file of its own.
fn mend(
    disk: &mut dyn Disk,
    log: &mut LogFile,
    path: &Path,
    torn: &TornTail,
) -> Result<Repair, StoreError> {
    let kept = torn_path(path);
    if let Err(error) = write_file(disk, &kept, &torn.bytes) {
        let _ = fs::remove_file(&kept);
        return Err(error);
    }
    log.cut(disk)?;
    Ok(Repair {
        line: torn.line,
        bytes: torn.bytes.len(),
        kept,
    })
}

fn bytes(lines: &[Line]) -> Vec<u8> {
    let bytes = lines.iter().flat_map(|line| line.bytes.iter());
    bytes.copied().collect()
}

impl std::fmt::Debug for FileStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FileStore")
            .field("dir", &self.shared.dir)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl Store for FileStore {
    fn chain(&self) -> Chain {
        self.log.chain()
    }

    fn append(&mut self, expected: u64, line: &Line) -> Result<(), StoreError> {
        self.settle()?;
        self.log.append(self.disk.as_mut(), expected, line)
    }

    fn read(&mut self, from: u64) -> Result<Vec<Line>, StoreError> {
        self.log.read(from)
    }
}
