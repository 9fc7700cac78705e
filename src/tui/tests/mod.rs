//! The screens from outside: pictures, flows, and what must hold whatever is pressed.

mod debrief;
mod drafts;
mod flows;
mod hosted;
mod hostile;
mod in_sight;
mod marks;
mod newcomer;
mod pictures;
mod room;
mod storms;
mod team;
mod themes;
mod wash;
