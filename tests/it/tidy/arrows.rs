//! Who may import whom.

use super::lex::{Source, is_name};

/// The layers in reading order; a layer imports only from those behind it.
const ORDER: &[&[&str]] = &[
    &["cli"],
    &["host"],
    &["tui"],
    &["report"],
    &["session", "analysis"],
    &["scoring"],
    &["engine"],
    &["exercise"],
    &["diagnostic"],
];
/// Who may see the phrase catalogue.
const READERS: &[&str] = &["tui", "report", "host", "cli"];
/// What the screens may see below them.
const SCREENS_SEE: &[[&str; 2]] = &[["session", "view"], ["report", "facts"]];

/// Complaints about the imports of one file. Test code may look at the whole house.
pub(super) fn check(source: &Source) -> Vec<String> {
    let from = source.layer();
    if source.is_test() || matches!(from, "lib" | "main" | "bin") {
        return Vec::new();
    }
    if rank(from).is_none() && !matches!(from, "text" | "locale") {
        return vec![source.complain(0, &format!("`{from}` is no layer of the house"))];
    }
    let mut complaints = Vec::new();
    for (at, path) in paths(source) {
        let to = path.first().map_or("", String::as_str);
        if to == from || (rank(to).is_none() && !matches!(to, "text" | "locale")) {
            continue;
        }
        if !allowed(from, to, path.get(1).map_or("", String::as_str)) {
            complaints.push(source.complain(
                at,
                &format!("`{from}` may not import `{}`", path.join("::")),
            ));
        }
    }
    complaints
}

fn rank(layer: &str) -> Option<usize> {
    ORDER.iter().position(|group| group.contains(&layer))
}

fn allowed(from: &str, to: &str, part: &str) -> bool {
    match (from, to) {
        ("text", _) => false,
        (_, "text") => true,
        ("locale", _) => false,
        (_, "locale") => READERS.contains(&from),
        ("tui", _) => SCREENS_SEE.contains(&[to, part]),
        _ => rank(from) < rank(to),
    }
}

/// Paths into the crate, as segments after `crate`: from `use` trees and from inline paths, with
/// `super` resolved from the place of the file.
fn paths(source: &Source) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for at in source.words("crate").chain(source.words("offramp")) {
        let rest = source.code[at..].trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        // `pub(crate)` and the like are not followed by `::`.
        if let Some(tree) = rest.trim_start().strip_prefix("::") {
            expand(tree, &[], &mut |path| found.push((at, path)));
        }
    }
    for at in source.words("super") {
        if source.code[..at].trim_end().ends_with("::") {
            continue;
        }
        let mut base = module(&source.path);
        let mut tree = &source.code[at..];
        while let Some(rest) = tree.trim_start().strip_prefix("super").map(str::trim_start) {
            let Some(rest) = rest.strip_prefix("::") else {
                break;
            };
            base.pop();
            tree = rest;
        }
        expand(tree, &base, &mut |path| found.push((at, path)));
    }
    found
}

/// The module a file is, as segments after `crate`.
fn module(path: &str) -> Vec<String> {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut parts: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if parts
        .last()
        .is_some_and(|last| matches!(last.as_str(), "mod" | "lib"))
    {
        parts.pop();
    }
    parts
}

/// Reads a path or a `{…}` group of paths, calls `found` for each, and returns what is left.
pub(super) fn expand<'a>(
    tree: &'a str,
    base: &[String],
    found: &mut dyn FnMut(Vec<String>),
) -> &'a str {
    let mut tree = tree.trim_start();
    if let Some(mut group) = tree.strip_prefix('{') {
        loop {
            group = group.trim_start().trim_start_matches(',').trim_start();
            if group.is_empty() {
                return group;
            }
            if let Some(rest) = group.strip_prefix('}') {
                return rest;
            }
            let rest = expand(group, base, found);
            // Whatever no rule of the grammar explains is stepped over, so that reading ends.
            group = if rest.len() == group.len() {
                &rest[1..]
            } else {
                rest
            };
        }
    }
    let length = tree.bytes().take_while(|&b| is_name(b)).count();
    let mut path = base.to_vec();
    if length == 0 {
        found(path);
        return tree;
    }
    path.push(tree[..length].to_owned());
    tree = tree[length..].trim_start();
    if let Some(rest) = tree.strip_prefix("::") {
        let rest = rest.trim_start();
        if rest.starts_with('{') || rest.bytes().next().is_some_and(is_name) {
            return expand(rest, &path, found);
        }
    }
    found(path);
    tree.trim_start().strip_prefix("as ").map_or(tree, |alias| {
        alias.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_')
    })
}
