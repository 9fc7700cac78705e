//! What a pressed key sends to the terminal, and what its frame asks of the allocator: people play
//! over slow lines, and a key that changes one row must not send the whole screen again.

use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;

use offramp::host::terminal::carry_out;
use offramp::host::{LocalSeat, Options};
use offramp::locale::Locale;
use offramp::tui::backend::Backend;
use offramp::tui::key::{Code, Key};
use offramp::tui::keymap::Context;
use offramp::tui::theme::{Caps, Colours, Theme};
use offramp::tui::{App, Msg};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::program::Scratch;

const SIZE: (u16, u16) = (120, 36);
/// Bytes for each cell that a key changes: a line is drawn in signs of three bytes, and each run of
/// cells needs its colours and the way there. Then those that every
/// frame may cost besides.
const BYTES: (usize, usize) = (8, 100);
/// Bytes of the dearest key here, which opens the map: another page of 4320 cells.
const DEAREST: usize = 18_000;
/// Allocations of a key and its frame.
const ALLOCATIONS: u64 = 4_000;

/// Counts what would go to the terminal.
#[derive(Clone, Default)]
struct Wire(Rc<Cell<usize>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The room of the flagship on a terminal that only counts.
struct Room {
    app: App,
    seat: LocalSeat,
    screen: Terminal<CrosstermBackend<Wire>>,
    wire: Wire,
    shown: Buffer,
}

impl Room {
    fn enter(scratch: &Scratch) -> Self {
        let options = Options {
            seed: 7,
            dir: Some(scratch.path("s")),
            language: "en".to_owned(),
            ..Options::default()
        };
        let locale = Locale::new("en");
        let mut seat = LocalSeat::new(locale.clone(), options, true);
        let theme = Theme::dark(Caps {
            colours: Colours::True,
        });
        let mut app = App::new(seat.library(), locale, theme, SIZE);
        let effects = app.begin_with_exercise("an-empty-room");
        carry_out(&mut app, &mut seat, effects);
        let wire = Wire::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, SIZE.0, SIZE.1));
        let backend = CrosstermBackend::new(wire.clone());
        let screen = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
        let mut room = Self {
            app,
            seat,
            screen,
            wire,
            shown: Buffer::default(),
        };
        for _ in 0..20 {
            room.press(Key::plain(Code::Enter));
            if room.app.context() == Context::Room {
                return room;
            }
        }
        panic!("Enter leads from the briefing into the room");
    }

    /// Cells that the key changes, bytes that are written for it.
    fn press(&mut self, key: Key) -> (usize, usize) {
        let written = self.wire.0.get();
        let before = std::mem::take(&mut self.shown);
        let effects = self.app.update(Msg::Key(key));
        carry_out(&mut self.app, &mut self.seat, effects);
        let drawn = self.screen.draw(|frame| self.app.draw(frame)).unwrap();
        self.shown = drawn.buffer.clone();
        let cells = match before.area == self.shown.area {
            true => before.diff(&self.shown).len(),
            false => usize::from(SIZE.0) * usize::from(SIZE.1),
        };
        (cells, self.wire.0.get() - written)
    }
}

#[test]
fn a_key_writes_what_it_changes() {
    let scratch = Scratch::new();
    let mut room = Room::enter(&scratch);
    let keys = [
        Code::Down,
        Code::Down,
        Code::Up,
        Code::Tab,
        Code::PageDown,
        Code::Tab,
        Code::Char('?'),
        Code::Esc,
        Code::Char('m'),
        Code::Esc,
    ];
    let mut moved = 0;
    for code in keys {
        let (cells, bytes) = room.press(Key::plain(code));
        assert!(
            bytes <= BYTES.0 * cells + BYTES.1,
            "{code:?}: {bytes} bytes for {cells} cells"
        );
        assert!(bytes <= DEAREST, "{code:?}: {bytes} bytes");
        moved += usize::from(cells > 0);
    }
    assert!(moved >= 6, "most of these keys are seen: {moved}");
    let (cells, bytes) = room.press(Key::plain(Code::Char('~')));
    assert_eq!(cells, 0, "a key without a meaning changes nothing");
    assert!(bytes <= BYTES.1, "{bytes} bytes for nothing");
}

#[test]
fn a_frame_asks_little_of_the_allocator() {
    let scratch = Scratch::new();
    let mut room = Room::enter(&scratch);
    for code in [Code::Down, Code::Up, Code::Tab] {
        let counted = allocation_counter::measure(|| {
            room.press(Key::plain(code));
        });
        assert!(
            (1..=ALLOCATIONS).contains(&counted.count_total),
            "{code:?}: {} allocations",
            counted.count_total
        );
    }
}
