//! Stored sessions, looked at without lock or repair: they may be in play elsewhere.

use std::path::Path;
use std::sync::Arc;

use super::afterwards::Written;
use super::cost::Subject;
use super::founding::{kept, setup};
use super::hall::{gathered, team_names};
use super::live::OpenError;
use super::store::{Look, look, look_at_people, look_at_table, table_log};
use crate::exercise::model::ChairId;
use crate::report::PlanFact;
use crate::session::people::{Happening, WorldKind};
use crate::session::view::debrief::{Account, Debrief, RoomView};
use crate::session::view::wash::{ActionView, RatedView};
use crate::session::{Body, Digest, Entry, Header, Setup, Table, Walker, debrief, paths};

/// A team's path as it stands.
pub struct Looked {
    /// Its table.
    pub table: Table,
    /// The chair that is played.
    pub chair: ChairId,
    /// The team's name; empty where the session was played at one screen.
    pub team: String,
    /// What its paths are searched under.
    pub subject: Subject,
    /// The number, from 1, of a last line of the log that was cut short.
    pub torn: Option<u64>,
    /// The exercise's files: two sessions of one exercise agree in it.
    pub exercise: Digest,
}

impl Looked {
    /// The path looked back on; of a session in `dir` that was hosted, with what the room added:
    /// what each person named, ratings, actions, and all teams beside each other.
    #[must_use]
    pub fn back(&self, dir: &Path, language: &str) -> Debrief {
        let back = debrief(&self.table, self.chair, language);
        let Some(room) = self.room(dir, back.finished, language) else {
            return back;
        };
        // Who has spoken is not asked once more.
        let spoken = (!room.words.is_empty()).then(Account::default);
        let account = back.account.or(spoken);
        let story = account.as_ref().map(|account| account.story.clone());
        Debrief {
            account,
            room: Some(RoomView {
                story: story.unwrap_or_default(),
                ..room
            }),
            ..back
        }
    }

    fn room(&self, dir: &Path, finished: bool, language: &str) -> Option<RoomView> {
        let people: Look<Happening> = look_at_people(dir).ok()?;
        let gathering = gathered(&people.entries).ok()?;
        let names = gathering.teams().iter().map(|team| team.name.as_str());
        let team = names.clone().position(|name| name == self.team);
        let team = team.unwrap_or(0);
        let written = Written::read(dir).ok()?;
        let moment = |n| self.table.moment_of(self.chair, n);
        let (notes, plan) = written.of(team, &moment);
        let exercise = self.table.exercise();
        let objectives = exercise.objectives.iter();
        let rated = objectives.map(|(_, objective)| RatedView {
            objective: exercise.texts.get(objective.text, language).to_owned(),
            ratings: notes
                .iter()
                .filter(|note| note.objective == objective.id)
                .filter_map(|note| {
                    let rating = note.rating.as_ref()?.chars().next()?;
                    let moment = note.decision.and_then(|number| number.checked_sub(1));
                    Some((rating, note.text.clone(), moment))
                })
                .collect(),
        });
        let action = |fact: PlanFact| ActionView {
            team: String::new(),
            action: fact.action,
            owner: fact.owner,
            due: fact.due,
        };
        let beside = finished && gathering.world() == Some(WorldKind::Parallel);
        let all = beside.then(|| look_at_all(dir).ok()).flatten();
        let paths = all.filter(|all| all.len() > 1).map(|all| {
            let walkers = all.iter();
            let walkers = walkers.map(|one| (one.team.as_str(), &one.table, one.chair));
            Arc::new(paths(&walkers.collect::<Vec<Walker<'_>>>(), language))
        });
        Some(RoomView {
            story: String::new(),
            words: gathering.words_of(team),
            paths,
            rated: rated.collect(),
            plan: plan.into_iter().map(action).collect(),
        })
    }
}

/// The first team of a session.
///
/// # Errors
/// When this program has no use for it.
pub fn look_at(dir: &Path) -> Result<Looked, OpenError> {
    let look: Look<Body> = look(dir)?;
    let kept = kept(&look.header, &look.texts)?;
    Ok(Looked {
        table: replay(dir, kept.setup, &look.entries)?,
        chair: kept.chair,
        team: String::new(),
        subject: Subject::of(&look.header),
        torn: look.torn.map(|torn| torn.line),
        exercise: look.header.exercise_digest,
    })
}

/// The team of this number, from 0; the first where there are not so many.
///
/// # Errors
/// As [`look_at_all`].
pub fn look_at_team(dir: &Path, team: usize) -> Result<Looked, OpenError> {
    if team > 0
        && let Some(looked) = look_at_all(dir)?.into_iter().nth(team)
    {
        return Ok(looked);
    }
    look_at(dir)
}

/// Every team of a session, table by table and chair by chair; one where it was played at one
/// screen.
///
/// # Errors
/// As [`look_at`], for any of them.
pub fn look_at_all(dir: &Path) -> Result<Vec<Looked>, OpenError> {
    let first: Look<Body> = look(dir)?;
    // Only a hosted session tells of its people.
    let Ok(names) = team_names(dir) else {
        return Ok(vec![look_at(dir)?]);
    };
    let exercise = kept(&first.header, &first.texts)?.setup.exercise;
    let mut names = names.into_iter();
    let mut all = Vec::new();
    for seating in &first.header.seating {
        let look: Look<Body> = look_at_table(dir, seating.table)?;
        let setup = setup(Arc::clone(&exercise), &first.header, seating.table);
        let table = replay(dir, setup, &look.entries)?;
        for chair in &seating.chairs {
            let found = exercise.chairs.find(|known| known.id == *chair);
            let missing = || OpenError::Chair(chair.clone(), Vec::new());
            all.push(Looked {
                table: table.clone(),
                chair: found.ok_or_else(missing)?.0,
                team: names.next().unwrap_or_default(),
                subject: Subject::of(&first.header),
                torn: look.torn.as_ref().map(|torn| torn.line),
                exercise: first.header.exercise_digest,
            });
        }
    }
    Ok(all)
}

/// The table of a team, by its number, and the chairs there, the team's own first. Teams are
/// counted from 0 as [`look_at_all`] tells them.
#[must_use]
pub fn seat_of(header: &Header, team: usize) -> Option<(u32, Vec<String>)> {
    let seats = header.seating.iter().flat_map(|seating| {
        let chairs = seating.chairs.iter();
        chairs.map(move |chair| (seating, chair))
    });
    let (seating, own) = seats.into_iter().nth(team)?;
    let others = seating.chairs.iter().filter(|chair| *chair != own);
    let chairs = std::iter::once(own).chain(others).cloned();
    Some((seating.table, chairs.collect()))
}

/// How the table of this number, from 1, is set up in a session that was looked at.
///
/// # Errors
/// When this program has no use for its exercise.
pub fn setup_of(look: &Look<Body>, table: u32) -> Result<Setup, OpenError> {
    let exercise = kept(&look.header, &look.texts)?.setup.exercise;
    Ok(setup(exercise, &look.header, table))
}

/// The table at which these entries of the session in `dir` have happened.
///
/// # Errors
/// When they do not fit, or there is none: a session is created with its first.
pub fn replay(dir: &Path, setup: Setup, entries: &[Entry<Body>]) -> Result<Table, OpenError> {
    match entries {
        [] => Err(OpenError::Empty(table_log(dir))),
        entries => Table::replay(setup, entries).map_err(OpenError::Replay),
    }
}
