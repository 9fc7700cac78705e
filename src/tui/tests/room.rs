//! The crisis room: its pictures with a map, the scene of a ringing call, and what keys, pointer and
//! time do in it.

use std::sync::Arc;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pictures::{named, snapshot, stage};
use crate::locale::Locale;
use crate::session::view::{ChannelStanding, MapView, UnitView, View, Whose};
use crate::tui::keymap::Context;
use crate::tui::screen::Room;
use crate::tui::testing::*;
use crate::tui::theme::{Caps, Theme};
use crate::tui::widget::Look;
use crate::tui::{App, Effect, Motion, Msg, Pointer, Taste};

const NARROW: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 36);
const FULL: (u16, u16) = (200, 50);

/// The view with a map.
pub(super) fn charted() -> View {
    let unit = |name: &str, whose, kind: &str, at, track: &[(i32, i32)]| UnitView {
        name: name.into(),
        whose,
        kind: kind.into(),
        at,
        track: track.to_vec(),
        ..UnitView::default()
    };
    View {
        map: Some(MapView {
            bounds: (10700, 1450, 11500, 2100),
            places: vec![
                ("The shoal".into(), (11078, 1778), 12),
                ("Port Sable".into(), (11004, 1849), 0),
            ],
            units: vec![
                unit(
                    "Fulmar",
                    Whose::Own,
                    "vessel",
                    (11080, 1780),
                    &[(11120, 1760)],
                ),
                unit("Patrol boats", Whose::Other, "cutter", (11070, 1785), &[]),
                unit("Tow", Whose::Neutral, "vessel", (11265, 1820), &[]),
            ],
            ..MapView::default()
        }),
        ..view()
    }
}

/// A call of one's own that rings while one decides, tried twice before.
pub(super) fn ringing_there() -> View {
    let mut view = charted();
    view.channels[1].standing = ChannelStanding::Silent;
    if let Some(decision) = &mut view.decision {
        decision.ringing = Some("Duty desk".into());
        decision.ask = "It rings and nobody comes. What do you do?".into();
    }
    view
}

fn with(view: View, size: (u16, u16), taste: Taste) -> App {
    let mut app = app(size).with_taste(taste);
    let _ = app.update(Msg::Opened(
        crate::tui::backend::Opened {
            view: Arc::new(view),
            ..Default::default()
        },
        None,
    ));
    let _ = paint(&app, size);
    app
}

#[test]
fn a_large_window_shows_more() {
    for name in ["room_map", "ringing_scene"] {
        snapshot(name, &stage(named(name), FULL), FULL);
    }
}

#[test]
fn a_call_draws_in_any_place() {
    for view in [ringing_there(), ringing()] {
        for (width, height) in [
            (0, 0),
            (1, 1),
            (3, 2),
            (7, 9),
            (29, 12),
            (31, 14),
            (74, 16),
            (200, 1),
        ] {
            let room = Room::new((width, height), None, &view);
            let area = Rect::new(2, 1, width, height);
            let mut buffer = Buffer::empty(Rect::new(0, 0, width + 4, height + 2));
            let locale = Locale::default();
            let theme = Theme::dark(Caps::default());
            let look = Look {
                locale: &locale,
                theme: &theme,
            };
            room.draw(&mut buffer, area, look, &view);
            for position in buffer.area.positions() {
                let inside = area.contains(position);
                assert!(
                    inside || buffer[position].symbol() == " ",
                    "{area:?} {position:?}"
                );
            }
        }
    }
}

#[test]
fn every_pane_can_be_reached_and_says_so_without_colour() {
    for size in [NARROW, (40, 12), WIDE, FULL] {
        let mut app = open(charted(), size);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..7 {
            assert!(seen.insert(screen(&app, size)), "nothing moved at {size:?}");
            let _ = press(&mut app, "Tab", size);
        }
        // Round the panes once more, one is where one was.
        let before = screen(&app, size);
        let _ = press(&mut app, "Tab Tab Tab Tab Tab Tab Tab", size);
        assert_eq!(screen(&app, size), before, "{size:?}");
    }
}

#[test]
fn what_is_new_is_marked_until_a_key_or_the_next_commit() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "4 Enter Enter", WIDE);
    let _ = app.update(Msg::View(Arc::new(after())));
    let _ = press(&mut app, "Esc", WIDE);
    let shown = screen(&app, WIDE);
    for mark in [
        "Situation · new",
        "53 strained (+6)",
        "▌ H+",
        "Traffic, 6 new",
    ] {
        assert!(shown.contains(mark), "{mark} in {shown}");
    }
    let _ = press(&mut app, "Down", WIDE);
    assert!(!screen(&app, WIDE).contains("Situation · new"));
}

#[test]
fn numbers_are_asked_why() {
    for (keys, words) in [
        (
            "Tab w",
            ["Searchlights on the bridge", "She touched the shoal"],
        ),
        ("w", ["Not now: the tow has not arrived", "takes 45 min"]),
        ("Tab Tab Down w", ["Duty desk", "The debrief says it."]),
    ] {
        let mut app = open(view(), (100, 60));
        let _ = press(&mut app, &format!("A-2 {keys}"), (100, 60));
        assert_eq!(app.context(), Context::Why);
        let shown = screen(&app, (100, 60));
        for word in words {
            assert!(shown.contains(word), "{word} in {shown}");
        }
        let _ = press(&mut app, "w", (100, 60));
        assert_ne!(app.context(), Context::Why);
    }
}

#[test]
fn the_palette_runs_what_it_names() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, ": b r i e f Enter", WIDE);
    assert_eq!(app.context(), Context::Briefing);
    let _ = press(&mut app, ": l e a v e Enter", WIDE);
    assert_eq!(app.context(), Context::Leave);
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "4 : d e c i d e Enter", WIDE);
    assert_eq!(
        app.context(),
        Context::Confirm,
        "nothing is committed from here"
    );
}

#[test]
fn traffic_can_be_read_by_channel() {
    let mut app = open(view(), FULL);
    let _ = press(&mut app, "Tab Tab Down Enter", FULL);
    let shown = screen(&app, FULL);
    assert!(shown.contains("Only Duty desk."), "{shown}");
    assert!(!shown.contains("Officer of the watch speaking"), "{shown}");
    let _ = press(&mut app, "A-5 Enter", FULL);
    assert!(screen(&app, FULL).contains("Officer of the watch speaking"));
}

#[test]
fn the_search_narrows_while_one_types() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "/ s h o a l", WIDE);
    let shown = screen(&app, WIDE);
    assert!(shown.contains("The shoal dries") && !shown.contains("Wives of two sailors"));
    let _ = press(&mut app, "Enter Esc n", WIDE);
    assert!(screen(&app, WIDE).contains("“shoal”: 1 of 4"));
}

#[test]
fn time_moves_the_scene_only_where_it_may() {
    let app = |motion| {
        let taste = Taste {
            motion,
            ..Taste::default()
        };
        with(ringing_there(), WIDE, taste)
    };
    let mut still = app(Motion::Reduced);
    assert_eq!(still.tick_every(), None);
    let picture = screen(&still, WIDE);
    assert!(still.update(Msg::Tick).is_empty());
    assert_eq!(screen(&still, WIDE), picture);

    let mut moving = app(Motion::Full);
    assert_eq!(moving.tick_every(), Some(Duration::from_millis(500)));
    let mut pictures: Vec<String> = Vec::new();
    for _ in 0..8 {
        let _ = moving.update(Msg::Tick);
        pictures.push(screen(&moving, WIDE));
    }
    pictures.sort();
    pictures.dedup();
    assert!(pictures.len() > 3, "it swells and ebbs");
    assert!(screen(&moving, WIDE).contains("One ring heard."));
    let _ = press(&mut moving, "?", WIDE);
    assert_eq!(moving.tick_every(), None, "nothing moves behind a box");
    assert_eq!(open(view(), WIDE).tick_every(), None, "nothing rings");
}

#[test]
fn the_bell_rings_once_and_only_where_it_was_asked_for() {
    let bell = Taste {
        bell: true,
        ..Taste::default()
    };
    let mut app = app(WIDE).with_taste(bell);
    let opened = |view| {
        let opened = crate::tui::backend::Opened {
            view: Arc::new(view),
            ..Default::default()
        };
        Msg::Opened(opened, None)
    };
    assert!(app.update(opened(view())).is_empty());
    assert_eq!(app.update(opened(ringing_there())), [Effect::Bell]);
    assert!(app.update(Msg::Tick).is_empty());
    let mut quiet = app.with_taste(Taste::default());
    assert!(quiet.update(opened(ringing_there())).is_empty());
}

/// Where these words stand on the screen.
fn find(app: &App, size: (u16, u16), words: &str) -> (u16, u16) {
    let shown = screen(app, size);
    let (row, line) = shown
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(words))
        .unwrap_or_else(|| panic!("no {words} in {shown}"));
    let column = crate::text::width(&line[..line.find(words).unwrap()]);
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

#[test]
fn the_pointer_focuses_picks_and_scrolls_where_it_is_listened_to() {
    let mouse = Taste {
        mouse: true,
        ..Taste::default()
    };
    let mut app = with(charted(), WIDE, mouse);
    let click = |app: &mut App, words: &str| {
        let (x, y) = find(app, WIDE, words);
        assert!(app.update(Msg::Pointer(Pointer::Click, x, y)).is_empty());
    };
    click(&mut app, "Wait for first light");
    assert!(screen(&app, WIDE).contains("▶[x]  4 Wait"));
    click(&mut app, "Map ──");
    assert_eq!(app.context(), Context::MapPane);
    click(&mut app, "Known");
    assert!(screen(&app, WIDE).contains("[Known]"));
    click(&mut app, "Traffic, 3");
    let (x, y) = find(&app, WIDE, "[Traffic");
    let before = screen(&app, WIDE);
    let _ = app.update(Msg::Pointer(Pointer::WheelDown, x, y + 2));
    assert_ne!(screen(&app, WIDE), before, "the wheel scrolls");

    let mut deaf = with(charted(), WIDE, Taste::default());
    let before = screen(&deaf, WIDE);
    let (x, y) = find(&deaf, WIDE, "Wait for first light");
    let _ = deaf.update(Msg::Pointer(Pointer::Click, x, y));
    assert_eq!(screen(&deaf, WIDE), before);
}
