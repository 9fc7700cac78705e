//! Every code of check has a folder of its slug in `tests/data/broken`, and what is said about it
//! is in `expected.txt`. `UPDATE_EXPECTED=1` writes those files anew, to be read before they are
//! committed.

use crate::exercise::check::CODES;
use crate::exercise::source::codes::CODES as FORM;
use crate::exercise::tests::{load_folder, pictures};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder(slug: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/broken")
        .join(slug)
}

#[test]
fn each_code_is_shown_and_told_as_expected() {
    let mut wrong = Vec::new();
    for code in CODES {
        let folder = folder(code.slug);
        let loaded = load_folder(&folder);
        if !loaded.problems.iter().any(|problem| problem.code == *code) {
            wrong.push(format!("{} does not show {}", folder.display(), code.id));
        }
        let errors = loaded.problems.iter().any(|problem| problem.is_error());
        if loaded.exercise.is_some() == errors {
            wrong.push(format!(
                "{}: an exercise is there exactly without errors",
                folder.display()
            ));
        }
        let told = pictures(&loaded) + "\n";
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
fn codes_are_unique_explained_and_in_order() {
    let all: Vec<_> = FORM.iter().chain(CODES).collect();
    let ids: BTreeSet<&str> = all.iter().map(|code| code.id).collect();
    let slugs: BTreeSet<&str> = all.iter().map(|code| code.slug).collect();
    assert_eq!((ids.len(), slugs.len()), (all.len(), all.len()));
    assert!(CODES.is_sorted_by_key(|code| (code.severity, code.id)));
    for code in CODES {
        assert!(code.explanation.len() > 100, "{}", code.id);
        assert!(!code.title.ends_with('.'), "{}", code.id);
        let letter = ['E', 'W', 'N'][code.severity as usize];
        assert!(code.id.starts_with(letter), "{}", code.id);
    }
}
