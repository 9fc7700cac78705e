//! What decides the picture of the room.

use super::board::Room;
use super::layout::Wants;
use crate::tui::marks::Marks;
use crate::tui::screen::picks::Unpicked;
use crate::tui::widget::{Coast, Doc, Scroll};

/// What a room has laid out: the costly part of drawing it.
#[derive(Default)]
pub struct Laid {
    situation: Option<Doc>,
    wants: Option<(u16, Wants)>,
    coast: Coast,
}

impl Room {
    pub(crate) fn scrolls(&self) -> Vec<&Scroll> {
        self.scrolls.iter().chain([&self.detail]).collect()
    }

    /// What was laid out, in exchange for what another room of the same view, window and colours
    /// had laid out. Without that it is made again when it is drawn.
    pub(crate) fn exchange(&self, laid: Laid) -> Laid {
        self.hits.take();
        Laid {
            situation: Some(
                self.situation
                    .replace(laid.situation.unwrap_or_else(|| Doc::new(0))),
            ),
            wants: self.wants.replace(laid.wants),
            coast: self.chart.exchange(laid.coast),
        }
    }

    /// Beside the view, what was new in it when the room opened, and the scrolls.
    pub(crate) fn mark(&self, marks: &mut Marks) {
        marks.number(self.focus as u64);
        marks.count(self.recent.len());
        self.recent
            .iter()
            .for_each(|pane| marks.number(*pane as u64));
        marks.count(self.cursor);
        marks.count(self.channel);
        marks.number(self.only.is_some().into());
        marks.text(self.only.as_deref().unwrap_or_default());
        self.picks.mark(marks);
        let (kind, count, text) = match &self.unpicked {
            None => (0, 0, ""),
            Some(Unpicked::Greyed(text)) => (1, 0, text.as_str()),
            Some(Unpicked::TooFew(count)) => (2, *count, ""),
            Some(Unpicked::TooMany(count)) => (3, *count, ""),
            Some(Unpicked::Excluded(text)) => (4, 0, text.as_str()),
            Some(Unpicked::Nothing) => (5, 0, ""),
        };
        marks.number(kind);
        marks.count(count);
        marks.text(text);
        marks.number(self.untouched.into());
        marks.number(self.motion.ticks.map_or(0, |ticks| u64::from(ticks) + 1));
        self.chart.mark(marks);
    }
}
