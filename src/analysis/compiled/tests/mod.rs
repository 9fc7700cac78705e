//! Compiled exercises against the general search, and against what is known.

mod program;
mod random;
mod solved;
