//! Setting a hosted session up, going on with one, and the lock around all of it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::super::founding::{in_free_folder, seated, setup};
use super::super::live::OpenError;
use super::super::loading::{Loaded, load_kept};
use super::super::looked::replay;
use super::super::store::{
    FACILITATOR, FileStore, Journal, Look, RecordError, Repair, StoreError, fresh_salt,
    look_at_people, table_name,
};
use super::day::Day;
use super::desk::Desk;
use super::founding::{Plan, PlanError};
use super::people::{Links, Way};
use super::show::Shown;
use crate::analysis::Book;
use crate::session::people::{Gathering, Happening, TeamShare, What};
use crate::session::view::Refused;
use crate::session::view::paths::PathsView;
use crate::session::{
    Body, ENGINE_VERSION, Entry, Header, Line, Personal, PersonalPart, Remark, RemarkKind,
    ReplayError, Table,
};

/// Why no hall could be opened.
#[derive(Debug)]
pub enum HallError {
    /// The plan does not fit the exercise.
    Plan(PlanError),
    /// As for a table.
    Open(OpenError),
    /// The people's log does not fit.
    People(ReplayError),
    /// The session was not hosted.
    NotHosted,
}

impl From<OpenError> for HallError {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<StoreError> for HallError {
    fn from(error: StoreError) -> Self {
        Self::Open(OpenError::Store(error))
    }
}

/// Why something asked of the hall did not happen as asked.
#[derive(Debug)]
pub enum HallProblem {
    /// It is refused; nothing has changed.
    Refused(Refused),
    /// It has come to pass, but is in memory alone; every later step tries to store it again.
    Unsaved(StoreError),
}

impl From<Refused> for HallProblem {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// Who sees a change. The facilitator sees all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<'a> {
    /// Everybody.
    All,
    /// These teams.
    Teams(&'a [usize]),
}

/// Whoever wants to know that something changed.
pub(super) type Listener = Box<dyn Fn(Change<'_>) + Send + Sync>;

/// A hosted session.
pub struct Hall {
    inner: Mutex<Inner>,
    listener: OnceLock<Listener>,
    dir: PathBuf,
    pub(super) header: Header,
}

/// What the lock guards.
pub(super) struct Inner {
    pub(super) gathering: Gathering,
    pub(super) log: Journal,
    /// By table number, from 1.
    pub(super) desks: Vec<Desk>,
    pub(super) ways: Vec<Way>,
    pub(super) links: Links,
    /// By team.
    pub(super) shown: Vec<Shown>,
    /// All paths, once they were searched, and then those from wherever something was done to a
    /// table by hand.
    pub(super) books: Vec<Book>,
    /// Where searches are kept, if anywhere.
    pub(super) cache: Option<PathBuf>,
    pub(super) incidents: Vec<String>,
    /// The run sheet, once there is one.
    pub(super) day: Option<Day>,
    /// What the disk last said where nobody waited for it.
    pub(super) trouble: Option<StoreError>,
    pub(super) language: String,
    /// By team: what its seats share, once it was asked for since it last changed.
    pub(super) shares: Vec<Option<TeamShare>>,
    /// Where all teams went, once it was asked for since one of them last moved.
    pub(super) paths: Option<Arc<PathsView>>,
    /// Numbers of what people see that were given so far.
    pub(super) numbers: u64,
}

impl Hall {
    /// Sets a session up: its folder is there, every table has begun, nobody has joined, and time
    /// stands still until the facilitator starts it.
    ///
    /// # Errors
    /// Then nothing was set up.
    pub fn open(loaded: &Arc<Loaded>, plan: &Plan) -> Result<Self, HallError> {
        let Some(exercise) = loaded.exercise.clone() else {
            return Err(OpenError::Exercise(Arc::clone(loaded)).into());
        };
        let (seating, opened) = plan.found(&exercise).map_err(HallError::Plan)?;
        let header = seated(&exercise, seating, plan.seed, &loaded.texts);
        let (mut tables, mut logs) = (Vec::new(), Vec::<(String, Vec<Line>)>::new());
        let line = |name: &str, body: &dyn ErasedBody| body.first_line(&header, name);
        for seating in &header.seating {
            let mut table = Table::new(setup(Arc::clone(&exercise), &header, seating.table));
            let began = table.begin().expect("nothing has happened at a new table");
            let name = table_name(seating.table);
            let first = line(&name, &began)?;
            table
                .accept(began, Vec::new())
                .expect("what the table proposed fits the table");
            tables.push(table);
            logs.push((name, vec![first]));
        }
        let mut gathering = Gathering::new();
        let opened = gathering.happens(opened);
        let first = line(FACILITATOR, &opened)?;
        gathering
            .accept(&opened, &[])
            .expect("a session is opened once");
        logs.push((FACILITATOR.to_owned(), vec![first]));
        let stores = in_free_folder(&exercise.id, plan.dir.as_deref(), |dir| {
            FileStore::create_all(dir, &header, &loaded.texts, &logs)
        })?;
        let ways = Way::fresh(&gathering)?;
        Self::of(stores, tables, gathering, ways, &plan.language)
    }

    /// Goes on with the session in `dir`: every table and everybody's seat as the logs have them,
    /// the same codes, nobody here yet, and the session resting.
    ///
    /// # Errors
    /// Whatever keeps it from being played on.
    pub fn resume(dir: &Path, language: &str) -> Result<(Self, Vec<Repair>), HallError> {
        let opened = match FileStore::open_all(dir) {
            Err(error) if error.code() == "store-gone" => return Err(HallError::NotHosted),
            opened => opened?,
        };
        let (mut stores, mut repairs) = (Vec::new(), Vec::new());
        for (store, repair) in opened {
            stores.push(store);
            repairs.extend(repair);
        }
        let Some((people, tables)) = stores.split_last() else {
            return Err(HallError::NotHosted);
        };
        let header = people.header().clone();
        if header.engine != ENGINE_VERSION {
            return Err(OpenError::Version(header.engine, ENGINE_VERSION).into());
        }
        let loaded = load_kept(people.texts());
        let Some(exercise) = loaded.exercise.clone() else {
            return Err(OpenError::Exercise(Arc::new(loaded)).into());
        };
        let played = tables.iter().zip(&header.seating).map(|(store, seating)| {
            let entries: Vec<Entry<Body>> = store.entries()?;
            replay(
                dir,
                setup(Arc::clone(&exercise), &header, seating.table),
                &entries,
            )
        });
        let played = played.collect::<Result<Vec<_>, _>>()?;
        let mut gathering = gathered(&people.entries()?).map_err(HallError::People)?;
        let ways = Way::read(people.dir())?;
        gathering.adjourn();
        let hall = Self::of(stores, played, gathering, ways, language)?;
        Ok((hall, repairs))
    }

    fn of(
        mut stores: Vec<FileStore>,
        tables: Vec<Table>,
        gathering: Gathering,
        ways: Vec<Way>,
        language: &str,
    ) -> Result<Self, HallError> {
        let first = stores.first().ok_or(HallError::NotHosted)?;
        let (dir, header) = (first.dir().to_owned(), first.header().clone());
        Way::write(&dir, &ways)?;
        // A room full of people joins now: what it joins must be there tomorrow.
        for store in &mut stores {
            store.settle()?;
        }
        let journals = stores
            .into_iter()
            .map(|store| Journal::open(Box::new(store)))
            .collect::<Result<Vec<_>, _>>()?;
        Self::on((dir, header), journals, tables, gathering, ways, language)
    }

    /// A hall on the logs of the tables, in their order, and of the facilitator.
    pub(super) fn on(
        (dir, header): (PathBuf, Header),
        mut journals: Vec<Journal>,
        tables: Vec<Table>,
        gathering: Gathering,
        ways: Vec<Way>,
        language: &str,
    ) -> Result<Self, HallError> {
        let log = journals.pop().ok_or(HallError::NotHosted)?;
        let desks = tables.into_iter().zip(journals);
        let mut inner = Inner {
            links: Links::default(),
            shown: gathering.teams().iter().map(|_| Shown::default()).collect(),
            gathering,
            log,
            desks: desks
                .map(|(table, journal)| Desk { table, journal })
                .collect(),
            ways,
            books: Vec::new(),
            cache: None,
            incidents: Vec::new(),
            day: None,
            trouble: None,
            language: language.to_owned(),
            shares: Vec::new(),
            paths: None,
            numbers: 0,
        };
        inner.shares.resize_with(inner.shown.len(), || None);
        (0..inner.shown.len()).for_each(|team| inner.look(team));
        Ok(Self {
            inner: Mutex::new(inner),
            listener: OnceLock::new(),
            dir,
            header,
        })
    }

    /// The session's folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Who is told from now on whenever something changed that people see; the first one stays.
    pub fn listen(&self, listener: Listener) {
        let _ = self.listener.set(listener);
    }

    /// Lets go of what was changed, and tells who sees it.
    pub(super) fn tell(&self, mut inner: MutexGuard<'_, Inner>, change: Change<'_>) {
        match change {
            Change::All => inner.shares.iter_mut().for_each(|share| *share = None),
            Change::Teams(teams) => teams.iter().for_each(|team| inner.shares[*team] = None),
        }
        drop(inner);
        if let Some(listener) = self.listener.get() {
            listener(change);
        }
    }

    /// A panic elsewhere leaves no half step here: everything is proposed before it is accepted.
    pub(super) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the disk said since this was last asked, where nobody waited for it: the session goes
    /// on in memory, and later steps try again.
    #[must_use]
    pub fn trouble(&self) -> Option<StoreError> {
        self.lock().trouble.take()
    }

    /// How many entries are in memory alone, after one more try to store them.
    #[must_use]
    pub fn unsaved(&self) -> u64 {
        let mut inner = self.lock();
        let inner = &mut *inner;
        let journals = inner.desks.iter_mut().map(|desk| &mut desk.journal);
        let waiting = |journal: &mut Journal| {
            let _ = journal.retry();
            journal.waiting()
        };
        waiting(&mut inner.log) + journals.map(waiting).sum::<u64>()
    }
}

impl fmt::Debug for Hall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hall")
            .field("dir", &self.dir)
            .finish_non_exhaustive()
    }
}

impl Inner {
    /// Stores what happens to the people, and makes it so. When only the storing fails, the session
    /// goes on in memory.
    pub(super) fn happen(&mut self, what: What, words: &str) -> Result<(), StoreError> {
        let kind = match what {
            What::Joined { .. } => RemarkKind::Name,
            _ => RemarkKind::Note,
        };
        let remark = (!words.is_empty()).then(|| Remark {
            kind,
            by: String::new(),
            about: String::new(),
            text: words.to_owned(),
        });
        self.happen_with(what, Vec::from_iter(remark))
    }

    /// [`Inner::happen`] with these remarks.
    pub(super) fn happen_with(
        &mut self,
        what: What,
        remarks: Vec<Remark>,
    ) -> Result<(), StoreError> {
        let happening = self.gathering.happens(what);
        let personal = (!remarks.is_empty()).then(|| Personal {
            salt: fresh_salt(),
            remarks: remarks.clone(),
        });
        let stored = self.log.record(&happening, personal);
        self.gathering
            .accept(&happening, &remarks)
            .expect("what the gathering proposed fits it");
        match stored {
            Err(RecordError::Store(error)) => Err(error),
            // Words are cut far below what a line holds.
            Ok(_) | Err(RecordError::Entry(_)) => Ok(()),
        }
    }

    /// The teams at the table of one.
    pub(super) fn mates(&self, team: Option<usize>) -> Vec<usize> {
        let teams = self.gathering.teams();
        let table = team.and_then(|team| teams.get(team)).map(|of| of.table);
        let there = teams.iter().enumerate();
        let there = there.filter(|(_, of)| Some(of.table) == table);
        there.map(|(team, _)| team).collect()
    }

    /// [`Inner::happen`] where nobody waits for the disk.
    pub(super) fn happen_anyway(&mut self, what: What, words: &str) {
        if let Err(error) = self.happen(what, words) {
            self.trouble = Some(error);
        }
    }
}

/// The teams of the hosted session in `dir`, by number, without opening it.
pub(in crate::host) fn team_names(dir: &Path) -> Result<Vec<String>, StoreError> {
    let look: Look<Happening> = look_at_people(dir)?;
    let opened = look.entries.first().map(|entry| &entry.body.what);
    Ok(match opened {
        Some(What::Opened { teams, .. }) => teams.iter().map(|(name, ..)| name.clone()).collect(),
        _ => Vec::new(),
    })
}

/// The people that these entries of a facilitator's log lead to.
pub(in crate::host) fn gathered(entries: &[Entry<Happening>]) -> Result<Gathering, ReplayError> {
    let mut gathering = Gathering::new();
    for entry in entries {
        let remarks = match &entry.personal {
            PersonalPart::Attached(personal) => personal.remarks.as_slice(),
            PersonalPart::Absent | PersonalPart::Removed(_) => &[],
        };
        let accepted = gathering.accept(&entry.body, remarks);
        accepted.map_err(|misfit| ReplayError {
            entry: entry.n,
            misfit,
        })?;
    }
    Ok(gathering)
}

/// A body of whatever log, as its first line.
trait ErasedBody {
    fn first_line(&self, header: &Header, name: &str) -> Result<Line, OpenError>;
}

impl<B: serde::Serialize> ErasedBody for B {
    fn first_line(&self, header: &Header, name: &str) -> Result<Line, OpenError> {
        FileStore::first_line_of(header, name, self).map_err(OpenError::Entry)
    }
}
