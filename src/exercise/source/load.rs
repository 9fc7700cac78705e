//! Gathering the files of an exercise: the first one and the parts it names.

use super::scan::{Fault, Part};
use super::set::{SourceFile, SourceSet};
use super::{codes, limits};
use crate::diagnostic::{Code, Diagnostic, Place, in_order};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Why a file could not be handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// It has this many bytes, more than [`limits::FILE_BYTES`]; it need not be read.
    TooLarge(u64),
    /// The system's own words.
    Other(String),
}

/// Hands over the bytes of a file by its path inside the exercise folder.
pub type Read<'a> = dyn Fn(&str) -> Result<Vec<u8>, ReadError> + 'a;

impl SourceSet {
    /// Reads `entry` and all parts it names, and theirs. Nothing is opened here: `read` hands
    /// over the bytes. A file with problems stays in the set, so that they can be drawn; it is
    /// not sound and cannot be parsed.
    pub fn load(entry: &str, read: &Read<'_>) -> (Self, Vec<Diagnostic>) {
        let mut loader = Loader {
            read,
            files: Vec::new(),
            seen: BTreeSet::new(),
            bytes: 0,
            found: Vec::new(),
            full: false,
        };
        loader.visit(Arc::from(entry), None);
        (Self::new(loader.files), in_order(loader.found))
    }

    /// Reads one more file, which is named by other means than `parts`, under the same limits.
    /// Gives its index, unless it cannot be had; a problem of its name comes without a place.
    pub fn add(&mut self, name: &str, read: &Read<'_>) -> (Option<usize>, Vec<Diagnostic>) {
        if let Some(why) = leaves_folder(name) {
            let message = format!("the file `{name}` {why}");
            return (None, vec![Diagnostic::new(&codes::OUTSIDE_FOLDER, message)]);
        }
        if self.files().iter().any(|file| &**file.name() == name) {
            let message = format!("the file `{name}` is named twice");
            return (None, vec![Diagnostic::new(&codes::REPEATED_PART, message)]);
        }
        let files = std::mem::take(self).into_files();
        let count = files.len();
        let mut loader = Loader {
            read,
            bytes: files.iter().map(|file| file.text().len()).sum(),
            files,
            seen: BTreeSet::new(),
            found: Vec::new(),
            full: false,
        };
        let wanted = Wanted {
            name: Arc::from(name),
            place: None,
            chain: Vec::new(),
        };
        loader.open(&wanted);
        *self = Self::new(loader.files);
        let added = (self.files().len() > count).then_some(count);
        (added, in_order(loader.found))
    }
}

struct Loader<'a> {
    read: &'a Read<'a>,
    files: Vec<SourceFile>,
    seen: BTreeSet<Arc<str>>,
    bytes: usize,
    found: Vec<Diagnostic>,
    /// A limit over all files was reached; it is said once.
    full: bool,
}

/// A part still to be read: its name, where it is named, and the files that led to it.
struct Wanted {
    name: Arc<str>,
    place: Option<Place>,
    chain: Vec<Arc<str>>,
}

impl Loader<'_> {
    /// Reads a file and what it names, depth first, without recursion: a chain of parts may be
    /// as long as the number of files allowed.
    fn visit(&mut self, name: Arc<str>, place: Option<Place>) {
        let mut waiting = vec![Wanted {
            name,
            place,
            chain: Vec::new(),
        }];
        while let Some(wanted) = waiting.pop() {
            if self.full || !self.seen.insert(Arc::clone(&wanted.name)) {
                self.seen_again(&wanted);
                continue;
            }
            let Some(parts) = self.open(&wanted) else {
                continue;
            };
            let mut chain = wanted.chain;
            chain.push(wanted.name);
            waiting.extend(parts.into_iter().rev().map(|(name, place)| Wanted {
                name,
                place: Some(place),
                chain: chain.clone(),
            }));
        }
    }

    fn seen_again(&mut self, wanted: &Wanted) {
        if self.full {
            return;
        }
        let name = &wanted.name;
        let problem = match wanted.chain.iter().position(|earlier| earlier == name) {
            Some(from) => {
                let mut links: Vec<&str> =
                    wanted.chain[from..].iter().map(|link| &**link).collect();
                links.push(name);
                let message = format!("these parts name each other: {}", links.join(" -> "));
                Diagnostic::new(&codes::INCLUDE_CYCLE, message)
            }
            None => {
                let message = format!("the part `{name}` is named twice");
                Diagnostic::new(&codes::REPEATED_PART, message)
            }
        };
        self.found.push(problem.at_opt(wanted.place.clone()));
    }

    /// Reads one file; gives the names of its parts that are allowed.
    fn open(&mut self, wanted: &Wanted) -> Option<Vec<(Arc<str>, Place)>> {
        if self.files.len() == limits::FILES {
            let message = format!("the exercise has more than {} files", limits::FILES);
            self.full = true;
            return self.refuse(&codes::TOO_MANY_FILES, message, wanted);
        }
        let name = &wanted.name;
        let bytes = match (self.read)(name) {
            Ok(bytes) if bytes.len() > limits::FILE_BYTES => {
                return self.refuse_size(bytes.len() as u64, wanted);
            }
            Ok(bytes) => bytes,
            Err(ReadError::TooLarge(size)) => return self.refuse_size(size, wanted),
            Err(ReadError::Missing) => {
                let message = format!("there is no file `{name}`");
                return self.refuse(&codes::MISSING_FILE, message, wanted);
            }
            Err(ReadError::Other(why)) => {
                let message = format!("`{name}` cannot be read: {why}");
                return self.refuse(&codes::UNREADABLE_FILE, message, wanted);
            }
        };
        self.bytes += bytes.len();
        if self.bytes > limits::TOTAL_BYTES {
            let limit = limits::TOTAL_BYTES >> 20;
            let message = format!("the files of the exercise have more than {limit} MiB together");
            self.full = true;
            return self.refuse(&codes::TOO_LARGE, message, wanted);
        }
        Some(self.keep(Arc::clone(name), bytes))
    }

    fn refuse<T>(&mut self, code: &'static Code, why: String, wanted: &Wanted) -> Option<T> {
        self.found
            .push(Diagnostic::new(code, why).at_opt(wanted.place.clone()));
        None
    }

    fn refuse_size<T>(&mut self, size: u64, wanted: &Wanted) -> Option<T> {
        let limit = limits::FILE_BYTES >> 20;
        let message = format!(
            "`{}` has {size} bytes; at most {limit} MiB are read",
            wanted.name
        );
        self.refuse(&codes::TOO_LARGE, message, wanted)
    }

    /// Keeps a file's text, with what the scan says about it.
    fn keep(&mut self, name: Arc<str>, bytes: Vec<u8>) -> Vec<(Arc<str>, Place)> {
        let (text, valid_to) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let valid_to = error.utf8_error().valid_up_to();
                (
                    String::from_utf8_lossy(error.as_bytes()).into_owned(),
                    Some(valid_to),
                )
            }
        };
        let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let (file, scan) = SourceFile::new(name, text[mark..].to_owned(), valid_to.is_none());
        if let Some(offset) = valid_to {
            let start = offset.saturating_sub(mark);
            let place = file.at(start..start + '\u{fffd}'.len_utf8());
            let message = format!(
                "the file is not UTF-8: byte {offset}, line {}, column {}",
                place.line, place.column
            );
            let problem = Diagnostic::new(&codes::INVALID_UTF8, message).at(place);
            self.found.push(problem.help("save the file as UTF-8"));
        }
        let faults = scan.faults.iter().take(limits::PROBLEMS);
        self.found.extend(faults.map(|fault| say(fault, &file)));
        let parts = scan
            .parts
            .iter()
            .filter_map(|part| self.allow(part, &file))
            .collect();
        self.files.push(file);
        parts
    }

    /// The name of a part if it stays inside the folder.
    fn allow(&mut self, part: &Part, file: &SourceFile) -> Option<(Arc<str>, Place)> {
        let place = file.at(part.range.clone());
        let Some(why) = leaves_folder(&part.name) else {
            return Some((Arc::from(part.name.as_str()), place));
        };
        let message = format!("the part `{}` {why}", part.name);
        let problem = Diagnostic::new(&codes::OUTSIDE_FOLDER, message).at(place);
        self.found
            .push(problem.help("write the path from the exercise folder, such as `stages/01.ron`"));
        None
    }
}

fn say(fault: &Fault, file: &SourceFile) -> Diagnostic {
    let problem = Diagnostic::new(fault.code, &fault.message).at(file.at(fault.range.clone()));
    let problem = problem.help_opt(fault.help.map(str::to_owned));
    match &fault.also {
        Some((range, label)) => problem.also(file.at(range.clone()), *label),
        None => problem,
    }
}

/// Why a part's name is refused, or `None` if it is a plain path inside the folder.
fn leaves_folder(name: &str) -> Option<&'static str> {
    if name.is_empty() {
        return Some("has no name");
    }
    if name.contains('\\') {
        return Some("has a backslash");
    }
    if name.starts_with('/') || name.contains(':') {
        return Some("is an absolute path");
    }
    if name.chars().any(char::is_control) {
        return Some("has a control character");
    }
    let mut steps = name.split('/');
    if steps.any(|step| step == ".." || step == "." || step.is_empty()) {
        return Some("leaves the exercise folder or takes a detour");
    }
    None
}
