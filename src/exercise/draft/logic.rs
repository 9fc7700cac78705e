//! Times, conditions and effects: the small words that every other part of the format uses.

use serde::{Deserialize, Serialize};

/// A name that other parts refer to: lower case, digits, `-` and `_`.
pub type Id = String;

/// A span or a moment of scenario time. Moments count from the start of the exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Time {
    /// Minutes.
    Min(u32),
    /// Hours.
    H(u32),
    /// Hours and minutes.
    HM(u32, u32),
    /// Days of 24 hours.
    D(u32),
}

/// Something that holds or does not hold in a state.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Condition {
    /// Holds in every state.
    #[default]
    Always,
    /// Holds in no state.
    Never,
    /// Holds when the inner condition does not.
    Not(Box<Condition>),
    /// Holds when every one of the list holds; an empty list holds.
    All(Vec<Condition>),
    /// Holds when at least one of the list holds; an empty list does not.
    Any(Vec<Condition>),
    /// The flag is raised.
    Is(Id),
    /// The meter, counter or authorisation stands at this value or above.
    AtLeast(Id, i32),
    /// The meter, counter or authorisation stands at this value or below.
    AtMost(Id, i32),
    /// The scenario clock shows this moment or a later one.
    Since(Time),
    /// The scenario clock shows an earlier moment than this.
    Before(Time),
    /// The option `(stage, option)` has been chosen at least once.
    Chose(Id, Id),
    /// The inject has fired.
    Fired(Id),
    /// The channel has been tried at least once.
    Tried(Id),
    /// The channel has been answered at least once.
    Answered(Id),
    /// The channel is not shut.
    Open(Id),
    /// The message of option `(stage, option)` has reached this state, or a later one.
    Message(Id, Id, Progress),
}

/// How far a message has come. The order is the order of a message's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Progress {
    /// It left its sender.
    Sent,
    /// The channel carried it, intact, garbled or to nowhere.
    Carried,
    /// It lies with the other side.
    Delivered,
    /// Somebody there has read it.
    Read,
    /// They answered.
    Answered,
    /// Its time ran out before an answer.
    Expired,
}

/// A change of the state. Effects of one decision are added up in order and clamped once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub enum Effect {
    /// Adds to a meter or counter.
    Add(Id, i32),
    /// Sets a meter or counter.
    Set(Id, i32),
    /// Raises a flag.
    Raise(Id),
    /// Lowers a flag.
    Lower(Id),
    /// Adds an act term of an authorisation, by the points that the term declares.
    Term(Id),
    /// Rings the channel: its other end decides at once whether to pick up.
    Call(Id),
    /// Shuts the channel for a time.
    Shut(Id, Time),
    /// Opens the channel again.
    Reopen(Id),
    /// Tells a chair a fact of the exercise's fact list.
    Tell(Id, Id),
    /// Fires an inject now, whatever its own trigger says.
    Fire(Id),
}
