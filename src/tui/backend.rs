//! What the screens ask of whoever owns the table, and what comes back. The shell of host calls
//! it between two frames; the screens themselves only see its answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::session::view::cost::Cost;
use crate::session::view::debrief::{Account, Debrief};
use crate::session::view::{Command, Refused, View};

/// The owner of the table, as one local seat meets it. Calls may touch the disk; none may panic.
pub trait Backend {
    /// What can be played and what can be gone on with, in the order to show. Read afresh on each
    /// call, so a session that has ended since is shown as ended.
    fn library(&mut self) -> Library;

    /// Starts a new session of an exercise.
    ///
    /// # Errors
    /// A broken exercise, or a store that cannot be written: nothing was started.
    fn play(&mut self, exercise: &str) -> Result<Opened, Problem>;

    /// Goes on with a session, or shows one that has ended.
    ///
    /// # Errors
    /// Changed or unknown files, or a session that another program holds.
    fn resume(&mut self, session: &str) -> Result<Opened, Problem>;

    /// Carries out a command of the seat. Only what is on disk comes back as `Ok`.
    ///
    /// # Errors
    /// A refusal changes nothing; for [`Problem::Store`] see there.
    fn command(&mut self, command: Command) -> Result<Arc<View>, Problem>;

    /// What a session shows afterwards: the named one, finished or not, or the one that is open.
    /// A named one is only read, so another program may hold it.
    ///
    /// # Errors
    /// Changed or unknown files; no session is open and none is named.
    fn debrief(&mut self, session: Option<&str>) -> Result<Arc<Debrief>, Problem>;

    /// Keeps the team's own account with the session of the last [`Backend::debrief`]; comes back
    /// with the debrief that holds it.
    ///
    /// # Errors
    /// Another program holds the session or has written to it since, or it cannot be written:
    /// nothing was kept, and the same call may be made again.
    fn account(&mut self, account: Account) -> Result<Arc<Debrief>, Problem>;

    /// What the decisions cost of the session of the last [`Backend::debrief`], or how far the work
    /// on it is; the first call sets it going. Never waits.
    fn cost(&mut self) -> Cost;

    /// Starts a rehearsal in a new session: the session of the last [`Backend::debrief`], as it was
    /// played up to the moment of this number, and live from there.
    ///
    /// # Errors
    /// As [`Backend::play`].
    fn rehearse(&mut self, moment: usize) -> Result<Opened, Problem>;

    /// Keeps what is half done at the open session until it is opened again; `None` where nothing
    /// is. Never fails aloud: what is lost with it was not committed.
    fn draft(&mut self, draft: Option<Draft>);

    /// Where the open session lies; none while the library is shown. Asked after each call above,
    /// so that every way out of the program can say it.
    fn place(&self) -> Option<Place>;
}

/// A session that is now open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opened {
    /// What the seat sees.
    pub view: Arc<View>,
    /// Sentences the player should read before play, in the language of the seat: a torn tail that
    /// was repaired, for example.
    pub notices: Vec<String>,
    /// What was half done when it was left.
    pub draft: Option<Draft>,
}

/// What is picked, worded and noted at a decision that is not committed yet, by names in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Decisions that were committed before.
    pub commits: usize,
    /// Options, in the order they were picked.
    pub options: Vec<String>,
    /// For each message the clause of each slot that has one.
    pub letters: BTreeMap<String, BTreeMap<String, String>>,
    /// The team's own words beside the commit.
    pub note: String,
}

/// Where a session lies and how to come back to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Its folder, as a person would type it.
    pub folder: String,
    /// The command that goes on with it.
    pub resume: String,
}

/// What can be chosen at the start.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Library {
    /// Exercises, in the order to show.
    pub exercises: Vec<ExerciseEntry>,
    /// Sessions, newest first.
    pub sessions: Vec<SessionEntry>,
    /// Sentences about what could not be listed, in the language of the seat.
    pub notices: Vec<String>,
}

/// An exercise of the library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExerciseEntry {
    /// What [`Backend::play`] takes.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// What it is about, Markdown, one short paragraph.
    pub summary: String,
    /// The chair that would be played, by name for people.
    pub chair: String,
    /// Minutes a play takes, fewest and most; zeros where the exercise does not say.
    pub minutes: (u32, u32),
    /// Players it is made for, fewest and most; zeros where the exercise does not say.
    pub players: (u32, u32),
    /// What to know before agreeing to play.
    pub content_notes: Vec<String>,
    /// Why it cannot be played, in the language of the seat; none when it can.
    pub broken: Option<String>,
}

/// A session that is stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionEntry {
    /// What [`Backend::resume`] takes.
    pub id: String,
    /// Name of its exercise for people.
    pub title: String,
    /// The team, by name for people; empty where one played at one screen.
    pub team: String,
    /// The seat's chair, by name for people.
    pub chair: String,
    /// The stage it stands at, by name for people; empty once play is over.
    pub stage: String,
    /// Scenario minutes since the start.
    pub elapsed: u32,
    /// Decisions committed.
    pub commits: usize,
    /// Name of its ending for people, once play is over.
    pub ending: Option<String>,
    /// When it was last written, as a person would say it.
    pub when: String,
    /// Why it cannot be opened now, in the language of the seat: held by another program, changed.
    pub closed: Option<String>,
}

/// Why something asked of the table did not happen as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The table refuses; nothing has changed.
    Refused(Refused),
    /// The session could not be written.
    Store(StoreProblem),
    /// Nothing was opened. Sentences in the language of the seat, each a paragraph.
    Failed(Vec<String>),
    /// The account was not kept. Sentences as above.
    NotKept(Vec<String>),
}

/// The store did not take an entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoreProblem {
    /// What the system said.
    pub what: String,
    /// Which file or folder.
    pub place: String,
    /// How many decisions are safe on disk.
    pub saved: usize,
    /// The view after the command where the table goes on in memory alone; none where the command
    /// was not carried out and may be tried again.
    pub view: Option<Arc<View>>,
}
