//! Where sessions live and what they are called; fresh salts, seeds and times.

use std::ffi::OsString;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

use super::error::{StoreError, StoreErrorKind};
use super::folder::HEADER;
use crate::host::settings::data_folder;
use crate::session::{Digest, Salt};

/// The folder that holds the sessions: `OFFRAMP_DATA`, or what the settings name, or the platform's
/// place for data, and `sessions` in it. It need not exist.
///
/// # Errors
/// When the environment names no such place.
pub fn sessions_root() -> Result<PathBuf, StoreError> {
    let env = |name: &str| std::env::var_os(name);
    match data_folder(&env).filter(|_| env("OFFRAMP_DATA").is_none_or(|given| given.is_empty())) {
        Some(folder) => Ok(folder.join("sessions")),
        None => root_from(&env),
    }
}

/// As [`sessions_root`], with the environment handed in. Relative paths are passed over: the
/// folder must not depend on where the program was started.
pub(super) fn root_from(env: &dyn Fn(&str) -> Option<OsString>) -> Result<PathBuf, StoreError> {
    let folder = |name: &str| {
        env(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    if let Some(given) = env("OFFRAMP_DATA").filter(|value| !value.is_empty()) {
        let given = PathBuf::from(given);
        if !given.is_absolute() {
            let kind = StoreErrorKind::BadPath("expected OFFRAMP_DATA to be an absolute path");
            return Err(StoreError::new(kind, &given));
        }
        return Ok(given.join("sessions"));
    }
    let data = if cfg!(windows) {
        folder("LOCALAPPDATA").or_else(|| folder("APPDATA"))
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library").join("Application Support"))
    } else {
        folder("XDG_DATA_HOME")
            .or_else(|| folder("HOME").map(|home| home.join(".local").join("share")))
    };
    data.map(|data| data.join("offramp").join("sessions"))
        .ok_or_else(|| StoreError::new(StoreErrorKind::NoDataFolder, Path::new("")))
}

/// A session's folder name: the exercise's id, cut to what every file system takes, and a suffix.
#[must_use]
pub fn session_name(exercise: &str, suffix: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let name: String = exercise.chars().map(plain).take(40).collect();
    let name = name.trim_matches('-');
    format!(
        "{}-{suffix}",
        if name.is_empty() { "session" } else { name }
    )
}

/// The first free folder for a session of `exercise`: `an-empty-room-1`, then `-2`. Another
/// program may take it first; creating the session then fails with `NotEmpty`.
#[must_use]
pub fn next_session_dir(root: &Path, exercise: &str) -> PathBuf {
    (1_u32..)
        .map(|number| root.join(session_name(exercise, &number.to_string())))
        .find(|dir| fs::symlink_metadata(dir).is_err())
        .expect("a folder holds fewer sessions than there are numbers")
}

/// The folder of the session `text` names: a path to one, or a name under `root`.
///
/// # Errors
/// When there is no session of that name or path.
pub fn find_session(root: &Path, text: &str) -> Result<PathBuf, StoreError> {
    let path = Path::new(text);
    let named = root.join(text);
    let is_name = !text.is_empty() && path.components().count() == 1 && !text.starts_with('.');
    // What stands there in place of a file is told when it is read.
    let has_header = |dir: &Path| fs::symlink_metadata(dir.join(HEADER)).is_ok();
    if is_name && has_header(&named) {
        return Ok(named);
    }
    if has_header(path) && !text.is_empty() {
        return Ok(path.to_owned());
    }
    let kind = if path.is_dir() {
        StoreErrorKind::NotASession
    } else {
        StoreErrorKind::Gone
    };
    Err(StoreError::new(
        kind,
        if is_name && !path.is_dir() {
            &named
        } else {
            path
        },
    ))
}

/// The present moment in whole seconds (RFC 3339, UTC), for headers and locks.
#[must_use]
pub fn now_rfc3339() -> String {
    let now = jiff::Timestamp::now().as_second();
    jiff::Timestamp::from_second(now)
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .to_string()
}

/// A salt for one personal part.
#[must_use]
pub fn fresh_salt() -> Salt {
    let mut salt = [0; 16];
    salt.copy_from_slice(&fresh_bytes()[..16]);
    Salt(salt)
}

/// A seed for a session that was given none.
#[must_use]
pub fn fresh_seed() -> u64 {
    let mut seed = [0; 8];
    seed.copy_from_slice(&fresh_bytes()[..8]);
    u64::from_le_bytes(seed)
}

/// Thirty-two bytes nobody can guess: the standard library keys each `RandomState` from the
/// system's randomness, and a keyed hash of the clock spreads it; blake3 joins four of them.
fn fresh_bytes() -> [u8; 32] {
    let now = jiff::Timestamp::now().as_nanosecond();
    let mut pool = [0; 32];
    for (index, part) in pool.chunks_exact_mut(8).enumerate() {
        part.copy_from_slice(&RandomState::new().hash_one((now, index)).to_le_bytes());
    }
    *Digest::of(&pool).bytes()
}
