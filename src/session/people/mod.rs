//! THE PEOPLE: who sits where, what each team is about to decide, and how much time it has.
//!
//! A [`Gathering`] is all of it for one session, as pure rules on one logical clock. What must
//! outlive the program is a [`Happening`]: it is stored first and then accepted, and accepting the
//! stored ones again brings the same people back to the same places. Drafts and votes are not: they
//! are stored with the decision they lead to, and a program that dies between two decisions loses
//! them.
//!
//! Worlds are none of its business: it says that a team commits, and is told that its table has
//! moved on.

mod ballot;
mod clock;
mod floor;
mod gathering;
mod happening;
mod hold;
mod overview;
mod possible;
mod roster;
mod see;
#[cfg(test)]
mod tests;
mod wash;

pub use ballot::Commit;
pub use gathering::{Gathering, Team};
pub use happening::{Happening, What, WorldKind};
pub use hold::Order;
pub use overview::Known;
pub use roster::Person;
pub use see::TeamShare;
