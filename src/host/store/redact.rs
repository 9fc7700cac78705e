//! Taking what is about persons out of a session. The chain covers only its salted digests, so the
//! record can be verified afterwards as before; nothing brings it back.

use std::fs::{self, File};
use std::path::Path;

use super::disk::Disk as _;
use super::disk::{RealDisk, put_file, read_file, sync_folder};
use super::draft::keep_draft;
use super::error::{StoreError, StoreErrorKind};
use super::folder::{self, log_path};
use super::lock::Lock;
use super::verify::log_names;
use crate::session::{detach_personal, scan_log};

/// What was taken out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Redacted {
    /// Entries that lost their personal part now.
    pub taken: u64,
    /// Entries that had lost it before.
    pub before: u64,
    /// Torn ends of logs that an earlier repair had kept, and that are gone now.
    pub torn: u64,
}

/// Takes every personal part out of every log of the session in `dir`: names, votes, forecasts, free
/// text, notes, accounts. Each log is replaced whole, so a failure on the way leaves every log either
/// as it was or redacted, and the step can be taken again.
///
/// # Errors
/// When another program has the session open, its record is not whole (nothing has changed then), or
/// the disk cannot be written.
pub fn redact(dir: &Path) -> Result<Redacted, StoreError> {
    let header = folder::read_header(dir)?;
    let _lock = Lock::take(dir)?;
    let mut done = Redacted::default();
    let mut logs = Vec::new();
    for name in log_names(dir) {
        let path = log_path(dir, &name);
        let bytes = read_file(&path)?;
        let root = header.root(&name);
        let refused = |error| StoreError::new(StoreErrorKind::Log(error), &path);
        let bare = detach_personal(&bytes, root).map_err(refused)?;
        let count = |bytes: &[u8]| {
            let scan = scan_log(bytes, root);
            scan.lines.iter().filter(|line| line.is_redacted()).count() as u64
        };
        let before = count(&bytes);
        done.before += before;
        done.taken += count(&bare) - before;
        if bare != bytes {
            logs.push((path, bare));
        }
    }
    for (path, bare) in logs {
        replace(&path, &bare)?;
    }
    keep_draft::<()>(dir, None);
    for item in fs::read_dir(dir).map_err(|error| StoreError::io(error, dir))? {
        let path = item.map_err(|error| StoreError::io(error, dir))?.path();
        let end = path.extension().and_then(|end| end.to_str());
        if end.is_some_and(|end| end.starts_with("torn-")) {
            fs::remove_file(&path).map_err(|error| StoreError::io(error, &path))?;
            done.torn += 1;
        }
    }
    sync_folder(dir);
    Ok(done)
}

/// Puts these bytes in the place of a log, whole or not at all.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let draft = path.with_extension("redacted");
    // One may be left from a program that died here.
    let _ = fs::remove_file(&draft);
    let put = put_file(&mut RealDisk, &draft, bytes);
    let synced = |file: File| RealDisk.sync(&file);
    let moved = put.and_then(|file| {
        synced(file)
            .and_then(|()| fs::rename(&draft, path))
            .map_err(|error| StoreError::io(error, path))
    });
    if moved.is_err() {
        let _ = fs::remove_file(&draft);
    }
    moved
}
