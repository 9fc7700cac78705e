//! WHO PLAYS: tables, seats, the log, and what one seat may see.

pub mod view;
