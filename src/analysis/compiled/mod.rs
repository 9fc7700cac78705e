//! The fast core: exercises that from one chair are nothing but bounded numbers, played and solved
//! as arithmetic. What is more than that is refused, and the general search serves.

mod bound;
mod compile;
mod dense;
mod divide;
mod guard;
mod hashed;
mod lower;
mod map;
mod points;
mod program;
mod raw;
mod solved;
#[cfg(test)]
mod tests;
mod transit;

pub use dense::dense;
pub use guard::{Guard, Test};
pub use hashed::hashed;
pub use map::Map;
pub use points::{Line, Points};
pub use program::{Case, Choice, Fall, Move, Program, Source, Span, Stop, Var, Way};
pub use solved::{Offer, POLICIES, Solved, Unsolved, Way as Path};
