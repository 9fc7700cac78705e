//! The door as a machine: a name or a kept seat, then waiting.

use std::sync::Arc;

use super::message::{Joined, LobbyEffect, LobbyMsg};
use crate::locale::{Locale, phrase};
use crate::session::view::lobby::LobbyView;
use crate::tui::key::Key;
use crate::tui::keymap::{self, Action, Context};
use crate::tui::message::{Effect, Leave};
use crate::tui::popup::{Help, Leaving, Palette, Popup, Said};
use crate::tui::theme::Theme;
use crate::tui::widget::{Field, Scroll};

/// The most characters of a name.
const LONGEST: usize = 40;

/// The screens of somebody who comes in.
pub struct Lobby {
    pub(super) locale: Locale,
    pub(super) theme: Theme,
    size: (u16, u16),
    pub(super) view: Arc<LobbyView>,
    pub(super) name: Field,
    /// The kept seat under the cursor, while keys act on the seats.
    pub(super) seat: Option<usize>,
    /// Why nobody joined.
    pub(super) said: Option<String>,
    pub(super) popups: Vec<Popup>,
    pub(super) story: Scroll,
    pub(super) seats: Scroll,
    busy: bool,
}

impl Lobby {
    /// Opens on the kept seats where there are any, else on the name.
    #[must_use]
    pub fn new(view: Arc<LobbyView>, locale: Locale, theme: Theme, size: (u16, u16)) -> Self {
        Self {
            locale,
            theme,
            size,
            name: Field::new(false),
            seat: None,
            said: None,
            popups: Vec::new(),
            story: Scroll::default(),
            seats: Scroll::default(),
            busy: false,
            view,
        }
    }

    /// Where keys go now.
    #[must_use]
    pub fn context(&self) -> Context {
        match (self.popups.last(), &self.view.you, self.seat) {
            (Some(popup), ..) => popup.context(),
            (None, Some(_), _) => Context::Waiting,
            (None, None, Some(_)) => Context::Seats,
            (None, None, None) => Context::Naming,
        }
    }

    /// Takes a message; returns what the shell must do, in order.
    #[must_use]
    pub fn update(&mut self, message: LobbyMsg) -> Vec<LobbyEffect> {
        match message {
            LobbyMsg::Key(key) => return self.key(key),
            LobbyMsg::Paste(text) => {
                if let Some(field) = self.field() {
                    field.paste(&text);
                }
                self.shorten();
            }
            LobbyMsg::Resize(columns, rows) => self.size = (columns, rows),
            LobbyMsg::View(view) => {
                self.busy &= view.you.is_none();
                self.view = view;
                let last = self.view.seats.len().checked_sub(1);
                self.seat = self.seat.and_then(|at| Some(at.min(last?)));
            }
            LobbyMsg::Refused(why) => {
                self.busy = false;
                self.said = Some(why);
            }
        }
        Vec::new()
    }

    fn key(&mut self, key: Key) -> Vec<LobbyEffect> {
        let action = keymap::action(self.context(), key);
        match action {
            Some(Action::Interrupt) => return vec![LobbyEffect::Quit(Leave::Interrupted)],
            _ if self.busy || self.size.0 == 0 || self.size.1 == 0 => {}
            Some(action) => return self.act(action),
            None => {
                if let Some(field) = self.field() {
                    field.key(key);
                }
                self.shorten();
            }
        }
        Vec::new()
    }

    fn field(&mut self) -> Option<&mut Field> {
        match (self.context(), self.popups.last_mut()) {
            (Context::Palette, Some(Popup::Palette(palette))) => Some(palette.field()),
            (Context::Naming, _) => {
                self.said = None;
                Some(&mut self.name)
            }
            _ => None,
        }
    }

    /// A name has an end.
    fn shorten(&mut self) {
        let name = self.name.text();
        if name.chars().count() > LONGEST {
            self.name.clear();
            self.name
                .paste(&name.chars().take(LONGEST).collect::<String>());
        }
    }

    fn act(&mut self, action: Action) -> Vec<LobbyEffect> {
        if let Some(popup) = self.popups.last_mut() {
            let said = popup.act(action, &self.locale);
            return self.answered(said);
        }
        let context = self.context();
        match (context, action) {
            (_, Action::Help) => self.popups.push(Popup::Help(Help::new(context))),
            (_, Action::Palette) => self
                .popups
                .push(Popup::Palette(Box::new(Palette::new(context)))),
            (_, Action::Quit) | (Context::Naming, Action::Back) => {
                self.popups
                    .push(Popup::Leave(Leaving::new(None, false, false)));
            }
            (Context::Naming, Action::Choose) => return self.join(),
            (Context::Naming, Action::Next) if !self.view.seats.is_empty() => self.seat = Some(0),
            (Context::Seats, Action::Choose) => return self.join_again(),
            (Context::Seats, action) => self.move_seat(action),
            (_, action) => {
                self.story.act(action);
            }
        }
        Vec::new()
    }

    fn move_seat(&mut self, action: Action) {
        let last = self.view.seats.len().saturating_sub(1);
        self.seat = match (action, self.seat) {
            (Action::Up, Some(0)) => None,
            (Action::Up, Some(at)) => Some(at - 1),
            (Action::Down, Some(at)) => Some((at + 1).min(last)),
            (Action::Top, _) => Some(0),
            (Action::Bottom, _) => Some(last),
            (Action::Next | Action::Previous | Action::Back, _) => None,
            (_, at) => {
                self.story.act(action);
                at
            }
        };
    }

    fn join(&mut self) -> Vec<LobbyEffect> {
        let name = self.name.text().trim().to_owned();
        if name.is_empty() {
            self.said = Some(self.locale.say(phrase("lobby-no-name"), &[]));
            return Vec::new();
        }
        self.ask(Joined { name, seat: None })
    }

    fn join_again(&mut self) -> Vec<LobbyEffect> {
        let seat = self.seat.and_then(|at| self.view.seats.get(at));
        let joined = seat.map(|seat| Joined {
            name: seat.name.clone(),
            seat: Some(seat.seat),
        });
        joined.map_or_else(Vec::new, |joined| self.ask(joined))
    }

    fn ask(&mut self, joined: Joined) -> Vec<LobbyEffect> {
        self.busy = true;
        self.said = None;
        vec![LobbyEffect::Join(joined)]
    }

    fn answered(&mut self, said: Said) -> Vec<LobbyEffect> {
        match said {
            Said::Close => {
                self.popups.pop();
            }
            Said::Act(action) => {
                self.popups.pop();
                return self.act(action);
            }
            Said::Do(Effect::Quit(leave)) => return vec![LobbyEffect::Quit(leave)],
            _ => {}
        }
        Vec::new()
    }
}
