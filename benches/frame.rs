//! What a pressed key costs in the crisis room of the flagship at 120x36: the time to its finished
//! frame beside a bare ratatui draw of a full screen of text, its allocations, and the bytes it
//! writes beside the cells it changes.

#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

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
use ratatui::widgets::{Paragraph, Wrap};
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;
use std::time::{Duration, Instant};

const SIZE: (u16, u16) = (120, 36);
/// Dearer than this is a regression: times of a frame beside the bare one.
const AT_MOST: f64 = 2.0;
/// Allocations of a frame.
const ALLOCATIONS: u64 = 4_000;
/// Bytes for each cell that a key changes, and those that every frame may cost besides.
const BYTES: (usize, usize) = (4, 100);

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

type Screen = Terminal<CrosstermBackend<Wire>>;

fn screen() -> (Screen, Wire) {
    let wire = Wire::default();
    let viewport = Viewport::Fixed(Rect::new(0, 0, SIZE.0, SIZE.1));
    let backend = CrosstermBackend::new(wire.clone());
    let screen = Terminal::with_options(backend, TerminalOptions { viewport });
    (screen.expect("a fixed viewport asks no terminal"), wire)
}

/// The screens at the first decision of the flagship, with the owner of its table.
fn room(dir: &std::path::Path) -> (App, LocalSeat) {
    let options = Options {
        seed: 7,
        dir: Some(dir.to_owned()),
        language: "en".to_owned(),
        ..Options::default()
    };
    let locale = Locale::new("en");
    let mut seat = LocalSeat::new(locale.clone(), options, true);
    let caps = Caps {
        colours: Colours::True,
    };
    let mut app = App::new(seat.library(), locale, Theme::dark(caps), SIZE);
    let effects = app.begin_with_exercise("an-empty-room");
    carry_out(&mut app, &mut seat, effects);
    for _ in 0..20 {
        if app.context() == Context::Room {
            return (app, seat);
        }
        press(&mut app, &mut seat, Key::plain(Code::Enter));
    }
    panic!("Enter leads from the briefing into the room");
}

fn press(app: &mut App, seat: &mut LocalSeat, key: Key) {
    let effects = app.update(Msg::Key(key));
    carry_out(app, seat, effects);
}

/// A quarter of many runs is faster, so that a busy machine does not decide.
fn typical(mut run: impl FnMut(usize)) -> Duration {
    let mut times: Vec<Duration> = (0..400)
        .map(|nth| {
            let start = Instant::now();
            run(nth);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 4]
}

/// A full screen of text of which one line changes from frame to frame.
fn bare_draw(screen: &mut Screen, nth: usize) {
    let line = "The line is good. It rings in a room with a lamp and a chair, and nobody comes. ";
    let mut text = line.repeat(usize::from(SIZE.0) * usize::from(SIZE.1) / line.len());
    text.push_str(if nth.is_multiple_of(2) {
        " one"
    } else {
        " two"
    });
    let drawn = screen.draw(|frame| {
        let page = Paragraph::new(text.as_str()).wrap(Wrap { trim: false });
        frame.render_widget(page, frame.area());
    });
    drawn.expect("nothing refuses these bytes");
}

fn main() {
    let dir = std::env::temp_dir().join(format!("offramp-frame-{}", std::process::id()));
    let (mut app, mut seat) = room(&dir);
    let (mut shown, wire) = screen();
    let mut frame = |key: Option<Key>, kept: Option<&mut Buffer>| {
        if let Some(key) = key {
            press(&mut app, &mut seat, key);
        }
        let drawn = shown.draw(|frame| app.draw(frame));
        let drawn = drawn.expect("nothing refuses these bytes");
        if let Some(kept) = kept {
            kept.clone_from(drawn.buffer);
        }
    };
    let turn = |nth: usize| match nth.is_multiple_of(2) {
        true => Key::plain(Code::Down),
        false => Key::plain(Code::Up),
    };

    let (mut before, mut after) = (Buffer::default(), Buffer::default());
    frame(None, Some(&mut before));
    for nth in 0..4 {
        let written = wire.0.get();
        frame(Some(turn(nth)), Some(&mut after));
        let bytes = wire.0.get() - written;
        let cells = before.diff(&after).len();
        println!("key {nth}: {cells} cells changed, {bytes} bytes written");
        assert!(cells > 0, "a key that moves the choice is seen");
        assert!(bytes <= BYTES.0 * cells + BYTES.1, "{bytes} bytes");
        std::mem::swap(&mut before, &mut after);
    }

    let counted = allocation_counter::measure(|| frame(Some(turn(0)), None));
    println!("{} allocations a frame", counted.count_total);
    assert!(counted.count_total <= ALLOCATIONS, "too many allocations");

    let (mut plain, _) = screen();
    let bare = typical(|nth| bare_draw(&mut plain, nth));
    let whole = typical(|nth| frame(Some(turn(nth)), None));
    let ratio = whole.as_secs_f64() / bare.as_secs_f64();
    println!("a bare frame {bare:?}, a key to its frame {whole:?}, ratio {ratio:.2}");
    let _ = std::fs::remove_dir_all(&dir);
    assert!(ratio <= AT_MOST, "a key may cost {AT_MOST} bare frames");
}
