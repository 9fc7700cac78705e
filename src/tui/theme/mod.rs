//! Colours by meaning. No screen names a colour, and no meaning rests on colour alone: each has a
//! sign or a word beside it, so the monochrome theme loses nothing.
//!
//! A theme is data, in `assets/themes` or in a file of the reader's own: a patch over another
//! theme, in the end over `dark`, which says everything. Colours are written as they should be;
//! what a terminal with fewer shows follows from them.

mod colour;
mod draft;
mod meaning;
mod shipped;
mod style;
#[cfg(test)]
mod tests;

pub use colour::Rgb;
pub use draft::{Ansi, PaintDraft, ThemeDraft};
pub use meaning::{Caps, Colours, Meaning};
pub use shipped::NAMES;
pub use style::Theme;
