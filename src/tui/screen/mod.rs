//! One file per screen. A screen acts on an [`Action`](super::keymap::Action) and answers with an
//! [`Ask`]; it draws from a view and from its own cursor, and from nothing else.

mod ask;
mod briefing;
mod composer;
mod consequence;
mod debrief;
mod decision;
mod ending;
mod header;
mod leaf;
mod letter;
mod library;
mod log;
mod map;
mod paths;
mod picks;
mod room;
mod sheet;
mod silences;
mod small;
mod status;
mod team;
mod traffic;

pub(crate) use ask::{Ask, Here, Page};
pub(crate) use briefing::Briefing;
pub(crate) use composer::Composer;
pub(crate) use consequence::Consequence;
pub(crate) use debrief::{Debriefing, Form, Typed, WallStep, plan_of};
pub(crate) use decision::{command, menu, minutes, opens, option, reopens, rings};
pub(crate) use ending::Ending;
pub(crate) use header::{header, header_rows};
pub(crate) use leaf::middle;
pub(crate) use letter::outgoing;
pub(crate) use library::LibraryScreen;
pub(crate) use log::{Log, Shown};
pub(crate) use map::MapPage;
pub(crate) use paths::PathsPage;
pub use paths::decided;
pub(crate) use picks::Picks;
pub use room::Laid;
pub(crate) use room::{Question, Room, answer, heading};
pub(crate) use small::{fits, too_small, window};
pub(crate) use team::{TeamPage, drafts, messages, proposal, role, roster, strip, strip_rows};
