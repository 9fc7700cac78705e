//! What can lie over the console, and what it answers.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::form::Form;
use super::message::Parting;
use super::parting::PartingBox;
use super::ruling::Ruling;
use crate::locale::Locale;
use crate::session::view::console::Steer;
use crate::tui::keymap::{Action, Context};
use crate::tui::popup::{Answer, Certain, Help, Notice, Palette, Said};
use crate::tui::widget::{Field, Look};

/// A box over the console.
pub(super) enum Boxed {
    Help(Help),
    Palette(Box<Palette>),
    Notice(Notice),
    Certain(Certain<Steer>),
    Form(Box<Form>),
    Ruling(Box<Ruling>),
    Parting(PartingBox),
}

/// What a box answers.
pub(super) enum Answered {
    /// It stays.
    Stay,
    /// It closes.
    Close,
    /// It closes, and the page below acts.
    Act(Action),
    /// Another box takes its place.
    Then(Box<Boxed>),
    /// It closes, and this is done.
    Send(Steer),
    /// The console is left.
    Quit(Parting),
}

impl Boxed {
    pub(super) fn context(&self) -> Context {
        match self {
            Self::Help(_) => Context::Help,
            Self::Palette(_) => Context::Palette,
            Self::Notice(_) => Context::Notice,
            Self::Certain(_) => Context::Certain,
            Self::Form(form) => form.context(),
            Self::Ruling(_) => Context::Ruling,
            Self::Parting(_) => Context::Leave,
        }
    }

    pub(super) fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::Palette(palette) => Some(palette.field()),
            Self::Form(form) => form.field(),
            _ => None,
        }
    }

    pub(super) fn act(&mut self, action: Action, locale: &Locale) -> Answered {
        match self {
            Self::Help(help) => said(help.act(action)),
            Self::Palette(palette) => said(palette.act(action, locale)),
            Self::Notice(notice) => said(notice.act(action)),
            Self::Certain(certain) => match certain.act(action) {
                Answer::Stay => Answered::Stay,
                Answer::No => Answered::Close,
                Answer::Yes(steer) => Answered::Send(steer),
            },
            Self::Form(form) => form.act(action),
            Self::Ruling(ruling) => ruling.act(action, locale),
            Self::Parting(parting) => parting.act(action),
        }
    }

    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        match self {
            Self::Help(help) => help.draw(buffer, area, look),
            Self::Palette(palette) => palette.draw(buffer, area, look),
            Self::Notice(notice) => notice.draw(buffer, area, look),
            Self::Certain(certain) => certain.draw(buffer, area, look),
            Self::Form(form) => form.draw(buffer, area, look),
            Self::Ruling(ruling) => ruling.draw(buffer, area, look),
            Self::Parting(parting) => parting.draw(buffer, area, look),
        }
    }
}

fn said(said: Said) -> Answered {
    match said {
        Said::Close => Answered::Close,
        Said::Act(action) => Answered::Act(action),
        _ => Answered::Stay,
    }
}
