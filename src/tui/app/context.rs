//! Where keys go, and where typed text lands.

use super::App;
use crate::tui::crew::Crew;
use crate::tui::keymap::Context;
use crate::tui::play::Play;
use crate::tui::popup::Popup;
use crate::tui::screen::{self, Here, Page};
use crate::tui::widget::Field;

impl App {
    /// Where keys go now.
    #[must_use]
    pub fn context(&self) -> Context {
        match (self.popups.last(), &self.crew) {
            (Some(popup), _) => popup.context(),
            (None, None) => self.context_of_page(),
            (None, Some(crew)) => match (self.page, crew.view.floor.debrief) {
                (Page::Ending, true) => Context::TeamDebrief,
                _ => self.context_of_page().in_team(),
            },
        }
    }

    fn context_of_page(&self) -> Context {
        match self.page {
            Page::Library => self.library.context(),
            Page::Briefing => Context::Briefing,
            Page::Room => self
                .play
                .as_ref()
                .map_or(Context::Room, |play| play.room.context(self.here(play))),
            Page::Composer if self.play.as_ref().is_some_and(|play| play.composer.noting) => {
                Context::Noting
            }
            Page::Composer => Context::Composer,
            Page::Consequence => Context::Consequence,
            Page::Log if self.play.as_ref().is_some_and(|play| play.log.searching) => {
                Context::Searching
            }
            Page::Log => Context::Log,
            Page::Ending => Context::Ending,
            Page::Debrief => self
                .play
                .as_ref()
                .and_then(|play| play.debrief.as_ref())
                .map_or(Context::Debrief, screen::Debriefing::context),
            Page::Map => Context::Map,
            Page::Team => Context::Team,
            Page::Account => match self.crew.as_ref().and_then(|crew| crew.form.as_ref()) {
                Some(form) if form.skipping() => Context::Skip,
                _ => Context::OwnAccount,
            },
        }
    }

    pub(super) fn here<'a>(&'a self, play: &'a Play) -> Here<'a> {
        Here {
            view: &play.view,
            locale: &self.locale,
        }
    }

    /// The field that takes typed text now.
    pub(super) fn field(&mut self) -> Option<&mut Field> {
        if !self.context().types() {
            return None;
        }
        match self.popups.last_mut() {
            Some(Popup::Confirm(confirm)) => Some(confirm.note()),
            Some(Popup::Palette(palette)) => Some(palette.field()),
            Some(Popup::Dissent(dissent)) => Some(dissent.field()),
            Some(_) => None,
            None => {
                if self.page == Page::Account {
                    return self.crew.as_mut().and_then(Crew::field);
                }
                let play = self.play.as_mut()?;
                match (self.page, &mut play.debrief) {
                    (Page::Debrief, Some(debrief)) => debrief.field(),
                    (Page::Composer, _) => Some(play.composer.note()),
                    _ => Some(play.log.field()),
                }
            }
        }
    }
}
