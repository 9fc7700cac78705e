//! Who comes in by which way, sits down, asks, and goes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::ssh::Code;
use super::super::store::{RecordError, StoreError};
use super::desk::Came;
use super::open::{Change, Hall, HallProblem, Inner, team_names};
use crate::session::people::{Commit, Gathering, Person, What};
use crate::session::view::console::Device;
use crate::session::view::team::{Ask, Role};
use crate::session::view::{Command, Refused};

/// The file of the ways in; only its owner may read it.
const WAYS: &str = "ways.json";

/// A way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// What one types; forty random bits.
    pub code: String,
    /// The team it leads to; none for who sees what the room may see.
    pub team: Option<usize>,
    /// The role one has then.
    pub role: Role,
}

impl Way {
    /// A way for the members and one for the observers of each team, and one for the projector.
    pub(super) fn fresh(gathering: &Gathering) -> Result<Vec<Self>, StoreError> {
        let teams = 0..gathering.teams().len();
        let of_team = |team| [(Some(team), Role::Member), (Some(team), Role::Observer)];
        let ways = teams.flat_map(of_team).chain([(None, Role::Observer)]);
        let way = |(team, role)| {
            Ok(Self {
                code: fresh_code()?,
                team,
                role,
            })
        };
        ways.map(way).collect()
    }

    pub(super) fn read(dir: &Path) -> Result<Vec<Self>, StoreError> {
        let path = dir.join(WAYS);
        let bytes = fs::read(&path).map_err(|error| StoreError::io(error, &path))?;
        serde_json::from_slice(&bytes)
            .map_err(|error| StoreError::io(std::io::Error::other(error), &path))
    }

    /// Written beside and then renamed, so that there is always a whole one.
    pub(super) fn write(dir: &Path, ways: &[Self]) -> Result<(), StoreError> {
        let (path, draft) = (dir.join(WAYS), dir.join("ways.json.new"));
        let bytes = serde_json::to_vec_pretty(ways).expect("a list of strings has a JSON form");
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let written = options.open(&draft).and_then(|mut file| {
            std::io::Write::write_all(&mut file, &bytes)?;
            file.sync_all()
        });
        written
            .and_then(|()| fs::rename(&draft, &path))
            .map_err(|error| StoreError::io(error, &path))
    }
}

/// A person at a seat, on one device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seated {
    /// The seat's number.
    pub seat: u32,
    /// Which device: a later one at the same seat takes its place.
    link: u64,
}

/// The device at each seat.
#[derive(Debug, Default)]
pub(super) struct Links {
    at: BTreeMap<u32, u64>,
    screens: BTreeMap<u32, Device>,
    next: u64,
}

impl Links {
    fn take(&mut self, seat: u32) -> Seated {
        self.next += 1;
        self.at.insert(seat, self.next);
        self.screens.remove(&seat);
        Seated {
            seat,
            link: self.next,
        }
    }

    /// Whether this device is still the one at its seat.
    pub(super) fn holds(&self, seated: Seated) -> bool {
        self.at.get(&seated.seat) == Some(&seated.link)
    }

    /// The seat has no device any more.
    pub(super) fn drop(&mut self, seat: u32) {
        self.at.remove(&seat);
        self.screens.remove(&seat);
    }

    /// What is known of the screen at the seat.
    pub(super) fn screen(&self, seat: u32) -> Option<Device> {
        self.screens.get(&seat).copied()
    }
}

/// The ways into the hosted session in `dir`, each with the name of its team; the name is empty
/// where it leads to none.
///
/// # Errors
/// When it has none, or they cannot be read.
pub fn ways(dir: &Path) -> Result<Vec<(String, Way)>, StoreError> {
    let (ways, names) = (Way::read(dir)?, team_names(dir)?);
    let name = |way: &Way| way.team.and_then(|team| names.get(team)).cloned();
    let named = ways
        .into_iter()
        .map(|way| (name(&way).unwrap_or_default(), way));
    Ok(named.collect())
}

impl Hall {
    /// The ways in.
    #[must_use]
    pub fn ways(&self) -> Vec<Way> {
        self.lock().ways.clone()
    }

    /// The seats of a way that somebody had and nobody is at.
    #[must_use]
    pub fn kept_seats(&self, way: &Way) -> Vec<Person> {
        let inner = self.lock();
        let people = inner.gathering.people().iter();
        let same = |person: &&Person| {
            let role = person.role == way.role || person.role.decides() && way.role.decides();
            person.team == way.team && role && person.team.is_some()
        };
        people.filter(same).cloned().collect()
    }

    /// A person takes a new seat. The first who decides for a team leads it. A disk that takes
    /// nothing keeps nobody out; see [`Hall::trouble`].
    ///
    /// # Errors
    /// The end was announced.
    pub fn join(&self, way: &Way, name: &str) -> Result<Seated, Refused> {
        let mut inner = self.lock();
        let led = |person: &Person| person.team == way.team && person.role == Role::Lead;
        let role = match way.role {
            Role::Member if !inner.gathering.people().iter().any(led) => Role::Lead,
            role => role,
        };
        let what = inner.gathering.join(way.team, role)?;
        let What::Joined { seat, .. } = what else {
            return Err(Refused::default());
        };
        inner.happen_anyway(what, name.trim());
        let seated = inner.links.take(seat);
        let team = way.team.map_or_else(Vec::new, |team| vec![team]);
        self.tell(inner, Change::Teams(&team));
        Ok(seated)
    }

    /// A person is back at a seat; whatever device is there lets it go.
    ///
    /// # Errors
    /// The seat is not one of this way's.
    pub fn retake(&self, way: &Way, seat: u32) -> Result<Seated, Refused> {
        let mut inner = self.lock();
        let person = inner.gathering.person(seat);
        if !person.is_some_and(|person| person.team == way.team && way.team.is_some()) {
            return Err(refusal("no-seat"));
        }
        inner.happen_anyway(What::Back(seat), "");
        let seated = inner.links.take(seat);
        let team = way.team.map_or_else(Vec::new, |team| vec![team]);
        self.tell(inner, Change::Teams(&team));
        Ok(seated)
    }

    /// The device is gone.
    pub fn leave(&self, seated: Seated) {
        let mut inner = self.lock();
        if !inner.links.holds(seated) {
            return;
        }
        inner.links.drop(seated.seat);
        inner.happen_anyway(What::Away(seated.seat), "");
        let team = inner.gathering.person(seated.seat);
        let team = Vec::from_iter(team.and_then(|person| person.team));
        self.tell(inner, Change::Teams(&team));
    }

    /// The screen that a person sits at; the facilitator sees it.
    pub fn sits_at(&self, seated: Seated, screen: Device) {
        let mut inner = self.lock();
        if inner.links.holds(seated) {
            inner.links.screens.insert(seated.seat, screen);
            self.tell(inner, Change::Teams(&[]));
        }
    }

    /// Whether this device is still the one at its seat.
    #[must_use]
    pub fn holds(&self, seated: Seated) -> bool {
        self.lock().links.holds(seated)
    }

    /// What the team's table would say to a command; nothing changes.
    ///
    /// # Errors
    /// Why it cannot be done.
    pub fn consider(&self, seated: Seated, command: &Command) -> Result<(), Refused> {
        let mut inner = self.lock();
        let team = inner
            .gathering
            .person(seated.seat)
            .and_then(|person| person.team);
        let language = inner.language.clone();
        let (desk, chair) = inner.desk(team.ok_or_else(|| refusal("no-seat"))?)?;
        desk.table.propose(chair, command, &language).map(|_| ())
    }

    /// What a person asks of the team.
    ///
    /// # Errors
    /// See [`HallProblem`].
    pub fn ask(&self, seated: Seated, ask: Ask) -> Result<(), HallProblem> {
        let mut inner = self.lock();
        if !inner.links.holds(seated) {
            return Err(refusal("no-seat").into());
        }
        let team = inner
            .gathering
            .person(seated.seat)
            .and_then(|person| person.team);
        let spoken = match &ask {
            Ask::Account(account) => inner.gathering.speaks(seated.seat, account)?,
            _ => None,
        };
        let spoke = spoken.is_some();
        if let Some((what, remarks)) = spoken {
            let stored = inner.happen_with(what, remarks);
            stored.unwrap_or_else(|error| inner.trouble = Some(error));
        }
        let done = match inner.gathering.ask(seated.seat, ask) {
            // Who does not decide speaks for himself all the same.
            Err(_) if spoke => Ok(()),
            Err(refused) => return Err(refused.into()),
            Ok(None) => Ok(()),
            Ok(Some(commit)) => inner.commit(&commit),
        };
        let mates = inner.mates(team);
        self.tell(inner, Change::Teams(&mates));
        done
    }
}

impl Inner {
    /// A team's table decides.
    pub(super) fn commit(&mut self, commit: &Commit) -> Result<(), HallProblem> {
        let people: Vec<String> = self
            .gathering
            .people()
            .iter()
            .map(|p| p.name.clone())
            .collect();
        let names = move |seat: u32| {
            let index = usize::try_from(seat)
                .ok()
                .and_then(|seat| seat.checked_sub(1));
            index
                .and_then(|index| people.get(index).cloned())
                .unwrap_or_default()
        };
        let language = self.language.clone();
        let (desk, chair) = self.desk(commit.team)?;
        let (came, stored) = desk.commit(chair, commit, &names, &language)?;
        self.came(commit.team, came, stored)
    }

    /// Takes in what came of an entry at a team's table.
    pub(super) fn came(
        &mut self,
        team: usize,
        came: Came,
        stored: Result<(), RecordError>,
    ) -> Result<(), HallProblem> {
        let unsaved = match stored {
            Ok(()) => None,
            Err(RecordError::Entry(_)) => return Err(refusal("too-long").into()),
            Err(RecordError::Store(error)) => Some(error),
        };
        let table = self.gathering.teams()[team].table;
        let there = self.mates(Some(team));
        match came {
            Came::Moved => self.gathering.moved(table),
            Came::Sealed => self.gathering.sealed(team),
            Came::Stirred | Came::Noted => {}
        }
        there.into_iter().for_each(|team| self.look(team));
        match unsaved {
            None => Ok(()),
            Some(error) => Err(HallProblem::Unsaved(error)),
        }
    }
}

/// A code nobody can guess.
pub(super) fn fresh_code() -> Result<String, StoreError> {
    let code = Code::fresh().map_err(|error| StoreError::io(error, Path::new(WAYS)))?;
    Ok(code.to_string())
}

pub(super) fn refusal(code: &str) -> Refused {
    Refused {
        code: code.to_owned(),
        arguments: Vec::new(),
    }
}
