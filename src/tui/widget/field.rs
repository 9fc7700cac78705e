//! A field to type into. What lands in it is cleaned, so that nothing typed or pasted can harm a
//! screen or a log.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::widgets::Widget;
use ratatui_textarea::{Input, Key as Typed, TextArea, WrapMode};

use super::doc::Look;
use super::put;
use crate::text;
use crate::tui::key::{Code, Key};
use crate::tui::theme::Meaning;

/// The most characters a field keeps.
const MOST: usize = 2_000;
/// With so many characters left, or fewer, their number is shown.
const NEAR: usize = 200;

/// Text being typed.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    area: TextArea<'static>,
    lines: bool,
    /// Characters that found no room since the field was last changed.
    left_out: usize,
}

impl Field {
    /// An empty field; `lines` allows more than one line.
    pub(crate) fn new(lines: bool) -> Self {
        Self {
            area: fresh(Vec::new(), lines),
            lines,
            left_out: 0,
        }
    }

    /// The text so far.
    pub(crate) fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether it looks as it did when it was made.
    pub(crate) fn is_untouched(&self) -> bool {
        self.area.is_empty() && self.left_out == 0
    }

    pub(crate) fn clear(&mut self) {
        self.area = fresh(Vec::new(), self.lines);
        self.left_out = 0;
    }

    /// A key that no binding took.
    pub(crate) fn key(&mut self, key: Key) {
        if key.typed().is_some() && self.full() {
            self.left_out += 1;
            return;
        }
        let before = self.area.lines().to_vec();
        self.area.input(input(key));
        if self.area.lines() != before {
            self.left_out = 0;
        }
        self.tidy();
    }

    pub(crate) fn new_line(&mut self) {
        if !self.lines {
            return;
        }
        if self.full() {
            self.left_out += 1;
        } else {
            self.area.insert_newline();
        }
    }

    /// Pasted text, as much of it as there is room for; how much there was not is shown.
    pub(crate) fn paste(&mut self, pasted: &str) {
        let room = self.room();
        let clean = text::clean(pasted).into_owned();
        let clean = if self.lines {
            clean
        } else {
            clean.replace('\n', " ")
        };
        self.area
            .insert_str(clean.chars().take(room).collect::<String>());
        self.left_out = clean.chars().count().saturating_sub(room);
        self.tidy();
    }

    /// How many characters there is room for.
    fn room(&self) -> usize {
        MOST.saturating_sub(self.text().chars().count())
    }

    fn full(&self) -> bool {
        self.room() == 0
    }

    /// What is to be said about the room; nothing while there is plenty.
    fn limit(&self, look: Look<'_>) -> Option<String> {
        let say = |key, count: usize| Some(look.locale.say(key, &[("count", count.into())]));
        match (self.left_out, self.room()) {
            (0, 0) => say("field-full", MOST),
            (0, room) if room <= NEAR => say("field-room", room),
            (0, _) => None,
            (left_out, _) => say("field-left-out", left_out),
        }
    }

    /// Typed marks can pile up one by one; then the whole text is cleaned again.
    fn tidy(&mut self) {
        let text = self.text();
        let clean = text::clean(&text);
        if clean != text {
            self.area = fresh(clean.split('\n').map(str::to_owned).collect(), self.lines);
        }
    }

    /// The text with its cursor.
    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        self.paint(buffer, area, look, true);
    }

    /// The text alone, while the keys go elsewhere.
    pub(crate) fn draw_idle(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        self.paint(buffer, area, look, false);
    }

    fn paint(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, typing: bool) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        let area = match self.limit(look) {
            None => area,
            Some(words) => beside(buffer, area, look, &words),
        };
        let mut shown = self.area.clone();
        shown.set_style(look.style(Meaning::Text));
        if !typing {
            shown.set_cursor_style(look.style(Meaning::Text));
        }
        (&shown).render(area, buffer);
    }
}

/// Puts the words below the text, or beside it in a single row; the place that is left.
fn beside(buffer: &mut Buffer, area: Rect, look: Look<'_>, words: &str) -> Rect {
    let style = look.style(Meaning::Warn);
    if area.height > 1 {
        let y = area.bottom() - 1;
        put(buffer, area, area.x, y, words, style);
        return Rect {
            height: area.height - 1,
            ..area
        };
    }
    let wide = u16::try_from(text::width(words) + 1).unwrap_or(u16::MAX);
    let wide = wide.min(area.width / 2);
    let x = area.right() - wide;
    let place = Rect {
        x,
        width: wide,
        ..area
    };
    put(buffer, place, x + 1, area.y, words, style);
    Rect {
        width: area.width - wide,
        ..area
    }
}

fn fresh(lines: Vec<String>, wraps: bool) -> TextArea<'static> {
    let mut area = TextArea::new(lines);
    area.set_cursor_line_style(ratatui::style::Style::new());
    area.set_cursor_style(ratatui::style::Style::new().add_modifier(Modifier::REVERSED));
    area.set_wrap_mode(if wraps {
        WrapMode::WordOrGlyph
    } else {
        WrapMode::None
    });
    area.move_cursor(ratatui_textarea::CursorMove::Bottom);
    area.move_cursor(ratatui_textarea::CursorMove::End);
    area
}

fn input(key: Key) -> Input {
    let typed = match key.code {
        Code::Char(c) => Typed::Char(c),
        Code::Enter => Typed::Enter,
        Code::Esc => Typed::Esc,
        Code::Backspace => Typed::Backspace,
        Code::Delete => Typed::Delete,
        // A tab would need its own measure; a field has no use for one.
        Code::Tab => Typed::Null,
        Code::Up => Typed::Up,
        Code::Down => Typed::Down,
        Code::Left => Typed::Left,
        Code::Right => Typed::Right,
        Code::Home => Typed::Home,
        Code::End => Typed::End,
        Code::PageUp => Typed::PageUp,
        Code::PageDown => Typed::PageDown,
        Code::F(n) => Typed::F(n),
    };
    Input {
        key: typed,
        ctrl: key.ctrl,
        alt: key.alt,
        shift: key.shift,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;
    use crate::tui::testing::text as rows;
    use crate::tui::theme::{Caps, Theme};

    fn shown(field: &Field, (width, height): (u16, u16)) -> String {
        let (locale, theme) = (Locale::default(), Theme::dark(Caps::default()));
        let look = Look {
            locale: &locale,
            theme: &theme,
        };
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        field.draw(&mut buffer, area, look);
        rows(&buffer)
    }

    #[test]
    fn the_room_is_told_when_it_gets_scarce() {
        let mut field = Field::new(true);
        field.paste(&"x".repeat(MOST - NEAR - 1));
        assert!(!shown(&field, (60, 4)).contains("room"));
        field.key(Key::char('y'));
        assert!(shown(&field, (60, 4)).contains("room for 200 more characters"));
        field.paste(&"x".repeat(NEAR));
        assert!(shown(&field, (60, 4)).contains("full: 2000 characters"));
    }

    #[test]
    fn what_finds_no_room_is_told() {
        let mut field = Field::new(true);
        field.paste(&"x".repeat(MOST + 345));
        assert_eq!(field.text().len(), MOST);
        let said = "full: 345 characters found no room";
        assert!(shown(&field, (60, 4)).contains(said));
        assert!(shown(&field, (80, 1)).contains(said), "in a single row");
        field.key(Key::char('y'));
        field.new_line();
        assert!(shown(&field, (60, 4)).contains("347 characters"));
        field.key(Key::plain(Code::Backspace));
        assert!(shown(&field, (60, 4)).contains("room for one more character"));
    }

    #[test]
    fn it_is_drawn_wherever_there_is_a_cell() {
        let mut field = Field::new(true);
        field.paste(&"x ".repeat(MOST));
        for width in 1..30 {
            for height in 1..4 {
                let _ = shown(&field, (width, height));
            }
        }
    }
}
