//! Something the player must be told before going on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::reading::Reading;
use super::stack::Said;
use crate::tui::keymap::{Action, Context};
use crate::tui::theme::Meaning;
use crate::tui::widget::Look;

/// A title and paragraphs.
pub(crate) struct Notice {
    title: String,
    paragraphs: Vec<String>,
    reading: Reading,
}

impl Notice {
    pub(crate) fn new(title: String, paragraphs: Vec<String>) -> Self {
        Self {
            title,
            paragraphs,
            reading: Reading::default(),
        }
    }

    pub(crate) fn act(&mut self, action: Action) -> Said {
        self.reading.act(action)
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let head = (self.title.as_str(), Context::Notice);
        self.reading.draw(buffer, area, look, head, |doc| {
            for paragraph in &self.paragraphs {
                doc.blank().text(paragraph, look.style(Meaning::Text));
            }
            doc.blank();
        });
    }
}
