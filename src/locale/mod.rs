//! The phrase catalogue: every word of the program's own that a player can read, in one file per
//! language under `assets/phrases`, looked up by key.
//!
//! A [`Locale`] is passed explicitly, never global: in one process each seat may read another
//! language. A message missing in a language is said in English; a key that no catalogue knows is
//! shown as `⟦key⟧`, never a panic.
//!
//! Keys are literals at the call, or marked by [`phrase`] where a table keeps them, so that a test
//! can prove the catalogue complete and used. Keys
//! made from a code at run time belong to a family with a fixed first word, such as `class-` or
//! `refusal-`; the families are listed in that test.

mod arg;
mod catalogue;
mod coded;
mod format;
// Elsewhere the build alone needs it.
#[cfg(test)]
mod index;
#[cfg(test)]
mod tests;

pub use arg::Arg;
pub use catalogue::{Locale, phrase};
