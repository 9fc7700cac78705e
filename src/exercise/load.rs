//! From the bytes of a folder to a checked exercise.

use super::Assets;
use super::check::check;
use super::draft::{ExerciseDraft, FORMAT};
use super::model::Exercise;
use super::source::{Read, SourceSet};
use crate::diagnostic::{Diagnostic, in_order};

/// What came of loading an exercise.
#[derive(Debug)]
pub struct Loaded {
    /// The exercise, if no problem is an error.
    pub exercise: Option<Exercise>,
    /// All problems, in the order of the files.
    pub problems: Vec<Diagnostic>,
    /// The files, to draw the problems in.
    pub sources: SourceSet,
}

/// Loads and checks the exercise whose first file is `entry`; `read` hands over the bytes of a
/// file by its path inside the folder.
pub fn load(entry: &str, read: &Read<'_>, assets: &Assets) -> Loaded {
    let (sources, mut problems) = SourceSet::load(entry, read);
    let mut files = Vec::with_capacity(sources.files().len());
    let whole = problems.is_empty();
    if whole {
        problems.extend(sources.format(&[FORMAT]).err().map(|problem| *problem));
    }
    for (index, file) in sources.files().iter().enumerate() {
        match file.parse::<ExerciseDraft>() {
            Ok(draft) => files.push((index, draft)),
            Err(found) => problems.extend(found),
        }
    }
    // Meaning is judged only when every file could be read: half an exercise would seem full of
    // names that nothing has.
    let mut exercise = None;
    if problems.iter().all(|problem| !problem.is_error()) && files.len() == sources.files().len() {
        let (checked, found) = check(&sources, files, assets);
        exercise = checked;
        problems.extend(found);
    }
    Loaded {
        exercise,
        problems: in_order(problems),
        sources,
    }
}
