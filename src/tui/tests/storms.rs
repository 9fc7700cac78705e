//! Whatever is pressed, however large the window: no panic, and no commit without its question.

use std::sync::Arc;

use proptest::prelude::*;

use super::pictures::{PARTS, SCENES, part, stage};
use crate::session::view::cost::Cost;
use crate::session::view::{Command, Refused};
use crate::tui::backend::{Opened, Problem, StoreProblem};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::{Action, Context, action};
use crate::tui::testing::*;
use crate::tui::{App, Effect, Msg, Pointer, Taste};

pub(super) const SIZES: [(u16, u16); 12] = [
    (0, 0),
    (1, 1),
    (3, 2),
    (1, 50),
    (200, 1),
    (30, 10),
    (40, 12),
    (80, 24),
    (109, 30),
    (120, 36),
    (200, 50),
    (500, 200),
];

#[test]
fn every_screen_in_every_window() {
    for size in SIZES {
        for scene in SCENES {
            let app = stage(scene, size);
            let shown = screen(&app, size);
            if size.0 >= 30 && size.1 >= 10 {
                assert!(
                    shown.contains(['▶', '[', '┃']),
                    "no focus in {} at {size:?}\n{shown}",
                    scene.name
                );
            }
        }
        for (name, keys) in PARTS {
            let shown = screen(&part(keys, size, |record| record), size);
            if size.0 >= 30 && size.1 >= 10 {
                assert!(
                    shown.contains(['▶', '[']),
                    "no focus in {name} at {size:?}\n{shown}"
                );
            }
        }
    }
}

#[test]
fn every_screen_through_every_window() {
    for scene in SCENES {
        let mut app = stage(scene, (120, 36));
        for size in SIZES.into_iter().chain(SIZES.into_iter().rev()) {
            let _ = app.update(Msg::Resize(size.0, size.1));
            let _ = paint(&app, size);
        }
        // A text that was scrolled may stand elsewhere now.
        if !scene.name.starts_with("log") && scene.name != "sheet_line" {
            assert_eq!(
                screen(&app, (120, 36)),
                screen(&stage(scene, (120, 36)), (120, 36)),
                "{}",
                scene.name
            );
        }
    }
}

#[test]
fn a_place_within_a_larger_screen_is_not_left() {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    for scene in SCENES {
        let app = stage(scene, (80, 24));
        let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 40));
        app.paint(&mut buffer, Rect::new(7, 5, 80, 24));
        for (index, cell) in buffer.content().iter().enumerate() {
            let (x, y) = buffer.pos_of(index);
            let inside = (7..87).contains(&x) && (5..29).contains(&y);
            assert!(inside || cell.symbol() == " ", "{} at {x},{y}", scene.name);
        }
        let mut outside = Buffer::empty(Rect::new(0, 0, 10, 10));
        app.paint(&mut outside, Rect::new(5, 5, 400, 400));
    }
}

pub(super) fn any_key() -> impl Strategy<Value = Key> {
    let codes = prop_oneof![
        6 => prop::sample::select(vec![Code::Enter, Code::Esc, Code::Tab, Code::Up, Code::Down, Code::PageDown, Code::End, Code::Home, Code::Backspace]),
        4 => prop::sample::select(vec!['1', '2', '3', '4', 'c', 'y', 'q', 't', 'b', '/', 'n', 'N', 'u', '?', ' ', 'j', 'l', 'h', 'd', 'e', 'w', ':', 'm', '+', '-', '0', '5', '7']).prop_map(Code::Char),
        1 => any::<char>().prop_map(Code::Char),
        1 => prop::sample::select(vec![Code::Left, Code::Right, Code::PageUp, Code::Delete, Code::F(1), Code::F(99)]),
    ];
    let panes = prop::char::range('1', '7').prop_map(|digit| (Code::Char(digit), true));
    let codes = prop_oneof![
        9 => (codes, prop::bool::weighted(0.05)),
        1 => panes,
    ];
    (codes, prop::bool::weighted(0.05), prop::bool::weighted(0.1)).prop_map(
        |((code, alt), ctrl, shift)| Key {
            code,
            ctrl,
            alt,
            shift: shift && !matches!(code, Code::Char(_)),
        },
    )
}

/// Commits must come from a question, hold only what may be picked, and have all their clauses.
fn assert_asked(effect: &Effect, context: Context, key: Key, app: &App) {
    let Effect::Commit(command) = effect else {
        return;
    };
    assert!(
        matches!(
            context,
            Context::Confirm | Context::Note | Context::Forecast | Context::Sure
        ),
        "{command:?} from {context:?}"
    );
    assert_eq!(action(context, key), Some(Action::Commit));
    let (Command::Commit { picks, .. }, Some(decision)) =
        (command, app.view().and_then(|view| view.decision.as_ref()))
    else {
        return;
    };
    assert!(
        (decision.picks.0..=decision.picks.1).contains(&picks.len()),
        "{picks:?}"
    );
    for (id, clauses) in picks {
        let option = decision
            .options
            .iter()
            .find(|option| option.id == *id)
            .unwrap();
        assert!(option.greyed.is_none());
        assert!(!option.irreversible || context == Context::Sure);
        assert_eq!(clauses.len(), option.slots.len());
    }
}

/// A table that answers each effect in one of several ways. What it says was done is what the
/// screens show from then on; what it refuses changes nothing.
fn answer(app: &mut App, effect: &Effect, luck: u8) {
    let before = app.view().cloned();
    let message = match (effect, luck % 4) {
        (Effect::Commit(_), 0) => Msg::Problem(Problem::Refused(Refused::default())),
        (Effect::Commit(_), 1) => Msg::Problem(Problem::Store(StoreProblem::default())),
        (Effect::Commit(_), 2) => Msg::View(Arc::new(ended())),
        (Effect::Commit(_), _) => Msg::View(Arc::new(after())),
        (Effect::Play(_), 0) => Msg::Problem(Problem::Failed(vec!["It is broken.".into()])),
        (Effect::Play(_), _) => Msg::Opened(
            Opened {
                view: Arc::new(start()),
                ..Default::default()
            },
            Some(place()),
        ),
        (Effect::Resume(_), 0) => Msg::Opened(
            Opened {
                view: Arc::new(ringing()),
                notices: vec!["Mended.".into()],
                ..Opened::default()
            },
            Some(place()),
        ),
        (Effect::Resume(_), _) => Msg::Opened(
            Opened {
                view: Arc::new(view()),
                ..Default::default()
            },
            Some(place()),
        ),
        (Effect::Debrief(_), 0) => Msg::Problem(Problem::Failed(vec!["It is gone.".into()])),
        (Effect::Account(_), 0) => Msg::Problem(Problem::Store(StoreProblem::default())),
        (Effect::Debrief(_) | Effect::Account(_), 1) => Msg::Debrief(Arc::default()),
        (Effect::Debrief(_), 2) => Msg::Debrief(Arc::new(unwritten())),
        (Effect::Debrief(_), _) => Msg::Debrief(Arc::new(unfinished())),
        (Effect::Account(_), _) => Msg::Debrief(Arc::new(debrief())),
        (Effect::Library, _) => Msg::Library(library()),
        (Effect::Rehearse(_), 0) => Msg::Problem(Problem::Failed(vec!["It is gone.".into()])),
        (Effect::Rehearse(_), _) => Msg::Opened(
            Opened {
                view: Arc::new(view()),
                notices: vec!["A rehearsal.".into()],
                ..Opened::default()
            },
            Some(place()),
        ),
        (Effect::Cost, 0) => Msg::Cost(Cost::Untold("limit".into())),
        (Effect::Cost, 1) => Msg::Cost(Cost::Working(4_000, 1_200)),
        (Effect::Cost, _) => Msg::Cost(debrief().cost),
        (Effect::Quit(_) | Effect::Bell | Effect::Ask(_), _) => return,
    };
    let done = match &message {
        Msg::View(view) => Some((**view).clone()),
        Msg::Opened(opened, _) => Some((*opened.view).clone()),
        Msg::Library(_) => None,
        // An open table stays open; else the record's own view stands behind the debrief.
        Msg::Debrief(record) => before.or_else(|| Some((*record.now).clone())),
        _ => before,
    };
    let asked = app.update(message);
    assert!(
        asked.iter().all(|effect| *effect == Effect::Cost),
        "{asked:?}"
    );
    assert_eq!(app.view(), done.as_ref(), "after {effect:?}");
}

/// What happens beside keys: the pointer and the time.
fn beside(app: &mut App, luck: u8, size: (u16, u16)) {
    let pointers = [Pointer::Click, Pointer::WheelUp, Pointer::WheelDown];
    let pointer = pointers[usize::from(luck) % pointers.len()];
    let (x, y) = (u16::from(luck) * 7, u16::from(luck / 5));
    let at = (x % size.0.max(1), y % size.1.max(1));
    for message in [Msg::Pointer(pointer, at.0, at.1), Msg::Tick] {
        let effects = app.update(message);
        // A debrief that waits for its costs asks after them as time goes by.
        assert!(
            effects.iter().all(|effect| *effect == Effect::Cost),
            "neither does anything by itself: {effects:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_from_any_screen(
        scene in 0..SCENES.len() + PARTS.len(),
        steps in prop::collection::vec((any_key(), any::<u8>(), prop::option::weighted(0.1, prop::sample::select(SIZES.to_vec()))), 1..80),
    ) {
        let mut size = (80, 24);
        let taste = Taste { mouse: true, ..Taste::default() };
        let app = match SCENES.get(scene) {
            Some(scene) => stage(scene, size),
            None => part(PARTS[scene - SCENES.len()].1, size, |record| record),
        };
        let mut app = app.with_taste(taste);
        for (key, luck, resized) in steps {
            if let Some(new) = resized {
                size = if new.0 > 200 { (200, 50) } else { new };
                prop_assert!(app.update(Msg::Resize(size.0, size.1)).is_empty());
            }
            let before = app.view().cloned();
            if luck % 4 == 0 {
                beside(&mut app, luck, size);
            }
            let context = app.context();
            let effects = app.update(Msg::Key(key));
            prop_assert!(effects.len() <= 1);
            prop_assert_eq!(app.view(), before.as_ref());
            for effect in &effects {
                assert_asked(effect, context, key, &app);
                answer(&mut app, effect, luck);
            }
            if luck % 3 == 0 {
                let _ = paint(&app, size);
            }
        }
        let _ = paint(&app, size);
    }
}
