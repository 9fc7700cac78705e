//! How the screens look: the page, the foot with its keys, and the popups over them.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::App;
use crate::session::view::View;
use crate::tui::crew::Crew;
use crate::tui::screen::{self, Page};
use crate::tui::widget::{Look, hints};

impl App {
    /// Draws everything for the window as it is.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.paint(frame.buffer_mut(), area);
    }

    /// [`draw`](Self::draw) into any place of a buffer.
    pub fn paint(&self, buffer: &mut Buffer, area: Rect) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        let look = Look {
            locale: &self.locale,
            theme: &self.theme,
        };
        buffer.set_style(area, self.theme.ground());
        if !screen::fits(area) {
            return screen::too_small(buffer, area, look);
        }
        let page = page_of(area);
        let foot = Rect {
            y: page.bottom(),
            height: 1,
            ..page
        };
        self.paint_page(buffer, page, look);
        if self.popups.is_empty() {
            hints(buffer, foot, look, self.context());
        }
        let (view, picks) = (self.view(), self.play.as_ref().map(|play| &play.room.picks));
        for popup in &self.popups {
            popup.draw(buffer, area, look, view, picks);
        }
    }

    /// Paints the first rows of the picture alone, into a buffer of [`head`](Self::head) rows.
    pub fn paint_head(&self, buffer: &mut Buffer) {
        let look = Look {
            locale: &self.locale,
            theme: &self.theme,
        };
        buffer.set_style(buffer.area, self.theme.ground());
        let page = page_of(Rect::new(0, 0, self.size.0, self.size.1));
        if let Some(play) = &self.play {
            self.paint_top(buffer, page, look, &play.view);
        }
    }

    /// Rows at the top of the picture that tell where the team and the clocks stand.
    #[must_use]
    pub fn head(&self) -> u16 {
        let height = page_of(Rect::new(0, 0, self.size.0, self.size.1)).height;
        let header = screen::header_rows(height);
        let strip = |crew| screen::strip_rows(height - header, crew, self.page);
        header + self.crew.as_ref().map_or(0, strip)
    }

    /// Paints the head of a page; what is left below it.
    fn paint_top(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) -> Rect {
        let body = screen::header(buffer, area, look, view);
        match &self.crew {
            Some(crew) => screen::strip(buffer, body, look, crew, self.page),
            None => body,
        }
    }

    fn paint_page(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let Some(play) = self.play.as_ref().filter(|_| self.page != Page::Library) else {
            return self.library.draw(buffer, area, look);
        };
        let view = &*play.view;
        let body = self.paint_top(buffer, area, look, view);
        match self.page {
            Page::Library => {}
            Page::Briefing => {
                let own = self.crew.as_ref().map(|crew| &crew.view.roles);
                let roles = own.unwrap_or(&view.roles);
                play.briefing.draw(buffer, body, look, view, roles);
            }
            Page::Room => play.room.draw(buffer, body, look, view),
            Page::Composer => play
                .composer
                .draw(buffer, body, look, view, &play.room.picks),
            Page::Consequence => play.consequence.draw(buffer, body, look, view),
            Page::Log => play.log.draw(buffer, body, look, (view, &play.past)),
            Page::Ending => {
                let crew = self.crew.as_ref();
                let note = match crew.map(Crew::has_account) {
                    None => String::new(),
                    Some(_) if crew.is_some_and(|crew| crew.view.floor.debrief) => {
                        look.locale.say("team-debrief-open", &[])
                    }
                    Some(false) => look.locale.say("team-debrief-closed", &[]),
                    Some(true) => look.locale.say("team-account-kept", &[]),
                };
                play.ending.draw(buffer, body, look, view, &note);
            }
            Page::Debrief => {
                if let Some(debrief) = &play.debrief {
                    debrief.draw(buffer, body, look);
                }
            }
            Page::Map => play.map.draw(buffer, body, look, view),
            Page::Team | Page::Account => {
                if let Some(crew) = &self.crew {
                    match (&crew.form, self.page) {
                        (Some(form), Page::Account) => form.draw(buffer, body, look),
                        _ => crew.page.draw(buffer, body, look, &crew.view),
                    }
                }
            }
        }
    }
}

/// The place of a page: a margin at its sides, a line for hints below it.
fn page_of(area: Rect) -> Rect {
    let margin = u16::from(area.width >= 60);
    Rect {
        x: area.x + margin,
        width: area.width - 2 * margin,
        height: area.height.saturating_sub(1),
        ..area
    }
}
