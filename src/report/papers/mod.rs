//! Papers for the day itself, made from an exercise before anybody has played it: what everybody
//! reads, what the facilitator and the evaluators read, and cards to play without any screen.
//!
//! What takes part in an exercise must not learn from paper what a screen would keep from it, so
//! each kind of paper says who may read it, and those for participants are made of nothing that is
//! hidden at the start.

mod build;
mod cards;
mod codes;
mod course;
mod evaluation;
mod events;
mod feedback;
mod guide;
mod kind;
mod manual;
mod material;
mod results;
mod roles;
mod run_sheet;
mod sheet;
mod stage;
mod tracking;

pub use build::{papers, sheets};
pub use course::{Course, Item, Rescue, course, day};
pub use kind::Kind;
pub use material::Material;
