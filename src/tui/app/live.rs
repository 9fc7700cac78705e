//! What happens to the screens beside keys: the pointer, the time that goes by while a call rings,
//! and the bell.

use std::time::Duration;

use ratatui::layout::Position;

use super::App;
use crate::tui::keymap::Action;
use crate::tui::message::{Effect, Pointer};
use crate::tui::screen::{Here, Page};
use crate::tui::taste::Motion;

/// Between two pictures of the scene: slow enough to be calm and cheap over a slow line.
const BEAT: Duration = Duration::from_millis(500);
/// Between two looks at work that is under way.
const LOOK: Duration = Duration::from_millis(150);
/// Lines that a step of the wheel moves.
const WHEEL: usize = 3;

impl App {
    /// How often the shell has to send [`Msg::Tick`](crate::tui::Msg::Tick) now; none while nothing
    /// on the screen moves.
    #[must_use]
    pub fn tick_every(&self) -> Option<Duration> {
        if self.awaits() {
            return Some(LOOK);
        }
        let play = self.play.as_ref().filter(|_| self.in_the_room())?;
        let moves =
            self.taste.motion == Motion::Full && play.room.shows_ringing(self.size, &play.view);
        moves.then_some(BEAT)
    }

    /// The room is what one looks at, with nothing over it.
    fn in_the_room(&self) -> bool {
        self.page == Page::Room && self.popups.is_empty() && !self.busy
    }

    pub(super) fn tick(&mut self) -> Vec<Effect> {
        if self.in_the_room()
            && self.tick_every().is_some()
            && let Some(play) = &mut self.play
        {
            play.room.tick();
        }
        self.awaited()
    }

    /// The bell of a call that has just begun to ring in sight, where one asked for it.
    pub(super) fn bell(&mut self) -> Option<Effect> {
        if !self.taste.bell || !self.in_the_room() {
            return None;
        }
        let play = self.play.as_mut()?;
        let new = play.room.shows_ringing(self.size, &play.view) && play.room.rings_anew();
        new.then_some(Effect::Bell)
    }

    pub(super) fn pointer(&mut self, pointer: Pointer, at: Position) {
        if !self.taste.mouse || self.busy {
            return;
        }
        let step = match pointer {
            Pointer::Click => None,
            Pointer::WheelUp => Some(Action::Up),
            Pointer::WheelDown => Some(Action::Down),
        };
        if let (Some(play), true) = (
            &mut self.play,
            self.page == Page::Room && self.popups.is_empty(),
        ) {
            let here = Here {
                view: &play.view,
                locale: &self.locale,
            };
            match step {
                Some(action) => play.room.wheel(at, action),
                None => play.room.click(at, here),
            }
            return;
        }
        // Elsewhere one text fills the screen, and a click means nothing.
        let Some(action) = step else { return };
        for _ in 0..WHEEL {
            match self.popups.last_mut() {
                Some(popup) => {
                    let _ = popup.act(action, &self.locale);
                }
                None => {
                    let _ = self.act_on_page(action);
                }
            }
        }
    }
}
