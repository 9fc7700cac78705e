//! The debrief shows how things stood, and during play nothing that the seat has not seen.

mod knowledge;
mod moments;
mod play;
mod remarks;
