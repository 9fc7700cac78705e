//! The door, with people behind real programs before it, and strangers who send what no program
//! sends.

mod client;
mod floods;
mod gone;
mod inn;
mod load;
mod offers;
mod people;
mod program;
mod strangers;
