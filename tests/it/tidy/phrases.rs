//! Every phrase that is asked for exists, and every phrase that exists is asked for.

use std::collections::BTreeSet;

use super::lex::Source;

/// First words of keys that are made from a code at run time.
pub(super) const FAMILIES: &[&str] = &[
    "class",
    "band",
    "dimension",
    "message",
    "refusal",
    "ledger",
    "anchor",
    "explain",
    "level",
    "gate",
    "voice",
];

/// Calls whose first literal is a phrase key. `phrase` marks a key that a table keeps for later.
const ASKS: &[&str] = &["say(", "phrase("];

/// Complaints about keys, in both directions. Whether a phrase is used can be judged only once
/// there are screens.
pub(super) fn check(sources: &[Source], catalogue: &str) -> Vec<String> {
    let keys: BTreeSet<&str> = keys(catalogue).collect();
    let mut complaints = Vec::new();
    let mut used: BTreeSet<String> = references(catalogue);
    for source in sources.iter().filter(|source| !source.is_test()) {
        for literal in &source.strings {
            let before = source.code[..literal.at].trim_end();
            let asked = ASKS.iter().any(|ask| before.ends_with(ask));
            if asked && !keys.contains(literal.text.as_str()) {
                complaints
                    .push(source.complain(literal.at, &format!("no phrase `{}`", literal.text)));
            }
            used.insert(literal.text.clone());
        }
    }
    if sources.iter().any(|source| source.layer() == "tui") {
        for key in &keys {
            let family = key.split('-').next().unwrap_or_default();
            if !used.contains(*key) && !FAMILIES.contains(&family) {
                complaints.push(format!("en.ftl: `{key}` is never said"));
            }
        }
    }
    complaints
}

/// Message keys of a catalogue.
fn keys(catalogue: &str) -> impl Iterator<Item = &str> {
    catalogue
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim()))
}

/// Messages that other messages quote: `{ key }`.
fn references(catalogue: &str) -> BTreeSet<String> {
    catalogue
        .split('{')
        .skip(1)
        .filter_map(|part| {
            part.split_once('}')
                .map(|(inner, _)| inner.trim().to_owned())
        })
        .collect()
}
