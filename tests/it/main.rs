//! The one integration binary: what can only be seen from outside the library.

#![allow(
    clippy::unwrap_used,
    reason = "a failed unwrap is a failed test, in helpers too"
)]

mod acts;
mod afterwards;
mod browser;
mod by_hand;
mod cli;
mod config;
mod debrief;
mod door;
mod exact;
mod explore;
mod flagship;
mod graph;
mod host;
mod kill;
mod naive;
mod oracle;
mod papers;
mod paths;
mod picture;
mod privacy;
mod program;
mod properties;
mod pty;
mod readme;
mod replay;
mod reports;
mod simulate;
mod ssh;
#[cfg(unix)]
mod supply;
mod terminal;
mod tidy;
mod unsound;
mod wash;
mod whatif;
mod wire;
