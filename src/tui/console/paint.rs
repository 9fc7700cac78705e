//! How the console looks: the head with the state of the session, the page, the boxes.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::machine::{Console, Page};
use crate::text::width;
use crate::tui::screen::window;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Look, hints, put};

/// The least columns and rows of the console.
const LEAST: (u16, u16) = (30, 10);
/// Session seconds in a second of wall time, in percent, that are nothing to tell.
const REAL: u32 = 100;

impl Console {
    /// Draws everything for the window as it is.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.paint(frame.buffer_mut(), area);
    }

    /// [`draw`](Self::draw) into any place of a buffer.
    pub fn paint(&self, buffer: &mut Buffer, area: Rect) {
        let look = Look {
            locale: &self.locale,
            theme: &self.theme,
        };
        let area = area.intersection(buffer.area);
        let Some((page, foot)) = window(buffer, area, look, LEAST) else {
            return;
        };
        let top = Rect { height: 1, ..page };
        self.head(buffer, top, look);
        let body = Rect {
            y: page.y + 1,
            height: page.height - 1,
            ..page
        };
        match self.page {
            Page::Overview => self.overview(buffer, body, look),
            Page::Table => self.draw_table(buffer, body, look),
            Page::Doors => self.doors(buffer, body, look),
            Page::Incidents => self.incidents(buffer, body, look),
            Page::Notes => self.notes(buffer, body, look),
            Page::Seats => self.seats(buffer, body, look),
            Page::Wash => self.draw_wash(buffer, body, look),
            Page::Day => self.draw_day(buffer, body, look),
            Page::Paths => {
                if let Some(paths) = &self.view.paths {
                    self.paths.draw(buffer, body, look, paths);
                }
            }
        }
        if self.boxes.is_empty() {
            hints(buffer, foot, look, self.context());
        }
        for boxed in &self.boxes {
            boxed.draw(buffer, area, look);
        }
    }

    /// The exercise at the left; at the right how long the session runs and what stands still.
    fn head(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let view = &*self.view;
        let mut parts: Vec<(String, Meaning)> = Vec::new();
        if view.over {
            parts.push((look.locale.say("floor-over", &[]), Meaning::Warn));
        }
        if !view.started {
            parts.push((look.locale.say("console-not-started", &[]), Meaning::Warn));
        } else if view.paused {
            parts.push((look.locale.say("floor-paused", &[]), Meaning::Warn));
        }
        if view.speed != REAL {
            let percent = [("percent", view.speed.into())];
            let words = look.locale.say("console-speed", &percent);
            parts.push((words, Meaning::Warn));
        }
        let here = view.teams.iter().flat_map(|team| &team.people);
        let here = here.filter(|person| person.here).count();
        let people = [("count", here.into())];
        parts.push((look.locale.say("console-people", &people), Meaning::Text));
        let time = look.locale.duration((view.elapsed / 60).into());
        let time = [("time", time.into())];
        parts.push((look.locale.say("console-time", &time), Meaning::Strong));
        let cells: usize = parts.iter().map(|(words, _)| width(words) + 3).sum();
        let cells = u16::try_from(cells.saturating_sub(3)).unwrap_or(u16::MAX);
        let cells = cells.min(area.width);
        let room = Rect {
            width: area.width.saturating_sub(cells + 2),
            ..area
        };
        put(
            buffer,
            room,
            room.x,
            room.y,
            &view.title,
            look.style(Meaning::Strong),
        );
        let mut x = area.right() - cells;
        for (number, (words, meaning)) in parts.iter().enumerate() {
            if number > 0 {
                x += put(buffer, area, x, area.y, " · ", look.style(Meaning::Dim));
            }
            x += put(buffer, area, x, area.y, words, look.style(*meaning));
        }
    }
}
