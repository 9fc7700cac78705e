//! A participant: the lobby first, then play in a team.

use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;

use ratatui::buffer::Buffer;

use super::super::hall::{HallProblem, Seated, Way};
use super::super::sentence::store_sentence;
use super::super::ssh::{Changes, Guest, Input, Screen, Stay};
use super::house::House;
use crate::locale::Arg;
use crate::session::view::Refused;
use crate::session::view::console::Device;
use crate::session::view::team::Ask;
use crate::tui::backend::{Problem, StoreProblem};
use crate::tui::theme::{Colours, Theme};
use crate::tui::{App, Effect, Joined, Laid, Lobby, LobbyEffect, LobbyMsg, Msg};

/// A seat that another device has taken is let go after so long.
const LET_GO: Duration = Duration::from_millis(50);

/// One person of a team.
pub(super) struct Participant {
    house: Arc<House>,
    way: Way,
    theme: Theme,
    size: (u16, u16),
    device: Device,
    screens: Screens,
    seated: Option<Seated>,
    /// The house's version that is shown.
    shown: u64,
    /// The version at which the seat was last known to be this device's.
    held: Cell<Option<u64>>,
    /// The number of the picture, once it was asked for since anything changed.
    picture: Option<Option<u128>>,
    /// That of the picture below its head, and the rows of the head, when it was asked for.
    below: Option<(u128, u16)>,
}

enum Screens {
    Lobby(Box<Lobby>),
    Play(Box<App>),
}

impl Participant {
    pub(super) fn new(house: Arc<House>, way: Way, theme: Theme, screen: &Screen) -> Self {
        let size = screen.size;
        let view = Arc::new(house.hall().lobby(&way, None));
        let lobby = Lobby::new(view, house.locale().clone(), theme.clone(), size);
        let shown = house.version(way.team);
        Self {
            house,
            way,
            theme,
            size,
            device: Device {
                size,
                colours: colours(screen.colours),
                trip: None,
            },
            screens: Screens::Lobby(Box::new(lobby)),
            seated: None,
            shown,
            held: Cell::new(None),
            picture: None,
            below: None,
        }
    }

    fn tell_device(&self) {
        if let Some(seated) = self.seated {
            self.house.hall().sits_at(seated, self.device);
        }
    }

    /// Whether another device has this seat now. That is a change for the team, so that nobody
    /// needs to be asked where nothing has changed.
    fn lost(&self) -> bool {
        let Some(seated) = self.seated else {
            return false;
        };
        let version = self.house.version(self.way.team);
        if self.held.get() == Some(version) {
            return false;
        }
        let holds = self.house.hall().holds(seated);
        self.held.set(holds.then_some(version));
        !holds
    }

    /// Shows what has changed since it was last looked at.
    fn renew(&mut self) {
        let version = self.house.version(self.way.team);
        if version == self.shown || self.lost() {
            return;
        }
        self.shown = version;
        self.picture = None;
        let hall = self.house.hall();
        match (&mut self.screens, self.seated) {
            (Screens::Lobby(_), Some(seated)) if hall.started() => self.play(seated),
            (Screens::Lobby(lobby), seated) => {
                let view = Arc::new(hall.lobby(&self.way, seated));
                let _ = lobby.update(LobbyMsg::View(view));
            }
            (Screens::Play(_), Some(seated)) => {
                if let Some(view) = hall.team_view(seated) {
                    let _ = self.in_play(Msg::Team(Arc::new(view)));
                }
            }
            (Screens::Play(_), None) => {}
        }
    }

    /// From the lobby to the room.
    fn play(&mut self, seated: Seated) {
        let Some(view) = self.house.hall().team_view(seated) else {
            return;
        };
        let locale = self.house.locale().clone();
        let app = App::seated(Arc::new(view), locale, self.theme.clone(), self.size);
        self.screens = Screens::Play(Box::new(app));
    }

    fn in_lobby(&mut self, message: LobbyMsg) -> Stay {
        let Screens::Lobby(lobby) = &mut self.screens else {
            return Stay::On;
        };
        for effect in lobby.update(message) {
            match effect {
                LobbyEffect::Quit(_) => return Stay::Leave,
                LobbyEffect::Join(joined) => self.join(&joined),
            }
        }
        Stay::On
    }

    fn join(&mut self, joined: &Joined) {
        let hall = self.house.hall();
        let seated = match joined.seat {
            Some(seat) => hall.retake(&self.way, seat),
            None => hall.join(&self.way, &joined.name),
        };
        match seated {
            Ok(seated) => {
                self.seated = Some(seated);
                hall.sits_at(seated, self.device);
                self.shown = self.house.version(self.way.team).wrapping_sub(1);
                self.renew();
            }
            Err(refused) => {
                let why = self.sentence(&refused);
                if let Screens::Lobby(lobby) = &mut self.screens {
                    let _ = lobby.update(LobbyMsg::Refused(why));
                }
            }
        }
    }

    fn in_play(&mut self, message: Msg) -> Stay {
        let Screens::Play(app) = &mut self.screens else {
            return Stay::On;
        };
        let mut waiting = app.update(message);
        let mut stay = Stay::On;
        while !waiting.is_empty() {
            let mut after = Vec::new();
            for effect in waiting {
                match effect {
                    Effect::Quit(_) => return Stay::Leave,
                    Effect::Bell => stay = Stay::Bell,
                    Effect::Ask(ask) => after.push(self.ask(ask)),
                    Effect::Debrief(_) => after.push(self.debrief()),
                    Effect::Account(account) => after.push(match self.ask(Ask::Account(account)) {
                        Msg::Team(_) => self.debrief(),
                        problem => problem,
                    }),
                    Effect::Cost => after.extend(self.cost()),
                    // A seat of a team opens no session of its own.
                    Effect::Play(_)
                    | Effect::Resume(_)
                    | Effect::Commit(_)
                    | Effect::Library
                    | Effect::Rehearse(_) => {
                        let words = self.house.locale().say("team-no-own-session", &[]);
                        after.push(Msg::Problem(Problem::Failed(vec![words])));
                    }
                }
            }
            let Screens::Play(app) = &mut self.screens else {
                return stay;
            };
            waiting = after
                .into_iter()
                .flat_map(|answer| app.update(answer))
                .collect();
        }
        stay
    }

    /// What the team may look back on.
    fn debrief(&self) -> Msg {
        let hall = self.house.hall();
        let found = self.seated.and_then(|seated| hall.debrief(seated));
        found.map_or_else(
            || {
                let words = self.house.locale().say("team-debrief-closed", &[]);
                Msg::Problem(Problem::Failed(vec![words]))
            },
            Msg::Debrief,
        )
    }

    fn cost(&self) -> Option<Msg> {
        let cost = self.seated.map(|seated| self.house.hall().cost(seated));
        cost.map(Msg::Cost)
    }

    /// Asks the team; what comes back for the screens.
    fn ask(&mut self, ask: Ask) -> Msg {
        let hall = self.house.hall();
        let Some(seated) = self.seated else {
            return Msg::Problem(Problem::Failed(Vec::new()));
        };
        let asked = hall.ask(seated, ask);
        self.shown = self.house.version(self.way.team);
        let view = hall.team_view(seated).map(Arc::new);
        match (asked, view) {
            (Ok(()), Some(view)) => Msg::Team(view),
            (Err(HallProblem::Refused(refused)), _) => Msg::Problem(Problem::Refused(refused)),
            (Err(HallProblem::Unsaved(error)), _) => {
                let what = store_sentence(self.house.locale(), &error);
                Msg::Problem(Problem::Store(StoreProblem {
                    what,
                    ..StoreProblem::default()
                }))
            }
            (Ok(()), None) => Msg::Problem(Problem::Failed(Vec::new())),
        }
    }

    fn sentence(&self, refused: &Refused) -> String {
        refusal(&self.house, refused)
    }
}

/// How many colours these are.
fn colours(colours: Colours) -> u32 {
    match colours {
        Colours::Mono => 0,
        Colours::Sixteen => 16,
        Colours::Indexed => 256,
        Colours::True => 1 << 24,
    }
}

/// The number of a picture, and that of what stands below its head.
fn numbers(screens: &Screens) -> Option<(u128, Option<(u128, u16)>)> {
    let Screens::Play(app) = screens else {
        return None;
    };
    let picture = number(b'P', &app.marks()?)?;
    let below = app.marks_below().and_then(|marks| number(b'B', &marks));
    Some((picture, below.map(|below| (below, app.head()))))
}

/// A number for these marks. What decides a picture holds words of the exercise alone, and still
/// nobody shall find two of one number.
fn number(kind: u8, marks: &[u64]) -> Option<u128> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[kind]);
    let bytes: Vec<u8> = marks.iter().flat_map(|mark| mark.to_le_bytes()).collect();
    hasher.update(&bytes);
    let digest = *hasher.finalize().as_bytes();
    digest
        .first_chunk()
        .map(|chunk| u128::from_le_bytes(*chunk))
}

/// A refusal in words.
pub(super) fn refusal(house: &House, refused: &Refused) -> String {
    let key = format!("refusal-{}", refused.code);
    let arguments = refused.arguments.iter();
    let arguments: Vec<(&str, Arg)> = arguments
        .map(|(name, value)| (name.as_str(), value.as_str().into()))
        .collect();
    house.locale().say(&key, &arguments)
}

impl Guest for Participant {
    fn take(&mut self, input: Input) -> Stay {
        if self.lost() {
            return Stay::Leave;
        }
        self.picture = None;
        match input {
            Input::Resize(columns, rows) => {
                self.size = (columns, rows);
                self.device.size = self.size;
                self.tell_device();
            }
            Input::Trip(trip) => {
                self.device.trip = Some(trip);
                self.tell_device();
                return Stay::On;
            }
            _ => {}
        }
        match self.screens {
            Screens::Lobby(_) => match input {
                Input::Key(key) => self.in_lobby(LobbyMsg::Key(key)),
                Input::Paste(text) => self.in_lobby(LobbyMsg::Paste(text)),
                Input::Resize(columns, rows) => self.in_lobby(LobbyMsg::Resize(columns, rows)),
                Input::Tick | Input::Trip(_) => Stay::On,
            },
            Screens::Play(_) => match input {
                Input::Key(key) => self.in_play(Msg::Key(key)),
                Input::Paste(text) => self.in_play(Msg::Paste(text)),
                Input::Resize(columns, rows) => self.in_play(Msg::Resize(columns, rows)),
                Input::Tick => self.in_play(Msg::Tick),
                Input::Trip(_) => Stay::On,
            },
        }
    }

    fn picture(&mut self) -> Option<u128> {
        self.renew();
        if let Some(known) = self.picture {
            return known;
        }
        let (picture, below) = numbers(&self.screens).unzip();
        (self.picture, self.below) = (Some(picture), below.flatten());
        picture
    }

    fn below(&mut self) -> Option<(u128, u16)> {
        self.below
    }

    fn paint_head(&mut self, buffer: &mut Buffer) {
        if let Screens::Play(app) = &self.screens {
            app.paint_head(buffer);
        }
    }

    fn traces(&self) -> Vec<u64> {
        match &self.screens {
            Screens::Lobby(_) => Vec::new(),
            Screens::Play(app) => app.traces(),
        }
    }

    fn painted(&mut self, traces: &[u64]) {
        if let Screens::Play(app) = &self.screens {
            app.retrace(traces);
            let _ = app.exchange(Laid::default());
        }
    }

    fn paint(&mut self, buffer: &mut Buffer) {
        // What has a number is painted as it was when it got it.
        if self.picture.is_none() {
            self.renew();
        }
        let area = buffer.area;
        match &self.screens {
            Screens::Lobby(lobby) => lobby.paint(buffer, area),
            // What many see is drawn by one of them, with what the last of them has laid out.
            Screens::Play(app) if matches!(self.picture, Some(Some(_))) => {
                let key = app
                    .world()
                    .map(|world| (world, self.size, self.device.colours));
                let laid = key.and_then(|key| self.house.layouts().take(key));
                let _ = app.exchange(laid.unwrap_or_default());
                app.paint(buffer, area);
                let laid = app.exchange(Laid::default());
                if let Some(key) = key {
                    self.house.layouts().keep(key, laid);
                }
            }
            Screens::Play(app) => app.paint(buffer, area),
        }
    }

    fn changes(&self) -> Changes {
        self.house.changes(self.way.team)
    }

    fn beat(&self) -> Option<Duration> {
        match &self.screens {
            _ if self.lost() => Some(LET_GO),
            Screens::Lobby(_) => None,
            Screens::Play(app) => app.tick_every(),
        }
    }

    fn farewell(&mut self) -> Option<String> {
        let key = match self.lost() {
            true => "farewell-other-device",
            false => "farewell-seat-kept",
        };
        let line = self.house.line(&self.way.code);
        self.seated?;
        Some(self.house.locale().say(key, &[("line", line.into())]))
    }

    fn left(&mut self) {
        if let Some(seated) = self.seated {
            self.house.hall().leave(seated);
        }
    }
}
