//! The first screen of somebody who joins: where the code leads, what is recorded, one's name or
//! the seat that was kept; then who is there, until the facilitator starts.

mod machine;
mod message;
mod paint;

pub use machine::Lobby;
pub use message::{Joined, LobbyEffect, LobbyMsg};
