//! The files of an exercise, and places in them.

use super::outline::Outline;
use super::path::DocPath;
use super::scan::{self, Scan};
use super::tree::{self, Node, Slip};
use super::{codes, limits, walk};
use crate::diagnostic::{Code, Diagnostic, Lines, Place, Texts};
use ron::extensions::Extensions;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer};
use std::marker::PhantomData;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// All files of an exercise, the first one first, each part after the file that names it, in
/// the order in which they are named.
#[derive(Debug, Default)]
pub struct SourceSet {
    files: Vec<SourceFile>,
}

/// One file: its text, where its values stand once a place is asked for, and its syntax tree once
/// its form has a problem.
#[derive(Debug)]
pub struct SourceFile {
    name: Arc<str>,
    text: String,
    lines: OnceLock<Lines>,
    outline: OnceLock<Outline>,
    tree: OnceLock<Tree>,
    format: Option<Range<usize>>,
    small: bool,
    sound: bool,
}

#[derive(Debug, Default)]
struct Tree {
    root: Option<Node>,
    slips: Vec<Slip>,
}

/// Reads a `T` through a trait object. The reader has four ways into a value; every draft would
/// otherwise be compiled once for each, for nothing that an author could notice.
struct Dispatched<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Dispatched<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<T, D::Error> {
        let mut reader = <dyn erased_serde::Deserializer<'_>>::erase(reader);
        erased_serde::deserialize(&mut reader).map_err(serde::de::Error::custom)
    }
}

impl SourceFile {
    /// Path inside the exercise folder.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The text that places count in: without a byte order mark, and with U+FFFD where the
    /// file was not UTF-8.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it can be parsed; if not, why has been said by the loading.
    pub fn is_sound(&self) -> bool {
        self.sound
    }

    /// Keeps a text and says what the scan finds in it.
    pub(super) fn new(name: Arc<str>, text: String, sound: bool) -> (Self, Scan) {
        let scan = if sound {
            scan::scan(&text)
        } else {
            Scan::default()
        };
        let file = Self {
            name,
            text,
            lines: OnceLock::new(),
            outline: OnceLock::new(),
            tree: OnceLock::new(),
            format: scan.format.clone(),
            small: scan.tokens <= limits::TREE_TOKENS,
            sound: sound && scan.faults.is_empty(),
        };
        (file, scan)
    }

    /// The place of a range of bytes.
    pub(super) fn at(&self, range: Range<usize>) -> Place {
        let lines = self.lines.get_or_init(|| Lines::new(&self.text));
        lines.place(&self.name, &self.text, range.start, range.end)
    }

    fn tree(&self) -> &Tree {
        self.tree.get_or_init(|| {
            if !self.sound || !self.small {
                return Tree::default();
            }
            let (root, slips) = tree::read(&self.text);
            Tree { root, slips }
        })
    }

    /// The place of a value; of the nearest value around it if it does not exist; of the head
    /// of the file if that has no readable value at all.
    pub fn place(&self, path: &DocPath) -> Place {
        if !self.sound {
            return self.at(0..0);
        }
        let outline = self.outline.get_or_init(|| scan::outline(&self.text));
        self.at(outline.resolve(&self.text, path))
    }

    /// Reads the file as a `T`, or says everything that is wrong with it: all errors, each at
    /// its own place. Nothing is said again about a file that is not sound.
    ///
    /// # Errors
    /// The problems found; empty only for a file that is not sound.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, Vec<Diagnostic>> {
        if !self.sound {
            return Err(Vec::new());
        }
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        options
            .from_str_seed(&self.text, Dispatched(PhantomData))
            .map_err(|error| self.explain::<T>(&error))
    }

    /// The reader stops at its first error; the walk over the tree finds all of them.
    fn explain<T: DeserializeOwned>(&self, error: &ron::error::SpannedError) -> Vec<Diagnostic> {
        let tree = self.tree();
        let mut found: Vec<Diagnostic> = tree
            .slips
            .iter()
            .take(limits::PROBLEMS)
            .map(|slip| {
                let problem = Diagnostic::new(&codes::SYNTAX, &slip.message);
                problem.at(self.at(slip.range.clone()))
            })
            .collect();
        if let Some(root) = &tree.root {
            let known = walk::walk::<T>(root, tree.slips.is_empty());
            found.extend(
                known
                    .into_iter()
                    .map(|problem| problem.into_diagnostic(self)),
            );
        }
        if found.is_empty() {
            found.push(self.translate(error));
        }
        found
    }

    /// The reader's own words, when the tree shows nothing wrong.
    pub(super) fn translate(&self, error: &ron::error::SpannedError) -> Diagnostic {
        let lines = self.lines.get_or_init(|| Lines::new(&self.text));
        let offset = |at: ron::error::Position| lines.offset(&self.text, at.line, at.col);
        let (start, end) = (offset(error.span.start), offset(error.span.end));
        let message = error.code.to_string();
        Diagnostic::new(&codes::SYNTAX, message).at(self.at(start.min(end)..end))
    }
}

impl SourceSet {
    pub(super) fn new(files: Vec<SourceFile>) -> Self {
        Self { files }
    }

    pub(super) fn into_files(self) -> Vec<SourceFile> {
        self.files
    }

    /// The files; a file's index here is its name in [`SourceSet::place`].
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The place of a value in a file, as [`SourceFile::place`]; `None` for no such file.
    pub fn place(&self, file: usize, path: &DocPath) -> Option<Place> {
        self.files.get(file).map(|file| file.place(path))
    }

    /// A problem of the value at `path` in a file.
    pub fn diagnostic(
        &self,
        code: &'static Code,
        file: usize,
        path: &DocPath,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, message).at_opt(self.place(file, path))
    }

    /// The version of the format that the first file says it is written in, if it is one of
    /// `known`; asked before any parsing, since an older version has other drafts.
    ///
    /// # Errors
    /// The version is missing, no number, or not known.
    pub fn format(&self, known: &[u32]) -> Result<u32, Box<Diagnostic>> {
        let newest = known.iter().max().copied().unwrap_or_default();
        let help = format!("write `format: {newest},` as the first field");
        let Some(file) = self.files.first() else {
            return Err(Diagnostic::new(&codes::UNKNOWN_FORMAT, "there is no file")
                .help(help)
                .into());
        };
        let Some(range) = file.format.clone() else {
            let problem = Diagnostic::new(&codes::UNKNOWN_FORMAT, "the file names no `format`");
            return Err(problem
                .at(file.place(&DocPath::root().field("format")))
                .help(help)
                .into());
        };
        let written = &file.text[range.clone()];
        match written.parse() {
            Ok(version) if known.contains(&version) => Ok(version),
            _ => {
                let message = format!("this program does not know the format `{written}`");
                let problem = Diagnostic::new(&codes::UNKNOWN_FORMAT, message).at(file.at(range));
                Err(problem.help(format!("it knows up to `{newest}`")).into())
            }
        }
    }
}

impl Texts for SourceSet {
    fn text(&self, file: &str) -> Option<&str> {
        self.files
            .iter()
            .find(|known| *known.name == *file)
            .map(|known| known.text.as_str())
    }
}
