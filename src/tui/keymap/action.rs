//! What a key can ask for, and where.

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// One line or item up.
    Up,
    /// One line or item down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// The next pane or tab.
    Next,
    /// The pane or tab before.
    Previous,
    /// What Enter does.
    Choose,
    /// Picks or unpicks an option.
    Toggle,
    /// The option of this number.
    Number(u8),
    /// Commits what is picked.
    Commit,
    /// Takes the last choice back.
    Undo,
    /// Makes the choice again that was taken back last.
    Redo,
    /// Back to where one came from.
    Back,
    /// All traffic.
    Log,
    /// The briefing.
    Briefing,
    /// Begins to search.
    Search,
    /// The next find.
    FindNext,
    /// The find before.
    FindPrevious,
    /// The keys that work here.
    Help,
    /// Asks whether to leave.
    Quit,
    /// Leaves at once.
    Interrupt,
    /// A new line in a field.
    NewLine,
    /// To the left: the pane or the moment before, the west of a map.
    Left,
    /// To the right: the pane or the moment after, the east of a map.
    Right,
    /// Nearer.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// The map as it was at first.
    ZoomReset,
    /// The map on a screen of its own.
    Map,
    /// The pane of this number.
    Pane(u8),
    /// What lies behind the numbers of the pane.
    Why,
    /// Everything that can be done here, to be found by typing.
    Palette,
    /// From a line of the score to its moment.
    Jump,
    /// Plays on from a past moment, in a new session.
    Rehearse,
    /// Writes: the own account again, or a note.
    Write,
    /// Looks back on a session.
    Debrief,
    /// Out of a question and of the screen that asked it.
    Out,
    /// Holds it for less likely.
    Less,
    /// Holds it for more likely.
    More,
    /// The page of one's team.
    Team,
    /// What the facilitator said.
    Messages,
    /// Wants the marked draft.
    Vote,
    /// Proposes to the team.
    Propose,
    /// Takes one's own proposal back.
    Withdraw,
    /// Turns the second key.
    Second,
    /// Disagrees on the record.
    Dissent,
    /// The ways in, large enough to read out.
    Doors,
    /// What happened at the door and elsewhere.
    Incidents,
    /// Private notes.
    Notes,
    /// A table as the next person of its team sees it.
    Eyes,
    /// What people sit at.
    Seats,
    /// The paths of all teams.
    Paths,
    /// The hot wash, step by step.
    Wash,
    /// The day against its run sheet.
    Day,
    /// Something of the facilitator's.
    Lever(Lever),
}

/// What the facilitator reaches for, for the marked team where it is about one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lever {
    /// The whole session rests, or goes on.
    Pause,
    /// Session time runs slower.
    Slower,
    /// Session time runs faster.
    Faster,
    /// Holds the table, or releases it.
    Hold,
    /// Locks the table, or unlocks it.
    Lock,
    /// More time.
    Extend,
    /// No deadline.
    Unlimit,
    /// The declared default at once.
    Skip,
    /// A message to the team.
    Tell,
    /// A message to all.
    TellAll,
    /// The next hint.
    Hint,
    /// The last decision back.
    Undo,
    /// A free action ruled to mean an option.
    Rule,
    /// An inject fired by hand.
    Inject,
    /// A private note.
    Note,
    /// A seat let go.
    Unseat,
    /// A new code.
    Rotate,
    /// The end for all.
    End,
    /// The whole debrief opened at once to all whose play has ended.
    Debrief,
    /// The paths of all teams shown to the room.
    Compare,
    /// The hot wash begun, or more time for it.
    WashTime,
    /// No limit to the hot wash.
    WashUnlimit,
    /// An action named.
    Plan,
}

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Choosing an exercise.
    Library,
    /// Choosing a session.
    Sessions,
    /// Reading the briefing.
    Briefing,
    /// The play screen, the decision under the focus.
    Room,
    /// The same, with picks that the option under the cursor is not among.
    Picked,
    /// The play screen, a pane that is read under the focus.
    Pane,
    /// The same, with more text than is in sight.
    LongPane,
    /// The play screen, the channels under the focus.
    Channels,
    /// The play screen, the map under the focus.
    MapPane,
    /// Composing a message.
    Composer,
    /// Typing a note to it.
    Noting,
    /// Reading what came of a commit.
    Consequence,
    /// All traffic.
    Log,
    /// The map on a screen of its own.
    Map,
    /// How play ended.
    Ending,
    /// A part of the debrief that is read.
    Debrief,
    /// The team's own account, being written.
    Account,
    /// Whether to go on without an account.
    Skip,
    /// The account that was written.
    Written,
    /// The timeline of the debrief.
    Timeline,
    /// The same while play goes on, or at a seat of a team.
    SoFar,
    /// The score of the debrief.
    Sheet,
    /// The ledger beside it.
    Ledger,
    /// Before a commit, with the note.
    Confirm,
    /// Before a commit, with the note and forecasts beside it.
    Note,
    /// Before a commit, on a forecast.
    Forecast,
    /// Before what cannot be undone.
    Sure,
    /// Typing what to search for.
    Searching,
    /// The keys.
    Help,
    /// A notice.
    Notice,
    /// Whether to leave.
    Leave,
    /// What lies behind numbers.
    Why,
    /// Typing what to do.
    Palette,
    /// The play screen of a team, the decision under the focus.
    TeamRoom,
    /// The same, with picks that the option under the cursor is not among.
    TeamPicked,
    /// The play screen of a team, a pane that is read under the focus.
    TeamPane,
    /// The same, with more text than is in sight.
    TeamLongPane,
    /// The play screen of a team, the channels under the focus.
    TeamChannels,
    /// The play screen of a team, the map under the focus.
    TeamMapPane,
    /// Before a vote, with the reason.
    Ballot,
    /// Before a vote, with the reason and forecasts beside it.
    BallotNote,
    /// Before a vote, on a forecast.
    BallotForecast,
    /// The page of one's team.
    Team,
    /// Typing why one disagrees.
    Dissent,
    /// How play ended for a team.
    TeamOver,
    /// The same once the debrief is open.
    TeamDebrief,
    /// A team's own account, before the debrief opens.
    OwnAccount,
    /// Joining: typing one's name.
    Naming,
    /// Joining: the seats that are kept.
    Seats,
    /// Joined, before play.
    Waiting,
    /// The console: every team.
    Overview,
    /// The console: one table.
    Table,
    /// The console: something that is read.
    Ledge,
    /// The console: everybody's paths.
    Paths,
    /// The console: the steps of the debrief.
    Wash,
    /// The console: typing.
    Form,
    /// The console: choosing in a form.
    Choice,
    /// The console: what a free action means.
    Ruling,
    /// Once more before what cannot be taken back lightly.
    Certain,
    /// What the room sees.
    Projector,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 60] = [
        Self::Library,
        Self::Sessions,
        Self::Briefing,
        Self::Room,
        Self::Picked,
        Self::Pane,
        Self::LongPane,
        Self::Channels,
        Self::MapPane,
        Self::Composer,
        Self::Noting,
        Self::Consequence,
        Self::Log,
        Self::Map,
        Self::Ending,
        Self::Debrief,
        Self::Account,
        Self::Skip,
        Self::Written,
        Self::Timeline,
        Self::SoFar,
        Self::Sheet,
        Self::Ledger,
        Self::Confirm,
        Self::Note,
        Self::Forecast,
        Self::Sure,
        Self::Searching,
        Self::Help,
        Self::Notice,
        Self::Leave,
        Self::Why,
        Self::Palette,
        Self::TeamRoom,
        Self::TeamPicked,
        Self::TeamPane,
        Self::TeamLongPane,
        Self::TeamChannels,
        Self::TeamMapPane,
        Self::Ballot,
        Self::BallotNote,
        Self::BallotForecast,
        Self::Team,
        Self::Dissent,
        Self::TeamOver,
        Self::TeamDebrief,
        Self::OwnAccount,
        Self::Naming,
        Self::Seats,
        Self::Waiting,
        Self::Overview,
        Self::Table,
        Self::Ledge,
        Self::Paths,
        Self::Wash,
        Self::Form,
        Self::Choice,
        Self::Ruling,
        Self::Certain,
        Self::Projector,
    ];

    /// Letters go into a field, so only the keys of this context itself act.
    #[must_use]
    pub const fn types(self) -> bool {
        matches!(
            self,
            Self::Account
                | Self::Confirm
                | Self::Noting
                | Self::Note
                | Self::Searching
                | Self::Palette
                | Self::Ballot
                | Self::BallotNote
                | Self::Dissent
                | Self::OwnAccount
                | Self::Naming
                | Self::Form
        )
    }

    /// At the facilitator's console, with nothing of the program's own over it.
    #[must_use]
    pub const fn is_console(self) -> bool {
        matches!(
            self,
            Self::Overview
                | Self::Table
                | Self::Ledge
                | Self::Paths
                | Self::Wash
                | Self::Form
                | Self::Choice
                | Self::Ruling
        )
    }

    /// The same place for somebody who sits in a team.
    #[must_use]
    pub const fn in_team(self) -> Self {
        match self {
            Self::Room => Self::TeamRoom,
            Self::Picked => Self::TeamPicked,
            Self::Pane => Self::TeamPane,
            Self::LongPane => Self::TeamLongPane,
            Self::Channels => Self::TeamChannels,
            Self::MapPane => Self::TeamMapPane,
            Self::Ending => Self::TeamOver,
            // Nobody plays on alone from a seat.
            Self::Timeline => Self::SoFar,
            other => other,
        }
    }
}
