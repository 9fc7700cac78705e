//! The wall as a machine: it scrolls and it is left.

use std::sync::Arc;

use crate::locale::Locale;
use crate::session::view::projector::ProjectorView;
use crate::tui::key::Key;
use crate::tui::keymap::{self, Action, Context};
use crate::tui::message::Leave;
use crate::tui::screen::PathsPage;
use crate::tui::theme::Theme;
use crate::tui::widget::Scroll;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum ProjectorMsg {
    /// A key was pressed.
    Key(Key),
    /// The window has this many columns and rows now.
    Resize(u16, u16),
    /// What the room may see now.
    View(Arc<ProjectorView>),
}

/// The screen of the room.
pub struct Projector {
    pub(super) locale: Locale,
    pub(super) theme: Theme,
    pub(super) view: Arc<ProjectorView>,
    pub(super) scroll: Scroll,
    pub(super) paths: PathsPage,
    size: (u16, u16),
}

impl Projector {
    /// Opens on what the room may see.
    #[must_use]
    pub fn new(view: Arc<ProjectorView>, locale: Locale, theme: Theme, size: (u16, u16)) -> Self {
        Self {
            locale,
            theme,
            view,
            scroll: Scroll::default(),
            paths: PathsPage::default(),
            size,
        }
    }

    /// Takes a message; returns how one leaves, once one does.
    #[must_use]
    pub fn update(&mut self, message: ProjectorMsg) -> Option<Leave> {
        match message {
            ProjectorMsg::Resize(columns, rows) => self.size = (columns, rows),
            ProjectorMsg::View(view) => {
                let step = |view: &ProjectorView| view.wash.as_ref().and_then(|wash| wash.now);
                if view.situation != self.view.situation || step(&view) != step(&self.view) {
                    self.scroll.reset();
                }
                self.view = view;
            }
            ProjectorMsg::Key(key) => match keymap::action(Context::Projector, key) {
                Some(Action::Interrupt) => return Some(Leave::Interrupted),
                Some(Action::Quit) => return Some(Leave::Asked),
                Some(action) => {
                    match &self.view.paths {
                        Some(paths) => self.paths.act(action, paths),
                        None => self.scroll.act(action),
                    };
                }
                None => {}
            },
        }
        None
    }

    /// The window it was told of last.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        self.size
    }
}
