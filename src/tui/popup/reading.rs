//! A text in a box, as long as it likes: what is read and then closed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::stack::Said;
use crate::tui::keymap::{Action, Context};
use crate::tui::widget::{Doc, Look, Scroll, popup_frame};

/// The most columns of such a box.
const WIDEST: u16 = 76;

/// Where one reads.
#[derive(Default)]
pub(super) struct Reading {
    scroll: Scroll,
}

impl Reading {
    /// Closes or scrolls.
    pub(super) fn act(&self, action: Action) -> Said {
        if matches!(action, Action::Back | Action::Choose) {
            return Said::Close;
        }
        self.scroll.act(action);
        Said::Stay
    }

    /// A box in the middle, as high as the text needs.
    pub(super) fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        (title, context): (&str, Context),
        write: impl FnOnce(&mut Doc),
    ) {
        let width = area.width.saturating_sub(4);
        let width = width.clamp(area.width.min(28), WIDEST);
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        write(&mut doc);
        // The frame and a row of keys.
        let height = u16::try_from(doc.len().saturating_add(3)).unwrap_or(u16::MAX);
        let inside = popup_frame(buffer, area, look, title, (width, height), context);
        self.scroll.draw(buffer, inside, look, &doc);
    }
}
