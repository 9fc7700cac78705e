//! WHAT EACH DECISION COST: a path that was played, held against everything that could have been.
//!
//! A [`Book`] keeps of a whole search what this asks for: for each node the best and the worst
//! total still possible, and whether a good ending is. It is small enough for a file, so that an
//! exercise is searched once. [`Told::of`] walks a [`Path`] through it with the engine that played:
//!
//! - the *swing* of a decision is the best expected total before it less that of the choice made;
//! - the *luck* of a step is the total after it less what was expected of the choice;
//! - so best play less the actual total is the sum of swings less the sum of lucks, exactly: both
//!   are counted against the same mean, cut to the unit below, and the cut falls out;
//! - *held* is what the total would have been with the choice alone changed: at every point that
//!   comes up again what was chosen there is chosen again, every draw that is in the record falls
//!   again, and any other falls as the session's seed has it.
//!
//! Where something was done to a path by hand, everything is searched from there once more, see
//! [`Onward`]. Each decision is held against what could be expected when it was taken; what was
//! done by hand changes the best expected total by itself, and the sum holds that apart.

mod book;
mod exit;
mod held;
mod least;
mod onward;
mod outlook;
mod path;
mod rows;
mod told;

pub use book::{Book, BookError};
pub use exit::Exit;
pub use held::Held;
pub use least::{Change, Least};
pub use onward::Onward;
pub use outlook::Outlook;
pub use path::{ByHand, Path, Step};
pub use rows::{Delay, Row};
pub use told::{Interfered, Judged, Told, Untold, hundredths};
