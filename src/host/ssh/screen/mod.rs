//! Pictures on their way to a terminal at the other end of a wire: kept small, painted once for
//! all who see the same, and sent as what changed since the last one.

mod frame;
mod look;
mod strip;
mod studio;
#[cfg(test)]
mod tests;

pub(super) use frame::Frame;
pub(super) use strip::{enter, leave};
pub use studio::Shared;
pub(super) use studio::{Number, Studio};
