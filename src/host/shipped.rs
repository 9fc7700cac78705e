//! What the program carries inside itself: the shipped exercises, as text and in short form.

use std::borrow::Cow;

use rust_embed::RustEmbed;

use crate::session::{Digest, SourceText};

#[derive(RustEmbed)]
#[folder = "exercises/"]
#[include = "**/*.ron"]
struct Shipped;

/// The file of an exercise's folder where reading begins.
pub const ENTRY: &str = "exercise.ron";

/// Short forms of the shipped exercises, by folder, with the digest of their files.
const PACKED: &[(&str, &[u8], [u8; 32])] = include!(concat!(env!("OUT_DIR"), "/packed.rs"));

/// Folders of the shipped exercises, sorted.
pub(super) fn folders() -> Vec<String> {
    let entries = Shipped::iter()
        .filter_map(|path| path.strip_suffix(&format!("/{ENTRY}")).map(str::to_owned));
    let mut folders: Vec<String> = entries.filter(|folder| !folder.contains('/')).collect();
    folders.sort();
    folders
}

/// Whether a shipped exercise has this name.
pub(super) fn has(name: &str) -> bool {
    Shipped::iter().any(|path| path.strip_suffix(ENTRY) == Some(&format!("{name}/")))
}

/// A file of a shipped exercise.
pub(super) fn file(folder: &str, path: &str) -> Option<Cow<'static, [u8]>> {
    Shipped::get(&format!("{folder}/{path}")).map(|file| file.data)
}

/// The short form of a shipped exercise, if it has one, with the digest of its files.
pub(super) fn short_form(folder: &str) -> Option<(&'static [u8], Digest)> {
    let (_, bytes, digest) = PACKED.iter().find(|(name, ..)| *name == folder)?;
    Some((bytes, Digest::from_bytes(*digest)))
}

/// Whether the files of a shipped exercise have this digest.
pub(super) fn carries(digest: Digest) -> bool {
    folder_of(digest).is_some()
}

/// The files of the shipped exercise that has this digest, sorted by path.
pub(super) fn files_of(digest: Digest) -> Option<Vec<SourceText>> {
    let folder = folder_of(digest)?;
    let paths = Shipped::iter();
    let mut files: Vec<SourceText> = paths
        .filter_map(|path| {
            let path = path.strip_prefix(folder)?.strip_prefix('/')?;
            let bytes = file(folder, path)?;
            let path = path.to_owned();
            Some(SourceText { path, bytes })
        })
        .collect();
    files.sort();
    Some(files)
}

fn folder_of(digest: Digest) -> Option<&'static str> {
    let found = PACKED.iter().find(|(_, _, own)| own == digest.bytes())?;
    Some(found.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::digest_sources;

    #[test]
    fn what_is_carried_is_found_by_its_digest() {
        for folder in folders() {
            let (_, digest) = short_form(&folder).unwrap_or_else(|| panic!("{folder} is packed"));
            let files = files_of(digest).unwrap_or_else(|| panic!("{folder} is carried"));
            assert_eq!(digest_sources(&files), digest, "{folder}");
            assert!(carries(digest));
        }
        assert!(!carries(Digest::of(b"")));
        assert!(files_of(Digest::of(b"")).is_none());
    }
}
