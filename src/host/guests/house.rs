//! The house behind the door: codes and keys become passes, passes become screens.

use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use super::super::hall::{Change, Hall, Way};
use super::super::plain::Lines;
use super::super::ssh::{
    self, Changes, Code, Guest, Incident, News, Note, Pass, PublicKey, Screen, join_line,
};
use super::desk::DeskGuest;
use super::layouts::Layouts;
use super::lines;
use super::participant::Participant;
use super::wall::Wall;
use crate::locale::{Locale, phrase};
use crate::tui::theme::{Caps, Theme};

/// The user name under which a facilitator comes in with a key.
const FACILITATOR: &str = "facilitator";
/// The pass of a facilitator; those of ways are their numbers.
const STEERS: Pass = Pass(u64::MAX);

/// Public keys that open the console.
pub type Keys = Vec<PublicKey>;

/// A hosted session as its guests meet it.
pub struct House {
    hall: Arc<Hall>,
    locale: Locale,
    /// Colours by name; each guest has them in the depth of the own terminal.
    theme: String,
    keys: Keys,
    /// Where people find this host, once its door is open: a name or an address, and the port.
    found_at: OnceLock<(String, u16)>,
    /// All changes, for those who see every team.
    all: Told,
    /// By team.
    teams: Vec<Told>,
    layouts: Layouts,
}

/// Changes of one kind.
#[derive(Default)]
struct Told {
    news: News,
    version: AtomicU64,
}

impl Told {
    fn tell(&self) {
        self.version.fetch_add(1, Ordering::AcqRel);
        self.news.tell();
    }
}

impl House {
    /// A house around a session.
    #[must_use]
    pub fn new(hall: Arc<Hall>, locale: Locale, theme: String, keys: Keys) -> Arc<Self> {
        let mut teams = Vec::new();
        teams.resize_with(hall.teams(), Told::default);
        let house = Arc::new(Self {
            hall,
            locale,
            theme,
            keys,
            found_at: OnceLock::new(),
            all: Told::default(),
            teams,
            layouts: Layouts::default(),
        });
        let told = Arc::downgrade(&house);
        house.hall.listen(Box::new(move |change| {
            let Some(house) = told.upgrade() else { return };
            match change {
                Change::All => house.teams.iter().for_each(Told::tell),
                Change::Teams(teams) => {
                    let teams = teams.iter().filter_map(|team| house.teams.get(*team));
                    teams.for_each(Told::tell);
                }
            }
            house.all.tell();
        }));
        house
    }

    /// The session.
    #[must_use]
    pub fn hall(&self) -> &Arc<Hall> {
        &self.hall
    }

    /// The door is open, and people find it there.
    pub fn open_at(&self, host: String, port: u16) {
        let _ = self.found_at.set((host, port));
    }

    /// What people type to come in with this code.
    #[must_use]
    pub fn line(&self, code: &str) -> String {
        let found_at = self.found_at.get();
        let (host, port) = found_at.map_or(("", 22), |(host, port)| (host.as_str(), *port));
        join_line(code, host, port)
    }

    pub(super) fn locale(&self) -> &Locale {
        &self.locale
    }

    fn told(&self, team: Option<usize>) -> &Told {
        team.and_then(|team| self.teams.get(team))
            .unwrap_or(&self.all)
    }

    /// How often something has changed that a team sees, or anybody.
    pub(super) fn version(&self, team: Option<usize>) -> u64 {
        self.told(team).version.load(Ordering::Acquire)
    }

    pub(super) fn changes(&self, team: Option<usize>) -> Changes {
        self.told(team).news.listen()
    }

    pub(super) fn layouts(&self) -> &Layouts {
        &self.layouts
    }

    fn theme(&self, screen: &Screen) -> Theme {
        let caps = Caps {
            colours: screen.colours,
        };
        Theme::shipped(&self.theme, caps).unwrap_or_else(|| Theme::dark(caps))
    }
}

/// What the door says by itself.
#[must_use]
pub fn door_words(locale: &Locale) -> ssh::Words {
    ssh::Words {
        prompt: locale.say("door-prompt", &[]),
        no_screen: locale.say("door-no-screen", &[]),
        failed: locale.say("door-failed", &[]),
        closed: locale.say("door-closed", &[]),
    }
}

/// The same house, as the door keeps it.
pub(super) struct Shared(pub(super) Arc<House>);

impl House {
    /// The house for [`ssh::Door::open`].
    #[must_use]
    pub fn behind_the_door(self: &Arc<Self>) -> Arc<dyn ssh::House> {
        Arc::new(Shared(Arc::clone(self)))
    }
}

impl ssh::House for Shared {
    fn admit(&self, code: &str) -> Option<Pass> {
        let given = Code::read(code)?;
        let ways = self.0.hall.ways();
        let codes: Vec<Code> = ways
            .iter()
            .filter_map(|way| Code::read(&way.code))
            .collect();
        let found = given.find(&codes)?;
        u64::try_from(found).ok().map(Pass)
    }

    fn keyed(&self, name: &str) -> bool {
        name == FACILITATOR && !self.0.keys.is_empty()
    }

    fn admit_key(&self, name: &str, key: &PublicKey) -> Option<Pass> {
        let known = |own: &PublicKey| own.key_data() == key.key_data();
        (self.keyed(name) && self.0.keys.iter().any(known)).then_some(STEERS)
    }

    fn sit(&self, pass: Pass, screen: &Screen) -> Box<dyn Guest> {
        let house = Arc::clone(&self.0);
        let theme = house.theme(screen);
        if pass == STEERS {
            return Box::new(DeskGuest::new(house, theme, screen.size));
        }
        let ways = house.hall.ways();
        let way = usize::try_from(pass.0)
            .ok()
            .and_then(|index| ways.get(index));
        match way {
            Some(way) if way.team.is_some() => {
                let way: Way = way.clone();
                Box::new(Participant::new(house, way, theme, screen))
            }
            _ => Box::new(Wall::new(house, theme, screen.size)),
        }
    }

    fn plain(&self, pass: Pass, input: &mut dyn Lines, output: &mut dyn Write) -> Option<u8> {
        let ways = self.0.hall.ways();
        let way = usize::try_from(pass.0)
            .ok()
            .and_then(|index| ways.get(index))?;
        let plays = way.team.is_some() && way.role.decides();
        plays.then(|| lines::play(&self.0, way, input, output))
    }

    fn note(&self, note: Note) {
        let key = match note.what {
            Incident::WrongCode => phrase("incident-wrong-code"),
            Incident::WrongKey => phrase("incident-wrong-key"),
            Incident::Full => phrase("incident-full"),
            Incident::Crowded => phrase("incident-crowded"),
            Incident::TooSlow => phrase("incident-too-slow"),
            Incident::Unasked => phrase("incident-unasked"),
            Incident::Silent => phrase("incident-silent"),
            Incident::Panicked => phrase("incident-panicked"),
            Incident::Exhausted => phrase("incident-exhausted"),
        };
        let from = note.from.map_or_else(String::new, |from| from.to_string());
        let sentence = self.0.locale.say(key, &[("from", from.into())]);
        self.0.hall.incident(sentence);
    }
}
