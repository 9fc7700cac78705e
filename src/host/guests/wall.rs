//! The wall: what the whole room may see.

use std::sync::Arc;

use ratatui::buffer::Buffer;

use super::super::ssh::{Changes, Guest, Input, Stay};
use super::house::House;
use crate::session::view::projector::ProjectorView;
use crate::tui::theme::Theme;
use crate::tui::{Projector, ProjectorMsg};

/// A projector that joined.
pub(super) struct Wall {
    house: Arc<House>,
    projector: Projector,
    shown: u64,
}

impl Wall {
    pub(super) fn new(house: Arc<House>, theme: Theme, size: (u16, u16)) -> Self {
        let shown = house.version(None);
        let view = view(&house);
        Self {
            projector: Projector::new(view, house.locale().clone(), theme, size),
            house,
            shown,
        }
    }
}

fn view(house: &House) -> Arc<ProjectorView> {
    Arc::new(house.hall().projector(&|code| house.line(code)))
}

impl Guest for Wall {
    fn take(&mut self, input: Input) -> Stay {
        let message = match input {
            Input::Key(key) => ProjectorMsg::Key(key),
            Input::Resize(columns, rows) => ProjectorMsg::Resize(columns, rows),
            Input::Paste(_) | Input::Tick | Input::Trip(_) => return Stay::On,
        };
        match self.projector.update(message) {
            Some(_) => Stay::Leave,
            None => Stay::On,
        }
    }

    fn paint(&mut self, buffer: &mut Buffer) {
        let version = self.house.version(None);
        if version != self.shown {
            self.shown = version;
            let _ = self.projector.update(ProjectorMsg::View(view(&self.house)));
        }
        let area = buffer.area;
        self.projector.paint(buffer, area);
    }

    fn changes(&self) -> Changes {
        self.house.changes(None)
    }
}
