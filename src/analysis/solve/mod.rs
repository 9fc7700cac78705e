//! What a graph is worth and how play spreads over it, each in one pass: [`Values`], [`Reach`] and
//! [`Splits`] against its order, [`Shares`] along it, a [`Distribution`] both ways. What is known
//! where not everything was walked: [`Bounds`] and the [`ceiling`].

mod bounds;
mod cast;
mod ceiling;
mod counts;
mod distribution;
mod lumps;
mod reach;
mod shares;
mod splits;
mod value;

pub use bounds::Bounds;
pub use cast::Policy;
pub use ceiling::ceiling;
pub use counts::Counts;
pub use distribution::Distribution;
pub use reach::Reach;
pub use shares::{Shares, WHOLE};
pub use splits::{OptionSplit, Splits};
pub use value::{ONE, Value, Values};

pub(in crate::analysis) use value::{mean, shares};
