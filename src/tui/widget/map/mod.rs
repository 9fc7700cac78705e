//! The map: coasts, units, tracks, rings and lines as dots and words.
//!
//! A unit is three cells, its side in the brackets and its kind in the letter, so nothing rests on
//! colour: `[W]` a warship of one's own, `<F>` their fighter, `(V)` a neutral vessel. Coasts are
//! braille dots, eight to a cell. What does not fit is counted in the legend and named in the list.

mod canvas;
mod chart;
mod coast;
mod legend;
mod names;
mod projection;
mod signs;
mod state;
#[cfg(test)]
mod tests;
mod units;

pub(crate) use chart::chart;
pub(crate) use state::{Coast, MapState};
