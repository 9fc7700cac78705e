//! What must be in sight where one decides, and that nothing typed or chosen is lost by a key.

use std::sync::Arc;

use super::room::ringing_there;
use crate::session::view::{Cause, Command, MeterView, View};
use crate::tui::testing::*;
use crate::tui::{App, Effect, Msg};

const NARROW: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 36);

fn foot(app: &App, size: (u16, u16)) -> String {
    let shown = screen(app, size);
    shown.trim_end().lines().last().unwrap_or("").to_owned()
}

/// A view at the situation that its own exercise gives long texts.
fn wordy() -> View {
    let mut view = view();
    let long = "The tow has been asked for and has not been refused. ".repeat(9);
    view.situation = vec![long.clone(), long.clone(), long.clone()];
    if let Some(decision) = &mut view.decision {
        for option in &mut decision.options {
            option.detail = long.clone();
        }
    }
    view
}

#[test]
fn what_cannot_be_undone_says_so_before_enter() {
    for size in [NARROW, WIDE, (200, 50)] {
        let mut app = open(wordy(), size);
        let _ = paint(&app, size);
        let _ = press(&mut app, "A-2 3", size);
        let shown = screen(&app, size);
        assert!(
            shown.contains("! cannot be undone; you are asked once more"),
            "{shown}"
        );
        assert!(shown.contains("next decision at H+"), "{shown}");
    }
}

#[test]
fn a_situation_that_is_cut_says_how_much_and_is_whole_once_it_is_read() {
    let mut view = wordy();
    view.situation = vec!["The tow has not come.\n\n".repeat(12)];
    let mut app = open(view, WIDE);
    let shown = screen(&app, WIDE);
    assert!(shown.contains(" more lines: Shift-Tab"), "{shown}");
    let _ = press(&mut app, "BackTab", WIDE);
    let shown = screen(&app, WIDE);
    let lines = shown.matches("The tow has not come.").count();
    assert!(lines >= 10 && !shown.contains("more lines"), "{shown}");
}

#[test]
fn a_call_that_rings_leaves_room_for_every_option() {
    let mut view = ringing_there();
    if let Some(decision) = &mut view.decision {
        let first = decision.options[0].clone();
        decision.options = (1..=5)
            .map(|number| crate::session::view::OptionView {
                number: Some(number),
                id: format!("door-{number}"),
                label: format!(
                    "Door {number}: {}",
                    "a sentence that takes two lines ".repeat(3)
                ),
                detail: "The fifth door is a friend's.".into(),
                ..first.clone()
            })
            .collect();
    }
    let mut app = open(view, NARROW);
    let _ = paint(&app, NARROW);
    let _ = press(&mut app, "A-2 End", NARROW);
    let shown = screen(&app, NARROW);
    for seen in [
        "Door 1",
        "Door 5",
        "The fifth door is a friend's.",
        "is ringing",
    ] {
        assert!(shown.contains(seen), "{seen}: {shown}");
    }
}

#[test]
fn no_page_of_what_happened_repeats_the_one_before() {
    let size = (90, 24);
    let mut app = open(view(), size);
    let _ = app.update(Msg::View(Arc::new(after())));
    let lines = |app: &App| -> Vec<String> {
        let shown = screen(app, size);
        let body = shown.lines().skip(3).take(20);
        let cut = |line: &str| line.trim_matches([' ', '│', '┃', '▴', '▾']).to_owned();
        body.map(cut).filter(|line| line.len() > 20).collect()
    };
    let mut before = lines(&app);
    for page in 2..=3 {
        let _ = press(&mut app, "Enter", size);
        let now = lines(&app);
        if screen(&app, size).contains("The third day · decision") {
            break;
        }
        let again = now.iter().filter(|line| before.contains(line)).count();
        assert!(again <= 1, "page {page} repeats {again} lines: {now:#?}");
        before = now;
    }
}

#[test]
fn help_and_the_way_out_are_at_every_foot() {
    for keys in ["A-1", "A-2", "A-3", "A-4", "t"] {
        let mut app = open(view(), NARROW);
        let _ = press(&mut app, keys, NARROW);
        let foot = foot(&app, NARROW);
        assert!(
            foot.contains("? help") && foot.contains("q leave"),
            "{keys}: {foot}"
        );
    }
}

#[test]
fn both_dates_and_the_band_stand_in_the_narrow_header() {
    let mut view = view();
    view.elapsed = 108 * 60;
    view.clocks = vec![
        ("Beijing".into(), "Thu 18 Apr 09:07".into()),
        ("Washington".into(), "Wed 17 Apr 21:07".into()),
    ];
    for band in ["low", "raised", "severe"] {
        view.tension.band = band.into();
        let head = screen(&open(view.clone(), NARROW), NARROW);
        let head = head.lines().nth(1).unwrap_or("");
        for seen in ["Beijing", "18 Apr 09:07", "17 Apr 21:07", band] {
            assert!(head.contains(seen), "{seen}: {head}");
        }
    }
}

#[test]
fn why_adds_up_to_the_value() {
    let mut view = view();
    view.tension = MeterView {
        value: 10,
        causes: vec![
            (5_100, 2, Cause::Worn),
            (5_040, -4, Cause::Known("Call the desk".into())),
        ],
        ..view.tension
    };
    let mut app = open(view, WIDE);
    let _ = press(&mut app, "A-3 w", WIDE);
    let shown = screen(&app, WIDE);
    for line in [
        "+2 the calm of earlier steps wears off",
        "-4 Call the desk",
        "12 from before that",
    ] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
}

#[test]
fn why_of_a_decision_says_what_is_known_of_each_option() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "A-2 w", WIDE);
    let shown = screen(&app, WIDE);
    assert!(
        shown.contains("opens a line: Duty desk (no answer"),
        "{shown}"
    );
    assert!(shown.contains("until H+"), "{shown}");
}

#[test]
fn enter_takes_no_wording_that_was_not_looked_at() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "2 Enter", WIDE);
    assert!(screen(&app, WIDE).contains("Choose a wording: arrows, or its number."));
    let _ = press(&mut app, "Enter", WIDE);
    assert!(screen(&app, WIDE).contains("0 of 3 parts"));
    let _ = press(&mut app, "Enter", WIDE);
    assert!(screen(&app, WIDE).contains("1 of 3 parts"));
}

#[test]
fn undo_leads_back_to_the_part_it_changed() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "2 Enter 3 Enter 1 Enter u", WIDE);
    let shown = screen(&app, WIDE);
    assert!(shown.contains("▼ What we ask"), "{shown}");
    assert!(shown.contains("1 of 3 parts"), "{shown}");
    let _ = press(&mut app, "u", WIDE);
    assert!(screen(&app, WIDE).contains("▼ Opening"));
}

#[test]
fn a_later_draft_begins_with_the_wordings_of_the_one_before() {
    let mut app = open(view(), WIDE);
    let sent = press(&mut app, "2 Enter 3 Enter 2 Enter 1 Enter Enter", WIDE);
    let mut next = after();
    next.decision = view().decision;
    let _ = app.update(Msg::View(Arc::new(next)));
    let _ = press(&mut app, "Esc 2 Enter", WIDE);
    let shown = screen(&app, WIDE);
    assert!(
        shown.contains("▶( )  3 No opening · as you had it last"),
        "{shown}"
    );
    // Nothing is taken before Enter takes it.
    assert!(shown.contains("0 of 3 parts"), "{shown}");
    assert_eq!(press(&mut app, "Enter Enter Enter Enter", WIDE), sent);
}

#[test]
fn a_question_that_is_called_back_keeps_note_and_forecast() {
    let mut app = open(view(), WIDE);
    let _ = press(&mut app, "1 Enter w h y Tab Right Right Esc", WIDE);
    let effects = press(&mut app, "Enter Enter", WIDE);
    let [
        Effect::Commit(Command::Commit {
            note, forecasts, ..
        }),
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(note, "why");
    assert_eq!(forecasts, &[("duty-desk".to_owned(), 60)]);
}

#[test]
fn every_meter_stands_beside_the_tension_however_long_its_causes() {
    let mut view = view();
    for meter in view.meters.iter_mut().chain([&mut view.tension]) {
        for (_, _, cause) in &mut meter.causes {
            *cause = Cause::Known("what the other side's ministry said of it that day ".repeat(2));
        }
    }
    for size in [WIDE, (200, 50)] {
        let shown = screen(&open(view.clone(), size), size);
        for seen in ["55 restless", "72", "calm"] {
            assert!(shown.contains(seen), "{seen}: {shown}");
        }
    }
}
