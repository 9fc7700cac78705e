//! The session's folder: what stands where, creating it in one step, reading it back.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use super::disk::{Disk, open_file, put_file, read_file, sync_file, sync_folder};
use super::error::{StoreError, StoreErrorKind};
use super::lock::Lock;
use super::sweep::{draft_name, sweep};
use super::texts::SessionTexts;
use crate::host::shipped;
use crate::session::{Header, SourceText};

pub(super) const HEADER: &str = "header.json";
pub(super) const EXERCISE: &str = "exercise";
const EXERCISE_DRAFT: &str = "exercise.new";
pub(super) const RUBRIC: &str = "rubric.ron";
/// The log of the first table, without its ending; also the name its chain hangs on.
pub(super) const TABLE: &str = "table-1";

/// The most that is read of a session's texts, in bytes; far above any exercise.
const MAX_TEXTS: u64 = 64 << 20;

/// The log of what happens to the people and to the course of a session, without its ending.
pub(in crate::host) const FACILITATOR: &str = "facilitator";

/// The log of the table of this number, from 1, without its ending.
pub(in crate::host) fn table_name(number: u32) -> String {
    format!("table-{number}")
}

/// Whether a log has this name.
pub(super) fn is_log(name: &str) -> bool {
    let number = name.strip_prefix("table-");
    name == FACILITATOR || number.is_some_and(|number| number.parse::<u32>().is_ok())
}

/// The path of the first table's log of the session in `dir`.
#[must_use]
pub fn table_log(dir: &Path) -> PathBuf {
    log_path(dir, TABLE)
}

/// The path of a log.
pub(super) fn log_path(dir: &Path, name: &str) -> PathBuf {
    dir.join(format!("{name}.jsonl"))
}

/// Creates the session's folder with these logs, each by its name; returns its absolute path.
///
/// Everything is written in a hidden folder beside it, which then takes its name: a program killed
/// on the way leaves no half session. It is durable once [`settle`] has been there, which the first
/// decision waits for: a start, with nothing to lose yet, waits for no disk. Nor does it copy an
/// exercise that the program carries: that is brought by then too.
pub(super) fn create(
    disk: &mut dyn Disk,
    dir: &Path,
    header: &Header,
    texts: &SessionTexts,
    logs: &[(String, Vec<u8>)],
) -> Result<PathBuf, StoreError> {
    check(texts, header, dir)?;
    let dir = &vacant(dir)?;
    let (Some(parent), Some(name)) = (dir.parent(), dir.file_name()) else {
        let kind = StoreErrorKind::BadPath("expected a path that names a folder");
        return Err(StoreError::new(kind, dir));
    };
    fs::create_dir_all(parent).map_err(|error| StoreError::io(error, parent))?;
    sweep(parent);
    let draft = draft_folder(parent, &name.to_string_lossy())?;
    // Nobody asks who holds a draft.
    let filled = Lock::hold(&draft).and_then(|lock| {
        let filled = fill(disk, &draft, header, texts, logs);
        // Some systems move no folder with an open file in it.
        drop(lock);
        filled
    });
    let made = filled.and_then(|()| publish(disk, &draft, dir));
    if let Err(error) = made {
        let _ = fs::remove_dir_all(&draft);
        // The draft's name would tell a player nothing.
        let path = error
            .path
            .strip_prefix(&draft)
            .map_or(error.path.clone(), |rest| dir.join(rest));
        return Err(StoreError { path, ..error });
    }
    Ok(dir.clone())
}

/// The absolute path of a folder that is not there yet, or is empty.
///
/// # Errors
/// When something is there.
pub fn vacant(dir: &Path) -> Result<PathBuf, StoreError> {
    let failed = |error| StoreError::io(error, dir);
    match fs::metadata(dir) {
        Ok(found) if !found.is_dir() => Err(StoreError::new(StoreErrorKind::NotAFolder, dir)),
        Ok(_) => match fs::read_dir(dir).map_err(failed)?.next() {
            Some(_) => Err(StoreError::new(StoreErrorKind::NotEmpty, dir)),
            None => fs::canonicalize(dir).map_err(failed),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            std::path::absolute(dir).map_err(failed)
        }
        Err(error) => Err(failed(error)),
    }
}

/// A new hidden folder; the process id keeps two programs apart, the counter what one left.
fn draft_folder(parent: &Path, name: &str) -> Result<PathBuf, StoreError> {
    for counter in 0..1000 {
        let draft = parent.join(draft_name(name, counter));
        match fs::create_dir(&draft) {
            Ok(()) => return Ok(draft),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(StoreError::io(error, parent)),
        }
    }
    let kind = StoreErrorKind::BadPath("expected a free name for a draft beside it");
    Err(StoreError::new(kind, &parent.join(name)))
}

fn fill(
    disk: &mut dyn Disk,
    draft: &Path,
    header: &Header,
    texts: &SessionTexts,
    logs: &[(String, Vec<u8>)],
) -> Result<(), StoreError> {
    if !shipped::carries(texts.exercise_digest()) {
        put_exercise(disk, &draft.join(EXERCISE), texts)?;
    }
    if let Some(rubric) = texts.rubric() {
        put_file(disk, &draft.join(RUBRIC), rubric)?;
    }
    for (name, bytes) in logs {
        put_file(disk, &log_path(draft, name), bytes)?;
    }
    put_file(disk, &draft.join(HEADER), &header.encode())?;
    Ok(())
}

/// Copies the exercise's files to a folder that is not there yet.
fn put_exercise(
    disk: &mut dyn Disk,
    exercise: &Path,
    texts: &SessionTexts,
) -> Result<(), StoreError> {
    let mut made = BTreeSet::new();
    for file in texts.exercise() {
        let path = exercise.join(plain_path(&file.path)?);
        let folder = path.parent().unwrap_or(exercise);
        if made.insert(folder.to_owned()) {
            fs::create_dir_all(folder).map_err(|error| StoreError::io(error, folder))?;
        }
        put_file(disk, &path, &file.bytes)?;
    }
    Ok(())
}

/// Whether the session's exercise stands in its folder, and not in the program alone.
pub(super) fn has_exercise(dir: &Path) -> Result<bool, StoreError> {
    let path = dir.join(EXERCISE);
    fs::exists(&path).map_err(|error| StoreError::io(error, &path))
}

/// Copies the exercise into a session that was created without it, whole or not at all.
fn bring_exercise(disk: &mut dyn Disk, dir: &Path, texts: &SessionTexts) -> Result<(), StoreError> {
    if has_exercise(dir)? {
        return Ok(());
    }
    let draft = dir.join(EXERCISE_DRAFT);
    let gone = match fs::remove_dir_all(&draft) {
        // One may be left from a program that died here.
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    };
    gone.map_err(|error| StoreError::io(error, &draft))?;
    put_exercise(disk, &draft, texts)?;
    let path = dir.join(EXERCISE);
    disk.rename(&draft, &path)
        .map_err(|error| StoreError::io(error, &path))
}

/// Brings what [`create`] left in the program, and waits until everything would survive a loss of
/// power.
pub(super) fn settle(
    disk: &mut dyn Disk,
    dir: &Path,
    texts: &SessionTexts,
    logs: &[String],
) -> Result<(), StoreError> {
    bring_exercise(disk, dir, texts)?;
    let exercise = dir.join(EXERCISE);
    let mut folders = BTreeSet::from([exercise.clone(), dir.to_owned()]);
    for file in texts.exercise() {
        let path = exercise.join(plain_path(&file.path)?);
        sync_file(disk, &path)?;
        folders.extend(path.parent().map(Path::to_owned));
    }
    if texts.rubric().is_some() {
        sync_file(disk, &dir.join(RUBRIC))?;
    }
    for name in logs {
        sync_file(disk, &log_path(dir, name))?;
    }
    sync_file(disk, &dir.join(HEADER))?;
    folders.extend(dir.parent().map(Path::to_owned));
    folders.iter().for_each(|folder| sync_folder(folder));
    Ok(())
}

fn publish(disk: &mut dyn Disk, draft: &Path, dir: &Path) -> Result<(), StoreError> {
    // Where a rename does not replace an empty folder, it has to go first.
    if cfg!(not(unix)) && dir.exists() {
        fs::remove_dir(dir).map_err(|error| StoreError::io(error, dir))?;
    }
    disk.rename(draft, dir)
        .map_err(|error| StoreError::io(error, dir))
}

/// A source's path, if it stays inside the folder on every system.
fn plain_path(path: &str) -> Result<PathBuf, StoreError> {
    let parts: Vec<Component<'_>> = Path::new(path).components().collect();
    let plain = !path.contains(['\\', ':', '\0'])
        && path.split('/').eq(parts.iter().map(|part| match part {
            Component::Normal(name) => name.to_str().unwrap_or_default(),
            _ => "",
        }))
        && !path.split('/').any(str::is_empty);
    if plain {
        return Ok(parts.iter().collect());
    }
    let kind = StoreErrorKind::BadPath("expected a relative path inside the exercise, with `/`");
    Err(StoreError::new(kind, Path::new(path)))
}

/// Reads and checks `header.json`.
pub(super) fn read_header(dir: &Path) -> Result<Header, StoreError> {
    let path = dir.join(HEADER);
    let found = fs::metadata(dir).map_err(|error| StoreError::io(error, dir))?;
    if !found.is_dir() {
        return Err(StoreError::new(StoreErrorKind::NotAFolder, dir));
    }
    let bytes = read_file(&path).map_err(|error| match error.kind {
        StoreErrorKind::Gone => StoreError::new(StoreErrorKind::NotASession, dir),
        _ => error,
    })?;
    Header::decode(&bytes).map_err(|error| StoreError::new(StoreErrorKind::Header(error), &path))
}

/// Reads the session's texts and holds them to the header's digests.
pub(super) fn read_texts(dir: &Path, header: &Header) -> Result<SessionTexts, StoreError> {
    let mut left = MAX_TEXTS;
    let exercise = match has_exercise(dir)? {
        true => {
            let mut files = Vec::new();
            read_folder(&dir.join(EXERCISE), "", &mut left, &mut files)?;
            files.sort();
            files
        }
        false => shipped::files_of(header.exercise_digest)
            .ok_or_else(|| StoreError::new(StoreErrorKind::NotCarried, dir))?,
    };
    let path = dir.join(RUBRIC);
    let rubric = match fs::exists(&path).map_err(|error| StoreError::io(error, &path))? {
        true => Some(read_text(&path, &mut left)?),
        false => None,
    };
    let texts = SessionTexts::new(exercise, rubric);
    check(&texts, header, dir)?;
    Ok(texts)
}

/// Whether these are the texts `header` names; `dir` is for the error.
fn check(texts: &SessionTexts, header: &Header, dir: &Path) -> Result<(), StoreError> {
    let wrong = |kind, name| Err(StoreError::new(kind, &dir.join(name)));
    if texts.exercise_digest() != header.exercise_digest {
        return wrong(StoreErrorKind::Exercise, EXERCISE);
    }
    if texts.rubric_digest() != header.rubric_digest {
        return wrong(StoreErrorKind::Rubric, RUBRIC);
    }
    Ok(())
}

fn read_folder(
    folder: &Path,
    prefix: &str,
    left: &mut u64,
    out: &mut Vec<SourceText>,
) -> Result<(), StoreError> {
    let failed = |error| StoreError::io(error, folder);
    for item in fs::read_dir(folder).map_err(failed)? {
        let item = item.map_err(failed)?;
        let (at, kind) = (item.path(), item.file_type().map_err(failed)?);
        let name = item.file_name();
        let name = name.to_str().unwrap_or("\u{fffd}");
        if kind.is_dir() {
            read_folder(&at, &format!("{prefix}{name}/"), left, out)?;
        } else if kind.is_file() {
            let bytes = read_text(&at, left)?;
            out.push(SourceText {
                path: format!("{prefix}{name}"),
                bytes: bytes.into(),
            });
        } else {
            // A link or a pipe is nothing a session was created with.
            return Err(StoreError::new(StoreErrorKind::NotAFile, &at));
        }
    }
    Ok(())
}

fn read_text(path: &Path, left: &mut u64) -> Result<Vec<u8>, StoreError> {
    let failed = |error| StoreError::io(error, path);
    let mut bytes = Vec::new();
    let read = open_file(path)?
        .take(*left + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)? as u64;
    match left.checked_sub(read) {
        Some(rest) => *left = rest,
        None => return Err(StoreError::new(StoreErrorKind::Exercise, path)),
    }
    Ok(bytes)
}
