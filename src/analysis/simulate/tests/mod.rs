//! Playthroughs: their figures, their seeds, and two ways to play that agree.

mod agree;
mod figures;
mod reading;
