//! `offramp host-key`: by what a host is known again.

use std::path::Path;

use super::super::args;
use super::super::output::data;
use super::super::stop::Stop;
use super::super::words::Words;
use crate::host::ssh::HostKey;
use crate::host::store::sessions_root;

pub(in crate::cli) fn run(words: &Words, args: &args::HostKey) -> Result<(), Stop> {
    let key = host_key(words, args.host_key.as_deref())?;
    let path = key.path().display();
    data(words, &format!("{} {path}\n", key.fingerprint()))
}

/// The key in this file, or the host's own, which is made once and kept beside the sessions.
pub(super) fn host_key(words: &Words, file: Option<&Path>) -> Result<HostKey, Stop> {
    let opened = match file {
        Some(file) => HostKey::read(file),
        None => {
            let root = sessions_root().map_err(|error| Stop::refused(words.store(&error)))?;
            HostKey::open(&root.parent().unwrap_or(&root).join("host"))
        }
    };
    opened.map_err(|error| Stop::refused(error.to_string()))
}
