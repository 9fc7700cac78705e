//! One problem found in an exercise: code, severity, place, message, help; and its picture.
//!
//! The lowest layer: it knows no format and opens no file. A layer above defines its own
//! codes as `const` or `static` rows of [`Code`] and lists them in a `&[&Code]`, builds a
//! [`Diagnostic`] for each problem, and hands all of them to [`in_order`]. What is shown is
//! either [`Diagnostic::picture`] (for people) or [`Diagnostic::record`] (for programs).
//! Text of the exercise reaches a picture only through [`harmless`].

mod code;
mod harmless;
mod picture;
mod place;
mod problem;

pub use code::{Code, Severity};
pub use harmless::harmless;
pub use picture::{Look, Texts};
pub use place::{Lines, Place};
pub use problem::{Diagnostic, Record, in_order};

#[cfg(test)]
mod tests;
