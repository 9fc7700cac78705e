//! Rules of the engine, on small exercises.

mod authorisation;
mod calls;
mod chance;
mod decisions;
mod letters;
pub(crate) mod play;
mod properties;
pub(crate) mod story;
mod time;
