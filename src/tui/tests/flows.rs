//! What a player does, from key to effect.

use std::sync::Arc;

use crate::session::view::debrief::Forecast;
use crate::session::view::{Command, DecisionView, Refused, View};
use crate::tui::backend::{Problem, StoreProblem};
use crate::tui::keymap::Context;
use crate::tui::testing::*;
use crate::tui::{Effect, Leave, Msg};

const WIDE: (u16, u16) = (120, 36);

fn commit(picks: &[(&str, &[&str])], note: &str) -> Vec<Effect> {
    let own = |list: &[&str]| list.iter().map(|id| (*id).to_owned()).collect();
    let picks = picks
        .iter()
        .map(|(id, clauses)| ((*id).to_owned(), own(clauses)))
        .collect();
    vec![Effect::Commit(Command::Commit {
        picks,
        note: note.into(),
        forecasts: Vec::new(),
    })]
}

/// From the view, these keys end in these effects.
fn check(view: View, keys: &str, effects: Vec<Effect>) {
    let mut app = open(view, WIDE);
    assert_eq!(press(&mut app, keys, WIDE), effects, "{keys}");
}

#[test]
fn one_option_is_committed_with_its_note() {
    check(
        view(),
        "4 Enter w h y Enter",
        commit(&[("wait", &[])], "why"),
    );
}

#[test]
fn two_options_keep_the_order_of_picking() {
    check(
        view(),
        "4 3 Enter Enter y",
        commit(&[("wait", &[]), ("destroyer", &[])], ""),
    );
}

#[test]
fn a_message_is_committed_with_a_clause_for_each_part() {
    check(
        view(),
        "2 Enter 3 Enter Down Down Enter Enter Enter Enter",
        commit(&[("letter", &["none", "demand", "report"])], ""),
    );
}

#[test]
fn a_wording_can_be_undone() {
    check(
        view(),
        "2 Enter 3 Enter Enter Enter 2 u c Enter Enter Enter",
        commit(&[("letter", &["none", "berth", "report"])], ""),
    );
}

#[test]
fn what_was_undone_can_be_done_again() {
    check(
        view(),
        "2 Enter 3 Enter 2 u u r r c 1 c Enter",
        commit(&[("letter", &["none", "demand", "report"])], ""),
    );
}

#[test]
fn a_note_of_the_message_is_the_note_of_the_commit() {
    check(
        view(),
        "2 Enter n s o f t Enter 3 Enter Enter Enter Enter Enter Enter",
        commit(&[("letter", &["none", "berth", "report"])], "soft"),
    );
}

#[test]
fn what_cannot_be_undone_needs_a_second_key() {
    check(view(), "3 Enter Enter Enter Enter", Vec::new());
    check(
        view(),
        "3 Enter Enter Esc Enter y",
        commit(&[("destroyer", &[])], ""),
    );
    check(view(), "3 Enter Enter y", commit(&[("destroyer", &[])], ""));
}

#[test]
fn a_greyed_option_is_refused_with_its_reason() {
    let mut app = open(view(), WIDE);
    assert!(press(&mut app, "Down Down Enter", WIDE).is_empty());
    assert_eq!(app.context(), Context::Room);
    assert!(screen(&app, WIDE).contains("This cannot be taken now: the tow has not arrived"));
}

#[test]
fn too_many_and_excluded_picks_are_refused_with_a_sentence() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "1 2", WIDE);
    assert!(screen(&app, WIDE).contains("! Not together with: Ring the duty desk"));
    let _ = press(&mut app, "3 4", WIDE);
    assert!(screen(&app, WIDE).contains("Only 2 can be picked"));
}

#[test]
fn too_few_picks_are_refused_with_a_sentence() {
    let mut two = view();
    two.decision = two.decision.map(|decision| DecisionView {
        picks: (2, 2),
        ..decision
    });
    let mut app = open(two, WIDE);
    let _ = press(&mut app, "Enter c", WIDE);
    assert!(screen(&app, WIDE).contains("Pick at least 2."));
}

#[test]
fn none_can_be_committed_where_none_is_enough() {
    let mut none = view();
    none.decision = none.decision.map(|decision| DecisionView {
        picks: (0, 2),
        ..decision
    });
    check(none, "c Enter", commit(&[], ""));
}

#[test]
fn a_call_is_picked_up_or_let_ring() {
    check(
        ringing(),
        "Enter Enter",
        vec![Effect::Commit(Command::PickUp)],
    );
    check(
        ringing(),
        "2 Enter Enter",
        vec![Effect::Commit(Command::LetRing)],
    );
}

#[test]
fn nothing_happens_twice_while_the_table_works() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "4 Enter", WIDE);
    assert_eq!(press(&mut app, "Enter", WIDE).len(), 1);
    assert!(press(&mut app, "Enter", WIDE).is_empty());
    assert_eq!(
        press(&mut app, "C-c", WIDE),
        vec![Effect::Quit(Leave::Interrupted)]
    );
}

#[test]
fn after_a_commit_one_reads_what_came_of_it_and_goes_on() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "4 Enter Enter", WIDE);
    let _ = app.update(Msg::View(Arc::new(after())));
    assert_eq!(app.context(), Context::Consequence);
    let shown = screen(&app, WIDE);
    assert!(
        shown.contains("H+62:30 to H+63:15: 45 min, with the"),
        "{shown}"
    );
    assert!(shown.contains("Tension 47 → 53 (+6)"), "{shown}");
    let _ = press(&mut app, "Enter", WIDE);
    assert_eq!(app.context(), Context::Room);
}

#[test]
fn news_are_read_page_by_page() {
    let size = (80, 24);
    let mut app = open(view(), size);
    let _ = app.update(Msg::View(Arc::new(View {
        traffic_seen: 0,
        ..after()
    })));
    let _ = paint(&app, size);
    let mut pages = 1;
    while app.context() == Context::Consequence {
        let _ = press(&mut app, "Enter", size);
        pages += 1;
        assert!(pages < 20);
    }
    assert!(pages > 4, "{pages}");
}

#[test]
fn a_refusal_keeps_picks_and_note() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "4 Enter w h y Enter", WIDE);
    let refused = Refused {
        code: "no-such-code".into(),
        arguments: Vec::new(),
    };
    let _ = app.update(Msg::Problem(Problem::Refused(refused)));
    assert!(screen(&app, WIDE).contains("nothing has changed (no-such-code)"));
    assert_eq!(
        press(&mut app, "Esc Enter", WIDE),
        commit(&[("wait", &[])], "why")
    );
}

#[test]
fn a_store_that_fails_is_told_and_the_game_goes_on() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "4 Enter Enter", WIDE);
    let store = StoreProblem {
        what: "no space left".into(),
        place: "a/table.jsonl".into(),
        saved: 6,
        view: Some(Arc::new(after())),
    };
    let _ = app.update(Msg::Problem(Problem::Store(store)));
    let shown = screen(&app, WIDE);
    assert!(
        shown.contains("Writing to a/table.jsonl failed: no space left."),
        "{shown}"
    );
    assert!(shown.contains("6 decisions are saved."), "{shown}");
    let _ = press(&mut app, "Enter", WIDE);
    assert_eq!(app.context(), Context::Consequence);
}

#[test]
fn leaving_says_where_the_session_is() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "q", WIDE);
    let shown = screen(&app, WIDE);
    assert!(
        shown.contains("sessions/a-ship-adrift-1")
            && shown.contains("offramp resume a-ship-adrift-1"),
        "{shown}"
    );
    assert_eq!(
        press(&mut app, "Enter", WIDE),
        vec![Effect::Quit(Leave::Asked)]
    );
    let mut app = open(view(), WIDE);
    assert_eq!(press(&mut app, "q Down Enter", WIDE), vec![Effect::Library]);
    let _ = app.update(Msg::Library(library()));
    assert_eq!(app.context(), Context::Library);
}

#[test]
fn the_library_opens_what_can_be_opened() {
    let mut app = app(WIDE);
    assert_eq!(
        press(&mut app, "Down Enter", WIDE),
        vec![Effect::Play("ship-adrift".into())]
    );
    let mut app = self::app(WIDE);
    assert!(
        press(&mut app, "End Enter", WIDE).is_empty(),
        "it is broken"
    );
    assert_eq!(
        press(&mut app, "Tab Enter", WIDE),
        vec![Effect::Resume("a-ship-adrift-1".into())]
    );
    let mut app = self::app(WIDE);
    assert!(
        press(&mut app, "Tab Down Enter", WIDE).is_empty(),
        "it is held"
    );
}

#[test]
fn a_session_opens_where_it_stands() {
    for (view, context) in [
        (start(), Context::Briefing),
        (view(), Context::Room),
        (ended(), Context::Ending),
    ] {
        assert_eq!(open(view, WIDE).context(), context);
    }
}

#[test]
fn the_briefing_is_read_to_its_end_before_play() {
    let size = (60, 14);
    let mut app = open(start(), size);
    let _ = paint(&app, size);
    let _ = press(&mut app, "Enter", size);
    assert_eq!(app.context(), Context::Briefing);
    let _ = press(&mut app, "End Enter", size);
    assert_eq!(app.context(), Context::LongPane);
}

#[test]
fn search_finds_from_the_newest_and_goes_round() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "/ S H O A L Enter", WIDE);
    let newest = screen(&app, WIDE);
    assert!(
        newest.contains("“shoal”: 4 of 4") && newest.contains("▶ H+62:30 ▣ The second night"),
        "{newest}"
    );
    for find in ["n 1", "n 2", "n 3", "n 4", "N 3", "N 2", "N 1", "N 4"] {
        let (key, at) = find.split_once(' ').unwrap();
        let _ = press(&mut app, key, WIDE);
        assert!(screen(&app, WIDE).contains(&format!("{at} of 4")), "{find}");
    }
    let _ = press(&mut app, "/ x y z Enter", WIDE);
    assert!(screen(&app, WIDE).contains("was not found"));
}

#[test]
fn the_help_names_every_binding_of_its_context() {
    let mut app = open(view(), (100, 50));
    let _ = press(&mut app, "?", (100, 50));
    let shown = screen(&app, (100, 50));
    let locale = crate::locale::Locale::default();
    for binding in crate::tui::keymap::bindings(Context::Room) {
        assert!(
            shown.contains(&locale.say(binding.says, &[])),
            "{} in {shown}",
            binding.says
        );
    }
}

#[test]
fn a_forecast_is_made_only_by_who_wants_to() {
    let ring = |percent: Option<u8>, note: &str| {
        let mut effects = commit(&[("desk", &[])], note);
        if let [Effect::Commit(Command::Commit { forecasts, .. })] = effects.as_mut_slice() {
            forecasts.extend(percent.map(|percent| ("duty-desk".to_owned(), percent)));
        }
        effects
    };
    check(view(), "1 Enter Enter", ring(None, ""));
    check(view(), "1 Enter h o Tab Right Enter", ring(Some(50), "ho"));
    check(
        view(),
        "1 Enter Tab Right Right l h Tab x Enter",
        ring(Some(60), "x"),
    );
    check(view(), "1 Enter Tab Left Left Enter", ring(Some(40), ""));
    check(
        view(),
        "1 Enter Tab Right Left Left Left Left Left Left Enter",
        ring(None, ""),
    );
    let often = "Right ".repeat(14);
    check(
        view(),
        &format!("1 Enter Tab {often} Enter"),
        ring(Some(100), ""),
    );
    // Where nothing rings, nothing is asked.
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "4 Enter", WIDE);
    assert_eq!(app.context(), Context::Confirm);
    assert!(!screen(&app, WIDE).contains("within the hour"));
}

#[test]
fn a_forecast_is_settled_once_on_the_screen_of_what_came() {
    let forecast = |came, after| Forecast {
        at: 3700,
        channel: "Duty desk".into(),
        percent: 70,
        came,
        after,
        received: None,
    };
    let with = |view: View, forecasts: &[Forecast]| View {
        forecasts: forecasts.to_vec(),
        ..view
    };
    let old = forecast(Some(false), None);
    let (open_now, came) = (forecast(None, None), forecast(Some(true), Some(12)));
    // In one column, so that a sentence stands on one line.
    let size = (90, 36);
    let shown = |forecasts: &[Forecast]| {
        let mut app = open(with(view(), &[old.clone(), open_now.clone()]), size);
        let _ = app.update(Msg::View(Arc::new(with(after(), forecasts))));
        screen(&app, size)
    };
    let settled = shown(&[old.clone(), came]);
    assert!(
        settled.contains("Duty desk: you said 70 %; answered after 12 min."),
        "{settled}"
    );
    assert!(
        !settled.contains("nobody answered"),
        "told before: {settled}"
    );
    let received = Forecast {
        received: Some(30),
        ..forecast(Some(false), None)
    };
    let received = shown(&[old.clone(), received]);
    assert!(
        received.contains("you said 70 %; received after 30 min, and nobody answered within"),
        "{received}"
    );
    let silent = shown(&[old.clone(), forecast(Some(false), Some(90))]);
    assert!(
        silent.contains("you said 70 %; nobody answered within the hour."),
        "{silent}"
    );
    assert!(!shown(&[old.clone(), open_now.clone()]).contains("you said"));
}
