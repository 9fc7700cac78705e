//! How the paths of an exercise split, for the papers of a facilitator: from what is kept, or from
//! a search that is kept then, for the report of the same exercise too.

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
    let name = hex(&subject.bytes());
    let file = folder.map(|folder| folder.join(format!("{}.{END}", subject.name())));
    if let Some(kept) = file.as_deref().and_then(|file| read(file, &name)) {
        return Ok(kept);
    }
    let solution = Solution::new(exercise, chair, Limits::default(), watch);
    let solution = solution.map_err(|unfinished| Untold::Stopped(unfinished.why))?;
    let splits = Splits::of(exercise, &solution);
    if let (Some(folder), Some(file)) = (folder, file) {
        // That it could not be kept costs only time.
        if keep::read(folder, subject).is_none() {
            let book = Book::of(exercise, &solution, subject.bytes());
            let _ = keep::write(folder, subject, &book);
        }
        write(folder, &file, &name, &splits);
    }
    Ok(splits)
}

fn read(file: &Path, subject: &str) -> Option<Splits> {
    let kept: Kept = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    (kept.subject == subject).then_some(kept.splits)
}

/// The file is there whole or not at all.
fn write(folder: &Path, file: &Path, subject: &str, splits: &Splits) {
    let kept = Kept {
        subject: subject.to_owned(),
        splits: splits.clone(),
    };
    let draft: PathBuf = file.with_extension(format!("{}.draft", std::process::id()));
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&draft, serde_json::to_vec(&kept)?))
        .and_then(|()| fs::rename(&draft, file));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    keep::sweep(folder, END);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
