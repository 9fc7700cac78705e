//! The local screen as one seat: what the terminal application asks, answered from the library, the
//! store and the live table.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::cost::{Question, Worker};
use super::library::{self, Found, Origin};
use super::live::{Live, OpenError, Options, SubmitError};
use super::looked::{Looked, look_at_all, look_at_team};
use super::rehearse::rehearse;
use super::sentence::{open_sentences, store_sentence};
use super::store::{
    Listed, SessionState, StoreError, find_session, fresh_seed, keep_draft, kept_draft, list,
    sessions_root,
};
use crate::locale::Locale;
use crate::session::view;
use crate::session::view::cost::Cost;
use crate::session::view::debrief::{Account, Debrief};
use crate::session::view::{Command, View};
use crate::tui::backend::{
    Backend, Draft, ExerciseEntry, Library, Opened, Place, Problem, SessionEntry, StoreProblem,
};

/// The table's owner, as one screen meets it.
#[derive(Debug)]
pub struct LocalSeat {
    locale: Locale,
    /// What the command line said about new sessions.
    options: Options,
    /// The seed was named; each new session then has it, else each has its own.
    seeded: bool,
    live: Option<Live>,
    /// The team of the session that is named first, from 0.
    team: usize,
    /// The session that was looked back on last, where it is not the open one.
    looked_at: Option<Shown>,
    /// What is worked out of the session that was looked back on last.
    worker: Option<Worker>,
}

/// Stands between a session and one of its teams, from 1, where it is listed: as on the command line.
const TEAM: &str = " --team ";

/// A stored session that is only read.
#[derive(Debug)]
struct Shown {
    dir: PathBuf,
    /// Its team, from 0.
    team: usize,
    /// How many entries it had when it was last looked at.
    entries: u64,
}

impl LocalSeat {
    /// A seat that starts sessions with these options; `seeded` when their seed was asked for.
    #[must_use]
    pub fn new(locale: Locale, options: Options, seeded: bool) -> Self {
        Self {
            locale,
            options,
            seeded,
            live: None,
            team: 0,
            looked_at: None,
            worker: None,
        }
    }

    /// Looks back on this team, from 0, of the session that is named first.
    #[must_use]
    pub fn with_team(mut self, team: usize) -> Self {
        self.team = team;
        self
    }

    /// Entries of the open session that are in memory alone, after one more try to store them.
    pub fn unsaved(&mut self) -> u64 {
        self.live.as_mut().map_or(0, |live| {
            let _ = live.save();
            live.unsaved()
        })
    }

    fn failed(&self, error: &OpenError) -> Problem {
        Problem::Failed(open_sentences(&self.locale, error))
    }

    fn opened(&mut self, live: Live, notices: Vec<String>) -> Opened {
        let view = Arc::new(live.view());
        let draft = kept_draft(live.dir());
        self.live = Some(live);
        self.looked_at = None;
        self.worker = None;
        Opened {
            view,
            notices,
            draft,
        }
    }

    fn exercise(&self, found: &Found) -> ExerciseEntry {
        let loaded = found.load();
        let id = match &found.origin {
            Origin::Shipped => found.name.clone(),
            Origin::User(path) | Origin::Path(path) => path.display().to_string(),
        };
        let Some(exercise) = &loaded.exercise else {
            let errors = loaded.problems.iter().filter(|problem| problem.is_error());
            let args = [("count", errors.count().into()), ("path", (&id).into())];
            return ExerciseEntry {
                title: found.name.clone(),
                broken: Some(self.locale.say("cli-list-broken", &args)),
                id,
                ..ExerciseEntry::default()
            };
        };
        let text = |id| exercise.texts.get(id, &self.options.language).to_owned();
        let chairs = &exercise.chairs;
        let named = self.options.chair.as_ref();
        let chair = named.and_then(|named| chairs.find(|chair| chair.id == *named));
        let chair = chair.or_else(|| chairs.iter().next());
        ExerciseEntry {
            id,
            title: text(exercise.frame.title),
            summary: text(exercise.frame.summary),
            chair: chair.map_or_else(String::new, |(_, chair)| text(chair.name)),
            minutes: (exercise.frame.minutes.0, exercise.frame.minutes.0),
            players: exercise.frame.players,
            content_notes: exercise
                .frame
                .content_notes
                .iter()
                .map(|note| text(*note))
                .collect(),
            broken: None,
        }
    }

    /// A stored session as it is listed: an entry for each of its teams.
    fn session(&self, listed: Listed) -> Vec<SessionEntry> {
        let bare = SessionEntry {
            id: listed.dir.display().to_string(),
            title: listed.exercise.clone().unwrap_or_else(|| listed.id.clone()),
            when: minute_of(listed.played),
            ..SessionEntry::default()
        };
        let closed = |sentence: String| SessionEntry {
            closed: Some(sentence),
            ..bare.clone()
        };
        if let SessionState::Broken(error) = &listed.state {
            return vec![closed(store_sentence(&self.locale, error))];
        }
        match look_at_all(&listed.dir) {
            Ok(teams) => {
                let teams = teams.into_iter().enumerate();
                let entry = |(number, looked)| self.team_entry(&bare, number, looked);
                teams.map(entry).collect()
            }
            Err(error) => vec![closed(open_sentences(&self.locale, &error).join(" "))],
        }
    }

    /// What a team of a stored session shows, without opening it.
    fn team_entry(&self, bare: &SessionEntry, number: usize, looked: Looked) -> SessionEntry {
        let view = view(&looked.table.seen(looked.chair, &self.options.language));
        SessionEntry {
            id: match number {
                0 => bare.id.clone(),
                number => format!("{}{TEAM}{}", bare.id, number + 1),
            },
            title: view.title,
            team: looked.team,
            chair: view.chair,
            stage: match view.ending {
                Some(_) => String::new(),
                None => view.stage.map_or_else(String::new, |stage| stage.title),
            },
            elapsed: view.elapsed,
            commits: looked.table.commits(),
            ending: view.ending.map(|ending| ending.title),
            ..bare.clone()
        }
    }

    /// Whether the folder is that of the open session.
    fn is_open(&self, dir: &Path) -> bool {
        let live = self.live.as_ref();
        live.is_some_and(|live| {
            let open = live.dir().canonicalize();
            open.is_ok_and(|open| dir.canonicalize().is_ok_and(|dir| dir == open))
        })
    }

    fn nothing_open(&self) -> Problem {
        Problem::Failed(vec![self.locale.say("cli-no-session", &[])])
    }

    /// Writes an account to a session that was only read, and how many entries are known of it
    /// then. What another program has written since must be known before it is written over.
    fn keep_with(&self, shown: &Shown, account: Account) -> (Result<Arc<Debrief>, Problem>, u64) {
        // What the others do is written by their host.
        if shown.team > 0 {
            let sentence = self.locale.say("account-hosted", &[]);
            return (Err(Problem::NotKept(vec![sentence])), shown.entries);
        }
        let (mut live, _) = match Live::resume(&shown.dir, &self.options.language) {
            Ok(resumed) => resumed,
            Err(error) => {
                let sentences = open_sentences(&self.locale, &error);
                return (Err(Problem::NotKept(sentences)), shown.entries);
            }
        };
        let kept = match live.saved() == shown.entries {
            true => self.keep(&mut live, account),
            false => Err(Problem::NotKept(vec![
                self.locale.say("account-other", &[]),
            ])),
        };
        (kept, live.saved())
    }

    /// Writes an account to the session; what cannot be stored counts as not kept.
    fn keep(&self, live: &mut Live, account: Account) -> Result<Arc<Debrief>, Problem> {
        match live.submit(&Command::Account(account), "") {
            Ok(()) => Ok(Arc::new(live.debrief())),
            Err(SubmitError::Refused(refused)) => Err(Problem::Refused(refused)),
            Err(SubmitError::Unsaved(error)) => {
                let sentence = store_sentence(&self.locale, &error);
                Err(Problem::NotKept(vec![sentence]))
            }
        }
    }

    fn stored(&self, error: &StoreError, live: &Live) -> StoreProblem {
        let place = error.path.display().to_string();
        let what = store_sentence(&self.locale, error);
        StoreProblem {
            // The screen names the place itself.
            what: match what.strip_prefix(&format!("{place}: ")) {
                Some(what) => what.to_owned(),
                None => what,
            },
            place,
            saved: live.saved_decisions(),
            view: Some(Arc::new(live.view())),
        }
    }
}

/// Parts the name of a session from the number of one of its teams, from 0.
fn team_in(id: &str) -> (&str, usize) {
    let parted = id.rsplit_once(TEAM);
    let parted =
        parted.and_then(|(id, team)| Some((id, team.parse::<usize>().ok()?.checked_sub(1)?)));
    parted.unwrap_or((id, 0))
}

/// Day and minute of a moment, UTC; empty where it has no date.
fn minute_of(moment: SystemTime) -> String {
    let zone = jiff::tz::TimeZone::UTC;
    jiff::Timestamp::try_from(moment).map_or_else(
        |_| String::new(),
        |moment| {
            let moment = moment.to_zoned(zone);
            moment.strftime("%Y-%m-%d %H:%M UTC").to_string()
        },
    )
}

impl Backend for LocalSeat {
    fn library(&mut self) -> Library {
        let exercises = library::all()
            .iter()
            .map(|found| self.exercise(found))
            .collect();
        let (sessions, notices) = match sessions_root().and_then(|root| list(&root)) {
            Ok(listed) => (listed, Vec::new()),
            Err(error) => (Vec::new(), vec![store_sentence(&self.locale, &error)]),
        };
        Library {
            exercises,
            sessions: sessions
                .into_iter()
                .flat_map(|one| self.session(one))
                .collect(),
            notices,
        }
    }

    fn play(&mut self, exercise: &str) -> Result<Opened, Problem> {
        let found = library::find(exercise).map_err(|why| {
            Problem::Failed(vec![super::sentence::not_found(
                &self.locale,
                exercise,
                &why,
            )])
        })?;
        let seed = match self.seeded {
            true => self.options.seed,
            false => fresh_seed(),
        };
        let options = Options {
            seed,
            ..self.options.clone()
        };
        let live = found.start(&options).map_err(|error| self.failed(&error))?;
        // The named folder is taken now; what is played next goes where sessions go.
        self.options.dir = None;
        Ok(self.opened(live, Vec::new()))
    }

    fn resume(&mut self, session: &str) -> Result<Opened, Problem> {
        // A session that is open here is let go first, so that it can be opened again.
        self.live = None;
        let (session, _) = team_in(session);
        let dir = find_session(&sessions_root().unwrap_or_default(), session)
            .map_err(|error| self.failed(&OpenError::Store(error)))?;
        let (live, repair) =
            Live::resume(&dir, &self.options.language).map_err(|error| self.failed(&error))?;
        let notices = repair
            .iter()
            .map(|repair| super::sentence::repaired(&self.locale, repair));
        let notices = notices.collect();
        Ok(self.opened(live, notices))
    }

    fn command(&mut self, command: Command) -> Result<Arc<View>, Problem> {
        let Some(mut live) = self.live.take() else {
            return Err(self.nothing_open());
        };
        let answer = match live.submit(&command, "") {
            Ok(()) => Ok(Arc::new(live.view())),
            Err(SubmitError::Refused(refused)) => Err(Problem::Refused(refused)),
            Err(SubmitError::Unsaved(error)) => Err(Problem::Store(self.stored(&error, &live))),
        };
        self.live = Some(live);
        answer
    }

    fn debrief(&mut self, session: Option<&str>) -> Result<Arc<Debrief>, Problem> {
        let session = session.map(team_in);
        if let Some((_, team @ 1..)) = session {
            self.team = team;
        }
        let found = |(name, _)| find_session(&sessions_root().unwrap_or_default(), name);
        let dir = session.map(found).transpose();
        let dir = dir.map_err(|error| self.failed(&OpenError::Store(error)))?;
        let Some(dir) = dir.filter(|dir| !self.is_open(dir)) else {
            let live = self.live.as_ref().ok_or_else(|| self.nothing_open())?;
            self.looked_at = None;
            self.worker = None;
            return Ok(Arc::new(live.debrief()));
        };
        let team = std::mem::take(&mut self.team);
        let looked = look_at_team(&dir, team).map_err(|error| self.failed(&error))?;
        let debrief = looked.back(&dir, &self.options.language);
        let entries = looked.table.entries();
        self.looked_at = Some(Shown { dir, team, entries });
        self.worker = None;
        Ok(Arc::new(debrief))
    }

    fn account(&mut self, account: Account) -> Result<Arc<Debrief>, Problem> {
        let Some(shown) = self.looked_at.take() else {
            let Some(mut live) = self.live.take() else {
                let nothing = self.locale.say("cli-no-session", &[]);
                return Err(Problem::NotKept(vec![nothing]));
            };
            let kept = self.keep(&mut live, account);
            self.live = Some(live);
            return kept;
        };
        let (kept, entries) = self.keep_with(&shown, account);
        self.looked_at = Some(Shown { entries, ..shown });
        kept
    }

    fn cost(&mut self) -> Cost {
        if self.worker.is_none() {
            let question = match (&self.looked_at, &self.live) {
                (Some(shown), _) => look_at_team(&shown.dir, shown.team)
                    .ok()
                    .map(Question::from),
                (None, Some(live)) => Some(live.question()),
                (None, None) => None,
            };
            let language = self.options.language.clone();
            self.worker = question.map(|question| Worker::start(question, language));
        }
        let unasked = || Cost::Untold("stopped".to_owned());
        self.worker.as_mut().map_or_else(unasked, Worker::look)
    }

    fn rehearse(&mut self, moment: usize) -> Result<Opened, Problem> {
        let open = self.live.as_ref().map(|live| live.dir().to_owned());
        let shown = self.looked_at.as_ref();
        let shown = shown.map(|shown| (shown.dir.clone(), shown.team));
        let Some((dir, team)) = shown.or(open.map(|dir| (dir, 0))) else {
            return Err(self.nothing_open());
        };
        let live = rehearse(&dir, (team, moment), None, &self.options.language);
        let live = live.map_err(|error| self.failed(&error))?;
        let number = [("number", (moment + 1).into())];
        let notice = self.locale.say("notice-rehearsal", &number);
        Ok(self.opened(live, vec![notice]))
    }

    fn draft(&mut self, draft: Option<Draft>) {
        if let Some(live) = &self.live {
            keep_draft(live.dir(), draft.as_ref());
        }
    }

    fn place(&self) -> Option<Place> {
        self.live.as_ref().map(|live| {
            let folder = live.dir().display().to_string();
            Place {
                resume: format!("offramp resume {folder}"),
                folder,
            }
        })
    }
}
