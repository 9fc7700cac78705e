//! Gives the authored format its meaning, or says where and why it has none.
//!
//! `check` joins the files' drafts, lowers them to the model and runs the rules, a file each in
//! `rules/`; every rule explains itself by its [`Code`](crate::diagnostic::Code), and all of them
//! are listed in [`CODES`]. Problems are gathered whole, with paths that are turned into places
//! only when there are any.

mod at;
mod codes;
mod lower;
mod merge;
mod names;
mod report;
mod rules;
mod run;
#[cfg(test)]
mod tests;
mod translations;
mod visit;
mod ways;

pub use codes::CODES;
pub(super) use run::check;
pub(super) use translations::Translation;
