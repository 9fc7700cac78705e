//! WHERE IT RUNS: the imperative shell.

pub mod terminal;
