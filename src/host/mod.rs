//! WHERE IT RUNS: the imperative shell; files, terminals and clocks are touched here only.

pub mod store;
