//! Looking back: one screen of several parts, one file each, in the order in which a team should
//! read them. Its own account comes before any figure.

mod account;
mod cost;
mod debriefing;
mod forecasts;
mod history;
mod knowledge;
mod moment;
mod part;
mod questions;
mod room;
mod sources;
mod timeline;
mod wall;

pub(crate) use account::{Form, Typed};
pub(crate) use debriefing::Debriefing;
pub(crate) use room::plan_of;
pub(crate) use wall::Step as WallStep;
