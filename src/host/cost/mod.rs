//! What each decision cost: every path of an exercise is searched once, and what the search found
//! is kept in the user's folder for the next time. A worker thread lets a screen go on meanwhile.

mod ask;
mod keep;
mod splits;
mod worker;

pub use ask::{Question, Shelf, Subject, book, onward, tell};
pub use keep::cache_folder;
pub use splits::{splits, splits_of};
pub use worker::Worker;
