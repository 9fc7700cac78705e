//! All people of one session, and the course it takes.

use super::ballot::{Ballot, Commit, same};
use super::clock::Clock;
use super::floor::{Floor, kept};
use super::happening::{Happening, What, WorldKind};
use super::roster::{Person, Roster};
use super::wash::Wash;
use crate::session::Misfit;
use crate::session::command::refused;
use crate::session::entry::Remark;
use crate::session::view::console::NoteView;
use crate::session::view::team::{Ask, Role};
use crate::session::view::wash::Step;
use crate::session::view::{Command, Refused};

/// A team as the session was set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Its name for people.
    pub name: String,
    /// The number of its table, from 1.
    pub table: u32,
    /// Its chair, by name in the file.
    pub chair: String,
}

/// The people of one session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathering {
    pub(super) teams: Vec<Team>,
    pub(super) floors: Vec<Floor>,
    pub(super) roster: Roster,
    pub(super) clock: Clock,
    pub(super) notes: Vec<NoteView>,
    pub(super) world: Option<WorldKind>,
    /// Seconds for a decision.
    limit: Option<u32>,
    started: bool,
    pub(super) over: bool,
    pub(super) wash: Wash,
    pub(super) compared: Option<bool>,
}

impl Gathering {
    /// Nobody yet; its first happening is that the session was opened.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The teams, by number.
    #[must_use]
    pub fn teams(&self) -> &[Team] {
        &self.teams
    }

    /// Everybody who has a seat or had one, by seat number.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        self.roster.everybody()
    }

    /// Who sits at this seat.
    #[must_use]
    pub fn person(&self, seat: u32) -> Option<&Person> {
        self.roster.person(seat)
    }

    /// One world or many; none before the session was opened.
    #[must_use]
    pub fn world(&self) -> Option<WorldKind> {
        self.world
    }

    /// Whether play has begun.
    #[must_use]
    pub fn started(&self) -> bool {
        self.started
    }

    /// Whether the end was announced.
    #[must_use]
    pub fn over(&self) -> bool {
        self.over
    }

    /// Session milliseconds since the start.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.clock.now
    }

    /// So many milliseconds of wall time have gone by.
    pub fn pass(&mut self, wall: u64) {
        // The hot wash is on the same clock, and comes when play is over.
        if self.started && (!self.over || self.wash.begun()) {
            self.clock.pass(wall);
        }
    }

    /// Another program goes on with the session: nobody is here, and it rests until the facilitator
    /// lets it go on.
    pub fn adjourn(&mut self) {
        let seats: Vec<u32> = self.people().iter().map(|person| person.seat).collect();
        seats.into_iter().for_each(|seat| self.seated(seat, false));
        (0..self.floors.len()).for_each(|team| self.anew(team));
        self.clock.paused = true;
    }

    /// The teams that have no time left for the decision at hand.
    #[must_use]
    pub fn overdue(&self) -> Vec<usize> {
        if !self.runs() {
            return Vec::new();
        }
        let late = |floor: &Floor| {
            let late = floor.deadline.is_some_and(|at| at <= self.clock.now);
            late && !floor.held && !floor.locked && !floor.ballot.sealed
        };
        let teams = self
            .floors
            .iter()
            .enumerate()
            .filter(|(_, floor)| late(floor));
        teams.map(|(team, _)| team).collect()
    }

    pub(super) fn runs(&self) -> bool {
        self.started && !self.over && !self.clock.paused
    }

    /// The happening, at this moment.
    #[must_use]
    pub fn happens(&self, what: What) -> Happening {
        Happening {
            at: self.clock.now,
            what,
        }
    }

    /// A new person sits down. To be stored with the name as a personal remark, then accepted.
    ///
    /// # Errors
    /// There is no such team, or the end was announced.
    pub fn join(&self, team: Option<usize>, role: Role) -> Result<What, Refused> {
        if self.over {
            return Err(refused("session-over", []));
        }
        if team.is_some_and(|team| team >= self.teams.len()) {
            return Err(refused("no-team", []));
        }
        Ok(What::Joined {
            seat: self.roster.next(),
            team,
            role,
        })
    }

    /// Takes in what happened.
    ///
    /// # Errors
    /// It cannot follow what happened before, or names what is not there; nothing has changed then.
    pub fn accept(&mut self, happening: &Happening, remarks: &[Remark]) -> Result<(), Misfit> {
        self.check(&happening.what)?;
        self.clock.now = self.clock.now.max(happening.at);
        let words = || remarks.first().map_or("", |remark| remark.text.as_str());
        match &happening.what {
            What::Opened {
                world,
                teams,
                limit,
            } => {
                self.world = Some(*world);
                self.limit = *limit;
                self.floors = vec![Floor::default(); teams.len()];
                let teams = teams.iter().cloned();
                self.teams = teams
                    .map(|(name, table, chair)| Team { name, table, chair })
                    .collect();
            }
            What::Started => {
                self.started = true;
                self.clock.paused = false;
                (0..self.floors.len()).for_each(|team| self.anew(team));
            }
            What::Joined { team, role, .. } => {
                self.roster.sit(*team, *role, words());
            }
            What::Back(seat) => self.seated(*seat, true),
            What::Away(seat) => self.seated(*seat, false),
            What::Unseated(seat) => {
                self.seated(*seat, false);
                let person = self.roster.person_mut(*seat);
                let team = person.and_then(|person| person.team.take());
                if let Some(team) = team {
                    self.floors[team].ballot.forget(*seat);
                }
            }
            What::Paused => self.clock.paused = true,
            What::Resumed => self.clock.paused = false,
            What::Speed(percent) => self.clock.speed = *percent,
            What::Held(team) => self.at_table_of(*team, |floor| floor.held = true),
            What::Released(team) => self.at_table_of(*team, |floor| floor.held = false),
            What::Locked(team) => self.at_table_of(*team, |floor| floor.locked = true),
            What::Unlocked(team) => self.at_table_of(*team, |floor| floor.locked = false),
            What::Deadline(team, at) => self.floors[*team].deadline = *at,
            What::Said(team) => {
                let (team, words) = (*team, words().to_owned());
                let floors = self.floors.iter_mut().enumerate();
                let floors = floors.filter(|(number, _)| team.is_none_or(|team| team == *number));
                floors.for_each(|(_, floor)| floor.messages.push((false, words.clone())));
            }
            What::Hinted(team, number) => {
                let floor = &mut self.floors[*team];
                floor.hints = floor.hints.max(number + 1);
                floor.messages.push((true, words().to_owned()));
            }
            What::Noted {
                team,
                objective,
                rating,
                on,
            } => {
                let team = team.map_or_else(String::new, |team| self.teams[team].name.clone());
                self.notes.push(NoteView {
                    at: u32::try_from(happening.at / 1000).unwrap_or(u32::MAX),
                    team,
                    objective: objective.clone(),
                    rating: *rating,
                    on: *on,
                    text: words().to_owned(),
                });
            }
            What::Defaulted(_) | What::Undone(_) | What::Ruled(_) | What::Injected { .. } => {}
            What::Ended => self.over = true,
            What::Compared { letters } => {
                self.compared = Some(*letters);
                self.wash.shown(Step::Comparison);
            }
            What::Debriefed => self.wash.all_at_once(),
            What::Wash { until } => self.wash.begin(*until),
            What::Shown(step) => self.wash.shown(*step),
            What::Spoke(seat) => self.wash.spoke(*seat, remarks),
            What::Planned { team } => self.wash.planned(*team, remarks),
        }
        Ok(())
    }

    fn seated(&mut self, seat: u32, here: bool) {
        let now = self.clock.now;
        if let Some(person) = self.roster.person_mut(seat) {
            person.here = here;
            if let Some(team) = person.team {
                self.floors[team].active = now;
            }
        }
    }

    /// Everybody at one table is stopped or let go together.
    fn at_table_of(&mut self, team: usize, mut change: impl FnMut(&mut Floor)) {
        let table = self.teams[team].table;
        let teams = self.teams.iter().zip(&mut self.floors);
        let teams = teams.filter(|(team, _)| team.table == table);
        teams.for_each(|(_, floor)| change(floor));
    }

    /// The table has moved on, or back: its teams decide anew.
    pub fn moved(&mut self, table: u32) {
        for team in 0..self.teams.len() {
            if self.teams[team].table == table {
                self.anew(team);
            }
        }
    }

    /// The team has committed; its table waits for others.
    pub fn sealed(&mut self, team: usize) {
        if let Some(floor) = self.floors.get_mut(team) {
            floor.ballot.sealed = true;
            floor.active = self.clock.now;
        }
    }

    fn anew(&mut self, team: usize) {
        let now = self.clock.now;
        let limit = self.limit.map(|seconds| now + u64::from(seconds) * 1000);
        let floor = &mut self.floors[team];
        floor.ballot = Ballot::default();
        floor.deadline = limit;
        floor.active = now;
        floor.hints = 0;
    }

    /// What a seat asks of its team; what its table has to decide then, if it comes to that.
    ///
    /// # Errors
    /// Why it cannot be; nothing has changed then.
    pub fn ask(&mut self, seat: u32, ask: Ask) -> Result<Option<Commit>, Refused> {
        let Some((team, role)) = self.decider(seat) else {
            return Err(refused("no-vote", []));
        };
        if let Ask::Account(account) = ask {
            return Ok(self.story(team, seat, account));
        }
        self.open(team, matches!(ask, Ask::Propose(_) | Ask::Second))?;
        self.floors[team].active = self.clock.now;
        match ask {
            Ask::Vote { command, reason } => {
                let reason = kept(&reason);
                self.floors[team].ballot.vote(seat, command, reason);
                Ok(None)
            }
            Ask::Unvote => match self.floors[team].ballot.unvote(seat) {
                true => Ok(None),
                false => Err(refused("not-voted", [])),
            },
            Ask::Dissent(reason) => {
                self.floors[team].ballot.dissent(seat, kept(&reason));
                Ok(None)
            }
            Ask::Propose(command) => self.propose(team, seat, role, command),
            Ask::Withdraw => {
                let ballot = &mut self.floors[team].ballot;
                match &ballot.proposal {
                    Some((by, _)) if *by == seat => {
                        ballot.proposal = None;
                        Ok(None)
                    }
                    _ => Err(refused("not-proposed", [])),
                }
            }
            Ask::Second => self.second(team, seat),
            Ask::Account(_) => Ok(None),
        }
    }

    /// The team and role of a seat that takes part in decisions.
    fn decider(&self, seat: u32) -> Option<(usize, Role)> {
        let person = self.roster.person(seat)?;
        person
            .team
            .filter(|_| person.role.decides())
            .map(|team| (team, person.role))
    }

    /// Whether a team may go on with its ballot now, and where it `commits` with its decision.
    fn open(&self, team: usize, commits: bool) -> Result<(), Refused> {
        let floor = &self.floors[team];
        let why = if self.over {
            "session-over"
        } else if !self.started {
            "not-started"
        } else if self.clock.paused {
            "paused"
        } else if floor.locked {
            "locked"
        } else if floor.ballot.sealed {
            "sealed"
        } else if commits && floor.held {
            "held"
        } else {
            return Ok(());
        };
        Err(refused(why, []))
    }

    /// Whether somebody else of the team, who is here, can turn a second key.
    fn has_second(&self, team: usize, seat: u32) -> bool {
        let mut team = self.roster.of_team(team);
        team.any(|person| person.seat != seat && person.here && person.role.decides())
    }

    fn propose(
        &mut self,
        team: usize,
        seat: u32,
        role: Role,
        command: Command,
    ) -> Result<Option<Commit>, Refused> {
        let mut mates = self.roster.of_team(team);
        let led = mates.any(|person| person.here && person.role == Role::Lead);
        if led && role != Role::Lead {
            return Err(refused("not-lead", []));
        }
        let second = self.has_second(team, seat);
        let ballot = &mut self.floors[team].ballot;
        match &ballot.proposal {
            Some((by, proposed)) if *by != seat && !same(proposed, &command) => {
                Err(refused("proposed", []))
            }
            _ if second => {
                ballot.proposal = Some((seat, command));
                Ok(None)
            }
            _ => Ok(Some(ballot.commit(team, command, Some(seat)))),
        }
    }

    fn second(&mut self, team: usize, seat: u32) -> Result<Option<Commit>, Refused> {
        let ballot = &self.floors[team].ballot;
        let Some((by, command)) = &ballot.proposal else {
            return Err(refused("no-proposal", []));
        };
        if *by == seat && self.has_second(team, seat) {
            return Err(refused("own-proposal", []));
        }
        Ok(Some(ballot.commit(team, command.clone(), Some(*by))))
    }
}
