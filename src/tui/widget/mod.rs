//! Pieces that screens are made of. Every text on its way to the terminal passes through
//! [`Doc`] or [`put`], which clean and measure it.

mod chrome;
mod curve;
mod digits;
mod doc;
mod field;
mod gauge;
mod map;
mod panes;
mod scroll;

pub(crate) use chrome::{below_title, hints, pane_title, popup_frame, tabs, tabs_of};
pub(crate) use curve::Curve;
pub(crate) use digits::{DIGIT_ROWS, digits};
pub(crate) use doc::{Doc, Look, put};
pub(crate) use field::Field;
pub(crate) use gauge::{bar, curve};
pub(crate) use map::{Coast, MapState, chart};
pub(crate) use panes::columns;
pub(crate) use scroll::{Scroll, TRACE};
