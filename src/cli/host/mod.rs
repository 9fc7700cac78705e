//! `offramp host` and what belongs to it: a session that others join with `ssh`.

mod codes;
mod doctor;
mod key;
mod load;
mod run;
mod spans;

pub(super) use codes::run as codes;
pub(super) use doctor::run as doctor;
pub(super) use key::run as host_key;
pub(super) use load::run as loadtest;
pub(super) use run::run;
pub(super) use spans::{budget, seconds};
