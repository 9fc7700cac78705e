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
    /// The same while play goes on.
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
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 33] = [
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
        )
    }
}
