//! Every screen as a picture, at the two sizes it is designed for.

use std::sync::Arc;

use super::room::{charted, ringing_there};
use crate::session::view::View;
use crate::session::view::debrief::Debrief;
use crate::tui::testing::*;
use crate::tui::{App, Msg};

/// A scene: how to get there from which view.
pub(super) struct Scene {
    pub(super) name: &'static str,
    view: Option<fn() -> View>,
    keys: &'static str,
}

const fn scene(name: &'static str, view: Option<fn() -> View>, keys: &'static str) -> Scene {
    Scene { name, view, keys }
}

/// `@` at the beginning: a narrow window, which opens on the situation, turns to the decision.
pub(super) const SCENES: &[Scene] = &[
    scene("library", None, ""),
    scene("library_session", None, "Tab Down"),
    scene("briefing", Some(start), ""),
    scene("room", Some(view), ""),
    scene("room_decision", Some(view), "@ Down"),
    scene("room_picked", Some(view), "4 2 1"),
    scene("room_greyed", Some(view), "@ Down Down Space"),
    scene("room_status", Some(view), "@ Tab"),
    scene("room_channels", Some(view), "@ Tab Tab Down"),
    scene("room_traffic", Some(view), "@ Tab Tab Tab"),
    scene("room_known", Some(view), "@ Tab Tab Tab Tab"),
    scene("room_map", Some(charted), ""),
    scene("room_map_pane", Some(charted), "A-4"),
    scene("ringing_scene", Some(ringing_there), "@"),
    scene("room_ringing", Some(ringing), "@"),
    scene("composer_first", Some(view), "2 Enter"),
    scene("composer_last", Some(view), "2 Enter 1 Enter 1 Enter Down"),
    scene("confirm", Some(view), "2 Enter 1 Enter 1 Enter 1 Enter"),
    scene("confirm_note", Some(view), "4 Enter w h y"),
    scene("confirm_sure", Some(view), "3 Enter Enter"),
    scene("consequence", Some(after), "!"),
    scene("log", Some(view), "t"),
    scene("log_searching", Some(view), "/ s h o a l"),
    scene("log_found", Some(view), "/ s h o a l Enter N"),
    scene("help", Some(view), "?"),
    scene("leave", Some(view), "q"),
    scene("why", Some(view), "@ Tab w"),
    scene("palette", Some(view), ": t r a f"),
    scene("ending", Some(ended), ""),
    scene("composer_note", Some(view), "2 Enter 1 Enter Down n w h y"),
    scene(
        "confirm_forecast",
        Some(view),
        "1 Enter w h y Tab Right Left Left",
    ),
];

/// Looking back, with the part by its number. `?` at the beginning: before the account is kept;
/// `-`: on a session that goes on.
pub(super) const PARTS: &[(&str, &str)] = &[
    ("debrief_account", "?"),
    ("debrief_account_typed", "? w e Tab c a l m"),
    ("debrief_skip", "? Esc"),
    ("debrief_written", "1"),
    ("debrief_timeline", ""),
    ("debrief_timeline_moved", "Right Right"),
    ("debrief_timeline_letter", "Right Right Right Right Right"),
    ("debrief_timeline_end", "End"),
    ("debrief_knowledge", "3"),
    ("debrief_history", "4"),
    ("sheet", "5"),
    ("sheet_line", "5 Right Down Down Down Enter"),
    ("debrief_cost", "6"),
    ("debrief_cost_end", "6 End"),
    ("debrief_forecasts", "7"),
    ("debrief_questions", "8"),
    ("debrief_sources", "9"),
    ("debrief_unfinished", "-"),
    ("debrief_unfinished_forecasts", "- 3"),
];

/// The part, in a window of one size.
pub(super) fn part(keys: &str, size: (u16, u16), change: impl Fn(Debrief) -> Debrief) -> App {
    let (record, keys) = match (keys.strip_prefix('?'), keys.strip_prefix('-')) {
        (Some(keys), _) => (unwritten(), keys),
        (_, Some(keys)) => (unfinished(), keys),
        _ => (debrief(), keys),
    };
    let mut app = look_back(change(record), size);
    let _ = paint(&app, size);
    let _ = press(&mut app, keys, size);
    app
}

/// The scene, reached in a window of one size.
pub(super) fn stage(scene: &Scene, size: (u16, u16)) -> App {
    stage_with(scene, size, |view| view)
}

/// The scene with its view changed first. `!` shows what came of a commit that led to the view.
pub(super) fn stage_with(scene: &Scene, size: (u16, u16), change: impl Fn(View) -> View) -> App {
    let consequence = scene.keys == "!";
    let mut app = match scene.view {
        Some(_) if consequence => open(change(view()), size),
        Some(view) => open(change(view()), size),
        None => app(size),
    };
    let _ = paint(&app, size);
    if consequence {
        let _ = app.update(Msg::View(Arc::new(change(after()))));
        let _ = paint(&app, size);
        return app;
    }
    let keys = match scene.keys.strip_prefix('@') {
        Some(keys) if size.0 >= 110 && size.1 >= 28 => keys.to_owned(),
        Some(keys) => format!("A-2 {keys}"),
        None => scene.keys.to_owned(),
    };
    let _ = press(&mut app, &keys, size);
    app
}

/// The scene of this name.
pub(super) fn named(name: &str) -> &'static Scene {
    SCENES.iter().find(|scene| scene.name == name).unwrap()
}

pub(super) fn snapshot(name: &str, app: &App, size: (u16, u16)) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots" }, {
        insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), screen(app, size));
    });
}

#[test]
fn every_screen_at_its_two_sizes() {
    for size in [(80, 24), (120, 36)] {
        for scene in SCENES {
            snapshot(scene.name, &stage(scene, size), size);
        }
        for (name, keys) in PARTS {
            snapshot(name, &part(keys, size, |record| record), size);
        }
    }
}

#[test]
fn the_notice_of_a_store_that_failed() {
    let size = (80, 24);
    let mut app = stage(named("confirm_note"), size);
    let problem = crate::tui::backend::StoreProblem {
        what: "no space left".into(),
        place: "sessions/a/table.jsonl".into(),
        saved: 6,
        view: None,
    };
    let _ = app.update(Msg::Problem(crate::tui::backend::Problem::Store(problem)));
    snapshot("store_failed", &app, size);
}

#[test]
fn a_window_too_small_is_told_kindly() {
    let app = stage(named("room_decision"), (29, 9));
    assert!(screen(&app, (29, 9)).contains("too small"));
    assert!(screen(&app, (29, 9)).contains("Nothing is lost"));
}
