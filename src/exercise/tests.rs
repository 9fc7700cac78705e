//! The minimal exercise loads, and the model says what the file says.

use super::source::ReadError;
use super::*;
use crate::diagnostic::Look;
use std::path::Path;

pub(super) const ACTS: &str = include_str!("../../assets/acts.ron");
pub(super) const RUBRIC: &str = include_str!("../../assets/rubric.ron");
pub(super) const MINIMAL: &str = include_str!("../../tests/data/exercises/minimal/exercise.ron");

/// Loads one text as an exercise of one file.
pub(super) fn load_text(text: &str) -> Loaded {
    load_files(&[("exercise.ron", text)])
}

/// Loads texts as the files of an exercise, the first one first.
pub(super) fn load_files(files: &[(&str, &str)]) -> Loaded {
    let read = |name: &str| {
        let found = files.iter().find(|(known, _)| *known == name);
        let bytes = found.map(|(_, text)| text.as_bytes().to_vec());
        bytes.ok_or(ReadError::Missing)
    };
    load(files[0].0, &read, &assets())
}

/// Loads a folder of the test data.
pub(super) fn load_folder(folder: &Path) -> Loaded {
    let read = |name: &str| {
        std::fs::read(folder.join(name)).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => ReadError::Missing,
            _ => ReadError::Other(error.to_string()),
        })
    };
    load("exercise.ron", &read, &assets())
}

fn assets() -> Assets {
    Assets::parse(ACTS, RUBRIC).unwrap()
}

/// All problems as a person sees them.
pub(super) fn pictures(loaded: &Loaded) -> String {
    let drawn = loaded
        .problems
        .iter()
        .map(|problem| problem.picture(&loaded.sources, Look::Plain));
    drawn.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_minimal_exercise_is_clean() {
    let loaded = load_text(MINIMAL);
    assert_eq!(pictures(&loaded), "");
    assert!(loaded.exercise.is_some());
}
