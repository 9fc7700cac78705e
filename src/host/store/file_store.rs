//! The store on disk: one session's folder, locked, with its table's log open for appending.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::disk::{Disk, RealDisk, probe, read_file, write_file};
use super::error::{StoreError, StoreErrorKind};
use super::folder::{self, TABLE, log_path};
use super::interface::Store;
use super::lock::Lock;
use super::log_file::{LogFile, torn_path};
use super::texts::SessionTexts;
use crate::session::{Chain, EncodeError, Entry, Header, Line, read_log, scan_log};

/// A session on disk, open in this program and in no other.
pub struct FileStore {
    dir: PathBuf,
    header: Header,
    texts: SessionTexts,
    log: LogFile,
    disk: Box<dyn Disk>,
    /// What the session was created with may still be in memory alone.
    loose: bool,
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

    /// The first line of the table's log of a session.
    ///
    /// # Errors
    /// When the body does not fit into a line.
    pub fn first_line<B: Serialize>(header: &Header, body: &B) -> Result<Line, EncodeError> {
        Chain::new(header.root(TABLE)).push(body, None)
    }

    pub(super) fn create_on(
        mut disk: Box<dyn Disk>,
        dir: &Path,
        header: &Header,
        texts: &SessionTexts,
        lines: &[Line],
    ) -> Result<Self, StoreError> {
        let log: Vec<u8> = lines
            .iter()
            .flat_map(|line| line.bytes.iter().copied())
            .collect();
        let scan = scan_log(&log, header.root(TABLE));
        if let Some(error) = scan.error {
            return Err(StoreError::new(
                StoreErrorKind::Log(error),
                &log_path(dir, TABLE),
            ));
        }
        let chain = scan.chain;
        let dir = folder::create(disk.as_mut(), dir, header, texts, &log)?;
        let lock = Lock::take(&dir)?;
        let path = log_path(&dir, TABLE);
        let log = LogFile::open(path, header.root(TABLE), chain, log.len() as u64)?;
        Ok(Self {
            dir,
            header: header.clone(),
            texts: texts.clone(),
            log,
            disk,
            loose: true,
            _lock: lock,
        })
    }

    /// Waits until what the session was created with is durable. Appending does so first.
    ///
    /// # Errors
    /// When the disk cannot be written; to be tried again.
    pub fn settle(&mut self) -> Result<(), StoreError> {
        if self.loose {
            folder::settle(self.disk.as_mut(), &self.dir, &self.texts)?;
            self.loose = false;
        }
        Ok(())
    }

    /// Opens the session in `dir`: takes its lock, checks header, texts and every line of the
    /// log, takes off (and keeps) a last line that was cut short, and tries the disk.
    ///
    /// # Errors
    /// When another program has it open, something in it is not as it was written, or the disk
    /// cannot be written.
    pub fn open(dir: &Path) -> Result<(Self, Option<Repair>), StoreError> {
        Self::open_on(Box::new(RealDisk), dir)
    }

    pub(super) fn open_on(
        mut disk: Box<dyn Disk>,
        dir: &Path,
    ) -> Result<(Self, Option<Repair>), StoreError> {
        // Read once before locking: a folder that is no session should not get a lock file.
        folder::read_header(dir)?;
        let dir = fs::canonicalize(dir).map_err(|error| StoreError::io(error, dir))?;
        let lock = Lock::take(&dir)?;
        let header = folder::read_header(&dir)?;
        let texts = folder::read_texts(&dir, &header)?;
        let (path, root) = (log_path(&dir, TABLE), header.root(TABLE));
        let bytes = read_file(&path)?;
        let scan = scan_log(&bytes, root);
        if let Some(error) = scan.error {
            return Err(StoreError::new(StoreErrorKind::Log(error), &path));
        }
        probe(disk.as_mut(), &dir)?;
        let kept = torn_path(&path);
        let mut log = LogFile::open(path, root, scan.chain, scan.good_bytes as u64)?;
        let mut repair = None;
        if let Some(torn) = scan.torn {
            if let Err(error) = write_file(disk.as_mut(), &kept, &torn.bytes) {
                let _ = fs::remove_file(&kept);
                return Err(error);
            }
            log.cut(disk.as_mut())?;
            repair = Some(Repair {
                line: torn.line,
                bytes: torn.bytes.len(),
                kept,
            });
        }
        Ok((
            Self {
                dir,
                header,
                texts,
                log,
                disk,
                loose: false,
                _lock: lock,
            },
            repair,
        ))
    }

    /// The session's folder, absolute.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What is played.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The exercise's and the rubric's text.
    #[must_use]
    pub fn texts(&self) -> &SessionTexts {
        &self.texts
    }

    /// The log's entries with their bodies.
    ///
    /// # Errors
    /// When the log cannot be read, or a body is not this program's.
    pub fn entries<B: Serialize + DeserializeOwned>(&self) -> Result<Vec<Entry<B>>, StoreError> {
        let lines = self.log.read(0)?;
        let bytes: Vec<u8> = lines.into_iter().flat_map(|line| line.bytes).collect();
        let read = read_log(&bytes, self.header.root(TABLE));
        match read.error {
            None => Ok(read.entries),
            Some(error) => {
                let path = log_path(&self.dir, TABLE);
                Err(StoreError::new(StoreErrorKind::Log(error), &path))
            }
        }
    }

    #[cfg(test)]
    pub(super) fn set_disk(&mut self, disk: Box<dyn Disk>) {
        self.disk = disk;
    }
}

impl std::fmt::Debug for FileStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FileStore")
            .field("dir", &self.dir)
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
