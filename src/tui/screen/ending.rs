//! How play ended, and what the record shows beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{Ask, Page};
use crate::session::view::View;
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, below_title, pane_title};

/// Scrolled text.
#[derive(Default)]
pub(crate) struct Ending {
    scroll: Scroll,
}

impl Ending {
    pub(crate) fn act(&mut self, action: Action) -> Ask {
        match action {
            Action::Choose if self.scroll.at_end() => Ask::Debrief,
            Action::Choose => {
                self.scroll.act(Action::PageDown);
                Ask::Stay
            }
            Action::Log => Ask::Go(Page::Log),
            Action::Briefing => Ask::Go(Page::Briefing),
            action => {
                self.scroll.act(action);
                Ask::Stay
            }
        }
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        let width = area.width.min(94);
        let place = Rect {
            x: area.x + (area.width - width) / 2,
            width,
            ..area
        };
        let rest = below_title(place);
        let mut doc = Doc::new(Scroll::room(rest.width));
        if let Some(ending) = &view.ending {
            let text = look.style(Meaning::Text);
            doc.text(&ending.title, look.style(Meaning::Focus)).blank();
            doc.markdown(look, &ending.text, 0, text);
            if !ending.history.is_empty() {
                doc.heading(look, &look.locale.say("ending-history", &[]));
                doc.markdown(look, &ending.history, 0, text);
            }
        }
        self.scroll.draw(buffer, rest, look, &doc);
        pane_title(
            buffer,
            place,
            look,
            &look.locale.say("ending-title", &[]),
            &self.scroll.page(look),
            true,
        );
    }
}
