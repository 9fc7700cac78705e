//! Boxes over a screen. The topmost takes every key; closing is an answer it returns.

mod certain;
mod confirm;
mod dissent;
mod foretell;
mod help;
mod leave;
mod notice;
mod palette;
mod reading;
mod stack;
mod why;

pub(crate) use certain::{Answer, Certain};
pub(crate) use confirm::Confirm;
pub(crate) use dissent::Dissent;
pub(crate) use help::Help;
pub(crate) use leave::Leaving;
pub(crate) use notice::Notice;
pub(crate) use palette::Palette;
pub(crate) use stack::{Popup, Said};
pub(crate) use why::Why;
