//! Hostile text, in an exercise or typed, never reaches the terminal.

use ratatui::buffer::Buffer;

use super::pictures::{PARTS, SCENES, part, stage_with};
use crate::session::view::View;
use crate::text::clean_line;
use crate::tui::testing::*;
use crate::tui::{App, Msg};

pub(super) fn assert_clean(buffer: &Buffer, what: &str) {
    for cell in buffer.content() {
        let symbol = cell.symbol();
        assert_eq!(clean_line(symbol), symbol, "{what}");
        assert!(symbol.chars().count() <= 16, "{what}: {symbol:?}");
    }
}

/// The hostile texts in the shape of the scene's own view.
fn made_hostile(view: View) -> View {
    let hostile = hostile();
    View {
        commits: view.commits,
        elapsed: view.elapsed,
        decision: view.decision.and(hostile.decision),
        ending: view.ending.and(hostile.ending),
        sheet: view.sheet.and(hostile.sheet),
        stage: view.stage.and(hostile.stage),
        ..hostile
    }
}

#[test]
fn of_an_exercise() {
    for size in [(40, 12), (80, 24), (120, 36), (200, 50)] {
        for scene in SCENES {
            let app = stage_with(scene, size, made_hostile);
            assert_clean(&paint(&app, size), scene.name);
        }
        for (name, keys) in PARTS {
            assert_clean(&paint(&part(keys, size, hostile_record), size), name);
        }
    }
}

#[test]
fn typed_or_pasted() {
    let size = (80, 24);
    let evil = format!(
        "\x1b[31m\u{202e}note\x07 {}\u{e0041}道",
        "\u{301}".repeat(3_000)
    );
    let paste = |app: &mut App| {
        let _ = app.update(Msg::Paste(evil.clone()));
        for mark in std::iter::repeat_n('\u{301}', 50) {
            let _ = app.update(Msg::Key(crate::tui::key::Key::char(mark)));
        }
        assert_clean(&paint(app, size), "field");
    };
    let mut app = open(view(), size);
    let _ = press(&mut app, "4 Enter", size);
    paste(&mut app);
    let effects = press(&mut app, "Enter", size);
    let told = format!("{effects:?}");
    assert!(
        told.contains("note") && !told.contains("\\u{1b}") && !told.contains("202e"),
        "{told}"
    );
    let mut app = open(view(), size);
    let _ = press(&mut app, "/", size);
    paste(&mut app);
    let _ = press(&mut app, "Enter", size);
    assert_clean(&paint_of(&app, size), "search");
}

fn paint_of(app: &App, size: (u16, u16)) -> Buffer {
    paint(app, size)
}

#[test]
fn a_note_ends_somewhere() {
    let size = (80, 24);
    let mut app = open(view(), size);
    let _ = press(&mut app, "4 Enter", size);
    let _ = app.update(Msg::Paste("x".repeat(1_000_000)));
    let effects = press(&mut app, "Enter", size);
    assert!(format!("{effects:?}").len() < 3_000);
}
