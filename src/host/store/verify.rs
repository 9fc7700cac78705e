//! Reading sessions without touching them: the whole truth about one, and a list of all.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::read_file;
use super::error::{StoreError, StoreErrorKind};
use super::folder::{self, TABLE, log_path};
use crate::session::{Header, LogError, TornTail, scan_log};

/// What a look at a session's folder found.
#[derive(Debug)]
pub struct Verification {
    /// The session's folder.
    pub dir: PathBuf,
    /// The header, or why it is refused.
    pub header: Result<Header, StoreError>,
    /// Whether exercise and rubric are those of the header; nothing to say without a header.
    pub texts: Result<(), StoreError>,
    /// The logs by name; none without a header, since they hang on it.
    pub logs: Vec<LogReport>,
}

/// What was found in one log.
#[derive(Debug)]
pub struct LogReport {
    /// `table-1`, `facilitator`.
    pub name: String,
    /// Entries before the first that is torn or refused.
    pub entries: u64,
    /// Entries whose personal part was taken away.
    pub redacted: u64,
    /// Whether that is all there is.
    pub state: LogState,
}

/// The state of one log.
#[derive(Debug)]
pub enum LogState {
    /// Every line is as it was written.
    Whole,
    /// The last line was cut short; opening the session repairs it.
    Torn(TornTail),
    /// A line is not as it was written.
    Refused(LogError),
    /// It cannot be read.
    Unreadable(StoreError),
}

/// The state of a session.
#[derive(Debug)]
pub enum SessionState {
    /// As it was written.
    Whole,
    /// The last line of a log was cut short; opening the session repairs it.
    Torn,
    /// Refused, with the first reason.
    Broken(StoreError),
}

impl Verification {
    /// The session's state; the first thing that is refused decides.
    #[must_use]
    pub fn into_state(self) -> SessionState {
        if let Err(error) = self.header.map(|_| ()).and(self.texts) {
            return SessionState::Broken(error);
        }
        let mut torn = false;
        for log in self.logs {
            match log.state {
                LogState::Whole => {}
                LogState::Torn(_) => torn = true,
                LogState::Refused(error) => {
                    let path = log_path(&self.dir, &log.name);
                    return SessionState::Broken(StoreError::new(
                        StoreErrorKind::Log(error),
                        &path,
                    ));
                }
                LogState::Unreadable(error) => return SessionState::Broken(error),
            }
        }
        if torn {
            SessionState::Torn
        } else {
            SessionState::Whole
        }
    }

    /// Whether everything is as it was written.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.header.is_ok()
            && self.texts.is_ok()
            && self
                .logs
                .iter()
                .all(|log| matches!(log.state, LogState::Whole))
    }
}

/// Checks the session in `dir` without lock or repair. A session in play may be caught with its
/// last line half written, and is then reported as torn.
#[must_use]
pub fn verify(dir: &Path) -> Verification {
    let header = folder::read_header(dir);
    let (mut texts, mut logs) = (Ok(()), Vec::new());
    if let Ok(header) = &header {
        texts = folder::read_texts(dir, header).map(|_| ());
        logs = log_names(dir)
            .into_iter()
            .map(|name| verify_log(dir, header, name))
            .collect();
    }
    Verification {
        dir: dir.to_owned(),
        header,
        texts,
        logs,
    }
}

/// The logs in the folder, in order; the first table's always, since there is no session without.
pub(super) fn log_names(dir: &Path) -> Vec<String> {
    let mut names = vec![TABLE.to_owned()];
    let items = fs::read_dir(dir).into_iter().flatten().flatten();
    let files = items.filter_map(|item| item.file_name().into_string().ok());
    names.extend(files.filter_map(|name| name.strip_suffix(".jsonl").map(str::to_owned)));
    names.sort();
    names.dedup();
    names
}

fn verify_log(dir: &Path, header: &Header, name: String) -> LogReport {
    let path = log_path(dir, &name);
    let bytes = match read_file(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let state = LogState::Unreadable(error);
            return LogReport {
                name,
                entries: 0,
                redacted: 0,
                state,
            };
        }
    };
    let scan = scan_log(&bytes, header.root(&name));
    let redacted = scan.lines.iter().filter(|line| line.is_redacted()).count() as u64;
    let entries = scan.chain.next;
    let state = match (scan.error, scan.torn) {
        (Some(error), _) => LogState::Refused(error),
        (None, Some(torn)) => LogState::Torn(torn),
        (None, None) => LogState::Whole,
    };
    LogReport {
        name,
        entries,
        redacted,
        state,
    }
}

/// A session as a list shows it.
#[derive(Debug)]
pub struct Listed {
    /// Its folder's name.
    pub id: String,
    /// Its folder.
    pub dir: PathBuf,
    /// The exercise's id, when the header can be read.
    pub exercise: Option<String>,
    /// Whole entries in the first table's log.
    pub entries: u64,
    /// When an entry was last written.
    pub played: SystemTime,
    /// Whole, torn or broken.
    pub state: SessionState,
}

/// The sessions under `root`, the last played first; broken ones are listed as broken. A `root`
/// that does not exist holds none.
///
/// # Errors
/// When `root` cannot be read.
pub fn list(root: &Path) -> Result<Vec<Listed>, StoreError> {
    let items = match fs::read_dir(root) {
        Ok(items) => items,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io(error, root)),
    };
    let mut found = Vec::new();
    for item in items {
        let dir = item.map_err(|error| StoreError::io(error, root))?.path();
        let id = dir
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        // Hidden folders are sessions that were never finished being created.
        if dir.is_dir() && !id.starts_with('.') {
            found.push(describe(id, dir));
        }
    }
    found.sort_by(|one, other| {
        other
            .played
            .cmp(&one.played)
            .then_with(|| one.id.cmp(&other.id))
    });
    Ok(found)
}

fn describe(id: String, dir: PathBuf) -> Listed {
    let verification = verify(&dir);
    let exercise = verification
        .header
        .as_ref()
        .ok()
        .map(|header| header.exercise.clone());
    let table = verification.logs.iter().find(|log| log.name == TABLE);
    let entries = table.map_or(0, |log| log.entries);
    Listed {
        id,
        played: last_played(&dir),
        dir,
        exercise,
        entries,
        state: verification.into_state(),
    }
}

fn last_played(dir: &Path) -> SystemTime {
    let modified = |path: &Path| fs::metadata(path).and_then(|found| found.modified()).ok();
    modified(&log_path(dir, TABLE))
        .or_else(|| modified(dir))
        .unwrap_or(SystemTime::UNIX_EPOCH)
}
