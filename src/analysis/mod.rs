//! WHAT COULD HAPPEN: an exercise searched completely, from one chair, by the rules that play it.
//!
//! [`explore`] walks every state that play can come to at rest, paired with what scoring remembers
//! of the way there, and keeps what each choice and each fall of chance leads to and earns: the
//! [`Graph`]. It has no cycles, since time passes, so [`Values`] come from one pass against its
//! order: the best, the worst and the mean total still possible, exactly. [`Shares`] come from one
//! pass along it: how likely each node, each ending and how much of each account are under a way
//! to play.
//!
//! Nothing here reads a clock or draws chance; a [`Watch`] is told how far the work is and may end
//! it. Worker threads only divide work: their number never changes a result.

mod bounds;
mod cast;
mod ceiling;
pub mod compiled;
mod counterfactual;
mod counts;
mod coverage;
mod distribution;
mod expand;
mod falls;
mod findings;
mod graph;
mod lumps;
mod merge;
mod offer;
mod order;
mod pack;
mod pool;
mod reach;
mod rules;
mod shares;
mod simulate;
mod splits;
mod survey;
mod value;
mod witness;

pub use bounds::Bounds;
pub use cast::Policy;
pub use ceiling::ceiling;
pub use counterfactual::{
    Book, BookError, Change, Delay, Exit, Held, Judged, Least, Outlook, Path, Row, Step as Decided,
    Told, Untold, hundredths,
};
pub use counts::Counts;
pub use coverage::Coverage;
pub use distribution::Distribution;
pub use expand::Choice;
pub use falls::Falls;
pub use findings::{CODES, Finding, UNPROVED, findings, not_asked};
pub use graph::{ACCOUNTS, Edge, Graph, Node, NodeId, RATED, Reward, Target};
pub use merge::{Limits, Stopped, Unfinished, Watch, explore};
pub use reach::Reach;
pub use shares::{Shares, WHOLE};
pub use simulate::{
    Interval, Plan, Player, Script, Statistics, Unplayed, hotline, simulate, simulate_by_rules,
    walk,
};
pub use splits::{OptionSplit, Splits};
pub use survey::{Asked, EndingRow, MenuRow, Menus, OptionRow, Route, Solution, Survey};
pub use value::{ONE, Value, Values};
pub use witness::{Step, Witness, lines};
