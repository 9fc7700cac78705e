//! From the bytes of a folder to a checked exercise.

use super::Assets;
use super::check::{Translation, check};
use super::draft::{ExerciseDraft, FORMAT};
use super::model::Exercise;
use super::source::{DocPath, Read, SourceSet};
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
    let (mut sources, mut problems) = SourceSet::load(entry, read);
    let count = sources.files().len();
    if count > 0 {
        problems.extend(sources.format(&[FORMAT]).err().map(|problem| *problem));
    }
    let mut files = Vec::with_capacity(count);
    for (index, file) in sources.files().iter().enumerate() {
        match file.parse::<ExerciseDraft>() {
            Ok(draft) => files.push((index, draft)),
            Err(found) => problems.extend(found),
        }
    }
    let texts = translations(&mut sources, &files, read, &mut problems);
    // Meaning is judged only when every file could be read: half an exercise would seem full of
    // names that nothing has.
    let whole = files.len() == count && !problems.iter().any(Diagnostic::is_error);
    let mut exercise = None;
    if whole {
        let (checked, found) = check(&sources, files, texts, assets);
        exercise = checked;
        problems.extend(found);
    }
    Loaded {
        exercise,
        problems: in_order(problems),
        sources,
    }
}

/// Reads the files of translations that the drafts name.
fn translations(
    sources: &mut SourceSet,
    files: &[(usize, ExerciseDraft)],
    read: &Read<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Translation> {
    let mut found = Vec::new();
    let rows = files.iter().flat_map(|(file, draft)| {
        draft
            .translations
            .iter()
            .enumerate()
            .map(move |(index, row)| (*file, index, &row.file))
    });
    for (row, (file, index, name)) in rows.enumerate() {
        let path = DocPath::root()
            .field("translations")
            .index(index)
            .field("file");
        let (added, said) = sources.add(name, read);
        problems.extend(said.into_iter().map(|problem| match problem.place {
            None => problem.at_opt(sources.place(file, &path)),
            Some(_) => problem,
        }));
        let Some(file) = added else { continue };
        match sources.files()[file].parse() {
            Ok(texts) => found.push(Translation { row, file, texts }),
            Err(said) => problems.extend(said),
        }
    }
    found
}
