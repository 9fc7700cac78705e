//! The debrief of a team as the facilitator releases it, step by step.

use std::sync::Arc;

use super::pictures::snapshot;
use super::storms::SIZES;
use super::team::over;
use crate::session::view::cost::Cost;
use crate::session::view::debrief::{Account, Debrief};
use crate::session::view::wash::Step;
use crate::tui::keymap::Context;
use crate::tui::testing::*;
use crate::tui::{App, Effect, Msg};

const WIDE: (u16, u16) = (120, 36);

/// At the seat of somebody who has spoken, the debrief open at this step.
fn at(step: Step, size: (u16, u16)) -> App {
    let mut app = sat(released(over(), step), size);
    assert_eq!(press(&mut app, "End Enter", size), [Effect::Debrief(None)]);
    let _ = app.update(Msg::Debrief(Arc::new(spoken(step))));
    app
}

fn spoken(step: Step) -> Debrief {
    let word = back_in_the_room(step).room.unwrap().words[0].clone();
    Debrief {
        account: Some(Account {
            story: String::new(),
            strength: word.strength,
            improvement: word.improvement,
        }),
        ..back_in_the_room(step)
    }
}

fn unspoken(step: Step) -> Debrief {
    Debrief {
        account: None,
        ..back_in_the_room(step)
    }
}

/// A step is released: the seat hears of it, asks, and is answered.
fn release(app: &mut App, step: Step) {
    let effects = app.update(Msg::Team(Arc::new(released(over(), step))));
    assert_eq!(effects, [Effect::Debrief(None)]);
    let _ = app.update(Msg::Debrief(Arc::new(spoken(step))));
}

#[test]
fn every_step_at_its_two_sizes() {
    for size in [(80, 24), WIDE] {
        let mut form = sat(released(over(), Step::Account), size);
        let _ = press(&mut form, "End Enter", size);
        let _ = form.update(Msg::Debrief(Arc::new(unspoken(Step::Account))));
        snapshot("team_wash_form", &form, size);
        let mut app = at(Step::Account, size);
        snapshot("team_wash_words", &app, size);
        for (step, name) in [
            (Step::Timeline, "team_wash_timeline"),
            (Step::Exit, "team_wash_exit"),
            (Step::Comparison, "team_wash_teams"),
            (Step::Objectives, "team_wash_objectives"),
            (Step::Actions, "team_wash_actions"),
        ] {
            release(&mut app, step);
            if step == Step::Exit {
                let Cost::Told(_) = spoken(step).cost else {
                    panic!("it is told");
                };
                let _ = app.update(Msg::Cost(spoken(step).cost));
            }
            snapshot(name, &app, size);
        }
    }
}

#[test]
fn every_step_in_every_window() {
    for size in SIZES {
        for step in Step::ALL {
            let _ = screen(&at(step, WIDE), size);
        }
    }
}

#[test]
fn no_part_is_there_before_its_step_is_released() {
    let mut app = at(Step::Account, WIDE);
    let parts = [
        (Step::Timeline, "Timeline"),
        (Step::Knowledge, "Who knew"),
        (Step::History, "History"),
        (Step::Score, "Score"),
        (Step::Swings, "Costs"),
        (Step::Forecasts, "Forecasts"),
        (Step::Comparison, "Teams"),
        (Step::Objectives, "Objectives"),
        (Step::Actions, "Actions"),
    ];
    let strip = |app: &App| {
        let shown = screen(app, (200, 50));
        let line = shown.lines().find(|line| line.contains("Own account"));
        line.unwrap().to_owned()
    };
    for (step, name) in parts {
        assert!(!strip(&app).contains(name), "{name} before its step");
        release(&mut app, step);
        assert!(strip(&app).contains(name), "{name}: {}", strip(&app));
        let open = strip(&app);
        let open = open.split_once('[').unwrap().1;
        assert!(open.contains(name), "what is new is open: {open}");
    }
}

#[test]
fn whoever_writes_goes_on_writing_when_a_step_is_released() {
    let mut app = sat(released(over(), Step::Account), WIDE);
    let _ = press(&mut app, "End Enter", WIDE);
    let _ = app.update(Msg::Debrief(Arc::new(unspoken(Step::Account))));
    assert_eq!(app.context(), Context::Account);
    let _ = press(&mut app, "c a l m", WIDE);
    let effects = app.update(Msg::Team(Arc::new(released(over(), Step::Score))));
    assert_eq!(effects, [Effect::Debrief(None)]);
    let _ = app.update(Msg::Debrief(Arc::new(unspoken(Step::Score))));
    assert_eq!(app.context(), Context::Account, "own words first");
    let shown = screen(&app, WIDE);
    assert!(
        shown.contains("calm") && !shown.contains("67.50"),
        "{shown}"
    );
    let kept = Effect::Account(Account {
        story: unspoken(Step::Score).room.unwrap().story,
        strength: "calm".into(),
        improvement: String::new(),
    });
    assert_eq!(press(&mut app, "C-s", WIDE), [kept]);
}

#[test]
fn who_reads_something_else_is_left_there() {
    let mut app = at(Step::Timeline, WIDE);
    let _ = press(&mut app, "Esc", WIDE);
    assert_eq!(app.context(), Context::TeamDebrief);
    release(&mut app, Step::Score);
    assert_eq!(app.context(), Context::TeamDebrief, "at the ending still");
    assert_eq!(press(&mut app, "End Enter", WIDE), []);
    let shown = screen(&app, WIDE);
    assert!(shown.contains("67.50"), "what is new is there: {shown}");
}
