//! `offramp simulate`: an exercise played thousands of times by a policy, and what it comes to.

mod json;
mod progress;
mod run;
mod script;
mod table;

pub(super) use run::run;
