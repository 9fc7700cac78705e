//! The operations of a disk that can fail in the middle, behind a trait so that tests fail them.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::error::{StoreError, StoreErrorKind};

/// Writing to disk, step by step.
pub(super) trait Disk: Send {
    /// Writes all bytes at the end of the file.
    fn write(&mut self, file: &mut File, bytes: &[u8]) -> io::Result<()>;
    /// Returns when what was written would survive a loss of power.
    fn sync(&mut self, file: &File) -> io::Result<()>;
    /// Cuts the file.
    fn cut(&mut self, file: &File, length: u64) -> io::Result<()>;
    /// Moves a folder to its final name.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
}

/// The system's disk.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn write(&mut self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&mut self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    fn cut(&mut self, file: &File, length: u64) -> io::Result<()> {
        file.set_len(length)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }
}

/// Opens a file of a session for reading. Whatever else stands at its path, or where a link there
/// leads, is refused, and not waited for: a pipe that nobody writes to would be waited for for ever.
pub(super) fn open_file(path: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    let failed = |error| StoreError::io(error, path);
    let opened = options.open(path).map_err(|error| {
        // What cannot even be opened, such as a socket, has no better name from the system.
        match fs::metadata(path) {
            Ok(found) if !found.is_file() => StoreError::new(StoreErrorKind::NotAFile, path),
            _ => failed(error),
        }
    })?;
    match opened.metadata().map_err(failed)?.is_file() {
        true => Ok(opened),
        false => Err(StoreError::new(StoreErrorKind::NotAFile, path)),
    }
}

/// Reads a file of a session.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    let read = open_file(path)?.read_to_end(&mut bytes);
    read.map_err(|error| StoreError::io(error, path))?;
    Ok(bytes)
}

/// What a probe writes, in bytes: more than a long game's log.
const PROBE: usize = 256 * 1024;

/// Writes a new file and waits until it is durable.
pub(super) fn write_file(disk: &mut dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let file = put_file(disk, path, bytes)?;
    disk.sync(&file)
        .map_err(|error| StoreError::io(error, path))
}

/// Writes a new file; the system may keep it in memory for a while.
pub(super) fn put_file(disk: &mut dyn Disk, path: &Path, bytes: &[u8]) -> Result<File, StoreError> {
    let failed = |error| StoreError::io(error, path);
    let mut file = File::create_new(path).map_err(failed)?;
    disk.write(&mut file, bytes).map_err(failed)?;
    Ok(file)
}

/// Waits until a file that was written before is durable.
pub(super) fn sync_file(disk: &mut dyn Disk, path: &Path) -> Result<(), StoreError> {
    let opened = OpenOptions::new().append(true).open(path);
    let synced = opened.and_then(|file| disk.sync(&file));
    synced.map_err(|error| StoreError::io(error, path))
}

/// Finds out whether `dir` can be written, and has room for a game, by writing to it.
pub(super) fn probe(disk: &mut dyn Disk, dir: &Path) -> Result<(), StoreError> {
    let path = dir.join("probe");
    // One may be left from a program that died here.
    let _ = fs::remove_file(&path);
    let written = put_file(disk, &path, &vec![b'.'; PROBE]);
    let _ = fs::remove_file(&path);
    written.map(drop)
}

/// Makes the names in a folder durable, where the system lets a folder be opened.
pub(super) fn sync_folder(dir: &Path) {
    if let Ok(folder) = File::open(dir) {
        let _ = folder.sync_all();
    }
}
