//! Where the files of settings and themes are, and what is wrong with one.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::draft::SettingsDraft;
use crate::diagnostic::{Code, Diagnostic, Look, Place};
use crate::exercise::source::{DocPath, ReadError, SourceFile, SourceSet};
use crate::host::library::read_file;

/// The environment as it is handed in.
pub(super) type Env<'a> = dyn Fn(&str) -> Option<OsString> + 'a;

/// Problems with a file, or with a value of the environment.
#[derive(Debug)]
pub struct Trouble {
    problems: Vec<Diagnostic>,
    sources: SourceSet,
}

impl Trouble {
    pub(super) fn one(problem: Diagnostic) -> Self {
        Self {
            problems: vec![problem],
            sources: SourceSet::default(),
        }
    }

    /// What is wrong, each with its place and what to write instead.
    #[must_use]
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// The problems drawn in their file.
    #[must_use]
    pub fn pictures(&self, look: Look) -> Vec<String> {
        let pictures = self.problems.iter();
        pictures
            .map(|problem| problem.picture(&self.sources, look))
            .collect()
    }
}

/// A file that was read, with the places of what it says.
#[derive(Debug)]
pub(super) struct Read<T> {
    pub(super) said: T,
    sources: SourceSet,
}

impl<T> Read<T> {
    fn file(&self) -> &SourceFile {
        &self.sources.files()[0]
    }

    /// The place of a field at the top of the file.
    pub(super) fn place(&self, field: &str) -> Place {
        self.file().place(&DocPath::root().field(field))
    }

    /// A problem with a field at the top of the file.
    pub(super) fn trouble(
        self,
        code: &'static Code,
        field: &str,
        message: String,
        help: String,
    ) -> Trouble {
        let problem = Diagnostic::new(code, message)
            .at(self.place(field))
            .help(help);
        Trouble {
            problems: vec![problem],
            sources: self.sources,
        }
    }
}

/// Reads a file of the disk; `None` when it is not there.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<Read<T>>, Box<Trouble>> {
    let name = path.display().to_string();
    let open = |wanted: &str| match wanted == name {
        true => read_file(path),
        false => Err(ReadError::Missing),
    };
    if open(&name) == Err(ReadError::Missing) {
        return Ok(None);
    }
    let (sources, problems) = SourceSet::load(&name, &open);
    let parsed = match sources.files().first() {
        Some(file) if problems.is_empty() => file.parse::<T>(),
        _ => Err(problems),
    };
    match parsed {
        Ok(said) => Ok(Some(Read { said, sources })),
        Err(problems) => Err(Box::new(Trouble { problems, sources })),
    }
}

/// Where `config.ron` is, or would be: what `OFFRAMP_CONFIG` says, else the platform's folder.
#[must_use]
pub fn config_path(env: &Env<'_>) -> Option<PathBuf> {
    if let Some(given) = env("OFFRAMP_CONFIG").filter(|given| !given.is_empty()) {
        return Some(PathBuf::from(given));
    }
    let folder = |name: &str| {
        env(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let folder = if cfg!(windows) {
        folder("APPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library").join("Application Support"))
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")))
    };
    folder.map(|folder| folder.join("offramp").join("config.ron"))
}

/// The folder that the file names for sessions. A broken file names none: whoever starts the
/// program has been told.
#[must_use]
pub fn data_folder(env: &Env<'_>) -> Option<PathBuf> {
    let read = read::<SettingsDraft>(&config_path(env)?).ok()??;
    let folder = PathBuf::from(read.said.data?);
    folder.is_absolute().then_some(folder)
}
