//! The log that is kept once play is over. It is there only where somebody wrote something.

use std::fs::OpenOptions;
use std::path::Path;

use super::disk::{RealDisk, read_file};
use super::error::{StoreError, StoreErrorKind};
use super::folder::{self, log_path};
use super::journal::RecordError;
use super::lock::Lock;
use super::log_file::LogFile;
use crate::session::{After, Chain, Entry, Personal, read_log, scan_log};

/// The log, without its ending; also the name its chain hangs on.
const AFTERWARDS: &str = "afterwards";

/// Everything that was written down after play, oldest first.
///
/// # Errors
/// When anything in it is not as it was written.
pub fn look_afterwards(dir: &Path) -> Result<Vec<Entry<After>>, StoreError> {
    let path = log_path(dir, AFTERWARDS);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let header = folder::read_header(dir)?;
    let read = read_log(&read_file(&path)?, header.root(AFTERWARDS));
    match read.error {
        Some(error) => Err(StoreError::new(StoreErrorKind::Log(error), &path)),
        None => Ok(read.entries),
    }
}

/// Writes something down; returns once it is on disk.
///
/// # Errors
/// When another program has the session open, its record is not whole, or the disk cannot be
/// written.
pub fn write_afterwards(dir: &Path, what: &After, personal: Personal) -> Result<(), RecordError> {
    let header = folder::read_header(dir).map_err(RecordError::Store)?;
    let _lock = Lock::take(dir).map_err(RecordError::Store)?;
    let path = log_path(dir, AFTERWARDS);
    let opened = OpenOptions::new().create(true).append(true).open(&path);
    opened.map_err(|error| RecordError::Store(StoreError::io(error, &path)))?;
    let bytes = read_file(&path).map_err(RecordError::Store)?;
    let root = header.root(AFTERWARDS);
    let scan = scan_log(&bytes, root);
    if let Some(error) = scan.error {
        let error = StoreError::new(StoreErrorKind::Log(error), &path);
        return Err(RecordError::Store(error));
    }
    let (mut chain, good): (Chain, u64) = (scan.chain, scan.good_bytes as u64);
    let torn = scan.torn.is_some();
    let mut log = LogFile::open(path, root, chain, good).map_err(RecordError::Store)?;
    if torn {
        log.cut(&mut RealDisk).map_err(RecordError::Store)?;
    }
    let number = chain.next;
    let line = chain
        .push(what, Some(personal))
        .map_err(RecordError::Entry)?;
    log.append(&mut RealDisk, number, &line)
        .map_err(RecordError::Store)
}
