//! Playthroughs of an exercise that is bounded numbers: the compiled program laid out for one path
//! at a time. It draws what the rules of every exercise draw, in the same order, so both give the
//! same figures.

mod lay;
mod ledger;
mod play;
mod rows;
mod start;

pub(super) use start::compiled;
