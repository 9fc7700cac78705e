//! What one seat sees of the people around it, and what it may ask of them: its team, the ballot,
//! the time that is left, what the facilitator said.

use std::sync::Arc;

use super::debrief::Account;
use super::wash::WashView;
use super::{Command, View};

/// What a person is there for.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Role {
    /// Speaks for the team: proposes what it does.
    Lead,
    /// Drafts, votes, turns the second key.
    #[default]
    Member,
    /// Sees what the team sees and decides nothing.
    Observer,
    /// Sees every team, notes and rates.
    Evaluator,
    /// Runs the session.
    Facilitator,
}

impl Role {
    /// What phrases select by.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Member => "member",
            Self::Observer => "observer",
            Self::Evaluator => "evaluator",
            Self::Facilitator => "facilitator",
        }
    }

    /// Whether the role takes part in what a team decides.
    #[must_use]
    pub const fn decides(self) -> bool {
        matches!(self, Self::Lead | Self::Member)
    }
}

/// A person at a seat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonView {
    /// The seat's number within the session, from 1.
    pub seat: u32,
    /// The name the person gave, cleaned; two of one name are told apart by `#2`.
    pub name: String,
    /// What the person is there for.
    pub role: Role,
    /// Somebody is at the seat now.
    pub here: bool,
}

/// Everything a seat of a team sees.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TeamView {
    /// The world, as the team's chair sees it.
    pub world: Arc<View>,
    /// A number of all that a team's seats share: two views of one session with the same number
    /// differ in what is the seat's own alone. 0 where nobody gave one.
    pub version: u64,
    /// Such a number of the world.
    pub moved: u64,
    /// The team's name.
    pub team: String,
    /// The person at this seat.
    pub you: PersonView,
    /// The roles that this person holds in the team: name and private briefing.
    pub roles: Vec<(String, String)>,
    /// Everybody of the team, this seat too, by number.
    pub people: Arc<Vec<PersonView>>,
    /// What the team is about to decide.
    pub ballot: Arc<BallotView>,
    /// Time and what the facilitator has stopped.
    pub floor: FloorView,
    /// How far the debrief is.
    pub wash: WashView,
    /// What the facilitator said, oldest first.
    pub messages: Arc<Vec<MessageView>>,
}

/// What a team is about to decide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BallotView {
    /// Every set of options that somebody drafted or voted for, the most votes first.
    pub drafts: Vec<DraftView>,
    /// What was proposed and waits for its second key.
    pub proposal: Option<ProposalView>,
    /// Who disagrees on the record, with the reason.
    pub dissent: Vec<(String, String)>,
    /// Members who can vote and have not.
    pub undecided: Vec<String>,
    /// The team has committed; these chairs, by name for people, are waited for.
    pub waiting_for: Vec<String>,
}

/// A set of options with those who want it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftView {
    /// What would be committed, without note and forecasts.
    pub command: Option<Command>,
    /// What it is, in the words of the options, one sentence each; for a call, empty.
    pub options: Vec<String>,
    /// Who wants it and why; the reason may be empty.
    pub votes: Vec<(String, String)>,
    /// This seat wants it.
    pub yours: bool,
}

/// What was proposed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProposalView {
    /// Who proposed it.
    pub by: String,
    /// This seat did.
    pub yours: bool,
    /// What would be committed; says which move of a ringing call is meant.
    pub command: Option<Command>,
    /// What it is, as in [`DraftView::options`].
    pub options: Vec<String>,
    /// The note that would be kept with it.
    pub note: String,
    /// It cannot be taken back in the story: the second key is asked once more.
    pub irreversible: bool,
}

/// Time, and what was stopped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FloorView {
    /// The whole session rests.
    pub paused: bool,
    /// The facilitator holds this table: nothing is committed until it is released.
    pub held: bool,
    /// The facilitator has locked this table: votes and drafts rest too.
    pub locked: bool,
    /// Seconds until the declared default is committed; none without a deadline.
    pub left: Option<u32>,
    /// The facilitator has announced the end.
    pub over: bool,
    /// Play has ended at this table, and the facilitator has released a step of the debrief.
    pub debrief: bool,
}

/// A message of the facilitator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MessageView {
    /// Its number at this table, from 1.
    pub number: u32,
    /// It is a hint for the decision at hand.
    pub hint: bool,
    /// Its words.
    pub text: String,
}

/// What a seat asks of its team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Wants these options, for this reason; takes the place of what the seat wanted before.
    Vote {
        /// What would be committed.
        command: Command,
        /// Why, in the person's own words; may be empty.
        reason: String,
    },
    /// Wants nothing any more.
    Unvote,
    /// Proposes this to the team. Where nobody else can turn a second key, it is committed.
    Propose(Command),
    /// Takes one's own proposal back.
    Withdraw,
    /// Turns the second key: what was proposed is committed.
    Second,
    /// Disagrees on the record; an empty reason takes it back.
    Dissent(String),
    /// An own account: its story is the team's, its strength and its improvement are the person's.
    Account(Account),
}
