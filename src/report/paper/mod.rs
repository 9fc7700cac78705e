//! A report before it has a form: chapters of blocks, built once and written down as a page or as
//! Markdown.

mod back;
mod build;
mod compare;
mod costs;
mod model;
mod path;
mod score;
mod session;
mod story;
mod words;

pub use build::paper;
pub use model::{Block, Cell, Chapter, Figure, Head, Paper, Table};
pub use session::{Reader, Session};
pub(in crate::report) use words::{Words, blank};
