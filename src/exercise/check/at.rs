//! Where in the draft a rule stands: a path that costs nothing until it is asked for.

use crate::exercise::source::DocPath;

/// A value of one file. It borrows the way to it from the callers' stack, so walking a whole
/// exercise builds no path at all; [`At::path`] and [`At::key`] build one when needed.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    file: usize,
    up: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'static str),
    Index(usize),
    /// A row of a list, with the name that its texts and draws are found by.
    Row(&'static str, usize, &'a str),
}

impl<'a> At<'a> {
    /// A whole file, by its index in the source set.
    pub(super) fn file(file: usize) -> Self {
        Self {
            file,
            up: None,
            step: Step::Root,
        }
    }

    /// A row of a list that stands at the top of a file.
    pub(super) fn top(file: usize, list: &'static str, index: usize, name: &'a str) -> Self {
        Self {
            file,
            up: None,
            step: Step::Row(list, index, name),
        }
    }

    /// Whether a list of this name holds the value.
    pub(super) fn stands_in(&self, list: &str) -> bool {
        let here = matches!(self.step, Step::Row(name, ..) if name == list);
        here || self.up.is_some_and(|up| up.stands_in(list))
    }

    /// A field of the value.
    pub(super) fn field(&'a self, name: &'static str) -> Self {
        Self {
            file: self.file,
            up: Some(self),
            step: Step::Field(name),
        }
    }

    /// An element of the list or variant that the value is.
    pub(super) fn index(&'a self, index: usize) -> Self {
        Self {
            file: self.file,
            up: Some(self),
            step: Step::Index(index),
        }
    }

    /// A row of a list of the value that has no name of its own.
    pub(super) fn nth(&'a self, list: &'static str, index: usize) -> Self {
        self.row(list, index, "")
    }

    /// A row of a list of the value, with its name.
    pub(super) fn row(&'a self, list: &'static str, index: usize, name: &'a str) -> Self {
        Self {
            file: self.file,
            up: Some(self),
            step: Step::Row(list, index, name),
        }
    }

    /// The value itself if it has a name, else the one that holds it.
    pub(super) fn owner(&self) -> &At<'a> {
        match (self.step, self.up) {
            (Step::Row(_, _, ""), Some(up)) => up,
            _ => self,
        }
    }

    /// Index of the file.
    pub(super) fn file_index(&self) -> usize {
        self.file
    }

    /// The path in the file, by positions.
    pub(super) fn path(&self) -> DocPath {
        let path = self.up.map_or_else(DocPath::root, At::path);
        match self.step {
            Step::Root => path,
            Step::Field(name) => path.field(name),
            Step::Index(index) => path.index(index),
            Step::Row(list, index, _) => path.field(list).index(index),
        }
    }

    /// The place by names, which stays the same when rows are moved: `stages.mayday.title`.
    pub(super) fn key(&self) -> String {
        let mut key = String::with_capacity(64);
        self.write_key(&mut key);
        key
    }

    fn write_key(&self, key: &mut String) {
        if let Some(up) = self.up {
            up.write_key(key);
        }
        let mut add = |word: &str| {
            if !key.is_empty() {
                key.push('.');
            }
            key.push_str(word);
        };
        match self.step {
            Step::Root => {}
            Step::Field(name) => add(name),
            Step::Index(index) => add(&index.to_string()),
            Step::Row(list, index, "") => {
                add(list);
                add(&index.to_string());
            }
            Step::Row(list, _, name) => {
                add(list);
                add(name);
            }
        }
    }
}
