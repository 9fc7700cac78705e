//! WHAT HAPPENS: the pure rules. [`decide`] turns a joint action and its draws into events,
//! [`apply`] turns an event into the next state, and nothing else ever writes one.
//!
//! The engine knows teams, never people; minutes, never wall time; and it asks for chance
//! instead of making it, so the rules that play are the rules that are explored.

mod action;
mod apply;
mod chance;
mod choices;
mod decide;
mod event;
mod fits;
mod footprint;
mod hand;
mod knowledge;
mod outline;
mod read;
mod reason;
mod settle;
mod state;
#[cfg(test)]
pub(crate) mod tests;
mod world;

pub use action::{Action, Clauses, Move, Pick, Refusal};
pub use apply::apply;
pub use chance::{Draw, Fixed, Mix, Seeded};
pub use choices::{Choices, Wording, moves, sets};
pub use decide::{begin, decide, declared_default};
pub use event::{Event, Fate};
pub use fits::{fits, fits_move};
pub use footprint::{Lead, leads};
pub use hand::{fire_by_hand, may_fire};
pub use knowledge::{Known, learned};
pub use outline::{Outline, outline};
pub use read::{
    Standing, answerable, authorisation, ending, holds, least, rings, standing, waiting,
};
pub use reason::{Contribution, Held, held};
pub use state::{Pending, PendingKind, Phase, State};
