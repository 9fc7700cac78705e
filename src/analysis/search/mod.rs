//! Where every path leads: states at rest and what scoring remembers, each once, with every choice,
//! every fall of chance and what it earns.
//!
//! One state is asked in `expand`; `offer` asks for its moves once for all states that offer the
//! same, `rules` adds what they earn, and `merge` makes of it the [`Graph`], kept small by `pack` and
//! `pool`. `order` sorts it, [`Coverage`] and [`Witness`] are read off it.

mod coverage;
mod expand;
mod falls;
mod graph;
mod merge;
mod offer;
mod order;
mod pack;
mod pool;
mod rules;
mod witness;

pub use coverage::Coverage;
pub use expand::Choice;
pub use falls::Falls;
pub use graph::{ACCOUNTS, Edge, Graph, Node, NodeId, RATED, Reward, Target};
pub use merge::{Limits, Stopped, Unfinished, Watch, explore};
pub use witness::{Step, Witness, lines};

pub(in crate::analysis) use expand::{Asked, divisor, ended};
pub(in crate::analysis) use graph::place;
pub(in crate::analysis) use merge::explore_from;
pub(in crate::analysis) use order::order;
pub(in crate::analysis) use pool::Pool;
