//! One cheap pass over a file before any reader sees it.
//!
//! It knows just enough of the grammar (strings, raw strings, characters, comments, brackets)
//! to count the nesting, so that neither reader can be driven into the ground; to match the
//! brackets, which gives better messages than either reader; to find the parts a file names
//! and its format; and to refuse what only one of the two readers accepts. Asked for it, it
//! notes where every value stands.

mod pass;
mod texts;

pub(super) use pass::{Fault, Part, Scan, outline, scan};
