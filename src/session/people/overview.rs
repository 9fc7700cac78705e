//! What the facilitator sees of all teams.

use std::sync::Arc;

use super::gathering::Gathering;
use super::roster::Person;
use crate::session::view::View;
use crate::session::view::console::{
    ConsoleView, DecidedView, DoorView, InjectView, NoteView, TableView, TeamRow,
};

/// What the owner of the tables knows of one team's.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// What the team's chair sees.
    pub world: Arc<View>,
    /// Chairs that are waited for, by name for people.
    pub waiting_for: Vec<String>,
    /// Endings still open, by name for people, once that is known.
    pub open: Option<Vec<String>>,
    /// The best expected total still possible, hundredths, once that is known.
    pub best: Option<i32>,
    /// Every hint for the decision at hand.
    pub hints: Vec<String>,
    /// What the exercise tells the facilitator of the stage.
    pub guide: Vec<String>,
    /// Announced objectives: name in the file and text.
    pub objectives: Vec<(String, String)>,
    /// Injects that could be fired by hand.
    pub injects: Vec<InjectView>,
    /// What the team has decided, oldest first.
    pub decided: Vec<DecidedView>,
}

impl Gathering {
    /// Whether the paths of all teams are shown to the room, and with letters for names.
    #[must_use]
    pub fn compared(&self) -> Option<bool> {
        self.compared
    }

    /// The whole session; `known` has an item for each team.
    #[must_use]
    pub fn console_view(
        &self,
        known: &[Known],
        doors: Vec<DoorView>,
        incidents: Vec<String>,
    ) -> ConsoleView {
        let seconds = |ms: u64| u32::try_from(ms / 1000).unwrap_or(u32::MAX);
        let rows = known.iter().take(self.teams.len()).enumerate();
        ConsoleView {
            title: known
                .first()
                .map_or_else(String::new, |known| known.world.title.clone()),
            teams: rows.map(|(team, known)| self.row(team, known)).collect(),
            elapsed: seconds(self.clock.now),
            paused: self.clock.paused || !self.started(),
            speed: self.clock.speed,
            started: self.started(),
            over: self.over,
            doors,
            incidents,
            notes: self.notes.clone(),
            ..ConsoleView::default()
        }
    }

    fn row(&self, team: usize, known: &Known) -> TeamRow {
        let (floor, world) = (&self.floors[team], &known.world);
        let ended = world.ending.is_some();
        let stage = world.stage.as_ref();
        let idle = self.clock.now.saturating_sub(floor.active) / 1000;
        TeamRow {
            team: self.teams[team].name.clone(),
            table: self.teams[team].table,
            chair: world.chair.clone(),
            stage: match &world.ending {
                Some(ending) => ending.title.clone(),
                None => stage.map_or_else(String::new, |stage| stage.title.clone()),
            },
            number: stage
                .filter(|_| !ended)
                .map_or((0, 0), |stage| stage.number),
            clock: world.elapsed,
            commits: world.commits,
            ended,
            people: self.roster.of_team(team).map(Person::view).collect(),
            idle: u32::try_from(idle).unwrap_or(u32::MAX),
            undecided: match world.decision.is_some() && !floor.ballot.sealed {
                true => self.undecided(team),
                false => Vec::new(),
            },
            proposed: floor.ballot.proposal.is_some(),
            waits: floor.ballot.sealed,
            held: floor.held,
            locked: floor.locked,
            left: floor
                .left(self.clock.now)
                .filter(|_| !floor.ballot.sealed && !ended),
            open: known.open.clone(),
            best: known.best,
            hints: (known.hints.len(), floor.hints.min(known.hints.len())),
        }
    }

    /// Notes about a team, and about all, oldest first.
    #[must_use]
    pub fn notes_about(&self, team: usize) -> Vec<&NoteView> {
        let name = self.teams.get(team).map_or("", |team| team.name.as_str());
        let notes = self.notes.iter();
        notes
            .filter(|note| note.team.is_empty() || note.team == name)
            .collect()
    }

    /// One team's table in detail.
    #[must_use]
    pub fn detail(&self, team: usize, known: &Known) -> Option<TableView> {
        let floor = self.floors.get(team)?;
        Some(TableView {
            seat: self.table_view(team, &known.world, &known.waiting_for),
            hints: known.hints.iter().skip(floor.hints).cloned().collect(),
            guide: known.guide.clone(),
            objectives: known.objectives.clone(),
            injects: known.injects.clone(),
            decided: known.decided.clone(),
        })
    }
}
