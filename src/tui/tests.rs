//! Every screen as a picture, and what must hold whatever is pressed and however large the window.

use std::sync::Arc;

use super::testing::*;
use super::{App, Msg};
use crate::session::view::View;

/// A scene: how to get there from which view.
struct Scene {
    name: &'static str,
    view: Option<fn() -> View>,
    keys: &'static str,
}

const SCENES: &[Scene] = &[
    Scene { name: "library", view: None, keys: "" },
    Scene { name: "library_session", view: None, keys: "Tab" },
    Scene { name: "briefing", view: Some(start), keys: "" },
    Scene { name: "room_situation", view: Some(view), keys: "b Esc Tab Tab Tab" },
    Scene { name: "room_decision", view: Some(view), keys: "" },
    Scene { name: "room_picked", view: Some(view), keys: "4 2 1" },
    Scene { name: "room_greyed", view: Some(view), keys: "Down Down Space" },
    Scene { name: "room_status", view: Some(view), keys: "Tab" },
    Scene { name: "room_traffic", view: Some(view), keys: "Tab Tab" },
    Scene { name: "room_ringing", view: Some(ringing), keys: "" },
    Scene { name: "composer_first", view: Some(view), keys: "2 Enter" },
    Scene { name: "composer_last", view: Some(view), keys: "2 Enter Enter Enter" },
    Scene { name: "confirm", view: Some(view), keys: "2 Enter Enter Enter Enter" },
    Scene { name: "confirm_note", view: Some(view), keys: "4 Enter w h y" },
    Scene { name: "confirm_sure", view: Some(view), keys: "3 Enter Enter" },
    Scene { name: "log", view: Some(view), keys: "t" },
    Scene { name: "log_searching", view: Some(view), keys: "/ s h o a l" },
    Scene { name: "log_found", view: Some(view), keys: "/ s h o a l Enter n" },
    Scene { name: "help", view: Some(view), keys: "?" },
    Scene { name: "leave", view: Some(view), keys: "q" },
    Scene { name: "ending", view: Some(ended), keys: "" },
    Scene { name: "sheet", view: Some(ended), keys: "Enter" },
    Scene { name: "sheet_line", view: Some(ended), keys: "Enter Tab Down Down Down Enter" },
];

fn stage(scene: &Scene, size: (u16, u16)) -> App {
    let mut app = match scene.view {
        Some(view) => open(view(), size),
        None => app(size),
    };
    let _ = paint(&app, size);
    let _ = press(&mut app, scene.keys, size);
    app
}

fn snapshot(name: &str, app: &App, size: (u16, u16)) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), screen(app, size));
    });
}

#[test]
fn every_screen_as_a_picture() {
    for size in [(80, 24), (120, 36)] {
        for scene in SCENES {
            snapshot(scene.name, &stage(scene, size), size);
        }
        let mut app = open(view(), size);
        let _ = app.update(Msg::View(Arc::new(after())));
        snapshot("consequence", &app, size);
    }
}
