//! The one integration binary: what can only be seen from outside the library.

#![allow(
    clippy::unwrap_used,
    reason = "a failed unwrap is a failed test, in helpers too"
)]

mod acts;
mod blame;
mod cli;
mod engine_on_files;
mod flagship;
mod graph;
mod paths;
mod kill;
mod program;
mod properties;
mod pty;
mod readme;
mod replay;
mod support;
mod tidy;
