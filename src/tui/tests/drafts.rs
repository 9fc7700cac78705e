//! What was half done when somebody left is there again when they come back.

use std::sync::Arc;

use crate::session::view::View;
use crate::tui::backend::{Draft, Opened};
use crate::tui::testing::*;
use crate::tui::{App, Effect, Msg};

const WIDE: (u16, u16) = (120, 36);

/// An app that goes on with this view and what was left half done.
fn back(view: View, draft: Option<Draft>) -> App {
    let mut app = app(WIDE);
    let view = Arc::new(view);
    let opened = Opened {
        view,
        draft,
        ..Opened::default()
    };
    let _ = app.update(Msg::Opened(opened, Some(place())));
    app
}

#[test]
fn a_half_written_message_can_be_finished_another_day() {
    let mut app = open(view(), WIDE);
    press(&mut app, "2 Enter 3 Enter", WIDE);
    let draft = app.draft();
    assert!(
        draft
            .as_ref()
            .is_some_and(|draft| draft.letters["letter"].len() == 1)
    );
    let mut again = back(view(), draft.clone());
    assert!(screen(&again, WIDE).contains("is here again"));
    assert_eq!(again.draft(), draft);
    // The notice goes, and the message opens on its next part.
    let keys = "Enter 2 2 Enter Down Down Enter Enter Enter Enter";
    let ended = press(&mut again, keys, WIDE);
    let mut whole = open(view(), WIDE);
    let keys = "2 Enter 3 Enter Down Down Enter Enter Enter Enter";
    assert_eq!(ended, press(&mut whole, keys, WIDE));
    assert!(matches!(ended.as_slice(), [Effect::Commit(_)]));
}

#[test]
fn picks_and_a_note_come_back_from_under_the_last_question() {
    let mut app = open(view(), WIDE);
    press(&mut app, "4 Enter w h y", WIDE);
    let draft = app.draft();
    let mut again = back(view(), draft.clone());
    assert_eq!(again.draft(), draft);
    let ended = press(&mut again, "Enter Enter Enter", WIDE);
    assert_eq!(ended, press(&mut app, "Enter", WIDE));
    assert!(matches!(ended.as_slice(), [Effect::Commit(_)]));
}

#[test]
fn what_does_not_fit_any_more_is_passed_over() {
    let fresh = back(view(), None);
    assert_eq!(fresh.draft(), None);
    let draft = Draft {
        commits: view().commits,
        options: ["tow", "nowhere", "desk", "letter"]
            .map(str::to_owned)
            .into(),
        note: String::new(),
        ..Draft::default()
    };
    // Greyed, unknown, and one that excludes another.
    let kept = back(view(), Some(draft.clone())).draft();
    assert_eq!(
        kept.map(|draft| draft.options),
        Some(vec!["desk".to_owned()])
    );
    let earlier = Draft {
        commits: draft.commits + 1,
        ..draft
    };
    let app = back(view(), Some(earlier));
    assert!(app.draft().is_none() && !screen(&app, WIDE).contains("is here again"));
}

#[test]
fn a_team_leaves_no_draft_behind() {
    let mut app = sat(team(), WIDE);
    press(&mut app, "Enter 4", WIDE);
    assert_eq!(app.draft(), None);
}
