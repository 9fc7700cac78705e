//! A step of the debrief on the wall: the parts that people read at their seats, read-only and for
//! all eyes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::paths::PathsPage;
use super::super::sheet::Sheet;
use super::cost::cost;
use super::forecasts::forecasts;
use super::history::history;
use super::knowledge::knowledge;
use super::room::{actions, rated};
use super::timeline::Timeline;
use crate::session::view::debrief::Debrief;
use crate::session::view::wash::{self, Steps};
use crate::tui::widget::{Doc, Look, Scroll};

/// What is shown, and how far it is scrolled.
pub(crate) struct Step<'a> {
    pub(crate) step: wash::Step,
    pub(crate) scroll: &'a Scroll,
    pub(crate) paths: &'a PathsPage,
}

impl Step<'_> {
    /// Draws the step of this record; whether there is something of it to draw.
    pub(crate) fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        record: &Debrief,
    ) -> bool {
        let mut doc = Doc::new(Scroll::room(area.width));
        match self.step {
            wash::Step::Account => return false,
            wash::Step::Timeline => {
                Timeline::default().draw(buffer, area, look, record);
                return true;
            }
            wash::Step::Score => {
                Sheet::default().draw(buffer, area, look, &record.now);
                return true;
            }
            wash::Step::Comparison => {
                let paths = record.room.as_ref().and_then(|room| room.paths.as_ref());
                if let Some(paths) = paths {
                    self.paths.draw(buffer, area, look, paths);
                }
                return paths.is_some();
            }
            wash::Step::Knowledge => knowledge(&mut doc, look, record),
            wash::Step::History => history(&mut doc, look, record),
            wash::Step::Swings | wash::Step::Exit | wash::Step::Chance => {
                // The path stays with it: decisions are named by where they were taken.
                let alone = Steps::NONE.with(wash::Step::Timeline).with(self.step);
                cost(&mut doc, look, &record.clone().only(alone));
            }
            wash::Step::Forecasts => forecasts(&mut doc, look, record),
            wash::Step::Objectives => rated(&mut doc, look, record),
            wash::Step::Actions => actions(&mut doc, look, record),
        }
        self.scroll.draw(buffer, area, look, &doc);
        true
    }
}
