//! What is known before the program runs, and would only keep a start waiting, is worked out while it
//! is built.
//!
//! The shipped exercises are loaded with the very code that loads others at run time, and each is
//! left in its short form for the program to carry: whoever starts one need not wait until half a
//! megabyte of text is read and judged again. One with problems is left out. The program then loads
//! its text as it loads any other, and says what is wrong.
//!
//! The phrases are left with an index of their groups and keys.

#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "of these layers only the loading is used here"
)]

#[path = "src/diagnostic/mod.rs"]
mod diagnostic;
#[path = "src/session/digest.rs"]
mod digest;
#[path = "src/exercise/mod.rs"]
mod exercise;
#[path = "src/locale/index.rs"]
mod index;
#[path = "src/text/mod.rs"]
mod text;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use digest::{Digest, SourceText, digest_sources};
use exercise::Assets;
use exercise::source::ReadError;
use index::Index;

/// The file of a folder where reading begins.
const ENTRY: &str = "exercise.ron";
/// Where the phrases are: a file per language.
const PHRASES: &str = "assets/phrases";
/// All that decides how a short form and an index look.
const SOURCES: [&str; 10] = [
    "build.rs",
    "exercises",
    PHRASES,
    "assets/acts.ron",
    "assets/rubric.ron",
    "src/locale/index.rs",
    "src/diagnostic",
    "src/exercise",
    "src/session/digest.rs",
    "src/text",
];

fn main() -> Result<(), Box<dyn Error>> {
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("packed.rs"), exercises(&out)?)?;
    fs::write(out.join("phrases.rs"), phrases()?)?;
    Ok(())
}

/// The table of the exercises' short forms, each in a file of its own beside it.
fn exercises(out: &Path) -> Result<String, Box<dyn Error>> {
    let acts = fs::read_to_string("assets/acts.ron")?;
    let assets = Assets::parse(&acts, &fs::read_to_string("assets/rubric.ron")?)?;
    let mut table = String::from("&[\n");
    for folder in sorted("exercises")? {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let Some((bytes, digest)) = packed(&folder, &assets)? else {
            continue;
        };
        let path = out.join(format!("{name}.packed"));
        fs::write(&path, bytes)?;
        writeln!(
            table,
            "    ({name:?}, include_bytes!({path:?}).as_slice(), {:?}),",
            digest.bytes()
        )?;
    }
    table.push(']');
    Ok(table)
}

/// The table of the languages, each with its file and where in it everything stands.
fn phrases() -> Result<String, Box<dyn Error>> {
    let mut table = String::from("&[\n");
    for path in sorted(PHRASES)? {
        let path = fs::canonicalize(path)?;
        let language = path.file_stem().unwrap_or_default().to_string_lossy();
        let Index { groups, keys } =
            Index::of(&fs::read_to_string(&path)?).ok_or("more phrases than an index can tell")?;
        writeln!(
            table,
            "    ({language:?}, include_str!({path:?}), &{groups:?}, &{keys:?}),"
        )?;
    }
    table.push(']');
    Ok(table)
}

/// What is in a folder, by name.
fn sorted(folder: &str) -> io::Result<Vec<PathBuf>> {
    let items = fs::read_dir(folder)?.map(|item| item.map(|item| item.path()));
    let mut paths: Vec<PathBuf> = items.collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

/// The short form of a folder, if it has one, and the digest of its files.
fn packed(folder: &Path, assets: &Assets) -> io::Result<Option<(Vec<u8>, Digest)>> {
    let files = RefCell::new(BTreeSet::new());
    let read = |path: &str| {
        let bytes = fs::read(folder.join(path)).map_err(|_| ReadError::Missing)?;
        files.borrow_mut().insert(path.to_owned());
        Ok(bytes)
    };
    let loaded = exercise::load(ENTRY, &read, assets);
    let files: Vec<String> = files.into_inner().into_iter().collect();
    let texts = files.iter().map(|path| {
        let bytes = fs::read(folder.join(path))?.into();
        let path = path.clone();
        Ok(SourceText { path, bytes })
    });
    let digest = digest_sources(&texts.collect::<io::Result<Vec<_>>>()?);
    Ok(exercise::pack(&loaded, files).map(|bytes| (bytes, digest)))
}
