//! The kinds of paper: what each is called as a file, who reads it, and whether it is a table.

/// A kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What everybody in a chair reads before play.
    Manual,
    /// A card for each role, for its holder alone.
    Roles,
    /// What participants fill in afterwards.
    Feedback,
    /// Situations, events and options, to be cut apart and handed out as play comes to them.
    Cards,
    /// What a facilitator needs to know of every stage.
    Guide,
    /// The master scenario events list.
    Events,
    /// What an evaluator looks for, objective by objective.
    Evaluation,
    /// The day by the clock.
    RunSheet,
    /// What comes of each option, to be looked up when play is by paper.
    Results,
}

impl Kind {
    /// Every kind, those for participants first.
    pub const ALL: [Self; 9] = [
        Self::Manual,
        Self::Roles,
        Self::Feedback,
        Self::Cards,
        Self::Guide,
        Self::Events,
        Self::Evaluation,
        Self::RunSheet,
        Self::Results,
    ];

    /// What its file is called, without the ending.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Manual => "situation-manual",
            Self::Roles => "role-cards",
            Self::Feedback => "feedback-form",
            Self::Cards => "play-cards",
            Self::Guide => "facilitator-guide",
            Self::Events => "events-list",
            Self::Evaluation => "evaluation-guide",
            Self::RunSheet => "run-sheet",
            Self::Results => "play-results",
        }
    }

    /// It tells what participants must not know.
    #[must_use]
    pub const fn is_private(self) -> bool {
        !matches!(
            self,
            Self::Manual | Self::Roles | Self::Feedback | Self::Cards
        )
    }

    /// It can be written as rows for a spreadsheet.
    #[must_use]
    pub const fn is_table(self) -> bool {
        !matches!(self, Self::Manual | Self::Guide | Self::Results)
    }
}
