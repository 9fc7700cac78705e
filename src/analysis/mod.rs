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

pub mod compiled;
mod counterfactual;
mod findings;
mod search;
mod simulate;
mod solve;
mod survey;

pub use counterfactual::{
    Book, BookError, ByHand, Change, Delay, Exit, Held, Interfered, Judged, Least, Onward, Outlook,
    Path, Row, Step as Decided, Told, Untold, hundredths,
};
pub use findings::{CODES, Finding, UNPROVED, findings, not_asked};
pub use search::{
    ACCOUNTS, Choice, Coverage, Edge, Falls, Graph, Limits, Node, NodeId, RATED, Reward, Step,
    Stopped, Target, Unfinished, Watch, Witness, explore, lines,
};
pub use simulate::{
    Interval, Plan, Player, Script, Statistics, Unplayed, hotline, simulate, simulate_by_rules,
    walk,
};
pub use solve::{
    Bounds, Counts, Distribution, ONE, OptionSplit, Policy, Reach, Shares, Splits, Value, Values,
    WHOLE, ceiling,
};
pub use survey::{Asked, EndingRow, MenuRow, Menus, OptionRow, Route, Solution, Survey};
