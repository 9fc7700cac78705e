//! Whether to leave: says where the session lies and how to come back.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::stack::Said;
use crate::text;
use crate::tui::backend::Place;
use crate::tui::keymap::{Action, Context};
use crate::tui::message::{Effect, Leave};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, popup_frame};

/// The choices, and the place of the session.
pub(crate) struct Leaving {
    place: Option<Place>,
    /// A session is open, so that there is a library to go back to.
    playing: bool,
    /// Words of an account were typed that are not kept.
    draft: bool,
    /// One sits in a team, and the seat is kept.
    seat: bool,
    cursor: usize,
    scroll: Scroll,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Quit,
    Library,
    Stay,
}

impl Leaving {
    pub(crate) fn new(place: Option<Place>, playing: bool, draft: bool) -> Self {
        Self {
            place,
            playing,
            draft,
            seat: false,
            cursor: 0,
            scroll: Scroll::default(),
        }
    }

    /// Out of a team.
    pub(crate) fn from_seat(draft: bool) -> Self {
        Self {
            seat: true,
            ..Self::new(None, false, draft)
        }
    }

    fn choices(&self) -> &'static [Choice] {
        if self.playing {
            &[Choice::Quit, Choice::Library, Choice::Stay]
        } else {
            &[Choice::Quit, Choice::Stay]
        }
    }

    pub(crate) fn act(&mut self, action: Action) -> Said {
        let last = self.choices().len() - 1;
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::Quit => return Said::Do(Effect::Quit(Leave::Asked)),
            Action::Back => return Said::Close,
            Action::Choose => {
                return match self.choices()[self.cursor.min(last)] {
                    Choice::Quit => Said::Do(Effect::Quit(Leave::Asked)),
                    Choice::Library => Said::Do(Effect::Library),
                    Choice::Stay => Said::Close,
                };
            }
            action => {
                self.scroll.act(action);
            }
        }
        Said::Stay
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        // A command is copied: where the window has the room, it stands on one line.
        let command = self
            .place
            .as_ref()
            .map_or(0, |place| text::width(&place.resume));
        let most = u16::try_from(command + 8).unwrap_or(u16::MAX).max(72);
        let width = area.width.saturating_sub(4).clamp(area.width.min(28), most);
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        let (plain, strong, dim) = (
            look.style(Meaning::Text),
            look.style(Meaning::Strong),
            look.style(Meaning::Dim),
        );
        if let Some(place) = &self.place {
            doc.text(&look.locale.say("leave-saved", &[]), plain);
            doc.hang("  ", &place.folder, dim, dim);
            doc.text(&look.locale.say("leave-resume", &[]), plain);
            doc.hang("  ", &place.resume, dim, strong);
            doc.blank();
        }
        if self.seat {
            doc.text(&look.locale.say("leave-seat", &[]), plain).blank();
        }
        if self.draft {
            let warn = look.style(Meaning::Warn);
            doc.hang("! ", &look.locale.say("account-leave", &[]), warn, warn);
            doc.blank();
        }
        let mut here = 0..0;
        for (number, choice) in self.choices().iter().enumerate() {
            let words = match choice {
                Choice::Quit => look.locale.say("leave-quit", &[]),
                Choice::Library => look.locale.say("leave-library", &[]),
                Choice::Stay => look.locale.say("leave-stay", &[]),
            };
            let from = doc.len();
            let at = number == self.cursor;
            doc.hang(
                if at { "▶ " } else { "  " },
                &words,
                look.style(Meaning::Focus),
                if at { strong } else { plain },
            );
            if at {
                here = from..doc.len();
                doc.mark(here.clone(), look.theme.row());
            }
        }
        let height = u16::try_from(doc.len())
            .unwrap_or(u16::MAX)
            .saturating_add(4);
        let inside = popup_frame(
            buffer,
            area,
            look,
            &look.locale.say("leave-title", &[]),
            (width, height),
            Context::Leave,
        );
        self.scroll.follow(self.cursor, &here);
        self.scroll.draw(buffer, inside, look, &doc);
    }
}
