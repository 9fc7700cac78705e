//! How play ended, and what the record shows beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{Ask, Page};
use super::leaf::{Leaf, middle};
use crate::session::view::View;
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Look, Scroll};

/// The widest column of it.
const WIDEST: u16 = 94;

/// Scrolled text.
#[derive(Default)]
pub(crate) struct Ending {
    leaf: Leaf,
}

impl Ending {
    pub(crate) fn scrolls(&self) -> [&Scroll; 1] {
        [self.leaf.scroll()]
    }

    /// `closed`: the debrief is not one's own to open, and has not been opened.
    pub(crate) fn act(&mut self, action: Action, closed: bool) -> Ask {
        match action {
            Action::Team => Ask::Go(Page::Team),
            Action::Messages => Ask::Messages,
            action if closed => self.leaf.act(action, Ask::Go(Page::Account)),
            action => self.leaf.act(action, Ask::Debrief),
        }
    }

    /// `note` stands above the story: what a team waits for.
    pub(crate) fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        view: &View,
        note: &str,
    ) {
        let name = look.locale.say("ending-title", &[]);
        let place = middle(area, WIDEST);
        self.leaf.draw(buffer, place, look, &name, |doc| {
            let Some(ending) = &view.ending else { return };
            let text = look.style(Meaning::Text);
            doc.text(&ending.title, look.style(Meaning::Focus)).blank();
            if !note.is_empty() {
                let title = look.style(Meaning::Title);
                doc.hang("· ", note, title, title).blank();
            }
            doc.markdown(look, &ending.text, 0, text);
            if !ending.history.is_empty() {
                doc.heading(look, &look.locale.say("ending-history", &[]));
                doc.markdown(look, &ending.history, 0, text);
            }
        });
    }
}
