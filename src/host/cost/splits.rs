//! How the paths of an exercise split, for the papers of a facilitator and the day of a host: from
//! what is kept, or from a search that is kept then, for the report of the same exercise too.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::super::founding::header;
use super::super::live::Options;
use super::super::store::SessionTexts;
use super::ask::Subject;
use super::keep;
use crate::analysis::{Book, Limits, Solution, Splits, Untold, Watch};
use crate::exercise::model::{ChairId, Exercise};

/// How the names of the files end.
const END: &str = "splits";

/// What a file holds.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// All that the search hung on, as its digest.
    subject: String,
    splits: Splits,
}

/// How paths split. `texts` are the files that the exercise was read from.
///
/// # Errors
/// When the search was not brought to its end.
pub fn splits(
    exercise: &Exercise,
    texts: &SessionTexts,
    chair: ChairId,
    folder: Option<&Path>,
    watch: &mut dyn Watch,
) -> Result<Splits, Untold> {
    let subject = Subject::of(&header(exercise, chair, &Options::default(), texts));
    splits_of(exercise, chair, subject, folder, watch)
}

/// The same of a subject that is known.
///
/// # Errors
/// When the search was not brought to its end.
pub fn splits_of(
    exercise: &Exercise,
    chair: ChairId,
    subject: Subject,
    folder: Option<&Path>,
    watch: &mut dyn Watch,
) -> Result<Splits, Untold> {
    let name = hex(&subject.bytes());
    let file = folder.map(|folder| file(folder, subject));
    if let Some(kept) = file.and_then(|file| read(&file, &name)) {
        return Ok(kept);
    }
    let solution = Solution::new(exercise, chair, Limits::default(), watch);
    let solution = solution.map_err(|unfinished| Untold::Stopped(unfinished.why))?;
    let splits = Splits::of(exercise, &solution);
    if let Some(folder) = folder {
        // That it could not be kept costs only time.
        if keep::read(folder, subject).is_none() {
            let book = Book::of(exercise, &solution, subject.bytes());
            let _ = keep::write(folder, subject, &book);
        }
        write(folder, subject, &splits);
    }
    Ok(splits)
}

/// Keeps how the paths of a search split that was made for another question.
pub(super) fn keep_splits(
    exercise: &Exercise,
    solution: &Solution,
    subject: Subject,
    folder: &Path,
) {
    write(folder, subject, &Splits::of(exercise, solution));
}

fn file(folder: &Path, subject: Subject) -> PathBuf {
    folder.join(format!("{}.{END}", subject.name()))
}

fn read(file: &Path, subject: &str) -> Option<Splits> {
    let kept: Kept = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    (kept.subject == subject).then_some(kept.splits)
}

/// The file is there whole or not at all.
fn write(folder: &Path, subject: Subject, splits: &Splits) {
    let file = file(folder, subject);
    let kept = Kept {
        subject: hex(&subject.bytes()),
        splits: splits.clone(),
    };
    let draft: PathBuf = file.with_extension(format!("{}.draft", std::process::id()));
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&draft, serde_json::to_vec(&kept)?))
        .and_then(|()| fs::rename(&draft, &file));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    keep::sweep(folder, END);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
