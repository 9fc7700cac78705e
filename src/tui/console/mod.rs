//! The facilitator's machine: every table on one page, one of them in detail, and a key for each
//! thing that can be done. It draws from a [`ConsoleView`](crate::session::view::console::ConsoleView)
//! and asks with [`Steer`](crate::session::view::console::Steer).

mod boxes;
mod day;
mod form;
mod levers;
mod machine;
mod message;
mod overview;
mod paint;
mod parting;
mod reading;
mod ruling;
mod seats;
mod table;
mod wash;

pub use machine::Console;
pub use message::{ConsoleEffect, ConsoleMsg, Parting};
