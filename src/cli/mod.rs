//! THE COMMAND LINE: arguments, a file for each command, and exit codes.
//!
//! Data goes to stdout, talk to stderr. Exit codes: 0 fine, 1 findings or refused, 2 usage, 70 a
//! bug, 130 interrupted.

mod args;
mod check;
mod completions;
mod config;
mod cost;
mod debrief;
mod explore;
mod host;
mod interrupt;
mod list;
mod man;
mod note;
mod output;
mod papers;
mod parse;
mod play;
mod redact;
mod rehearse;
mod replay;
mod report;
mod resume;
mod run;
mod screen;
mod simulate;
mod stop;
mod target;
mod verify;
mod words;

pub use run::main;
