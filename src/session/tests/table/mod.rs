//! Tables in play: what is refused, what is sealed, and that replay leads to the same table.

mod given;
mod hand;
mod moves;
mod replayed;

pub(super) use given::{begun, chair, commit, minimal, play, random_command, setup};
