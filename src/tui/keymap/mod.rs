//! Which key does what where, as data: screens act on actions, the help popup and the hints at the
//! foot of each screen are made from the same tables.

mod action;
mod binding;
mod console;
mod debrief;
mod hosted;
mod tables;

pub use action::{Action, Context, Lever};
pub use binding::Binding;
pub use tables::{action, bindings};
