//! What a team does with a debrief, from key to effect.

use std::sync::Arc;

use crate::session::view::debrief::{Account, Debrief};
use crate::tui::backend::{Problem, StoreProblem};
use crate::tui::keymap::Context;
use crate::tui::testing::*;
use crate::tui::{App, Effect, Leave, Msg};

const WIDE: (u16, u16) = (120, 36);

/// What only a score, a forecast or a meter of the past would say.
const FIGURES: [&str; 4] = ["67.50", "Brier", "20 strained", "Score from here"];

/// An app at the ending, its debrief asked for and answered.
fn from_the_ending(record: Debrief) -> App {
    let mut app = open(ended(), WIDE);
    assert_eq!(press(&mut app, "Enter", WIDE), [Effect::Debrief(None)]);
    let _ = app.update(Msg::Debrief(Arc::new(record)));
    app
}

#[test]
fn the_own_account_comes_before_any_figure() {
    let mut app = from_the_ending(unwritten());
    assert_eq!(app.context(), Context::Account);
    for keys in ["", "5", "Tab Tab 2", "Down Right", "BackTab 3"] {
        let _ = press(&mut app, keys, WIDE);
        assert_eq!(app.context(), Context::Account, "{keys}");
        let shown = screen(&app, WIDE);
        for figure in FIGURES {
            assert!(!shown.contains(figure), "{figure} after {keys} in {shown}");
        }
    }
}

#[test]
fn three_answers_are_kept_as_one_account() {
    let mut app = from_the_ending(unwritten());
    let account = Account {
        story: "we rang".into(),
        strength: "calm".into(),
        improvement: "5 doors".into(),
    };
    let keys = "w e Space r a n g Enter c a l m Enter 5 Space d o o r s Enter";
    let kept = Effect::Account(account.clone());
    assert_eq!(press(&mut app, keys, WIDE), [kept]);
    let _ = app.update(Msg::Debrief(Arc::new(Debrief {
        account: Some(account),
        ..unwritten()
    })));
    assert_eq!(app.context(), Context::Timeline);
    let _ = press(&mut app, "1", WIDE);
    assert!(screen(&app, WIDE).contains("5 doors"));
    let _ = press(&mut app, "e Tab Tab", WIDE);
    assert_eq!(app.context(), Context::Account);
    assert!(screen(&app, WIDE).contains("5 doors"), "it is written on");
    let _ = press(&mut app, "Esc", WIDE);
    assert_eq!(app.context(), Context::Written);
}

#[test]
fn the_account_is_passed_over_only_deliberately() {
    let mut app = from_the_ending(unwritten());
    let _ = press(&mut app, "h Esc", WIDE);
    assert_eq!(app.context(), Context::Skip);
    let _ = press(&mut app, "n", WIDE);
    assert_eq!(app.context(), Context::Account);
    let _ = press(&mut app, "Backspace", WIDE);
    assert!(press(&mut app, "C-s", WIDE).is_empty(), "it is empty");
    assert_eq!(app.context(), Context::Skip);
    let _ = press(&mut app, "y", WIDE);
    assert_eq!(app.context(), Context::Timeline);
    let _ = press(&mut app, "1", WIDE);
    assert!(screen(&app, WIDE).contains("Nothing was written."));
}

#[test]
fn an_account_that_could_not_be_kept_is_not_lost() {
    let mut app = from_the_ending(unwritten());
    let _ = press(&mut app, "c a l m C-s", WIDE);
    let _ = app.update(Msg::Problem(Problem::Store(StoreProblem::default())));
    let _ = press(&mut app, "Enter", WIDE);
    assert_eq!(app.context(), Context::Account);
    assert!(screen(&app, WIDE).contains("calm"));
}

#[test]
fn what_is_said_of_an_account_is_said_of_an_account() {
    let mut app = from_the_ending(unwritten());
    let _ = press(&mut app, "c a l m C-s", WIDE);
    let held = vec!["It is open elsewhere.".to_owned()];
    let _ = app.update(Msg::Problem(Problem::NotKept(held)));
    let shown = screen(&app, WIDE);
    for said in ["Your account was not kept", "open elsewhere", "still here"] {
        assert!(shown.contains(said), "{said} in {shown}");
    }
    assert!(
        !shown.contains("not opened") && !shown.contains("picks"),
        "{shown}"
    );
    let _ = press(&mut app, "Enter", WIDE);
    assert!(screen(&app, WIDE).contains("calm"));
}

#[test]
fn an_account_is_not_lost_to_one_key() {
    let mut app = from_the_ending(unwritten());
    let quit = [Effect::Quit(Leave::Interrupted)];
    assert_eq!(press(&mut app, "C-c", WIDE), quit, "nothing was typed");
    assert!(press(&mut app, "c a l m C-c", WIDE).is_empty());
    assert_eq!(app.context(), Context::Leave);
    assert!(screen(&app, WIDE).contains("not kept yet"));
    let _ = press(&mut app, "Esc", WIDE);
    assert_eq!(app.context(), Context::Account);
    assert!(screen(&app, WIDE).contains("calm"));
    assert_eq!(press(&mut app, "C-c C-c", WIDE), quit);

    let mut app = look_back(debrief(), WIDE);
    let _ = press(&mut app, "1 e", WIDE);
    assert_eq!(app.context(), Context::Account);
    assert_eq!(press(&mut app, "C-c", WIDE), quit, "as it is kept");
}

#[test]
fn the_timeline_is_scrubbed_to_both_ends() {
    let mut app = from_the_ending(debrief());
    for (keys, at) in [
        ("", "decision 1 of 8"),
        ("Left", "decision 1 of 8"),
        ("Right l", "decision 3 of 8"),
        ("h", "decision 2 of 8"),
        ("End", "━ the end"),
        ("Right", "━ the end"),
        ("Home", "decision 1 of 8"),
    ] {
        let _ = press(&mut app, keys, WIDE);
        assert!(screen(&app, WIDE).contains(at), "{keys}: {at}");
    }
}

/// A decision has one number, whichever part tells of it.
#[test]
fn the_timeline_and_the_costs_number_decisions_alike() {
    let record = debrief();
    let sixth = record.moments[5].at;
    let mut app = from_the_ending(record);
    let _ = press(&mut app, "2 Right Right Right Right Right", WIDE);
    let clock = crate::locale::Locale::default().clock(i64::from(sixth));
    let shown = screen(&app, WIDE);
    assert!(
        shown.contains(&format!("▶ {clock}")) && shown.contains("decision 6 of 8"),
        "{shown}"
    );
    let _ = press(&mut app, "6", WIDE);
    assert!(screen(&app, WIDE).contains(&format!("Decision 6, {clock}")));
}

#[test]
fn a_better_wording_stands_beside_ones_own_where_they_differ() {
    let mut app = from_the_ending(debrief());
    let _ = press(&mut app, "6", WIDE);
    let shown = screen(&app, WIDE);
    let line = "What you ask: you wrote “Ask for two berths”, better “Ask for one berth”.";
    assert!(shown.contains(line), "{shown}");
    assert!(
        !shown.contains("Plain facts"),
        "it is the same in both: {shown}"
    );
}

#[test]
fn a_text_says_how_to_get_to_the_parts_and_shows_no_number_that_leads_nowhere() {
    let mut record = debrief();
    record.account = None;
    for size in [WIDE, (80, 24)] {
        let app = look_back(record.clone(), size);
        let shown = screen(&app, size);
        assert!(shown.contains("digits and ? are text"), "{shown}");
        assert!(!shown.contains("2 Timeline"), "{shown}");
    }
}

#[test]
fn a_search_that_is_done_is_no_longer_told_as_going_on() {
    let mut record = debrief();
    let mut said = |known, done| {
        record.cost = crate::session::view::cost::Cost::Working(known, done);
        format!(
            "{:?}",
            crate::tui::costs(&crate::locale::Locale::default(), &record)
        )
    };
    assert!(said(40, 12).contains("12 of 40"));
    assert!(said(40, 40).contains("All 40 situations are searched"));
}

#[test]
fn every_line_of_the_score_opens_and_leads_to_its_moment() {
    let mut app = from_the_ending(debrief());
    let _ = press(&mut app, "5 Right End Enter", WIDE);
    let shown = screen(&app, WIDE);
    for words in [
        "Event: Act 39",
        "Rests on: Severity classes of Rivera",
        "Reason: Trying another door",
        "Rule: made-up-rule",
    ] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
    let _ = press(&mut app, "m", WIDE);
    assert_eq!(app.context(), Context::Timeline);
    // The line is of minute 3783, after the moment of 3740.
    let shown = screen(&app, WIDE);
    assert!(shown.contains("▶ H+62:20"), "{shown}");
}

#[test]
fn a_path_that_goes_on_shows_no_score_and_no_other_side() {
    let mut app = look_back(unfinished(), WIDE);
    for number in 1..=8 {
        let _ = press(&mut app, &number.to_string(), WIDE);
        let shown = screen(&app, WIDE);
        assert!(shown.contains("open when play has ended"), "{shown}");
        for hidden in [
            "67.5",
            "What they knew",
            "What the record shows",
            "tidewater",
        ] {
            assert!(!shown.contains(hidden), "{hidden} in {shown}");
        }
    }
}

#[test]
fn one_leaves_to_where_one_came_from() {
    let mut app = from_the_ending(debrief());
    let _ = press(&mut app, "Esc", WIDE);
    assert_eq!(app.context(), Context::Ending);
    assert!(
        press(&mut app, "Enter", WIDE).is_empty(),
        "it is still there"
    );
    assert_eq!(app.context(), Context::Timeline);
    let mut read = look_back(unfinished(), WIDE);
    assert_eq!(press(&mut read, "Esc", WIDE), [Effect::Library]);
}

#[test]
fn a_session_of_the_library_is_looked_back_on_even_if_it_is_held() {
    let mut app = app(WIDE);
    assert!(
        press(&mut app, "d", WIDE).is_empty(),
        "an exercise has no past"
    );
    let held = Effect::Debrief(Some("a-ship-adrift-2".into()));
    assert_eq!(press(&mut app, "Tab Down d", WIDE), [held]);
}
