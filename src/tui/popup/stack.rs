//! Any popup, and what popups answer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Answer, Certain, Confirm, Dissent, Help, Leaving, Notice, Palette, Why};
use crate::locale::Locale;
use crate::session::view::View;
use crate::tui::keymap::{Action, Context};
use crate::tui::message::Effect;
use crate::tui::screen::Picks;
use crate::tui::widget::Look;

/// A box over a screen.
pub(crate) enum Popup {
    Help(Help),
    Confirm(Box<Confirm>),
    Notice(Notice),
    Leave(Leaving),
    Why(Why),
    Palette(Box<Palette>),
    Dissent(Box<Dissent>),
    Certain(Certain<Effect>),
}

/// What a popup answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// It stays.
    Stay,
    /// It closes.
    Close,
    /// The picks are to be committed with this note and these forecasts: channel and percent.
    Commit(String, Vec<(String, u8)>),
    /// The picks are wanted for this reason, with these forecasts.
    Vote(String, Vec<(String, u8)>),
    /// The picks are proposed with this note and these forecasts.
    Propose(String, Vec<(String, u8)>),
    /// The shell has to do something; the box stays until it has been done.
    Try(Effect),
    /// It closes, and the screen below acts.
    Act(Action),
    /// It closes, and the shell has to do something.
    Do(Effect),
}

impl Popup {
    pub(crate) fn context(&self) -> Context {
        match self {
            Self::Help(_) => Context::Help,
            Self::Confirm(confirm) => confirm.context(),
            Self::Notice(_) => Context::Notice,
            Self::Leave(_) => Context::Leave,
            Self::Why(_) => Context::Why,
            Self::Palette(_) => Context::Palette,
            Self::Dissent(_) => Context::Dissent,
            Self::Certain(_) => Context::Certain,
        }
    }

    pub(crate) fn act(&mut self, action: Action, locale: &Locale) -> Said {
        match self {
            Self::Help(help) => help.act(action),
            Self::Confirm(confirm) => confirm.act(action),
            Self::Notice(notice) => notice.act(action),
            Self::Leave(leaving) => leaving.act(action),
            Self::Why(why) => why.act(action),
            Self::Palette(palette) => palette.act(action, locale),
            Self::Dissent(dissent) => dissent.act(action),
            Self::Certain(certain) => match certain.act(action) {
                Answer::Stay => Said::Stay,
                Answer::No => Said::Close,
                Answer::Yes(effect) => Said::Do(effect),
            },
        }
    }

    pub(crate) fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        view: Option<&View>,
        picks: Option<&Picks>,
    ) {
        match (self, view, picks) {
            (Self::Help(help), ..) => help.draw(buffer, area, look),
            (Self::Confirm(confirm), Some(view), Some(picks)) => {
                confirm.draw(buffer, area, look, view, picks)
            }
            (Self::Why(why), Some(view), _) => why.draw(buffer, area, look, view),
            (Self::Confirm(_) | Self::Why(_), ..) => {}
            (Self::Notice(notice), ..) => notice.draw(buffer, area, look),
            (Self::Leave(leaving), ..) => leaving.draw(buffer, area, look),
            (Self::Palette(palette), ..) => palette.draw(buffer, area, look),
            (Self::Dissent(dissent), ..) => dissent.draw(buffer, area, look),
            (Self::Certain(certain), ..) => certain.draw(buffer, area, look),
        }
    }
}
