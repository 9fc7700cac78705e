//! Files that a command writes: never over another one unasked, and whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::stop::Stop;
use super::words::Words;

/// Whether something stands there; a link that leads nowhere does too.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The refusal to write over a file.
pub(super) fn taken(words: &Words, path: &Path) -> Stop {
    let args = [("path", path.display().to_string().into())];
    Stop::refused(words.say("cli-report-exists", &args))
}

/// Why a file or folder cannot be written.
pub(super) fn unwritable(words: &Words, path: &Path, error: &std::io::Error) -> Stop {
    let args = [
        ("path", path.display().to_string().into()),
        ("reason", error.to_string().into()),
    ];
    Stop::refused(words.say("cli-report-unwritable", &args))
}

/// Writes a file; over another one only by force.
pub(super) fn write(words: &Words, out: &Path, force: bool, text: &str) -> Result<(), Stop> {
    let opened = match force {
        true => File::create(out),
        false => OpenOptions::new().write(true).create_new(true).open(out),
    };
    let mut file = match opened {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(taken(words, out));
        }
        opened => opened.map_err(|error| unwritable(words, out, &error))?,
    };
    file.write_all(text.as_bytes()).map_err(|error| {
        // Half a report looks like a whole one. What was there before is not ours to remove: it
        // may be a device.
        if !force {
            let _ = fs::remove_file(out);
        }
        unwritable(words, out, &error)
    })
}
