//! A page before it has a form: chapters of blocks, built once and written down as HTML or as
//! Markdown; and the page of a report.

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

pub use build::page;
pub use model::{Block, Cell, Chapter, Figure, Head, Page, Table};
pub use session::{Reader, Session};
pub(in crate::report) use words::{Words, blank};
