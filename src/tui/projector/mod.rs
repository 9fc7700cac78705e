//! What the room sees on the wall: the situation, the clocks, how far each team is. Read-only.

mod machine;
mod paint;
mod wash;

pub use machine::{Projector, ProjectorMsg};
