//! What can go wrong with a session's files, as kinds a phrase can be chosen for.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::session::{HeaderError, LogError};

/// A failure of the store, with the file or folder it is about.
#[derive(Debug)]
pub struct StoreError {
    /// What happened.
    pub kind: StoreErrorKind,
    /// Where.
    pub path: PathBuf,
}

/// What happened.
#[derive(Debug)]
pub enum StoreErrorKind {
    /// No space or quota left.
    Full,
    /// The file system is read-only.
    ReadOnly,
    /// Not permitted.
    Denied,
    /// It is not there, or no longer there.
    Gone,
    /// A session is not created in a folder that holds something.
    NotEmpty,
    /// A file stands where a folder should.
    NotAFolder,
    /// A folder, a pipe or a device stands where a file should.
    NotAFile,
    /// A folder without `header.json`.
    NotASession,
    /// Another program has the session open; who, when it said so.
    Held(Option<Holder>),
    /// A path that cannot be used, with the reason.
    BadPath(&'static str),
    /// Another program changed the file while the session was open.
    Changed,
    /// Not the next entry of the log.
    Order {
        /// The number that comes next.
        expected: u64,
        /// The number that was given.
        given: u64,
    },
    /// The header is refused.
    Header(HeaderError),
    /// The exercise's files are not those the header names.
    Exercise,
    /// The session holds no copy of its exercise, being left before the first decision, and this
    /// program does not carry the version it was created with.
    NotCarried,
    /// The rubric is not the one the header names.
    Rubric,
    /// The log is refused.
    Log(LogError),
    /// The environment names no place for data.
    NoDataFolder,
    /// Anything else the system reports.
    Io(io::Error),
}

/// Who has a session open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The process.
    pub pid: u32,
    /// The machine's name, as far as the system tells.
    pub host: String,
    /// Since when (RFC 3339, UTC).
    pub since: String,
}

impl StoreError {
    pub(super) fn new(kind: StoreErrorKind, path: &Path) -> Self {
        Self {
            kind,
            path: path.to_owned(),
        }
    }

    /// The system's error, sorted into the kinds a player can do something about.
    pub(in crate::host) fn io(error: io::Error, path: &Path) -> Self {
        use io::ErrorKind as Io;
        let kind = match error.kind() {
            Io::StorageFull | Io::QuotaExceeded | Io::FileTooLarge => StoreErrorKind::Full,
            Io::ReadOnlyFilesystem => StoreErrorKind::ReadOnly,
            Io::PermissionDenied => StoreErrorKind::Denied,
            Io::NotFound | Io::StaleNetworkFileHandle => StoreErrorKind::Gone,
            Io::NotADirectory => StoreErrorKind::NotAFolder,
            Io::DirectoryNotEmpty => StoreErrorKind::NotEmpty,
            _ => StoreErrorKind::Io(error),
        };
        Self::new(kind, path)
    }

    /// A stable code, the key of the phrase that tells a player.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.kind {
            StoreErrorKind::Full => "store-full",
            StoreErrorKind::ReadOnly => "store-read-only",
            StoreErrorKind::Denied => "store-denied",
            StoreErrorKind::Gone => "store-gone",
            StoreErrorKind::NotEmpty => "store-not-empty",
            StoreErrorKind::NotAFolder => "store-not-a-folder",
            StoreErrorKind::NotAFile => "store-not-a-file",
            StoreErrorKind::NotASession => "store-not-a-session",
            StoreErrorKind::Held(_) => "store-held",
            StoreErrorKind::BadPath(_) => "store-bad-path",
            StoreErrorKind::Changed => "store-changed",
            StoreErrorKind::Order { .. } => "store-order",
            StoreErrorKind::Header(_) => "store-header",
            StoreErrorKind::Exercise => "store-exercise",
            StoreErrorKind::NotCarried => "store-not-carried",
            StoreErrorKind::Rubric => "store-rubric",
            StoreErrorKind::Log(_) => "store-log",
            StoreErrorKind::NoDataFolder => "store-no-data-folder",
            StoreErrorKind::Io(_) => "store-io",
        }
    }

    /// The phrase's arguments: always `path`, further ones by kind (`pid`, `host`, `since`,
    /// `expected`, `given`, `line`, `reason`).
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = vec![("path", self.path.display().to_string())];
        match &self.kind {
            StoreErrorKind::Held(Some(holder)) => args.extend([
                ("pid", holder.pid.to_string()),
                ("host", holder.host.clone()),
                ("since", holder.since.clone()),
            ]),
            StoreErrorKind::Order { expected, given } => {
                args.extend([
                    ("expected", expected.to_string()),
                    ("given", given.to_string()),
                ]);
            }
            StoreErrorKind::Log(error) => args.extend([
                ("line", error.line.to_string()),
                ("reason", error.fault.to_string()),
            ]),
            StoreErrorKind::BadPath(reason) => args.push(("reason", (*reason).to_owned())),
            StoreErrorKind::Header(error) => args.push(("reason", error.to_string())),
            StoreErrorKind::Io(error) => args.push(("reason", error.to_string())),
            _ => {}
        }
        args
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.kind {
            StoreErrorKind::Full => write!(f, "{path}: the disk is full"),
            StoreErrorKind::ReadOnly => write!(f, "{path}: the disk is read-only"),
            StoreErrorKind::Denied => write!(f, "{path}: not permitted"),
            StoreErrorKind::Gone => write!(f, "{path}: not there"),
            StoreErrorKind::NotEmpty => {
                write!(
                    f,
                    "{path}: expected a new or empty folder, found one that is not empty"
                )
            }
            StoreErrorKind::NotAFolder => write!(f, "{path}: expected a folder, found a file"),
            StoreErrorKind::NotAFile => {
                write!(f, "{path}: expected a file, found something else")
            }
            StoreErrorKind::NotASession => {
                write!(
                    f,
                    "{path}: expected a session's folder, found no header.json in it"
                )
            }
            StoreErrorKind::Held(Some(Holder { pid, host, since })) => write!(
                f,
                "{path}: the session is open in process {pid} on {host} since {since}"
            ),
            StoreErrorKind::Held(None) => {
                write!(f, "{path}: the session is open in another program")
            }
            StoreErrorKind::BadPath(reason) => write!(f, "{path}: {reason}"),
            StoreErrorKind::Changed => {
                write!(
                    f,
                    "{path}: another program changed the file during the session"
                )
            }
            StoreErrorKind::Order { expected, given } => {
                write!(
                    f,
                    "{path}: expected entry {expected} next, was given entry {given}"
                )
            }
            StoreErrorKind::Header(error) => write!(f, "{path}: {error}"),
            StoreErrorKind::Exercise => {
                write!(
                    f,
                    "{path}: expected the exercise the session was created with, found another"
                )
            }
            StoreErrorKind::NotCarried => {
                write!(
                    f,
                    "{path}: expected the exercise in it, or in this program; found neither"
                )
            }
            StoreErrorKind::Rubric => {
                write!(
                    f,
                    "{path}: expected the rubric the session was created with, found another"
                )
            }
            StoreErrorKind::Log(error) => write!(f, "{path}: {error}"),
            StoreErrorKind::NoDataFolder => f.write_str(
                "expected a home folder for sessions: set OFFRAMP_DATA to an absolute path",
            ),
            StoreErrorKind::Io(error) => write!(f, "{path}: {error}"),
        }
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            StoreErrorKind::Header(error) => Some(error),
            StoreErrorKind::Log(error) => Some(error),
            StoreErrorKind::Io(error) => Some(error),
            _ => None,
        }
    }
}
