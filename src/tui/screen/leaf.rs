//! A page in the middle of the window that is read to its end and then left.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{Ask, Page};
use crate::tui::keymap::Action;
use crate::tui::widget::{Doc, Look, Scroll, below_title, pane_title};

/// Where one reads.
pub(super) struct Leaf {
    scroll: Scroll,
}

impl Default for Leaf {
    fn default() -> Self {
        Self {
            scroll: Scroll::paged(),
        }
    }
}

impl Leaf {
    pub(super) fn scroll(&self) -> &Scroll {
        &self.scroll
    }

    /// Reads on; once the end was in sight, `on` is what follows.
    pub(super) fn act(&self, action: Action, on: Ask) -> Ask {
        match action {
            Action::Choose if self.scroll.at_end() => return on,
            Action::Choose => {
                self.scroll.act(Action::PageDown);
            }
            Action::Log => return Ask::Go(Page::Log),
            Action::Briefing => return Ask::Go(Page::Briefing),
            action => {
                self.scroll.act(action);
            }
        }
        Ask::Stay
    }

    /// The name above, then the text.
    pub(super) fn draw(
        &self,
        buffer: &mut Buffer,
        place: Rect,
        look: Look<'_>,
        name: &str,
        write: impl FnOnce(&mut Doc),
    ) {
        let rest = below_title(place);
        let mut doc = Doc::new(Scroll::room(rest.width));
        write(&mut doc);
        self.scroll.draw(buffer, rest, look, &doc);
        // Pages are counted only once the text was laid out.
        let page = self.scroll.page(look);
        pane_title(buffer, place, look, name, &page, true);
    }
}

/// A column in the middle, no wider than one reads well.
pub(crate) fn middle(area: Rect, most: u16) -> Rect {
    let width = area.width.min(most);
    Rect {
        x: area.x + (area.width - width) / 2,
        width,
        ..area
    }
}
