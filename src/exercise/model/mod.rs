//! The exercise with every reference resolved. Only [`check`](crate::exercise::check) builds one,
//! so whoever holds an [`Exercise`] holds a valid one.

mod frame;
mod ids;
mod logic;
mod rubric;
mod story;
mod texts;
mod world;

pub use frame::*;
pub use ids::*;
pub use logic::*;
pub use rubric::*;
pub use story::*;
pub use texts::*;
pub use world::*;
