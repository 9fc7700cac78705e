//! The text of an exercise: its files, their places, and everything wrong with their form.
//!
//! [`SourceSet::load`] gathers the first file and the parts it names from a function that
//! hands over bytes; no file is opened here. [`SourceFile::parse`] reads one file as a draft
//! type, or says everything that its form has wrong. [`SourceSet::diagnostic`] ties a problem
//! of meaning to the value at a [`DocPath`].
//!
//! # Grammar
//! RON as `ron` and `ron2` both read it, `Some(..)` optional:
//! structs `(a: 1)` or `Name(a: 1)`, tuples `(1, 2)`, variants `Name`, `Name(1, 2)`,
//! `Name(a: 1)`, lists `[1, 2]`, maps `{"a": 1}`, `true`, `false`, whole numbers (`-5`, `+5`,
//! `1_000`, `0xFF`, `0o17`, `0b1010`), texts `"..."` with `\n \r \t \0 \\ \" \' \x41 \u{4E2D}`,
//! raw texts `r"..."` to `r########"..."########`, characters `'a'`, comments `//` and nested
//! `/* /* */ */`, a comma after the last entry, raw names `r#type`, a byte order mark.
//! Refused, because only one of the readers takes it or it hides mistakes: attributes `#![..]`,
//! a `\` at the end of a line in a text, more than eight `#`, a comma in `Some(..)`, byte
//! literals `b'x'`, a key twice in a map.
//!
//! # Drafts
//! A draft is a plain serde type with `deny_unknown_fields`; `default` on what may be left out,
//! `transparent` on newtypes, `try_from` where a value checks itself. Its `Deserialize` is all
//! the walk needs to find every structural error, so there is nothing to keep in step. Two
//! things would blunt the messages and are not used: `flatten` and `untagged`.
//!
//! # Parts
//! The root struct of any file may have `parts: ["stages/01.ron", ...]`: paths from the folder
//! of the first file. Every file is read as a draft of its own and keeps its index; a rule
//! that looks across files walks pairs of index and path.

pub mod codes;
mod inside;
pub mod limits;
mod load;
mod nearest;
mod number;
mod outline;
mod path;
mod reader;
mod scan;
mod set;
mod stand_in;
mod tree;
mod walk;

pub use load::{Read, ReadError};
pub use nearest::nearest;
pub use path::{DocPath, NoPath, Step};
pub use set::{SourceFile, SourceSet};

#[cfg(test)]
mod tests;
