//! What a terminal shows after the bytes is the picture, whatever was in it.

use std::num::NonZero;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::tui::theme::Colours;

const SIZE: (u16, u16) = (20, 4);

fn terminal() -> vt100::Parser {
    let mut terminal = vt100::Parser::new(
        NonZero::new(SIZE.1).unwrap(),
        NonZero::new(SIZE.0).unwrap(),
        0,
    );
    terminal.process(enter());
    terminal
}

fn paint(
    studio: &Studio,
    colours: Colours,
    draw: impl FnOnce(&mut Buffer),
) -> std::sync::Arc<Frame> {
    studio.paint(SIZE, colours, draw)
}

fn texts(studio: &Studio, lines: &[(u16, u16, String)]) -> std::sync::Arc<Frame> {
    paint(studio, Colours::True, |buffer| {
        for (x, y, text) in lines {
            buffer.set_string(*x, *y, text, style(*x));
        }
    })
}

fn style(x: u16) -> Style {
    match x % 3 {
        0 => Style::new(),
        1 => Style::new()
            .fg(Color::Rgb(1, 2, 3))
            .add_modifier(Modifier::BOLD),
        _ => Style::new().bg(Color::Indexed(200)).fg(Color::Red),
    }
}

/// Only printable text and our own sequences, whole ones.
fn harmless(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == '\x1b' {
            assert_eq!(rest.next(), Some('['));
            let last = rest.find(|c| !matches!(c, '0'..='9' | ';' | '?'));
            assert!(
                matches!(last, Some('m' | 'H' | 'J' | 'h' | 'l')),
                "{text:?}"
            );
        } else {
            let hidden = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
            assert!(!c.is_control() && !hidden, "{c:?}");
        }
    }
}

fn line() -> impl Strategy<Value = (u16, u16, String)> {
    let text = prop::collection::vec(
        prop_oneof![
            4 => prop::sample::select(vec!["a", "Z", " ", "─", "é", "ñ", "█"]),
            1 => prop::sample::select(vec!["道", "e\u{301}", "👩\u{200d}🚀", "①", "🇫🇷", "☎\u{fe0f}"]),
        ],
        0..6,
    );
    (0..4_u16, 0..SIZE.1, text.prop_map(|parts| parts.concat()))
}

/// What is seen of a cell: one that was never written is a blank.
fn cell(terminal: &vt100::Parser, x: u16, y: u16) -> impl PartialEq + std::fmt::Debug {
    let cell = terminal.screen().cell(y, x).unwrap();
    let sign = if cell.has_contents() {
        cell.contents()
    } else {
        " "
    };
    (
        sign.to_owned(),
        cell.fgcolor(),
        cell.bgcolor(),
        cell.bold(),
        cell.is_wide(),
    )
}

proptest! {
    /// One picture after the other or the last one at once: the terminal shows the same.
    #[test]
    fn strips_add_up(pictures in prop::collection::vec(prop::collection::vec(line(), 0..5), 1..6)) {
        let studio = Studio::of(1);
        let mut shown = None;
        let mut terminal = terminal();
        for lines in &pictures {
            let frame = texts(&studio, lines);
            let bytes = studio.strip(shown.as_deref(), &frame);
            harmless(&bytes);
            terminal.process(&bytes);
            let mut afresh = self::terminal();
            afresh.process(&studio.strip(None, &frame));
            for y in 0..SIZE.1 {
                for x in 0..SIZE.0 {
                    prop_assert_eq!(cell(&terminal, x, y), cell(&afresh, x, y), "{} {}", x, y);
                }
            }
            shown = Some(frame);
        }
    }

    /// A head painted anew over a picture, and the whole of it: the terminal shows the same.
    #[test]
    fn a_head_goes_over_what_stands_below(
        old in prop::collection::vec(line(), 0..5),
        below in prop::collection::vec(line(), 0..5),
        head in prop::collection::vec(line(), 0..3),
    ) {
        let studio = Studio::of(1);
        let rows = |lines: &[(u16, u16, String)], is: &dyn Fn(u16) -> bool| {
            let kept = lines.iter().filter(|(_, y, _)| is(*y));
            kept.cloned().collect::<Vec<_>>()
        };
        let (below, head) = (rows(&below, &|y| y >= 2), rows(&head, &|y| y < 2));
        let whole = texts(&studio, &[rows(&old, &|y| y < 2), below.clone()].concat());
        let headed = studio.head(&whole, 2, Colours::True, |buffer| {
            for (x, y, text) in &head {
                buffer.set_string(*x, *y, text, style(*x));
            }
        });
        let afresh = texts(&studio, &[head.clone(), below].concat());
        let shows = |frame: &Frame| {
            let mut terminal = terminal();
            terminal.process(&studio.strip(None, frame));
            terminal
        };
        let (one, other) = (shows(&headed), shows(&afresh));
        for y in 0..SIZE.1 {
            for x in 0..SIZE.0 {
                prop_assert_eq!(cell(&one, x, y), cell(&other, x, y), "{} {}", x, y);
            }
        }
    }

    #[test]
    fn any_symbol_is_a_sign_or_a_blank(symbols in prop::collection::vec("\\PC{0,3}|[\u{0}-\u{20}\u{7f}-\u{9f}\u{202e}\u{301}\u{e0041}]{1,9}", 1..40)) {
        let studio = Studio::of(1);
        let frame = paint(&studio, Colours::True, |buffer| {
            for (cell, symbol) in buffer.content.iter_mut().zip(&symbols) {
                cell.set_symbol(symbol);
            }
        });
        let bytes = studio.strip(None, &frame);
        harmless(&bytes);
        prop_assert!(bytes.len() < 80 * 60);
    }
}

#[test]
fn ten_thousand_marks_in_a_cell_go_out_as_a_few_bytes() {
    let studio = Studio::of(1);
    let frame = paint(&studio, Colours::True, |buffer| {
        let piled = format!("o{}", "\u{301}".repeat(5000));
        buffer[(3, 1)].set_symbol(&piled);
        buffer[(19, 3)].set_symbol("道");
    });
    let bytes = studio.strip(None, &frame);
    harmless(&bytes);
    assert!(bytes.len() < 60, "{}", bytes.len());
}

#[test]
fn what_did_not_change_is_not_sent() {
    let studio = Studio::of(1);
    let one = texts(&studio, &[(0, 0, "Nobody picks up.".into())]);
    let same = texts(&studio, &[(0, 0, "Nobody picks up.".into())]);
    assert!(std::sync::Arc::ptr_eq(&one, &same), "kept once");
    assert!(studio.strip(Some(&one), &same).is_empty());
    let other = texts(&studio, &[(0, 0, "Nobody picks us.".into())]);
    let bytes = studio.strip(Some(&one), &other);
    assert_eq!(&bytes[..], b"\x1b[?2026h\x1b[1;15H\x1b[0ms\x1b[?2026l");
    assert_eq!(studio.strip(Some(&one), &other), bytes);
    let wide = studio.paint((21, 4), Colours::True, |_| {});
    assert!(
        studio
            .strip(Some(&one), &wide)
            .starts_with(b"\x1b[?2026h\x1b[m\x1b[2J")
    );
}

#[test]
fn colours_are_those_the_terminal_has() {
    let studio = Studio::of(1);
    let bytes = |colours| {
        let frame = paint(&studio, colours, |buffer| {
            let mixed = Style::new().fg(Color::Rgb(255, 0, 0)).bg(Color::LightBlue);
            buffer.set_string(
                0,
                0,
                "x",
                mixed.add_modifier(Modifier::BOLD | Modifier::SLOW_BLINK),
            );
        });
        String::from_utf8(studio.strip(None, &frame).to_vec()).unwrap()
    };
    assert!(bytes(Colours::True).contains("\x1b[0;1;38;2;255;0;0;104mx"));
    assert!(bytes(Colours::Indexed).contains("\x1b[0;1;38;5;196;104mx"));
    assert!(bytes(Colours::Sixteen).contains("\x1b[0;1;104mx"));
    assert!(bytes(Colours::Mono).contains("\x1b[0;1mx"));
}

#[test]
fn pictures_of_one_number_are_painted_once_and_what_is_kept_is_bounded() {
    let studio = Studio::of(1);
    let size = (240, 80);
    let number = |picture| Number {
        picture,
        size,
        colours: Colours::True,
    };
    let put = |picture: u128| {
        let frame = studio.paint(size, Colours::True, |buffer| {
            buffer.set_string(0, 0, picture.to_string(), Style::new());
        });
        studio.number(number(picture), &frame, [7].into());
        frame
    };
    let first = put(0);
    assert!(std::sync::Arc::ptr_eq(
        &studio.known(&number(0)).unwrap().frame,
        &first
    ));
    let other = Number {
        colours: Colours::Mono,
        ..number(0)
    };
    assert!(studio.known(&other).is_none());
    for picture in 1..400 {
        put(picture);
        assert!(
            studio.known(&number(0)).is_some(),
            "what is asked for stays"
        );
    }
    assert!(studio.known(&number(1)).is_none(), "what is not goes");
    assert!(studio.weight() <= 16 * 1024 * 1024);
}

#[test]
fn a_terminal_is_given_back_as_it_was() {
    let mut terminal = terminal();
    assert!(terminal.screen().alternate_screen() && terminal.screen().hide_cursor());
    terminal.process(leave());
    let screen = terminal.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
}
