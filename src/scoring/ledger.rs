//! The ledger: lines, what they rest on, and their sum.

use crate::exercise::draft::{Class, Dimension, Level, Rating};
use crate::exercise::model::*;
use compact_str::CompactString;
use smallvec::SmallVec;

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Scenario minute of the event.
    pub at: Minutes,
    /// Where it is entered.
    pub account: Account,
    /// The rule that made it.
    pub rule: Rule,
    /// The event it rests on.
    pub evidence: Evidence,
    /// Hundredths of a point.
    pub points: i32,
    /// The author's reason; text 0 where the rule says it all.
    pub reason: TextId,
}

/// Where a line is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// A dimension of the score.
    Of(Dimension),
    /// The fixed penalties.
    Gate,
}

/// The rules of the ledger. The phrase catalogue has a sentence for each under `ledger-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// What the path starts with.
    Opening,
    /// An act of the chair moved the tension, for so many hours.
    OwnAct(Class, u32),
    /// An act of another chair did.
    OtherAct(Class, u32),
    /// The first answer at a level, at so many percent of its share.
    Level(Level, i32),
    /// Another channel was tried so many minutes after the first unanswered ring.
    Pivot(Minutes),
    /// What the message of an occasion carried: percent.
    Message(i32),
    /// A way round an occasion was credited: percent.
    Credited(i32),
    /// An ultimatum.
    Ultimatum,
    /// A promise was broken.
    BrokenWord,
    /// How the decision of an occasion answered what came before: percent.
    Conduct {
        /// No more than one class above its trigger.
        restrained: bool,
        /// Met a co-operative move with one.
        matched: bool,
        /// GRIT marks that counted.
        grit: u8,
    },
    /// Resolve was shown before the first concession.
    ResolveFirst,
    /// An objective was rated.
    Rated(Rating),
    /// An objective was not tested by the path.
    NotTested,
    /// A line of the author.
    Author,
    /// A violent act by own choice.
    Violent,
    /// A nuclear act by own choice.
    Nuclear,
    /// The chief objective was not met.
    ChiefFailed,
}

impl Rule {
    /// Code of the phrase catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::OwnAct(..) => "own-act",
            Self::OtherAct(..) => "other-act",
            Self::Level(..) => "level",
            Self::Pivot(_) => "pivot",
            Self::Message(_) => "message",
            Self::Credited(_) => "credited",
            Self::Ultimatum => "ultimatum",
            Self::BrokenWord => "broken-word",
            Self::Conduct { .. } => "conduct",
            Self::ResolveFirst => "resolve-first",
            Self::Rated(_) => "rated",
            Self::NotTested => "not-tested",
            Self::Author => "author",
            Self::Violent => "violent",
            Self::Nuclear => "nuclear",
            Self::ChiefFailed => "chief-failed",
        }
    }

    /// What the rule rests on outside the product: a key of the phrase catalogue under `anchor-<code>`.
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Opening
            | Self::OwnAct(..)
            | Self::OtherAct(..)
            | Self::Violent
            | Self::Nuclear => "rivera",
            Self::Level(..) | Self::Pivot(_) => "record",
            Self::Message(_) | Self::Ultimatum | Self::BrokenWord => "complexity",
            Self::Credited(_) => "credited",
            Self::Conduct { .. } => "grit",
            Self::ResolveFirst => "leng",
            Self::Rated(_) | Self::NotTested | Self::ChiefFailed => "hseep",
            Self::Author => "author",
        }
    }
}

/// The event a line rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// The start of play, or its end.
    Frame,
    /// An act: who, and its row of the catalogue.
    Act(ChairId, CompactString, CompactString),
    /// A channel.
    Channel(ChannelId),
    /// Options that were chosen together.
    Options(SmallVec<[OptionId; 2]>),
    /// An occasion that was passed over.
    Occasion(OccasionId),
    /// An objective.
    Objective(ObjectiveId),
    /// A line of the author, by index.
    Author(usize),
}

/// The score of a path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Every line, in the order of events.
    pub lines: Vec<Line>,
}

impl Sheet {
    /// Hundredths of a point; may be negative.
    pub fn total(&self) -> i32 {
        self.lines.iter().map(|line| line.points).sum()
    }

    /// Hundredths of one account.
    pub fn of(&self, account: Account) -> i32 {
        self.lines
            .iter()
            .filter(|line| line.account == account)
            .map(|line| line.points)
            .sum()
    }
}

/// The band of a total.
pub fn band(rubric: &Rubric, total: i32) -> Rating {
    let (performed, some, major) = rubric.bands;
    match total {
        _ if total >= performed => Rating::P,
        _ if total >= some => Rating::S,
        _ if total >= major => Rating::M,
        _ => Rating::U,
    }
}
