//! A session that is hosted for nothing but a load, and what its process takes under it.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;

use serde::Serialize;

use super::super::guests::{House, Keys, door_words};
use super::super::hall::{Clock, Hall, Plan, Worlds};
use super::super::loading::Loaded;
use super::super::ssh::{Door, HostKey, Settings, Shared};
use super::crowd::LoadError;
use super::figures::Figures;
use super::meter::{Meter, Taken};
use crate::locale::Locale;
use crate::session::view::console::Steer;
use crate::session::view::team::Role;

/// Seconds for a decision: with a deadline the time that is left moves on every screen.
const LIMIT: u32 = 900;
/// Connections beyond the people of a load.
const SPARE: usize = 64;

/// A session for a load, which is gone with it.
pub struct Hosted {
    house: Arc<House>,
    clock: Option<Clock>,
    key: HostKey,
    locale: Locale,
    dir: PathBuf,
}

impl Hosted {
    /// Sets up so many tables of an exercise in a folder of the system's for what passes, and
    /// begins play.
    ///
    /// # Errors
    /// See [`LoadError`].
    pub fn open(loaded: &Arc<Loaded>, tables: u32, locale: Locale) -> Result<Self, LoadError> {
        let told = |why: &dyn std::fmt::Display| LoadError::Host(why.to_string());
        let name = format!("offramp-load-{}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).map_err(LoadError::Io)?;
        let plan = Plan {
            worlds: Worlds::Parallel(tables),
            chair: None,
            limit: Some(LIMIT),
            seed: 1,
            dir: Some(dir.join("session")),
            language: locale.language().to_owned(),
        };
        let hall = Hall::open(loaded, &plan);
        let hall = Arc::new(hall.map_err(|error| LoadError::Host(format!("{error:?}")))?);
        let key = HostKey::open(&dir).map_err(|error| told(&error))?;
        let _ = hall.steer(Steer::Resume);
        let clock = Some(Clock::start(Arc::clone(&hall)));
        let house = House::new(hall, locale.clone(), "dark".to_owned(), Keys::new());
        Ok(Self {
            house,
            clock,
            key,
            locale,
            dir,
        })
    }

    /// The house, for a door.
    #[must_use]
    pub fn house(&self) -> &Arc<House> {
        &self.house
    }

    /// The host's key.
    #[must_use]
    pub fn key(&self) -> &HostKey {
        &self.key
    }

    /// The codes of those who play, a team each.
    #[must_use]
    pub fn codes(&self) -> Vec<String> {
        let ways = self.house.hall().ways().into_iter();
        let plays = ways.filter(|way| way.role == Role::Member);
        plays.map(|way| way.code).collect()
    }

    /// A door on this machine alone, at any free port, for so many people.
    ///
    /// # Errors
    /// Where it cannot listen.
    pub fn door(&self, people: usize) -> io::Result<Door> {
        let mut settings = Settings::new(self.key.clone(), door_words(&self.locale));
        settings.listen = vec![SocketAddr::from(([127, 0, 0, 1], 0))];
        settings.limits.people = people + SPARE;
        settings.limits.people_from_one = people + SPARE;
        Door::open(settings, self.house.behind_the_door())
    }
}

impl Drop for Hosted {
    fn drop(&mut self) {
        drop(self.clock.take());
        let _ = fs::remove_dir_all(&self.dir);
    }
}

/// What a load came to, and what the host took for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// What the people met.
    #[serde(flatten)]
    pub figures: Figures,
    /// What the host took while they played; none of a host elsewhere.
    pub host: Option<Taken>,
    /// The same in a storm.
    pub storm_host: Option<Taken>,
    /// How much work for pictures the people shared, from first to last; none of a host elsewhere.
    pub shared: Option<Shared>,
}

impl From<Figures> for Report {
    fn from(figures: Figures) -> Self {
        Self {
            figures,
            host: None,
            storm_host: None,
            shared: None,
        }
    }
}

/// Runs a command that plays a load on this process and prints its [`Figures`] as JSON, and watches
/// what this process takes meanwhile.
///
/// # Errors
/// When the command cannot be run, or prints something else.
pub fn measure(mut people: Command) -> Result<Report, LoadError> {
    let meter = Meter::start();
    let done = people
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .output()
        .map_err(LoadError::Io)?;
    let figures: Figures = serde_json::from_slice(&done.stdout)
        .map_err(|error| LoadError::Host(format!("{}: {error}", done.status)))?;
    let taken = |span| meter.between(span, figures.joined);
    Ok(Report {
        host: Some(taken(figures.playing)),
        storm_host: figures.storm.map(taken),
        shared: None,
        figures,
    })
}
