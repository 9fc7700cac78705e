//! The authored format, version 1: a plain mirror of what an author writes, meaning nothing yet.
//!
//! Every type here has the shape of the RON text and no more. [`check`](crate::exercise::check)
//! gives it meaning, or says where and why it has none.

mod frame;
mod logic;
mod option;
mod rubric;
mod story;
mod world;

pub use frame::*;
pub use logic::*;
pub use option::*;
pub use rubric::*;
pub use story::*;
pub use world::*;
