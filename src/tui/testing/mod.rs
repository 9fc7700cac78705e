//! A made-up crisis as views, and helpers that press keys and read the screen.

mod console;
mod cost;
mod debrief;
mod decision;
mod ended;
mod hands;
mod hostile;
mod library;
mod lobby;
mod room;
mod team;
mod wash;

pub(crate) use console::{console, hostile_console, table, wall, wall_after, wall_before};
pub(crate) use debrief::{debrief, unfinished, unwritten};
pub(crate) use ended::ended;
pub(crate) use hands::{app, app_in, key, look_back, open, paint, press, screen, text};
pub(crate) use hostile::{hostile, hostile_record};
pub(crate) use library::{library, place};
pub(crate) use lobby::{door, hostile_door, inside};
pub(crate) use room::{after, ringing, start, view};
pub(crate) use team::{hostile_team, sat, team, team_after, team_of};
pub(crate) use wash::{back_in_the_room, released, wall_wash};
