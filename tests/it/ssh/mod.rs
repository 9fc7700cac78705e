//! The door, with people behind real programs before it, and strangers who send what no program
//! sends.

mod inn;
mod people;
mod program;
mod strangers;
