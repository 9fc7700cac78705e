//! The architecture compiler: reads the sources and holds the rules of the house that the
//! language itself cannot hold. A rule is a function from a source to its complaints; that each
//! of them bites is shown in `bites.rs`.

mod arrows;
mod bites;
mod lex;
mod phrases;
mod rules;

use std::path::{Path, PathBuf};

use lex::Source;

/// Files longer than the budget, with the length they may not exceed. The list only shrinks.
const LONG_FILES: &[(&str, usize)] = &[];

/// serde asks every reader for floats; what a number means is decided behind it, in integers.
const FLOAT_READERS: &[&str] = &[
    "src/exercise/source/reader.rs",
    "src/exercise/source/stand_in.rs",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files under a folder, as paths relative to the package with `/` between the parts.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join(folder)];
    while let Some(at) = waiting.pop() {
        let Ok(entries) = std::fs::read_dir(&at) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push(relative(&path));
            }
        }
    }
    found.sort();
    found
}

fn relative(path: &Path) -> String {
    let inside = path.strip_prefix(root()).unwrap();
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn sources() -> Vec<Source> {
    files("src")
        .into_iter()
        .filter(|path| path.ends_with(".rs"))
        .map(|path| Source::new(&path, &read(&path)))
        .collect()
}

/// Fails with every complaint at once.
fn hold(rule: &str, complaints: &[String]) {
    assert!(
        complaints.is_empty(),
        "{rule}\n  {}",
        complaints.join("\n  ")
    );
}

fn hold_each(rule: &str, check: impl Fn(&Source) -> Vec<String>) {
    let complaints: Vec<String> = sources().iter().flat_map(check).collect();
    hold(rule, &complaints);
}

#[test]
fn layers_import_only_to_their_right() {
    hold_each(
        "a layer imports only what stands to its right (see src/lib.rs)",
        arrows::check,
    );
}

#[test]
fn front_pages_hold_docs_and_re_exports() {
    hold_each(
        "mod.rs and lib.rs hold docs, `mod` and `use` lines only",
        rules::front_page,
    );
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut complaints: Vec<String> = sources().iter().flat_map(rules::documented).collect();
    for path in files("tests").iter().filter(|path| path.ends_with(".rs")) {
        complaints.extend(rules::documented(&Source::new(path, &read(path))));
    }
    hold("each file begins with `//!`", &complaints);
}

#[test]
fn files_stay_within_their_budget() {
    hold(
        "files have at most 450 lines before their tests",
        &rules::lengths(&sources(), LONG_FILES),
    );
}

#[test]
fn the_world_is_touched_by_host_and_cli_only() {
    hold_each(
        "clock, disk, environment and chance of the world belong to host and cli",
        rules::banned_calls,
    );
}

#[test]
fn the_rules_count_in_integers() {
    hold_each(
        "no floats in exercise, engine, scoring and session",
        |source| {
            if FLOAT_READERS.contains(&source.path.as_str()) {
                return Vec::new();
            }
            rules::floats(source)
        },
    );
}

#[test]
fn the_pure_layers_keep_their_order() {
    hold_each(
        "BTreeMap or a Vec instead: unordered maps give another order on each run",
        rules::unordered,
    );
}

#[test]
fn screens_take_their_words_from_the_catalogue() {
    hold_each(
        "a sentence in tui belongs into assets/phrases",
        rules::sentences,
    );
}

#[test]
fn phrases_are_complete_and_used() {
    hold(
        "phrase keys",
        &phrases::check(&sources(), &read("assets/phrases/en.ftl")),
    );
}

#[test]
fn the_top_level_holds_what_a_newcomer_expects() {
    hold("top level", &rules::top_level(&tracked()));
}

#[test]
fn no_file_names_a_machine() {
    let mut complaints = Vec::new();
    for path in tracked() {
        if let Ok(text) = std::fs::read_to_string(root().join(&path)) {
            complaints.extend(rules::machine_paths(&path, &text));
        }
    }
    hold("paths of one machine", &complaints);
}

/// The files of the package: those git knows where there is git, else those that are there.
fn tracked() -> Vec<String> {
    let listed = std::process::Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output();
    if let Ok(output) = listed
        && output.status.success()
        && !output.stdout.is_empty()
    {
        return String::from_utf8_lossy(&output.stdout)
            .lines()
            .map(str::to_owned)
            .collect();
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root()).unwrap() {
        let path = entry.unwrap().path();
        let name = relative(&path);
        if !path.is_dir() {
            found.push(name);
        } else if !matches!(name.as_str(), "target" | "sessions" | ".git") {
            found.extend(files(&name));
        }
    }
    found
}
