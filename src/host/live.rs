//! The single owner of a table in play: what a seat asks is proposed, stored, then accepted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::cost::{Question, Subject};
use super::founding::{chair_of, create, header, kept, setup};
use super::library::Found;
use super::loading::Loaded;
use super::looked::replay;
use super::store::{FileStore, Journal, RecordError, Repair, StoreError, fresh_salt, vacant};
use crate::exercise::model::{ChairId, Exercise};
#[cfg(test)]
use crate::session::Header;
use crate::session::view::debrief::Debrief;
use crate::session::view::{Command, Refused, View};
use crate::session::{
    Body, ENGINE_VERSION, EncodeError, Entry, Personal, ReplayError, Table, debrief, view,
};

/// How a new session is to be.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The chair to sit in, by id; the first of the exercise when none is named.
    pub chair: Option<String>,
    /// What draws follow from.
    pub seed: u64,
    /// Draws fixed by hand; any makes the session a rehearsal.
    pub draws: Vec<u32>,
    /// Where the session goes; the next free folder among the user's sessions when none is named.
    pub dir: Option<PathBuf>,
    /// Language of the seat.
    pub language: String,
}

/// Why no table could be opened.
#[derive(Debug)]
pub enum OpenError {
    /// The session's folder.
    Store(StoreError),
    /// The exercise has errors.
    Exercise(Arc<Loaded>),
    /// The exercise has no such chair; those it has.
    Chair(String, Vec<String>),
    /// The session was played under other rules: its version and this program's.
    Version(u32, u32),
    /// The log does not fit the exercise.
    Replay(ReplayError),
    /// The log, at this path, holds no entry, and a session is created with its first.
    Empty(PathBuf),
    /// So much happens before the first decision that no log line holds it.
    Entry(EncodeError),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Why a command did not come to pass as asked.
#[derive(Debug)]
pub enum SubmitError {
    /// The table refuses; nothing has changed.
    Refused(Refused),
    /// It has come to pass, but is in memory alone; each later command tries to store it again.
    Unsaved(StoreError),
}

/// A table in play, with the store it is written to.
#[derive(Debug)]
pub struct Live {
    table: Table,
    journal: Journal,
    dir: PathBuf,
    chair: ChairId,
    language: String,
    subject: Subject,
}

impl Live {
    /// Starts a session of a loaded exercise: its folder is there and its beginning on disk.
    ///
    /// # Errors
    /// Then nothing was started.
    pub fn start(loaded: Arc<Loaded>, options: &Options) -> Result<Self, OpenError> {
        let Some(exercise) = loaded.exercise.clone() else {
            return Err(OpenError::Exercise(loaded));
        };
        let chair = chair_of(&exercise, options.chair.as_deref())?;
        let header = header(&exercise, chair, options, &loaded.texts);
        let id = exercise.id.clone();
        let mut table = Table::new(setup(exercise, &header, 1));
        let began = table.begin().expect("nothing has happened at a new table");
        let first = FileStore::first_line(&header, &began).map_err(OpenError::Entry)?;
        table
            .accept(began, Vec::new())
            .expect("what the table proposed fits the table");
        let store = create(&id, options.dir.as_deref(), &header, &loaded.texts, &first)?;
        let subject = Subject::of(&header);
        Self::new(table, store, (chair, subject), &options.language)
    }

    /// Goes on with the session in `dir`, in the chair that was played.
    ///
    /// # Errors
    /// Whatever keeps it from being played on.
    pub fn resume(dir: &Path, language: &str) -> Result<(Self, Option<Repair>), OpenError> {
        let (store, repair) = FileStore::open(dir)?;
        let header = store.header().clone();
        if header.engine != ENGINE_VERSION {
            return Err(OpenError::Version(header.engine, ENGINE_VERSION));
        }
        let kept = kept(&header, store.texts())?;
        let entries: Vec<Entry<Body>> = store.entries()?;
        let table = replay(dir, kept.setup, &entries)?;
        let seat = (kept.chair, Subject::of(&header));
        Ok((Self::new(table, store, seat, language)?, repair))
    }

    /// Takes the table over.
    pub(super) fn new(
        table: Table,
        store: FileStore,
        (chair, subject): (ChairId, Subject),
        language: &str,
    ) -> Result<Self, OpenError> {
        let dir = store.dir().to_owned();
        Ok(Self {
            table,
            journal: Journal::open(Box::new(store))?,
            dir,
            chair,
            language: language.to_owned(),
            subject,
        })
    }

    /// A game on a store of the test's own.
    #[cfg(test)]
    pub(super) fn on(
        loaded: &Loaded,
        options: &Options,
        store: impl FnOnce(&Header) -> Box<dyn super::store::Store>,
    ) -> Self {
        let exercise = loaded.exercise.clone().unwrap();
        let chair = chair_of(&exercise, None).unwrap();
        let header = header(&exercise, chair, options, &loaded.texts);
        let mut live = Self {
            table: Table::new(setup(exercise, &header, 1)),
            journal: Journal::open(store(&header)).unwrap(),
            dir: PathBuf::from("nowhere"),
            chair,
            language: "en".to_owned(),
            subject: Subject::of(&header),
        };
        let began = live.table.begin().unwrap();
        live.record(began, None).unwrap();
        live
    }

    /// What the seat sees now.
    #[must_use]
    pub fn view(&self) -> View {
        view(&self.table.seen(self.chair, &self.language))
    }

    /// What the seat may look back on now.
    #[must_use]
    pub fn debrief(&self) -> Debrief {
        debrief(&self.table, self.chair, &self.language)
    }

    /// The table as it stands.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// What the cost of its decisions is worked out from.
    #[must_use]
    pub fn question(&self) -> Question {
        Question {
            table: self.table.clone(),
            chair: self.chair,
            subject: self.subject,
        }
    }

    /// The session's folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// How many entries are in memory alone.
    #[must_use]
    pub fn unsaved(&self) -> u64 {
        self.journal.waiting()
    }

    /// How many entries are on disk.
    #[must_use]
    pub fn saved(&self) -> u64 {
        self.journal.chain().next.saturating_sub(self.unsaved())
    }

    /// How many decisions are on disk.
    #[must_use]
    pub fn saved_decisions(&self) -> usize {
        let entries = usize::try_from(self.saved()).unwrap_or(usize::MAX);
        let saved = self.table.record().iter().take(entries);
        saved
            .filter(|entry| matches!(entry.body, Body::Decided { .. }))
            .count()
    }

    /// Tries to store what is in memory alone.
    ///
    /// # Errors
    /// The first failure.
    pub fn save(&mut self) -> Result<(), StoreError> {
        self.journal.retry()
    }

    /// Carries out a command of the seat; what people wrote goes along with it. Returns once it
    /// is on disk.
    ///
    /// # Errors
    /// See [`SubmitError`].
    pub fn submit(&mut self, command: &Command, note: &str) -> Result<(), SubmitError> {
        let body = self
            .table
            .propose(self.chair, command, &self.language)
            .map_err(SubmitError::Refused)?;
        let remarks = self.table.remarks(self.chair, command, note);
        let personal = (!remarks.is_empty()).then(|| Personal {
            salt: fresh_salt(),
            remarks,
        });
        self.record(body, personal).map_err(|error| match error {
            RecordError::Store(error) => SubmitError::Unsaved(error),
            RecordError::Entry(_) => SubmitError::Refused(Refused {
                code: "too-long".to_owned(),
                arguments: Vec::new(),
            }),
        })
    }

    /// What the table would say to a command; nothing changes.
    ///
    /// # Errors
    /// Why it cannot be done.
    pub fn consider(&self, command: &Command) -> Result<(), Refused> {
        self.table
            .propose(self.chair, command, &self.language)
            .map(|_| ())
    }

    /// Stores an entry that the table proposed, and makes it so. When only the storing fails, the
    /// game goes on in memory.
    pub(super) fn record(
        &mut self,
        body: Body,
        personal: Option<Personal>,
    ) -> Result<(), RecordError> {
        let remarks = personal
            .as_ref()
            .map_or_else(Vec::new, |personal| personal.remarks.clone());
        let stored = self.journal.record(&body, personal).map(|_| ());
        if !matches!(stored, Err(RecordError::Entry(_))) {
            self.table
                .accept(body, remarks)
                .expect("what the table proposed fits the table");
        }
        stored
    }
}

impl Found {
    /// Whether a session could start: the exercise is sound and has the chair, the folder is free.
    ///
    /// # Errors
    /// As [`Live::start`], except for what only writing can tell.
    pub fn ready(&self, options: &Options) -> Result<(), OpenError> {
        let loaded = self.load();
        if let Some(dir) = &options.dir {
            vacant(dir)?;
        }
        match &loaded.exercise {
            Some(exercise) => chair_of(exercise, options.chair.as_deref()).map(|_| ()),
            None => Err(OpenError::Exercise(loaded)),
        }
    }

    /// The exercise and the chair of an id, or its first; no session is begun.
    ///
    /// # Errors
    /// [`OpenError::Exercise`] where it is not sound, [`OpenError::Chair`] where it has no such chair.
    pub fn open(&self, chair: Option<&str>) -> Result<(Arc<Exercise>, ChairId), OpenError> {
        let loaded = self.load();
        match &loaded.exercise {
            Some(exercise) => Ok((exercise.clone(), chair_of(exercise, chair)?)),
            None => Err(OpenError::Exercise(loaded)),
        }
    }

    /// Starts a session of it.
    ///
    /// # Errors
    /// As [`Live::start`].
    pub fn start(&self, options: &Options) -> Result<Live, OpenError> {
        Live::start(self.load(), options)
    }
}
