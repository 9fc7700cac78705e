//! What a tester does: opens an app, presses keys, reads the screen.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::library::{library, place};
use crate::locale::Locale;
use crate::session::view::View;
use crate::session::view::debrief::Debrief;
use crate::tui::backend::Opened;
use crate::tui::key::{Code, Key};
use crate::tui::theme::{Caps, Colours, Theme};
use crate::tui::{App, Effect, Msg};

/// An app on the library.
pub(crate) fn app(size: (u16, u16)) -> App {
    app_in(size, Colours::True)
}

pub(crate) fn app_in(size: (u16, u16), colours: Colours) -> App {
    App::new(
        library(),
        Locale::default(),
        Theme::dark(Caps { colours }),
        size,
    )
}

/// An app with this view open.
pub(crate) fn open(view: View, size: (u16, u16)) -> App {
    let mut app = app(size);
    let _ = app.update(Msg::Opened(
        Opened {
            view: Arc::new(view),
            ..Default::default()
        },
        Some(place()),
    ));
    app
}

/// An app that looks back on this record, its session not open.
pub(crate) fn look_back(record: Debrief, size: (u16, u16)) -> App {
    let mut app = app(size);
    let _ = app.update(Msg::Debrief(Arc::new(record)));
    app
}

/// The key of this name.
pub(crate) fn key(name: &str) -> Key {
    match name {
        "Enter" => Key::plain(Code::Enter),
        "Esc" => Key::plain(Code::Esc),
        "Tab" => Key::plain(Code::Tab),
        "Up" => Key::plain(Code::Up),
        "Down" => Key::plain(Code::Down),
        "PgDn" => Key::plain(Code::PageDown),
        "PgUp" => Key::plain(Code::PageUp),
        "Home" => Key::plain(Code::Home),
        "End" => Key::plain(Code::End),
        "Left" => Key::plain(Code::Left),
        "Right" => Key::plain(Code::Right),
        "BackTab" => Key::back_tab(),
        "Backspace" => Key::plain(Code::Backspace),
        "Space" => Key::char(' '),
        "C-c" => Key::ctrl('c'),
        _ if name.len() == 3 && name.starts_with("A-") => Key {
            alt: true,
            ..Key::char(char::from(name.as_bytes()[2]))
        },
        "C-s" => Key::ctrl('s'),
        one => Key::char(one.chars().next().unwrap()),
    }
}

/// Presses keys by name: a character for itself, or `Enter`, `Esc`, `Tab`, `Up`, `Down`, `PgDn`,
/// `Space`, `C-c`. Returns the effects of the last one.
pub(crate) fn press(app: &mut App, keys: &str, size: (u16, u16)) -> Vec<Effect> {
    let mut effects = Vec::new();
    for name in keys.split_whitespace() {
        let key = key(name);
        effects = app.update(Msg::Key(key));
        // Scrolling is held within what was drawn last.
        let _ = paint(app, size);
    }
    effects
}

/// The screen as a buffer.
pub(crate) fn paint(app: &App, size: (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    app.paint(&mut buffer, area);
    buffer
}

/// The screen as text, trailing spaces taken off.
pub(crate) fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut skip = 0;
        for x in buffer.area.left()..buffer.area.right() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            skip = crate::text::width(symbol).saturating_sub(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

pub(crate) fn screen(app: &App, size: (u16, u16)) -> String {
    text(&paint(app, size))
}
