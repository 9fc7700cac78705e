//! Loading an exercise, and keeping its files exactly as they were read.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::store::SessionTexts;
use crate::diagnostic::Diagnostic;
use crate::exercise::model::Exercise;
use crate::exercise::source::{Read, ReadError, SourceSet};
use crate::exercise::{self, Assets};
use crate::session::{Digest, SourceText};

/// The catalogue of acts inside the program.
const ACTS: &str = include_str!("../../assets/acts.ron");
/// The rubric of exercises that bring none of their own.
const RUBRIC: &str = include_str!("../../assets/rubric.ron");
/// What the first file is called in a session's folder.
const ENTRY: &str = "exercise.ron";

/// An exercise as it was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The exercise, if no problem is an error.
    pub exercise: Option<Arc<Exercise>>,
    /// All problems, in the order of the files.
    pub problems: Vec<Diagnostic>,
    /// The files, to draw the problems in; none where there is no problem and nothing was read.
    pub sources: SourceSet,
    /// The files as a session keeps them.
    pub texts: SessionTexts,
}

impl Loaded {
    /// What the full way would give for an exercise that the build packed, without reading it:
    /// sound, with nothing to say. `text` hands over its files, whose digest is `digest`.
    pub(super) fn unpacked(
        bytes: &'static [u8],
        digest: Digest,
        text: &dyn Fn(&str) -> Option<Cow<'static, [u8]>>,
    ) -> Option<Self> {
        let (exercise, files) = exercise::unpack(bytes)?;
        let texts = files.into_iter().map(|path| {
            let bytes = text(&path)?;
            Some(SourceText { path, bytes })
        });
        Some(Self {
            exercise: Some(Arc::new(exercise)),
            problems: Vec::new(),
            sources: SourceSet::default(),
            texts: SessionTexts::known(
                texts.collect::<Option<_>>()?,
                Some(RUBRIC.as_bytes().to_vec()),
                digest,
            ),
        })
    }
}

/// Loads the exercise whose first file is `entry`, with the default rubric.
#[must_use]
pub fn load(entry: &str, read: &Read<'_>) -> Loaded {
    load_with(entry, read, RUBRIC)
}

/// Loads the texts that a session kept, under the rubric that it kept.
#[must_use]
pub fn load_kept(texts: &SessionTexts) -> Loaded {
    let files = texts.exercise();
    let read = |path: &str| {
        let file = files.iter().find(|file| file.path == path);
        file.map(|file| file.bytes.to_vec())
            .ok_or(ReadError::Missing)
    };
    let rubric = texts.rubric().map(String::from_utf8_lossy);
    load_with(ENTRY, &read, rubric.as_deref().unwrap_or(RUBRIC))
}

fn load_with(entry: &str, read: &Read<'_>, rubric: &str) -> Loaded {
    let kept: RefCell<BTreeMap<String, Vec<u8>>> = RefCell::default();
    let keeping = |path: &str| {
        let bytes = read(path)?;
        // Whatever the first file is called, a session keeps it under one name.
        let name = if path == entry { ENTRY } else { path };
        kept.borrow_mut().insert(name.to_owned(), bytes.clone());
        Ok(bytes)
    };
    let assets = Assets::parse(ACTS, rubric)
        .or_else(|_| Assets::parse(ACTS, RUBRIC))
        .expect("the shipped assets parse, which a test holds");
    let loaded = exercise::load(entry, &keeping, &assets);
    let files = kept.into_inner().into_iter();
    Loaded {
        exercise: loaded.exercise.map(Arc::new),
        problems: loaded.problems,
        sources: loaded.sources,
        texts: SessionTexts::new(
            files
                .map(|(path, bytes)| SourceText {
                    path,
                    bytes: bytes.into(),
                })
                .collect(),
            Some(rubric.as_bytes().to_vec()),
        ),
    }
}
