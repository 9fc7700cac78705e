//! Behind the door: who came in by which way meets the lobby, plays in a team, steers at a
//! [`Desk`], or watches the wall. The [`House`] joins a hosted session to the screens.

mod desk;
mod house;
mod layouts;
mod lines;
mod participant;
mod tidings;
mod wall;
mod wash;

pub use desk::Desk;
pub use house::{House, Keys, door_words};
