//! One append-only log file.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use super::disk::{Disk, read_file};
use super::error::{StoreError, StoreErrorKind};
use crate::session::{Chain, Digest, Line, scan_log};

/// A log open for appending.
#[derive(Debug)]
pub(super) struct LogFile {
    path: PathBuf,
    file: File,
    root: Digest,
    chain: Chain,
    /// Bytes that are whole, durable lines.
    good: u64,
    /// Whether bytes after `good` may be left from a failed append.
    dirty: bool,
}

impl LogFile {
    /// Opens a log whose first `good` bytes were found whole and end at `chain`.
    pub(super) fn open(
        path: PathBuf,
        root: Digest,
        chain: Chain,
        good: u64,
    ) -> Result<Self, StoreError> {
        let opened = OpenOptions::new().read(true).append(true).open(&path);
        let file = opened.map_err(|error| StoreError::io(error, &path))?;
        Ok(Self {
            path,
            file,
            root,
            chain,
            good,
            dirty: false,
        })
    }

    pub(super) fn chain(&self) -> Chain {
        self.chain
    }

    /// Cuts the file to its whole lines and waits until that is durable.
    pub(super) fn cut(&mut self, disk: &mut dyn Disk) -> Result<(), StoreError> {
        self.dirty = true;
        disk.cut(&self.file, self.good)
            .and_then(|()| disk.sync(&self.file))
            .map_err(|error| StoreError::io(error, &self.path))?;
        self.dirty = false;
        Ok(())
    }

    /// Appends one line durably; after an error the file is cut back, now or before the next try.
    pub(super) fn append(
        &mut self,
        disk: &mut dyn Disk,
        expected: u64,
        line: &Line,
    ) -> Result<(), StoreError> {
        let Chain { next, head } = self.chain;
        if line.n != expected || expected != next || line.prev != head {
            let kind = StoreErrorKind::Order {
                expected: next,
                given: line.n,
            };
            return Err(StoreError::new(kind, &self.path));
        }
        self.check_still_ours()?;
        if self.dirty {
            self.cut(disk)?;
        }
        let failed = |error| StoreError::io(error, &self.path);
        if self.file.metadata().map_err(failed)?.len() != self.good {
            return Err(StoreError::new(StoreErrorKind::Changed, &self.path));
        }
        self.dirty = true;
        let written = disk
            .write(&mut self.file, &line.bytes)
            .and_then(|()| disk.sync(&self.file));
        if let Err(error) = written {
            let error = StoreError::io(error, &self.path);
            // Should this fail too, the file stays dirty and is cut before the next append.
            let _ = self.cut(disk);
            return Err(error);
        }
        self.dirty = false;
        self.good += line.bytes.len() as u64;
        self.chain = Chain {
            next: next + 1,
            head: line.hash,
        };
        Ok(())
    }

    /// The lines from number `from` on.
    pub(super) fn read(&self, from: u64) -> Result<Vec<Line>, StoreError> {
        let bytes = read_file(&self.path)?;
        let Some(bytes) = bytes.get(..self.good as usize) else {
            return Err(StoreError::new(StoreErrorKind::Changed, &self.path));
        };
        let scan = scan_log(bytes, self.root);
        match scan.error {
            Some(error) => Err(StoreError::new(StoreErrorKind::Log(error), &self.path)),
            None if scan.chain != self.chain => {
                Err(StoreError::new(StoreErrorKind::Changed, &self.path))
            }
            None => Ok(scan
                .lines
                .iter()
                .skip(from as usize)
                .map(|line| line.to_line())
                .collect()),
        }
    }

    /// Whether the open file is still the one at its path: writing into a deleted file succeeds,
    /// and would lose the game.
    fn check_still_ours(&self) -> Result<(), StoreError> {
        let failed = |error| StoreError::io(error, &self.path);
        let there = fs::metadata(&self.path).map_err(failed)?;
        let open = self.file.metadata().map_err(failed)?;
        if same_file(&there, &open) {
            Ok(())
        } else {
            Err(StoreError::new(StoreErrorKind::Changed, &self.path))
        }
    }
}

#[cfg(unix)]
fn same_file(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Elsewhere an open file cannot be replaced, only its absence is possible.
#[cfg(not(unix))]
fn same_file(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    true
}

/// The first free name for the torn end of `log`: `table-1.torn-1`, then `-2`.
pub(super) fn torn_path(log: &Path) -> PathBuf {
    (1_u32..)
        .map(|number| log.with_extension(format!("torn-{number}")))
        .find(|path| !path.exists())
        .expect("a folder holds fewer files than there are numbers")
}
