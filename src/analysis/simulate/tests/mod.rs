//! Playthroughs.
