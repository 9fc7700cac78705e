//! What searches found, on disk: a file for each subject, in a folder that may be emptied at any
//! time.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::ask::Subject;
use crate::analysis::Book;
use crate::host::store::sessions_root;

/// So many files are kept; the one that was written first goes first.
const MOST: usize = 12;
/// How their names end.
const END: &str = "paths";

/// Where they are: beside the sessions. None where the user has no folder.
#[must_use]
pub fn cache_folder() -> Option<PathBuf> {
    Some(sessions_root().ok()?.parent()?.join("cache"))
}

/// What is kept of the subject, if it is whole.
pub(super) fn read(folder: &Path, subject: Subject) -> Option<Book> {
    let bytes = fs::read(file(folder, subject)).ok()?;
    Book::read(bytes, subject.bytes()).ok()
}

/// Keeps a book. The file is there whole or not at all: it is written under another name first.
pub(super) fn write(folder: &Path, subject: Subject, book: &Book) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut draft = tempfile(folder, subject)?;
    let written = draft.1.write_all(book.bytes());
    let written = written.and_then(|()| draft.1.sync_data());
    drop(draft.1);
    let done = written.and_then(|()| fs::rename(&draft.0, file(folder, subject)));
    if done.is_err() {
        let _ = fs::remove_file(&draft.0);
    }
    sweep(folder, END);
    done
}

fn file(folder: &Path, subject: Subject) -> PathBuf {
    folder.join(format!("{}.{END}", subject.name()))
}

fn tempfile(folder: &Path, subject: Subject) -> io::Result<(PathBuf, fs::File)> {
    let name = format!("{}.{}.draft", subject.name(), std::process::id());
    let path = folder.join(name);
    let file = fs::File::create(&path)?;
    Ok((path, file))
}

/// Lets the oldest of those go whose names end so.
pub(super) fn sweep(folder: &Path, end: &str) {
    let Ok(items) = fs::read_dir(folder) else {
        return;
    };
    let mut all: Vec<_> = items
        .flatten()
        .map(|item| item.path())
        .filter(|path| path.extension().is_some_and(|found| found == end))
        .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
        .collect();
    all.sort();
    let spare = all.len().saturating_sub(MOST);
    for (_, path) in all.into_iter().take(spare) {
        let _ = fs::remove_file(path);
    }
}
