//! One program per session: a lock the kernel frees when its holder dies.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::disk::{open_file, read_file};
use super::error::{Holder, StoreError, StoreErrorKind};
use super::place::now_rfc3339;

/// A held lock; released when dropped or when the process ends in whatever way.
#[derive(Debug)]
pub(super) struct Lock {
    info: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock of the session in `dir`.
    ///
    /// Only the lock on the file `lock` counts. `lock.json` beside it merely tells who holds it:
    /// what a dead program left there blocks nobody, and failing to write it does no harm. It is
    /// a file apart because some systems let nobody read a locked one.
    pub(super) fn take(dir: &Path) -> Result<Self, StoreError> {
        let lock = Self::hold(dir)?;
        let holder = Holder {
            pid: std::process::id(),
            host: host_name(),
            since: now_rfc3339(),
        };
        if let Ok(text) = serde_json::to_vec(&holder) {
            let draft = dir.join("lock.json.new");
            let _ = fs::write(&draft, text).and_then(|()| fs::rename(&draft, &lock.info));
        }
        Ok(lock)
    }

    /// Takes it without telling who holds it.
    pub(super) fn hold(dir: &Path) -> Result<Self, StoreError> {
        let (path, info) = (dir.join("lock"), dir.join("lock.json"));
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| StoreError::io(error, &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { info, file }),
            Err(TryLockError::WouldBlock) => {
                let holder = read_file(&info)
                    .ok()
                    .and_then(|text| serde_json::from_slice(&text).ok());
                Err(StoreError::new(StoreErrorKind::Held(holder), dir))
            }
            Err(TryLockError::Error(error)) => Err(StoreError::io(error, &path)),
        }
    }
}

/// Whether somebody holds the lock of the folder, or that cannot be told; a folder without a lock
/// is nobody's.
pub(super) fn is_held(dir: &Path) -> bool {
    match open_file(&dir.join("lock")) {
        Ok(file) => file.try_lock().is_err(),
        Err(error) => !matches!(error.kind, StoreErrorKind::Gone),
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Before the lock itself goes, so that it cannot be the next holder's.
        let _ = fs::remove_file(&self.info);
        // Said aloud: closing alone would leave it to a child process that is just being started.
        let _ = self.file.unlock();
    }
}

/// The machine's name, from where systems keep it; the standard library has no call for it.
fn host_name() -> String {
    let kept = ["/proc/sys/kernel/hostname", "/etc/hostname"];
    let files = kept.iter().filter_map(|path| fs::read_to_string(path).ok());
    let variables = ["HOSTNAME", "COMPUTERNAME"]
        .iter()
        .filter_map(|name| std::env::var(name).ok());
    files
        .chain(variables)
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "this machine".to_owned())
}
