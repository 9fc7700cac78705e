//! `offramp rehearse`: an exercise played fast in several ways, told as a facilitator would read it.

mod command;
mod page;
mod run;

pub(super) use command::run;
