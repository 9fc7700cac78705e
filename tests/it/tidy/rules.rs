//! The rules that look at one file at a time, and those of the top level.

use std::collections::BTreeSet;

use super::arrows::expand;
use super::lex::Source;

/// Lines a file may have before its tests.
const BUDGET: usize = 450;

/// `mod.rs` and `lib.rs` are read as a table of contents.
pub(super) fn front_page(source: &Source) -> Vec<String> {
    const ITEMS: &[&str] = &[
        "fn",
        "impl",
        "struct",
        "enum",
        "trait",
        "const",
        "static",
        "union",
        "macro_rules",
    ];
    let name = source.path.rsplit('/').next().unwrap_or_default();
    if !matches!(name, "mod.rs" | "lib.rs") || source.is_test() {
        return Vec::new();
    }
    ITEMS
        .iter()
        .flat_map(|item| source.words(item).map(move |at| (at, item)))
        .map(|(at, item)| source.complain(at, &format!("`{item}` on a front page")))
        .collect()
}

/// The first line says what the file is for.
pub(super) fn documented(source: &Source) -> Vec<String> {
    let said = source
        .text
        .lines()
        .next()
        .is_some_and(|line| line.len() > 8 && line.starts_with("//! "));
    if said {
        Vec::new()
    } else {
        vec![source.complain(0, "no `//!` on its first line")]
    }
}

/// Lengths against the budget and the list of exceptions, which must be needed and kept to.
pub(super) fn lengths(sources: &[Source], exceptions: &[(&str, usize)]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|source| !source.is_test()) {
        let before_tests = source
            .text
            .find("#[cfg(test)]")
            .unwrap_or(source.text.len());
        let length = source.text[..before_tests].lines().count();
        let exception = exceptions.iter().find(|(path, _)| *path == source.path);
        match exception {
            None if length > BUDGET => complaints.push(format!("{}: {length} lines", source.path)),
            Some((path, _)) if length <= BUDGET => {
                complaints.push(format!("{path}: fits the budget now; take it off the list"));
            }
            Some((path, most)) if length > *most => {
                complaints.push(format!("{path}: grew to {length} lines from {most}"));
            }
            _ => {}
        }
    }
    for (path, _) in exceptions
        .iter()
        .filter(|(path, _)| sources.iter().all(|s| s.path != *path))
    {
        complaints.push(format!("{path}: is gone; take it off the list"));
    }
    complaints
}

/// Everything that reads or changes the world.
pub(super) fn banned_calls(source: &Source) -> Vec<String> {
    const CALLS: &[&str] = &[
        "SystemTime::now",
        "Instant::now",
        "Timestamp::now",
        "Zoned::now",
        "thread_local!",
        "rand::rng",
        "thread_rng",
        "from_os_rng",
    ];
    const PRINTS: &[&str] = &["println!", "print!", "eprintln!", "eprint!", "dbg!"];
    const MODULES: &[&str] = &["fs", "env", "net", "process"];
    let mut found: Vec<(usize, String)> = Vec::new();
    let layer = source.layer();
    if source.is_test() || layer == "cli" {
        return Vec::new();
    }
    for call in PRINTS {
        found.extend(source.words(call).map(|at| (at, (*call).to_owned())));
    }
    if !matches!(layer, "host" | "main") {
        for call in CALLS {
            found.extend(source.words(call).map(|at| (at, (*call).to_owned())));
        }
        for at in source.words("std") {
            let Some(tree) = source.code[at + 3..].trim_start().strip_prefix("::") else {
                continue;
            };
            expand(tree, &[], &mut |path| {
                if path
                    .first()
                    .is_some_and(|first| MODULES.contains(&first.as_str()))
                {
                    found.push((at, format!("std::{}", path.join("::"))));
                }
            });
        }
    }
    found
        .iter()
        .map(|(at, what)| source.complain(*at, &format!("`{what}` outside the shell")))
        .collect()
}

/// Types and literals of floating point.
pub(super) fn floats(source: &Source) -> Vec<String> {
    if !matches!(
        source.layer(),
        "exercise" | "engine" | "scoring" | "session"
    ) || source.is_test()
    {
        return Vec::new();
    }
    let types = ["f32", "f64"]
        .into_iter()
        .flat_map(|word| source.words(word));
    let bytes = source.code.as_bytes();
    let literals = source
        .code
        .match_indices('.')
        .map(|(dot, _)| dot)
        .filter(|&dot| {
            let digits = bytes[..dot]
                .iter()
                .rev()
                .take_while(|b| b.is_ascii_digit())
                .count();
            let before = (dot - digits).checked_sub(1).map(|i| bytes[i]);
            // `pair.0.1` is a field of a field.
            digits > 0
                && bytes.get(dot + 1).is_some_and(u8::is_ascii_digit)
                && !before.is_some_and(|b| b == b'.' || super::lex::is_name(b))
        });
    types
        .chain(literals)
        .map(|at| source.complain(at, "floating point"))
        .collect()
}

/// Maps whose order changes from run to run.
pub(super) fn unordered(source: &Source) -> Vec<String> {
    if !matches!(source.layer(), "exercise" | "engine" | "scoring") || source.is_test() {
        return Vec::new();
    }
    ["HashMap", "HashSet", "FxHashMap", "FxHashSet"]
        .into_iter()
        .flat_map(|word| source.words(word).map(move |at| (at, word)))
        .map(|(at, word)| source.complain(at, &format!("`{word}`")))
        .collect()
}

/// Words a player could read, written in the code of a screen. Messages of `expect` and of
/// assertions reach no player.
pub(super) fn sentences(source: &Source) -> Vec<String> {
    const SPARED: &[&str] = &[
        "expect(",
        "panic!(",
        "unreachable!(",
        "assert!(",
        "debug_assert!(",
    ];
    if source.layer() != "tui" || source.is_test() {
        return Vec::new();
    }
    source
        .strings
        .iter()
        .filter(|literal| is_sentence(&literal.text))
        .filter(|literal| {
            let before = source.code[..literal.at].trim_end();
            !SPARED.iter().any(|call| before.ends_with(call)) && !in_assertion(before)
        })
        .map(|literal| source.complain(literal.at, &format!("{:?}", literal.text)))
        .collect()
}

/// A later argument of an assertion: the statement so far begins with one.
fn in_assertion(before: &str) -> bool {
    let statement = before
        .rsplit([';', '{', '}'])
        .next()
        .unwrap_or_default()
        .trim_start();
    ["assert", "debug_assert"]
        .iter()
        .any(|start| statement.starts_with(start))
}

fn is_sentence(text: &str) -> bool {
    let mut words = text
        .split(' ')
        .filter(|word| word.contains(|c: char| c.is_alphabetic()));
    text.starts_with(|c: char| c.is_alphabetic())
        && words.next().is_some()
        && words.next().is_some()
}

/// The entries of the top level against the agreed ones.
pub(super) fn top_level(tracked: &[String]) -> Vec<String> {
    const AGREED: &[&str] = &[
        ".ci",
        ".gitattributes",
        ".gitignore",
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "assets",
        "benches",
        "build.rs",
        "clippy.toml",
        "exercises",
        "fuzz",
        "src",
        "tests",
    ];
    const NEEDED: &[&str] = &[
        ".ci",
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "assets",
        "src",
        "tests",
    ];
    let there: BTreeSet<&str> = tracked
        .iter()
        .filter_map(|path| path.split('/').next())
        .collect();
    let extra = there
        .iter()
        .filter(|name| !AGREED.contains(name))
        .map(|name| format!("{name} is not agreed"));
    let missing = NEEDED
        .iter()
        .filter(|name| !there.contains(*name))
        .map(|name| format!("{name} is missing"));
    extra.chain(missing).collect()
}

/// Absolute paths that exist on one machine only.
pub(super) fn machine_paths(path: &str, text: &str) -> Vec<String> {
    // In halves, so that this file passes its own rule.
    let forbidden = [["/wo", "rk/"], ["/ro", "ot/"]];
    let mut complaints = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for halves in &forbidden {
            if line.contains(&halves.concat()) {
                complaints.push(format!("{path}:{}: `{}`", number + 1, halves.concat()));
            }
        }
    }
    complaints
}
