//! The map on a screen of its own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::Ask;
use crate::session::view::View;
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, MapState, Scroll, chart, pane_title};

/// Where one looks.
#[derive(Default)]
pub(crate) struct MapPage {
    state: MapState,
}

impl MapPage {
    pub(crate) fn act(&mut self, action: Action) -> Ask {
        if action == Action::Back {
            return Ask::Back;
        }
        self.state.act(action);
        Ask::Stay
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        let title = look.locale.say("map-title", &[]);
        let rest = pane_title(buffer, area, look, &title, "", true);
        match &view.map {
            Some(map) => chart(buffer, rest, look, map, &self.state),
            None => {
                let mut doc = Doc::new(Scroll::room(rest.width));
                let words = look.locale.say("map-none", &[]);
                doc.text(&words, look.style(Meaning::Dim));
                Scroll::default().draw(buffer, rest, look, &doc);
            }
        }
    }
}
