//! The safety and the measure of text: what may reach a terminal, how many cells it takes, how it
//! breaks into lines. A leaf that imports nothing of the house, so every layer may use it.
//!
//! Text from outside (an exercise, a typed field, a log) goes through [`clean`] once, where it
//! enters. Everything else here expects cleaned text and counts terminal cells, never characters.

mod clean;
mod dedent;
mod markdown;
mod measure;
mod name;
#[cfg(test)]
mod tests;
mod wrap;

pub use clean::{clean, clean_line};
pub use dedent::dedent;
pub use markdown::{Block, lay_out, markdown, plain};
pub use measure::{pad, truncate, width};
pub use name::clean_name;
pub use wrap::{Emphasis, Inline, hang, wrap, wrap_inlines};
