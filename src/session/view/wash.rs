//! The hot wash: the steps of the debrief in the order in which a room takes them, and what of it
//! people see beside the debrief itself.

use serde::{Deserialize, Serialize};

/// A step of the debrief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Step {
    /// Everybody's own account: one strength and one improvement, before any figure.
    Account,
    /// What happened.
    Timeline,
    /// What each side knew.
    Knowledge,
    /// What the record of history shows.
    History,
    /// The score by line.
    Score,
    /// What each decision cost.
    Swings,
    /// The last decision with a good ending in reach.
    Exit,
    /// Chance apart from choice.
    Chance,
    /// Forecasts and their calibration.
    Forecasts,
    /// The teams beside each other.
    Comparison,
    /// The objectives one by one, with ratings and evidence.
    Objectives,
    /// Named actions.
    Actions,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 12] = [
        Self::Account,
        Self::Timeline,
        Self::Knowledge,
        Self::History,
        Self::Score,
        Self::Swings,
        Self::Exit,
        Self::Chance,
        Self::Forecasts,
        Self::Comparison,
        Self::Objectives,
        Self::Actions,
    ];

    /// Its place in the order, from 1.
    #[must_use]
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Steps that are open. Where nobody releases them one by one, all are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps(u16);

impl Default for Steps {
    fn default() -> Self {
        Self(u16::MAX)
    }
}

impl Steps {
    /// No step.
    pub const NONE: Self = Self(0);

    /// Whether this step is among them.
    #[must_use]
    pub const fn has(self, step: Step) -> bool {
        self.0 & step.bit() != 0
    }

    /// The same with this step.
    #[must_use]
    pub const fn with(self, step: Step) -> Self {
        Self(self.0 | step.bit())
    }

    /// Whether any step is.
    #[must_use]
    pub const fn any(self) -> bool {
        self.0 != 0
    }

    /// Each of them, in order.
    pub fn iter(self) -> impl Iterator<Item = Step> {
        Step::ALL.into_iter().filter(move |step| self.has(*step))
    }
}

/// The hot wash as a seat of a team sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WashView {
    /// What is released.
    pub steps: Steps,
    /// The step the room is at; none before the first, and where all were released at once.
    pub now: Option<Step>,
    /// Minutes that are left, rounded up; none without a limit.
    pub minutes: Option<u32>,
    /// How often anything has changed that the debrief shows.
    pub version: u32,
}

impl Default for WashView {
    fn default() -> Self {
        Self {
            steps: Steps::NONE,
            now: None,
            minutes: None,
            version: 0,
        }
    }
}

/// The hot wash as the facilitator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SteeredWash {
    /// What is released.
    pub steps: Steps,
    /// The step the room is at.
    pub now: Option<Step>,
    /// It has begun.
    pub begun: bool,
    /// Seconds that are left; none without a limit.
    pub left: Option<u32>,
    /// Minutes that the exercise plans for it.
    pub planned: u32,
    /// By team: its name, who of it have named a strength or an improvement, and how many it has.
    pub spoken: Vec<(String, usize, usize)>,
    /// What they said: the team, and the words.
    pub words: Vec<(String, WordView)>,
    /// Named actions.
    pub plan: Vec<ActionView>,
    /// All teams share one world: there is nothing to compare.
    pub one_world: bool,
}

impl Default for SteeredWash {
    fn default() -> Self {
        Self {
            steps: Steps::NONE,
            now: None,
            begun: false,
            left: None,
            planned: 0,
            spoken: Vec::new(),
            words: Vec::new(),
            plan: Vec::new(),
            one_world: false,
        }
    }
}

/// What one person names before any figure is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordView {
    /// Who.
    pub name: String,
    /// One strength; may be empty.
    pub strength: String,
    /// One improvement; may be empty.
    pub improvement: String,
}

/// An objective with what it was rated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RatedView {
    /// The objective, in words.
    pub objective: String,
    /// Each rating, `P`, `S`, `M` or `U`, with its reason and the number of the moment of the
    /// debrief that it rests on, from 0.
    pub ratings: Vec<(char, String, Option<usize>)>,
}

/// A named action.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActionView {
    /// The team it follows from; empty for all.
    pub team: String,
    /// What will be done.
    pub action: String,
    /// Who answers for it.
    pub owner: String,
    /// The day until which it is done, `YYYY-MM-DD`; may be empty.
    pub due: String,
}
