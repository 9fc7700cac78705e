//! `offramp explore`: every path of an exercise from one chair, and what that proves.

mod command;
mod page;
mod progress;
mod table;

pub(super) use command::{prove, run};
