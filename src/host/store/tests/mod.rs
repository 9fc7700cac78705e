//! The store against a disk that fails, a program that dies and a second program.

mod append;
mod carried;
mod create;
mod journal;
mod look;
mod open;
pub(in crate::host) mod util;
