//! Tests of the record and of tables.

mod log;
mod table;
