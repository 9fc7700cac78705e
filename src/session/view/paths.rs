//! The paths of several teams beside each other: where they parted, and where they came to the
//! identical situation again.

/// All paths. No score is in it: what teams did comes before what it was worth.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PathsView {
    /// Teams by name, those with alike paths beside each other. Every list below that goes by team
    /// keeps this order.
    pub teams: Vec<String>,
    /// Where the teams stood at their first decision, at their second, and so on; in the last of a
    /// team it has decided nothing: its play has ended there, or waits.
    pub steps: Vec<Step>,
    /// How each team's play ended, by name for people; none while it goes on.
    pub endings: Vec<Option<String>>,
    /// The decision that separates outcomes; none where all endings are the same, or fewer than two
    /// are known.
    pub parting: Option<Parting>,
}

/// One step of every path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// The situations in which teams stood; those of the first team first.
    pub places: Vec<Place>,
    /// By team: which of them; none where its path is shorter.
    pub stood: Vec<Option<usize>>,
    /// By team: what it decided there.
    pub chose: Vec<Option<Chosen>>,
}

impl Step {
    /// Whether no team decided anything there: play has ended or waits.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.chose.iter().all(Option::is_none)
    }
}

/// A situation in which one team stood, or several did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The stage, or the ending, by name for people.
    pub title: String,
    /// Scenario minutes since the start.
    pub clock: u32,
    /// Teams came here from different situations.
    pub joined: bool,
}

/// What a team decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// These options, each with the labels of the clauses of its message.
    Options(Vec<(String, Vec<String>)>),
    /// It took the call.
    PickedUp,
    /// It let the call ring.
    LetRing,
}

/// A decision after which teams that ended differently never stood in the same situation again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parting {
    /// Its number among the steps, from 0.
    pub step: usize,
    /// So many pairs of teams it parted for good,
    pub pairs: usize,
    /// of so many that ended differently.
    pub of: usize,
    /// Every pair decided the same there: chance alone parted them.
    pub chance: bool,
}

impl PathsView {
    /// The same with letters for names, in the order of the paths and not of the teams.
    #[must_use]
    pub fn lettered(&self) -> Self {
        let teams = (0..self.teams.len()).map(letter).collect();
        Self {
            teams,
            ..self.clone()
        }
    }
}

/// A to Z, then numbers.
fn letter(index: usize) -> String {
    let letter = u8::try_from(index).ok().filter(|index| *index < 26);
    letter.map_or_else(
        || (index + 1).to_string(),
        |index| char::from(b'A' + index).to_string(),
    )
}
