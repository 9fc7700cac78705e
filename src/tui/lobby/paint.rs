//! How the door looks.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Lobby;
use crate::session::view::team::PersonView;
use crate::tui::keymap::{Action, Context, bindings};
use crate::tui::screen::{middle, role, window};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, hints, pane_title, put};

/// The least columns and rows of a participant: what play is pleasant in.
const LEAST: (u16, u16) = (60, 16);
/// The widest column of it.
const WIDEST: u16 = 84;
/// The most rows of kept seats that are seen at once.
const SEATS: u16 = 6;

impl Lobby {
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
        let rest = self.head(buffer, middle(page, WIDEST), look);
        match &self.view.you {
            Some(you) => self.waiting(buffer, rest, look, you),
            None => self.door(buffer, rest, look),
        }
        if self.popups.is_empty() {
            hints(buffer, foot, look, self.context());
        }
        for popup in &self.popups {
            popup.draw(buffer, area, look, None, None);
        }
    }

    /// The exercise, and where the code leads; returns what is left.
    fn head(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) -> Rect {
        let top = Rect {
            y: area.y + 1,
            height: 2,
            ..area
        };
        let strong = look.style(Meaning::Strong);
        put(buffer, top, top.x, top.y, &self.view.title, strong);
        let role = role(look.locale, self.view.role);
        let arguments = [
            ("team", self.view.team.as_str().into()),
            ("role", role.into()),
        ];
        let words = match self.view.team.is_empty() {
            true => look.locale.say("lobby-role", &arguments),
            false => look.locale.say("lobby-team", &arguments),
        };
        put(
            buffer,
            top,
            top.x,
            top.y + 1,
            &words,
            look.style(Meaning::Own),
        );
        Rect {
            y: area.y + 4,
            height: area.height - 4,
            ..area
        }
    }

    fn door(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
        let mut doc = Doc::new(Scroll::room(area.width));
        doc.text(&look.locale.say("lobby-recorded", &[]), text);
        if !self.view.content_notes.is_empty() {
            doc.heading(look, &look.locale.say("briefing-content", &[]));
            for note in &self.view.content_notes {
                doc.hang("• ", note, dim, text);
            }
        }
        let seats = u16::try_from(self.view.seats.len()).unwrap_or(u16::MAX);
        let seats = match seats {
            0 => 0,
            seats => seats.min(SEATS).min(area.height / 3) + 2,
        };
        let below = 4 + seats;
        let rows = u16::try_from(doc.len()).unwrap_or(u16::MAX);
        let upper = rows
            .saturating_add(1)
            .min(area.height.saturating_sub(below));
        let place = |y: u16, height: u16| Rect {
            y: area.y + y,
            height: height.min(area.height.saturating_sub(y)),
            ..area
        };
        self.story.draw(buffer, place(0, upper), look, &doc);
        let name = look.locale.say("lobby-name", &[]);
        let field = pane_title(
            buffer,
            place(upper, 2),
            look,
            &name,
            "",
            self.seat.is_none(),
        );
        self.name.draw(buffer, field, look);
        if let Some(said) = &self.said {
            let line = place(upper + 2, 1);
            let words = format!("! {said}");
            put(
                buffer,
                line,
                line.x,
                line.y,
                &words,
                look.style(Meaning::Warn),
            );
        }
        if seats > 0 {
            self.kept(buffer, place(upper + 4, seats - 1), look);
        }
    }

    /// The seats that are kept.
    fn kept(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let title = look.locale.say("lobby-kept", &[]);
        let rest = pane_title(buffer, area, look, &title, "", self.seat.is_some());
        let mut doc = Doc::new(Scroll::room(rest.width));
        for (number, seat) in self.view.seats.iter().enumerate() {
            let here = self.seat == Some(number);
            let (sign, meaning) = match here {
                true => ("▶ ", Meaning::Strong),
                false => ("  ", Meaning::Text),
            };
            let from = doc.len();
            let words = person(look, seat);
            doc.hang(
                sign,
                &words,
                look.style(Meaning::Focus),
                look.style(meaning),
            );
            if here {
                doc.mark(from..doc.len(), look.theme.row());
                self.seats.follow(number, &(from..doc.len()));
            }
        }
        self.seats.draw(buffer, rest, look, &doc);
    }

    fn waiting(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, you: &PersonView) {
        let name = [("name", you.name.as_str().into())];
        let title = look.locale.say("lobby-waiting", &name);
        let rest = pane_title(buffer, area, look, &title, "", true);
        let mut doc = Doc::new(Scroll::room(rest.width));
        let text = look.style(Meaning::Text);
        doc.text(&look.locale.say("lobby-starts", &[]), text);
        doc.heading(look, &look.locale.say("lobby-people", &[]));
        for one in &self.view.people {
            let (sign, meaning) = match one.here {
                true => ("● ", Meaning::Good),
                false => ("○ ", Meaning::Dim),
            };
            doc.hang(sign, &person(look, one), look.sign(meaning), text);
        }
        doc.heading(look, &look.locale.say("lobby-keys", &[]));
        let known = |action: Action| action == Action::Messages;
        let keys = bindings(Context::TeamRoom).filter(|one| one.hint || known(one.action));
        for binding in keys {
            let Some(key) = binding.keys.first() else {
                continue;
            };
            let key = crate::text::pad(&key.name(look.locale), 8);
            let says = look.locale.say(binding.says, &[]);
            doc.hang(&key, &says, look.style(Meaning::Key), text);
        }
        self.story.draw(buffer, rest, look, &doc);
    }
}

/// A person with role and presence.
fn person(look: Look<'_>, person: &PersonView) -> String {
    let state = match person.here {
        true => look.locale.say("person-here", &[]),
        false => look.locale.say("person-away", &[]),
    };
    let words = [
        ("name", person.name.as_str().into()),
        ("role", role(look.locale, person.role).into()),
        ("state", state.into()),
    ];
    look.locale.say("person-line", &words)
}
