//! The facilitator's desk: the console over a hosted session, at the host's own terminal or by ssh
//! with a key.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::buffer::Buffer;

use super::super::hall::HallProblem;
use super::super::sentence::store_sentence;
use super::super::ssh::{Changes, Guest, Input, Stay};
use super::house::House;
use super::participant::refusal;
use crate::session::view::console::{ConsoleView, Steer};
use crate::tui::theme::Theme;
use crate::tui::{Console, ConsoleEffect, ConsoleMsg, Msg, Parting};

/// The console and the session behind it.
pub struct Desk {
    house: Arc<House>,
    console: Console,
    /// The team whose table is shown.
    team: Option<usize>,
    /// The seat with whose eyes it is shown.
    eyes: Option<u32>,
    shown: u64,
}

impl Desk {
    /// A desk of this size.
    #[must_use]
    pub fn new(house: Arc<House>, theme: Theme, size: (u16, u16)) -> Self {
        let view = view(&house);
        let console = Console::new(view, house.locale().clone(), theme, size);
        let first = console.begin();
        let mut desk = Self {
            shown: house.version(None),
            house,
            console,
            team: None,
            eyes: None,
        };
        let _ = desk.carry_out(first);
        desk
    }

    /// Takes what the facilitator did; some parting once it leaves.
    pub fn take(&mut self, message: Msg) -> Option<Parting> {
        let message = match message {
            Msg::Key(key) => ConsoleMsg::Key(key),
            Msg::Paste(text) => ConsoleMsg::Paste(text),
            Msg::Resize(columns, rows) => ConsoleMsg::Resize(columns, rows),
            _ => return None,
        };
        let effects = self.console.update(message);
        self.carry_out(effects)
    }

    /// Shows what has changed since it was last looked at; whether anything has.
    pub fn renew(&mut self) -> bool {
        let version = self.house.version(None);
        if version == self.shown {
            return false;
        }
        self.shown = version;
        if let Some(error) = self.house.hall().trouble() {
            let sentence = store_sentence(self.house.locale(), &error);
            self.house.hall().incident(sentence);
        }
        let _ = self.console.update(ConsoleMsg::View(view(&self.house)));
        self.show_table();
        true
    }

    /// Draws everything.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        self.console.draw(frame);
    }

    fn show_table(&mut self) {
        let team = self.team;
        let hall = self.house.hall();
        let seen = |team| match self.eyes {
            Some(seat) => hall.seen_from(team, seat).or_else(|| hall.detail(team)),
            None => hall.detail(team),
        };
        let table = team.and_then(|team| seen(team).map(|table| (team, table)));
        if let Some((team, table)) = table {
            let _ = self
                .console
                .update(ConsoleMsg::Table(team, Arc::new(table)));
        }
    }

    fn carry_out(&mut self, effects: Vec<ConsoleEffect>) -> Option<Parting> {
        for effect in effects {
            match effect {
                ConsoleEffect::Quit(parting) => return Some(parting),
                ConsoleEffect::Detail(team) => {
                    (self.team, self.eyes) = (Some(team), None);
                    self.show_table();
                }
                ConsoleEffect::Eyes(team, seat) => {
                    (self.team, self.eyes) = (Some(team), Some(seat));
                    self.show_table();
                }
                ConsoleEffect::Steer(steer) => {
                    let by_hand = match &steer {
                        Steer::Inject(team, _) => Some(*team),
                        _ => None,
                    };
                    let answer = match self.house.hall().steer(steer) {
                        Ok(()) => {
                            if let Some(team) = by_hand {
                                self.house.hall().look_from(team);
                            }
                            ConsoleMsg::Done
                        }
                        Err(HallProblem::Refused(refused)) => {
                            ConsoleMsg::Refused(refusal(&self.house, &refused))
                        }
                        Err(HallProblem::Unsaved(error)) => {
                            ConsoleMsg::Refused(store_sentence(self.house.locale(), &error))
                        }
                    };
                    let _ = self.console.update(answer);
                    self.renew();
                }
            }
        }
        None
    }
}

fn view(house: &House) -> Arc<ConsoleView> {
    Arc::new(house.hall().console(&|code| house.line(code)))
}

/// A desk at the other end of a connection.
pub(super) struct DeskGuest(Desk);

impl DeskGuest {
    pub(super) fn new(house: Arc<House>, theme: Theme, size: (u16, u16)) -> Self {
        Self(Desk::new(house, theme, size))
    }
}

impl Guest for DeskGuest {
    fn take(&mut self, input: Input) -> Stay {
        let message = match input {
            Input::Key(key) => Msg::Key(key),
            Input::Paste(text) => Msg::Paste(text),
            Input::Resize(columns, rows) => Msg::Resize(columns, rows),
            Input::Tick | Input::Trip(_) => return Stay::On,
        };
        match self.0.take(message) {
            None => Stay::On,
            Some(Parting::Stays) => Stay::Leave,
            // The host itself runs on: it is not this terminal's to close.
            Some(Parting::Ends) => {
                let _ = self.0.house.hall().steer(Steer::End);
                Stay::Leave
            }
        }
    }

    fn paint(&mut self, buffer: &mut Buffer) {
        self.0.renew();
        let area = buffer.area;
        self.0.console.paint(buffer, area);
    }

    fn changes(&self) -> Changes {
        self.0.house.changes(None)
    }
}
