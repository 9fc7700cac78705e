//! The exercises that can be played: those shipped inside the program, those in the user's folder,
//! and any path.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::loading::{Loaded, load};
use super::shipped;
pub use super::shipped::ENTRY;
use super::store::sessions_root;
use crate::exercise::source::{ReadError, limits, nearest};

/// Where an exercise comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Inside the program.
    Shipped,
    /// The user's folder of exercises.
    User(PathBuf),
    /// A path that was named.
    Path(PathBuf),
}

/// Something that should be an exercise: where it begins, and where its files are.
#[derive(Debug, Clone)]
pub struct Found {
    /// The name by which it was found: that of its folder, or of its file without the ending.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    files: Files,
}

#[derive(Debug, Clone)]
enum Files {
    /// The folder inside the program.
    Embedded(String),
    /// A folder on disk and the file in it where reading begins.
    Disk { folder: PathBuf, entry: String },
}

/// Why nothing was found under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// No exercise of that name; the nearest known name, if one is near.
    Name(Option<String>),
    /// Nothing at that path.
    Path,
    /// A folder without [`ENTRY`].
    NoEntry,
}

/// Everything in the library, shipped exercises first, each group by name.
#[must_use]
pub fn all() -> Vec<Found> {
    let mut found: Vec<Found> = shipped::folders().into_iter().map(embedded).collect();
    if let Some(folder) = user_folder() {
        found.extend(in_folder(&folder));
    }
    found
}

/// The exercise of a name in the library, or at a path.
///
/// # Errors
/// When there is none.
pub fn find(text: &str) -> Result<Found, NotFound> {
    let is_name = !text.contains(['/', '\\']) && !text.starts_with('.') && !text.is_empty();
    if is_name {
        // What is shipped comes first in the library, so the user's folder need not be read.
        if shipped::has(text) {
            return Ok(embedded(text.to_owned()));
        }
        let library = all();
        if let Some(found) = library.iter().find(|found| found.name == text) {
            return Ok(found.clone());
        }
        if !Path::new(text).exists() {
            let names = library.iter().map(|found| found.name.as_str());
            return Err(NotFound::Name(nearest(text, names).map(str::to_owned)));
        }
    }
    at_path(Path::new(text))
}

/// The exercise at a path: a folder with [`ENTRY`] in it, or a file.
///
/// # Errors
/// When nothing is there, or a folder has no such file.
pub fn at_path(path: &Path) -> Result<Found, NotFound> {
    let origin = Origin::Path(path.to_owned());
    if path.is_dir() {
        return match path.join(ENTRY).is_file() {
            true => Ok(folder(path, origin)),
            false => Err(NotFound::NoEntry),
        };
    }
    match path.file_name() {
        Some(name) if path.exists() => {
            let parent = path.parent().unwrap_or(Path::new(""));
            Ok(Found {
                name: stem(path),
                origin,
                files: Files::Disk {
                    folder: parent.to_owned(),
                    entry: name.to_string_lossy().into_owned(),
                },
            })
        }
        _ => Err(NotFound::Path),
    }
}

impl Found {
    /// Makes it ready to be played. What is inside the program never changes, so it is made ready
    /// once, from its short form; anything else is read and checked.
    #[must_use]
    pub fn load(&self) -> Arc<Loaded> {
        let Files::Embedded(folder) = &self.files else {
            return Arc::new(self.check());
        };
        static READY: Mutex<BTreeMap<String, Arc<Loaded>>> = Mutex::new(BTreeMap::new());
        let mut ready = READY.lock().unwrap_or_else(PoisonError::into_inner);
        let loaded = ready.entry(folder.clone());
        loaded
            .or_insert_with(|| Arc::new(carried(folder).unwrap_or_else(|| self.check())))
            .clone()
    }

    /// Reads its text and checks it. Nothing stays open.
    #[must_use]
    pub fn check(&self) -> Loaded {
        match &self.files {
            Files::Embedded(folder) => load(ENTRY, &|path| {
                let file = shipped::file(folder, path);
                file.map(Cow::into_owned).ok_or(ReadError::Missing)
            }),
            Files::Disk { folder, entry } => load(entry, &|path| read_file(&folder.join(path))),
        }
    }
}

/// A shipped exercise from its short form, if it has one.
fn carried(folder: &str) -> Option<Loaded> {
    let (bytes, digest) = shipped::short_form(folder)?;
    Loaded::unpacked(bytes, digest, &|path| shipped::file(folder, path))
}

fn embedded(name: String) -> Found {
    Found {
        files: Files::Embedded(name.clone()),
        origin: Origin::Shipped,
        name,
    }
}

/// Where users put exercises of their own: beside the sessions.
fn user_folder() -> Option<PathBuf> {
    let sessions = sessions_root().ok()?;
    Some(sessions.parent()?.join("exercises"))
}

/// The exercises directly in a folder of the disk, by name; none when it cannot be read.
fn in_folder(at: &Path) -> Vec<Found> {
    let Ok(items) = std::fs::read_dir(at) else {
        return Vec::new();
    };
    let mut found: Vec<Found> = items
        .flatten()
        .map(|item| item.path())
        .filter(|path| {
            path.join(ENTRY).is_file() || path.extension().is_some_and(|end| end == "ron")
        })
        .filter_map(|path| {
            let found = at_path(&path).ok()?;
            Some(Found {
                origin: Origin::User(path),
                ..found
            })
        })
        .collect();
    found.sort_by(|one, other| (&one.name, &one.origin).cmp(&(&other.name, &other.origin)));
    found
}

fn folder(path: &Path, origin: Origin) -> Found {
    // `.` and `..` name no folder; what they stand for does.
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    Found {
        name: real
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        origin,
        files: Files::Disk {
            folder: path.to_owned(),
            entry: ENTRY.to_owned(),
        },
    }
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// The bytes of a plain file. A pipe or device could keep the program waiting, so it is not opened.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    let said = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => ReadError::Missing,
        _ => ReadError::Other(error.to_string()),
    };
    let found = std::fs::metadata(path).map_err(said)?;
    if !found.is_file() {
        return Err(ReadError::Other("it is not a file".to_owned()));
    }
    if found.len() > limits::FILE_BYTES as u64 {
        return Err(ReadError::TooLarge(found.len()));
    }
    std::fs::read(path).map_err(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Digest;

    #[test]
    fn what_the_build_packed_is_what_reading_gives() {
        let folders = shipped::folders();
        assert!(!folders.is_empty());
        for folder in folders {
            let read = embedded(folder.clone()).check();
            assert!(read.problems.is_empty(), "{folder} is shipped sound");
            let carried = carried(&folder).unwrap_or_else(|| panic!("{folder} is packed"));
            assert!(carried.exercise == read.exercise, "{folder}: the exercise");
            assert!(carried.texts == read.texts, "{folder}: its texts");
        }
    }

    #[test]
    fn a_short_form_that_is_none_is_not_believed() {
        for bytes in [&[][..], &[0xff; 64]] {
            assert!(Loaded::unpacked(bytes, Digest::of(b""), &|_| None).is_none());
        }
        let folder = &shipped::folders()[0];
        let (bytes, digest) = shipped::short_form(folder).expect("it is packed");
        let text = |path: &str| shipped::file(folder, path);
        assert!(Loaded::unpacked(bytes, digest, &text).is_some());
        assert!(Loaded::unpacked(&bytes[..bytes.len() - 1], digest, &text).is_none());
        assert!(
            Loaded::unpacked(bytes, digest, &|_| None).is_none(),
            "no text, no exercise"
        );
    }
}
