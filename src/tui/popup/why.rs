//! What lies behind the numbers of a pane.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::stack::Said;
use crate::session::view::View;
use crate::tui::keymap::{Action, Context};
use crate::tui::screen::{Question, answer, heading};
use crate::tui::widget::{Doc, Look, Scroll, popup_frame};

/// A question about a pane.
pub(crate) struct Why {
    question: Question,
    scroll: Scroll,
}

impl Why {
    pub(crate) fn new(question: Question) -> Self {
        Self {
            question,
            scroll: Scroll::default(),
        }
    }

    pub(crate) fn act(&mut self, action: Action) -> Said {
        if action == Action::Back {
            return Said::Close;
        }
        self.scroll.act(action);
        Said::Stay
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        let width = area.width.saturating_sub(4).clamp(area.width.min(28), 84);
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        answer(&mut doc, look, view, self.question);
        let height = u16::try_from(doc.len())
            .unwrap_or(u16::MAX)
            .saturating_add(4)
            .min(area.height.saturating_sub(2).max(5));
        let inside = popup_frame(
            buffer,
            area,
            look,
            &format!("▶ {}", heading(look.locale, self.question)),
            (width, height),
            Context::Why,
        );
        self.scroll.draw(buffer, inside, look, &doc);
    }
}
