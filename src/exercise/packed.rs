//! The short form of an exercise that was found sound: what the program carries of those it is
//! shipped with, so that starting one neither reads nor judges its text again.
//!
//! The build packs what a load has sealed, and the same build unpacks it, so the form has no
//! version. It is nothing to be read from a disk.

use super::load::Loaded;
use super::model::{Exercise, Parts};
use serde::{Deserialize, Serialize};

/// What stands in the short form.
#[derive(Serialize, Deserialize)]
struct Packed<P> {
    /// The files it was read from, by their paths inside the folder.
    files: Vec<String>,
    parts: P,
}

/// The short form of what came of loading these files; none when there is anything to say about
/// them.
#[must_use]
pub fn pack(loaded: &Loaded, files: Vec<String>) -> Option<Vec<u8>> {
    let exercise = loaded.exercise.as_ref()?;
    if !loaded.problems.is_empty() {
        return None;
    }
    let parts: &Parts = exercise;
    postcard::to_allocvec(&Packed { files, parts }).ok()
}

/// The exercise of a short form that [`pack`] made, and the files it was read from; none when the
/// bytes are no such form.
pub(crate) fn unpack(bytes: &'static [u8]) -> Option<(Exercise, Vec<String>)> {
    let packed: Packed<Parts> = postcard::from_bytes(bytes).ok()?;
    Some((Exercise::seal(packed.parts), packed.files))
}
