//! Reading a session without touching it: what it plays, its texts and its record.

use std::fs;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{StoreError, StoreErrorKind};
use super::folder::{self, SessionTexts, TABLE, log_path};
use crate::session::{Entry, Header, read_log};

/// A session as it stands on disk.
#[derive(Debug)]
pub struct Look<B> {
    /// What is played.
    pub header: Header,
    /// The exercise's and the rubric's text.
    pub texts: SessionTexts,
    /// The table's entries; a last line that was cut short is left out.
    pub entries: Vec<Entry<B>>,
}

/// Reads the session in `dir` without lock or repair, so it may be in play elsewhere.
///
/// # Errors
/// When anything in it is not as it was written.
pub fn look<B: Serialize + DeserializeOwned>(dir: &Path) -> Result<Look<B>, StoreError> {
    let header = folder::read_header(dir)?;
    let texts = folder::read_texts(dir, &header)?;
    let path = log_path(dir, TABLE);
    let bytes = fs::read(&path).map_err(|error| StoreError::io(error, &path))?;
    let read = read_log(&bytes, header.root(TABLE));
    match read.error {
        Some(error) => Err(StoreError::new(StoreErrorKind::Log(error), &path)),
        None => Ok(Look {
            header,
            texts,
            entries: read.entries,
        }),
    }
}
