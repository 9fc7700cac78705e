//! The tension curve with the decisions on it, and the moment that is looked at below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::header::heat;
use super::moment::{meters, moment, title};
use crate::session::view::debrief::Debrief;
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Curve, Doc, Look, Scroll, columns, pane_title};

/// The width that shows meters beside the moment.
const WIDE: u16 = 100;

/// The moment that is looked at.
#[derive(Default)]
pub(super) struct Timeline {
    at: usize,
    scroll: Scroll,
    meters: Scroll,
}

impl Timeline {
    /// Goes to the moment of this number.
    pub(super) fn go(&mut self, number: usize) {
        self.at = number;
        self.scroll.reset();
        self.meters.reset();
    }

    /// The moment that is looked at, where something was decided there.
    pub(super) fn chosen(&self, debrief: &Debrief) -> Option<usize> {
        let moment = debrief.moments.get(self.at)?;
        moment.decision.as_ref().map(|_| self.at)
    }

    pub(super) fn act(&mut self, action: Action, debrief: &Debrief) {
        let last = debrief.moments.len().saturating_sub(1);
        match action {
            Action::Left => self.go(self.at.saturating_sub(1)),
            Action::Right => self.go((self.at + 1).min(last)),
            Action::Top => self.go(0),
            Action::Bottom => self.go(last),
            action => {
                self.scroll.act(action);
                self.meters.act(action);
            }
        }
    }

    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, debrief: &Debrief) {
        if debrief.moments.is_empty() {
            let mut doc = Doc::new(Scroll::room(area.width));
            doc.text(
                &look.locale.say("timeline-empty", &[]),
                look.style(Meaning::Text),
            );
            return self.scroll.draw(buffer, area, look, &doc);
        }
        let at = self.at.min(debrief.moments.len() - 1);
        let least = (area.height / 2).min(8);
        let height = (area.height * 2 / 5)
            .max(least)
            .clamp(area.height.min(4), 14);
        let upper = Rect { height, ..area };
        let lower = Rect {
            y: area.y + height,
            height: area.height - height,
            ..area
        };
        self.picture(buffer, upper, look, debrief, at);
        let (left, right) = if lower.width >= WIDE {
            let [left, right] = columns(lower, [64, 36]);
            (left, Some(right))
        } else {
            (lower, None)
        };
        let (name, which) = title(look, debrief, at);
        let rest = pane_title(buffer, left, look, &name, &which, true);
        let mut doc = Doc::new(Scroll::room(rest.width));
        moment(&mut doc, look, debrief, at);
        let name = look.locale.say("timeline-meters", &[]);
        if let Some(right) = right {
            let rest = pane_title(buffer, right, look, &name, "", false);
            let mut doc = Doc::new(Scroll::room(rest.width));
            meters(&mut doc, look, &debrief.moments[at]);
            self.meters.draw(buffer, rest, look, &doc);
        } else {
            doc.heading(look, &name);
            meters(&mut doc, look, &debrief.moments[at]);
        }
        self.scroll.draw(buffer, rest, look, &doc);
    }

    fn picture(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        debrief: &Debrief,
        at: usize,
    ) {
        let caption = u16::from(area.height >= 7);
        let moments: Vec<u32> = debrief.moments.iter().map(|moment| moment.at).collect();
        let place = Rect {
            y: area.y + caption,
            height: area.height - caption,
            ..area
        };
        if caption > 0 {
            let row = Rect { height: 1, ..area };
            let mut doc = Doc::new(Scroll::room(row.width));
            doc.apart(
                (
                    &look.locale.say("status-tension", &[]),
                    look.style(Meaning::Title),
                ),
                (
                    &look.locale.say("timeline-legend", &[]),
                    look.style(Meaning::Dim),
                ),
            );
            Scroll::default().draw(buffer, row, look, &doc);
        }
        let curve = Curve {
            points: &debrief.now.tension_curve,
            range: debrief.now.tension.range,
            moments: &moments,
            chosen: at,
            heat,
        };
        curve.draw(buffer, place, look);
    }
}
