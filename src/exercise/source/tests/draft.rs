//! A small draft with every construct the format uses, and the ways tests read it.

use crate::diagnostic::{Diagnostic, in_order};
use crate::exercise::source::{ReadError, SourceSet};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    pub(super) format: u32,
    pub(super) title: String,
    #[serde(default)]
    pub(super) parts: Vec<String>,
    #[serde(default)]
    pub(super) limits: BTreeMap<String, i8>,
    #[serde(default)]
    pub(super) stages: Vec<Stage>,
    #[serde(default)]
    pub(super) mark: Option<char>,
    #[serde(default)]
    pub(super) open: bool,
    #[serde(default)]
    pub(super) at: Option<(u8, u8)>,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stage {
    pub(super) id: String,
    #[serde(default)]
    pub(super) text: String,
    pub(super) to: String,
    #[serde(default)]
    pub(super) when: Option<Condition>,
    #[serde(default)]
    pub(super) minutes: Option<Minutes>,
    #[serde(default)]
    pub(super) options: Vec<Stage>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(transparent)]
pub(super) struct Minutes(u16);

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum Condition {
    Not(Box<Condition>),
    All(Vec<Condition>),
    Flag(String),
    AtLeast(String, i32),
    Between { meter: String, low: i32, high: i32 },
    Always,
}

/// A folder in memory.
pub(super) fn load(files: &[(&str, &[u8])]) -> (SourceSet, Vec<Diagnostic>) {
    let read = |name: &str| {
        let file = files.iter().find(|(known, _)| *known == name);
        file.map(|(_, bytes)| bytes.to_vec())
            .ok_or(ReadError::Missing)
    };
    SourceSet::load("exercise.ron", &read)
}

/// One file in memory.
pub(super) fn one(text: &str) -> (SourceSet, Vec<Diagnostic>) {
    load(&[("exercise.ron", text.as_bytes())])
}

/// Everything that loading, the version and the drafts have to say.
pub(super) fn all(set: &SourceSet, loaded: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut found = loaded;
    if set.files().first().is_some_and(|file| file.is_sound()) {
        found.extend(set.format(&[1]).err().map(|problem| *problem));
    }
    for file in set.files() {
        found.extend(file.parse::<Draft>().err().into_iter().flatten());
    }
    in_order(found)
}

/// `code line:column` of each problem of one file.
pub(super) fn brief(text: &str) -> Vec<String> {
    let (set, loaded) = one(text);
    let found = all(&set, loaded);
    let brief = |problem: &Diagnostic| {
        let place = problem
            .place
            .as_ref()
            .map(|place| (place.line, place.column));
        let (line, column) = place.unwrap_or_default();
        format!("{} {line}:{column}", problem.code.slug)
    };
    found.iter().map(brief).collect()
}
