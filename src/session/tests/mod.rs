//! Tests of the record, of tables, and of tables beside each other.

mod log;
mod paths;
mod table;
