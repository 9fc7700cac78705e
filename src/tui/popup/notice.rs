//! Something the player must be told before going on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::stack::Said;
use crate::tui::keymap::{Action, Context};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, popup_frame};

/// A title and paragraphs.
pub(crate) struct Notice {
    title: String,
    paragraphs: Vec<String>,
    scroll: Scroll,
}

impl Notice {
    pub(crate) fn new(title: String, paragraphs: Vec<String>) -> Self {
        Self {
            title,
            paragraphs,
            scroll: Scroll::default(),
        }
    }

    pub(crate) fn act(&mut self, action: Action) -> Said {
        if action == Action::Choose {
            return Said::Close;
        }
        self.scroll.act(action);
        Said::Stay
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let width = area.width.saturating_sub(4).clamp(area.width.min(28), 76);
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        for paragraph in &self.paragraphs {
            doc.blank().text(paragraph, look.style(Meaning::Text));
        }
        let height = u16::try_from(doc.len())
            .unwrap_or(u16::MAX)
            .saturating_add(4);
        let inside = popup_frame(
            buffer,
            area,
            look,
            &self.title,
            (width, height),
            Context::Notice,
        );
        self.scroll.draw(buffer, inside, look, &doc);
    }
}
