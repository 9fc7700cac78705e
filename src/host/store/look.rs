//! Reading a session without touching it: what it plays, its texts and its record.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::disk::read_file;
use super::error::{StoreError, StoreErrorKind};
use super::folder::{self, FACILITATOR, TABLE, log_path, table_name};
use super::texts::SessionTexts;
use crate::session::{Entry, Header, TornTail, read_log};

/// A session as it stands on disk.
#[derive(Debug)]
pub struct Look<B> {
    /// What is played.
    pub header: Header,
    /// The exercise's and the rubric's text.
    pub texts: SessionTexts,
    /// The table's entries; a last line that was cut short is left out.
    pub entries: Vec<Entry<B>>,
    /// That last line, where there is one; opening the session repairs it.
    pub torn: Option<TornTail>,
}

/// Reads the session in `dir` without lock or repair, so it may be in play elsewhere.
///
/// # Errors
/// When anything in it is not as it was written.
pub fn look<B: Serialize + DeserializeOwned>(dir: &Path) -> Result<Look<B>, StoreError> {
    look_at_log(dir, TABLE)
}

/// [`look`] at the table of this number, from 1, of a session that has several.
///
/// # Errors
/// As there.
pub fn look_at_table<B: Serialize + DeserializeOwned>(
    dir: &Path,
    number: u32,
) -> Result<Look<B>, StoreError> {
    look_at_log(dir, &table_name(number))
}

/// [`look`] at what happened to the people of a hosted session.
///
/// # Errors
/// As there.
pub fn look_at_people<B: Serialize + DeserializeOwned>(dir: &Path) -> Result<Look<B>, StoreError> {
    look_at_log(dir, FACILITATOR)
}

fn look_at_log<B: Serialize + DeserializeOwned>(
    dir: &Path,
    name: &str,
) -> Result<Look<B>, StoreError> {
    let header = folder::read_header(dir)?;
    let texts = folder::read_texts(dir, &header)?;
    let path = log_path(dir, name);
    let bytes = read_file(&path)?;
    let read = read_log(&bytes, header.root(name));
    match read.error {
        Some(error) => Err(StoreError::new(StoreErrorKind::Log(error), &path)),
        None => Ok(Look {
            header,
            texts,
            entries: read.entries,
            torn: read.torn,
        }),
    }
}
