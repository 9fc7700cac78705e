//! The map in words, dots and signs.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::coast::{COAST, Coast};
use super::{MapState, chart};
use crate::exercise::model::{Chairs, Exercise};
use crate::host::library;
use crate::locale::Locale;
use crate::session::view::*;
use crate::session::{Setup, Table};
use crate::tui::keymap::Action;
use crate::tui::testing::text;
use crate::tui::theme::{Caps, Colours, Theme};
use crate::tui::widget::Look;

fn flagship() -> Arc<Exercise> {
    let found = library::find("an-empty-room").unwrap_or_else(|_| panic!("it is shipped"));
    found.load().exercise.clone().unwrap()
}

/// What the first chair of the flagship sees at the start.
fn at_the_start() -> MapView {
    let exercise = flagship();
    let chair = exercise.chairs.iter().next().unwrap().0;
    let mut table = Table::new(Setup {
        exercise,
        seated: Chairs::NONE.with(chair),
        seed: 1,
        draws: Vec::new(),
        rehearsal: false,
    });
    let began = table.begin().unwrap();
    table.accept(began, Vec::new()).unwrap();
    crate::session::view(&table.seen(chair, "en")).map.unwrap()
}

/// The same map with one unit of each kind and side, a zone and a route.
fn crowded() -> MapView {
    let mut map = at_the_start();
    map.lines = vec![
        LineOnMapView {
            name: "Edge of the zone".into(),
            kind: "zone".into(),
            points: vec![(10_700, 1_500), (11_200, 1_550), (11_500, 1_800)],
        },
        LineOnMapView {
            name: "Lane".into(),
            kind: "route".into(),
            points: vec![(11_000, 1_400), (11_450, 2_200)],
        },
    ];
    for (number, whose) in [Whose::Own, Whose::Other, Whose::Neutral]
        .into_iter()
        .enumerate()
    {
        for (step, kind) in super::signs::KINDS.into_iter().enumerate() {
            map.units.push(UnitView {
                name: format!("{kind} that has a long name, number {number}"),
                whose,
                kind: kind.into(),
                at: (10_700 + step as i32 * 120, 1_450 + number as i32 * 350),
                track: Vec::new(),
                from: None,
            });
        }
    }
    map
}

fn drawn(map: &MapView, state: &MapState, size: (u16, u16)) -> Buffer {
    let theme = Theme::dark(Caps {
        colours: Colours::Mono,
    });
    let look = Look {
        locale: &Locale::default(),
        theme: &theme,
    };
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    chart(&mut buffer, area, look, map, state);
    buffer
}

fn snapshot(name: &str, map: &MapView, state: &MapState, size: (u16, u16)) {
    let picture = text(&drawn(map, state, size));
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../../snapshots" }, {
        insta::assert_snapshot!(format!("map_{name}_{}x{}", size.0, size.1), picture);
    });
}

#[test]
fn the_flagships_first_morning() {
    for size in [(60, 20), (120, 40)] {
        snapshot("start", &at_the_start(), &MapState::default(), size);
    }
}

#[test]
fn a_closer_look() {
    let mut state = MapState::default();
    for action in [
        Action::ZoomIn,
        Action::ZoomIn,
        Action::ZoomIn,
        Action::ZoomIn,
    ] {
        assert!(state.act(action));
    }
    snapshot("close", &at_the_start(), &state, (120, 40));
}

#[test]
fn many_units_and_lines() {
    for size in [(60, 20), (120, 40)] {
        snapshot("crowded", &crowded(), &MapState::default(), size);
    }
}

#[test]
fn a_small_area_lists_the_units() {
    snapshot("list", &at_the_start(), &MapState::default(), (23, 12));
}

#[test]
fn no_area_is_too_small() {
    let mut state = MapState::default();
    for map in [at_the_start(), crowded(), MapView::default()] {
        for (width, height) in
            (0..=30).flat_map(|width| (0..=10).map(move |height| (width, height)))
        {
            let _ = drawn(&map, &state, (width, height));
        }
        for size in [(500, 200), (300, 9), (25, 200)] {
            let _ = drawn(&map, &state, size);
        }
        for action in [Action::ZoomIn, Action::Left, Action::Up] {
            for _ in 0..20 {
                state.act(action);
                let _ = drawn(&map, &state, (60, 20));
            }
        }
    }
}

#[test]
fn moving_there_and_back_and_the_whole_again() {
    let whole = text(&drawn(&at_the_start(), &MapState::default(), (60, 20)));
    let mut state = MapState::default();
    let back = [
        (Action::Left, Action::Right),
        (Action::Up, Action::Down),
        (Action::ZoomIn, Action::ZoomOut),
    ];
    for (there, back) in back {
        assert!(state.act(there));
        assert_ne!(
            text(&drawn(&at_the_start(), &state, (60, 20))),
            whole,
            "{there:?}"
        );
        assert!(state.act(back));
        assert_eq!(
            text(&drawn(&at_the_start(), &state, (60, 20))),
            whole,
            "{back:?}"
        );
    }
    for action in [Action::ZoomIn, Action::Left, Action::Down, Action::ZoomIn] {
        state.act(action);
    }
    state.act(Action::ZoomReset);
    assert_eq!(text(&drawn(&at_the_start(), &state, (60, 20))), whole);
    assert!(!state.act(Action::Choose));
}

#[test]
fn every_unit_has_its_sign_and_no_name_lies_on_another() {
    let map = crowded();
    for size in [(60, 20), (80, 30), (120, 40), (200, 60)] {
        let picture = text(&drawn(&map, &MapState::default(), size));
        for sign in ["[A]", "<F>", "(V)", "[W]", "<C>", "(S)", "[B]"] {
            assert!(picture.contains(sign), "{sign} at {size:?}\n{picture}");
        }
    }
}

#[test]
fn the_coast_is_read_whole() {
    let region = COAST.region;
    assert!(COAST.rings.len() > 400);
    for ring in &COAST.rings {
        let [west, south, east, north] = ring.reach;
        assert!(west >= region[0] && south >= region[1], "{:?}", ring.reach);
        assert!(east <= region[2] && north <= region[3], "{:?}", ring.reach);
    }
    // Hainan is an island: a ring around its middle that does not reach the mainland.
    let hainan = COAST.rings.iter().find(|ring| {
        let [west, south, east, north] = ring.reach;
        west < 10_950 && east > 10_950 && south < 1_920 && north > 1_920 && north < 2_050
    });
    assert!(hainan.is_some());
}

#[test]
fn a_line_of_another_form_is_refused() {
    for text in [
        "region 1 2 3",
        "1,2 3",
        "1,2 3,4",
        "1,2 x,4 5,6",
        "2147483647,0 1,0 1,0",
    ] {
        assert!(Coast::read(text).is_none(), "{text}");
    }
    assert!(Coast::read("# a\nregion 0 0 10 10\n1,1 2,0 0,2").is_some());
}
