//! What was half done when a session was left: a file beside the logs, outside the chain. It is a
//! convenience and no record, so nothing of it fails aloud.

use std::fs;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::disk::read_file;

/// Its name in a session's folder.
const DRAFT: &str = "draft.json";

/// What was kept with the session in `dir`; none where nothing was, or it cannot be read any more.
pub fn kept_draft<T: DeserializeOwned>(dir: &Path) -> Option<T> {
    let bytes = read_file(&dir.join(DRAFT)).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// Keeps it with the session in `dir`, in place of what was kept before; `None` keeps nothing.
pub fn keep_draft<T: Serialize>(dir: &Path, draft: Option<&T>) {
    let path = dir.join(DRAFT);
    let Some(bytes) = draft.and_then(|draft| serde_json::to_vec(draft).ok()) else {
        let _ = fs::remove_file(path);
        return;
    };
    let new = dir.join("draft.json.new");
    let _ = fs::write(&new, bytes).and_then(|()| fs::rename(&new, path));
}
