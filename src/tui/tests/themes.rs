//! Colours carry nothing alone, and can be read.

use ratatui::style::Color;

use super::pictures::{named, stage};
use crate::session::view::View;
use crate::tui::keymap::Context;
use crate::tui::testing::*;
use crate::tui::theme::{Caps, Colours, Meaning, Theme};
use crate::tui::{App, Msg};

fn opened(view: View, colours: Colours, size: (u16, u16)) -> App {
    let mut app = app_in(size, colours);
    let opened = crate::tui::backend::Opened {
        view: std::sync::Arc::new(view),
        ..Default::default()
    };
    let _ = app.update(Msg::Opened(opened, None));
    app
}

#[test]
fn the_same_signs_in_every_palette() {
    let size = (120, 36);
    for view in [view, ringing, ended, start] {
        let pictures = [
            Colours::Mono,
            Colours::Sixteen,
            Colours::Indexed,
            Colours::True,
        ]
        .map(|colours| screen(&opened(view(), colours, size), size));
        assert!(pictures.iter().all(|picture| *picture == pictures[0]));
    }
}

#[test]
fn monochrome_has_no_colours() {
    let size = (120, 36);
    for view in [view, ended] {
        let mut app = opened(view(), Colours::Mono, size);
        let _ = press(&mut app, "Tab Down ?", size);
        for cell in paint(&app, size).content() {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
        }
    }
}

#[test]
fn the_focus_moves_in_signs_not_only_in_colour() {
    let size = (120, 36);
    for (view, keys) in [
        (view as fn() -> View, ["Down", "Tab"]),
        (ended, ["5 Right", "Down"]),
    ] {
        let mut app = opened(view(), Colours::Mono, size);
        if app.context() == Context::Ending {
            let _ = app.update(Msg::Debrief(std::sync::Arc::new(debrief())));
        }
        for key in keys {
            let before = screen(&app, size);
            let _ = press(&mut app, key, size);
            assert_ne!(before, screen(&app, size), "{key}");
        }
    }
}

#[test]
fn focus_greyed_and_new_have_their_styles() {
    let size = (120, 36);
    let theme = Theme::dark(Caps {
        colours: Colours::True,
    });
    let app = stage(named("room"), size);
    let buffer = paint(&app, size);
    let at = |sign: &str| {
        let found = buffer
            .content()
            .iter()
            .find(|cell| cell.symbol() == sign)
            .unwrap_or_else(|| panic!("no {sign}"));
        found.fg
    };
    assert_eq!(Some(at("▶")), theme.style(Meaning::Focus).fg);
    assert_eq!(Some(at("▌")), theme.style(Meaning::New).fg);
    assert_eq!(Some(at("–")), theme.style(Meaning::Greyed).fg);
}
