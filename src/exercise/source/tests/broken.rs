//! The corpus of broken exercises: every folder of `tests/data/broken` has an `exercise.ron`
//! and, in `expected.txt`, what is to be said about it. `UPDATE_EXPECTED=1` writes the files
//! anew, to be read before they are committed.

use super::draft::all;
use crate::diagnostic::{Diagnostic, Look};
use crate::exercise::source::codes::{CODES, TOO_LARGE, TOO_MANY_FILES, UNREADABLE_FILE};
use crate::exercise::source::{ReadError, SourceSet};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/broken");
    let entries = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn read(folder: &Path) -> (SourceSet, Vec<Diagnostic>) {
    let read = |name: &str| {
        std::fs::read(folder.join(name)).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => ReadError::Missing,
            _ => ReadError::Other(error.to_string()),
        })
    };
    let (set, loaded) = SourceSet::load("exercise.ron", &read);
    let found = all(&set, loaded);
    (set, found)
}

/// The folders that are the business of this layer; others belong to the rules of check.
fn ours() -> Vec<(PathBuf, SourceSet, Vec<Diagnostic>)> {
    let known: Vec<&str> = CODES.iter().map(|code| code.slug).collect();
    let extra = [
        "unclosed-bracket",
        "unclosed-text",
        "attribute",
        "duplicate-map-key",
        "hostile-text",
    ];
    let name = |folder: &Path| folder.file_name().unwrap().to_string_lossy().into_owned();
    let ours = folders().into_iter().filter(|folder| {
        known.contains(&name(folder).as_str()) || extra.contains(&name(folder).as_str())
    });
    ours.map(|folder| {
        let (set, found) = read(&folder);
        (folder, set, found)
    })
    .collect()
}

#[test]
fn each_is_told_as_expected() {
    let mut wrong = Vec::new();
    for (folder, set, found) in ours() {
        let pictures: Vec<String> = found
            .iter()
            .map(|problem| problem.picture(&set, Look::Plain))
            .collect();
        let told = pictures.join("\n\n") + "\n";
        let path = folder.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&path, &told).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if told != expected {
            wrong.push(format!(
                "{}:\n{told}\nexpected:\n{expected}",
                folder.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_code_has_a_folder_of_its_name() {
    let found = ours();
    // These three need files too many, too large or too forbidden to keep here.
    let elsewhere = [&TOO_LARGE, &TOO_MANY_FILES, &UNREADABLE_FILE];
    for code in CODES.iter().filter(|code| !elsewhere.contains(code)) {
        let told = found.iter().any(|(folder, _, found)| {
            folder.ends_with(code.slug) && found.iter().any(|problem| problem.code == *code)
        });
        assert!(told, "no folder `{}` that shows {}", code.slug, code.id);
    }
}

#[test]
fn ids_and_slugs_are_unique_and_explained() {
    let ids: BTreeSet<&str> = CODES.iter().map(|code| code.id).collect();
    let slugs: BTreeSet<&str> = CODES.iter().map(|code| code.slug).collect();
    assert_eq!((ids.len(), slugs.len()), (CODES.len(), CODES.len()));
    assert!(
        CODES
            .iter()
            .all(|code| code.explanation.len() > 80 && !code.title.ends_with('.'))
    );
}

#[test]
fn nothing_hostile_is_printed() {
    let (_, set, found) = ours()
        .into_iter()
        .find(|(folder, ..)| folder.ends_with("hostile-text"))
        .unwrap();
    assert!(!found.is_empty());
    for problem in found {
        let picture = problem.picture(&set, Look::Plain);
        let bad = |c: char| c != '\n' && (c.is_control() || ('\u{200b}'..='\u{202e}').contains(&c));
        assert!(!picture.contains(bad), "{picture:?}");
    }
}
