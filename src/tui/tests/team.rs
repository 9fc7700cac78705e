//! A seat of a team: what it shows, what it asks, and what comes unasked.

use std::sync::Arc;

use proptest::prelude::*;

use super::pictures::snapshot;
use super::storms::{SIZES, any_key};
use crate::session::view::debrief::Account;
use crate::session::view::team::{Ask, FloorView, Role, TeamView};
use crate::session::view::{Command, Refused};
use crate::tui::backend::Problem;
use crate::tui::keymap::Context;
use crate::tui::testing::*;
use crate::tui::{App, Effect, Leave, Msg};

const WIDE: (u16, u16) = (120, 36);

fn quiet() -> TeamView {
    let mut team = team();
    Arc::make_mut(&mut team.messages).clear();
    Arc::make_mut(&mut team.ballot).proposal = None;
    Arc::make_mut(&mut team.ballot).drafts.clear();
    Arc::make_mut(&mut team.ballot).dissent.clear();
    Arc::make_mut(&mut team.ballot).undecided =
        vec!["Ann".into(), "Bo".into(), "田中さくら".into()];
    team
}

fn own() -> TeamView {
    let mut team = team();
    team.you = team.people[0].clone();
    if let Some(proposal) = &mut Arc::make_mut(&mut team.ballot).proposal {
        (proposal.yours, proposal.irreversible) = (true, true);
    }
    team
}

fn stopped() -> TeamView {
    let mut team = team();
    team.floor = FloorView {
        paused: true,
        held: true,
        locked: true,
        left: Some(42),
        over: false,
        debrief: false,
    };
    team
}

fn waits() -> TeamView {
    let mut team = quiet();
    Arc::make_mut(&mut team.ballot).waiting_for = vec!["Washington".into(), "Port Sable".into()];
    team
}

fn observes() -> TeamView {
    let mut team = team();
    team.you.role = Role::Observer;
    team
}

fn rings() -> TeamView {
    let mut team = team_of(ringing());
    Arc::make_mut(&mut team.ballot).drafts.truncate(1);
    Arc::make_mut(&mut team.ballot).drafts[0].command = Some(Command::PickUp);
    Arc::make_mut(&mut team.ballot).drafts[0].options.clear();
    Arc::make_mut(&mut team.ballot).proposal = None;
    team
}

pub(super) fn over() -> TeamView {
    let mut team = team_of(ended());
    team.ballot = Default::default();
    team.floor.left = None;
    team
}

pub(super) type Made = fn() -> TeamView;

/// Name, seat, keys.
pub(super) const SEATS: &[(&str, Made, &str)] = &[
    ("team_room", team, "A-2"),
    ("team_room_quiet", quiet, "A-2"),
    ("team_room_stopped", stopped, "A-2"),
    ("team_room_waits", waits, ""),
    ("team_room_ringing", rings, "A-2"),
    ("team_page", team, "v"),
    ("team_page_own", own, "v"),
    ("team_page_observer", observes, "v"),
    ("team_vote", team, "4 Enter s o"),
    ("team_dissent", team, "v d n o"),
    ("team_messages", team, "f"),
    ("team_help", team, "v ?"),
    ("team_leave", team, "q"),
    ("team_ending", over, ""),
    ("team_account", over, "End Enter w e"),
];

pub(super) fn seated((_, made, keys): &(&str, Made, &str), size: (u16, u16)) -> App {
    let mut app = sat(made(), size);
    let _ = press(&mut app, keys, size);
    app
}

#[test]
fn every_screen_at_its_two_sizes() {
    for size in [(80, 24), WIDE] {
        for seat in SEATS {
            snapshot(seat.0, &seated(seat, size), size);
        }
    }
}

#[test]
fn every_screen_in_every_window() {
    for size in SIZES {
        for seat in SEATS {
            let _ = screen(&seated(seat, size), size);
        }
        let _ = screen(&sat(hostile_team(), size), size);
    }
}

#[test]
fn hostile_names_and_reasons_never_reach_the_terminal() {
    for size in [(40, 12), (80, 24), WIDE] {
        for keys in ["", "v", "f", "4 Enter"] {
            let mut app = sat(hostile_team(), size);
            let _ = press(&mut app, keys, size);
            super::hostile::assert_clean(&paint(&app, size), keys);
        }
    }
}

fn voted(app: &mut App, keys: &str) -> Vec<Effect> {
    press(app, keys, WIDE)
}

fn wait_for(reason: &str) -> Vec<Effect> {
    let command = Command::Commit {
        picks: vec![("wait".into(), Vec::new())],
        note: String::new(),
        forecasts: Vec::new(),
    };
    let reason = reason.into();
    vec![Effect::Ask(Ask::Vote { command, reason })]
}

#[test]
fn what_is_picked_is_voted_for_with_its_reason() {
    let mut app = sat(team(), WIDE);
    assert_eq!(voted(&mut app, "4 Enter s o Enter"), wait_for("so"));
    assert!(voted(&mut app, "Enter").is_empty(), "nothing twice");
    // Somebody else's vote comes in first: the question stays until one's own stands.
    let _ = app.update(Msg::Team(Arc::new(team())));
    assert_eq!(app.context(), Context::Ballot);
    let mut mine = team();
    Arc::make_mut(&mut mine.ballot).drafts[0].yours = true;
    let Effect::Ask(Ask::Vote { command, .. }) = wait_for("so").remove(0) else {
        unreachable!()
    };
    Arc::make_mut(&mut mine.ballot).drafts[0].command = Some(command);
    let _ = app.update(Msg::Team(Arc::new(mine)));
    assert_eq!(app.context(), Context::TeamRoom);
}

#[test]
fn a_lead_proposes_at_once_and_others_are_told() {
    let mut lead = team();
    lead.you = lead.people[0].clone();
    let mut app = sat(lead, WIDE);
    let effects = voted(&mut app, "4 Enter s o C-s");
    assert!(
        matches!(&effects[..], [Effect::Ask(Ask::Propose(Command::Commit { note, .. }))] if note == "so")
    );
    let mut app = sat(team(), WIDE);
    assert!(voted(&mut app, "4 Enter C-s").is_empty());
    assert!(screen(&app, WIDE).contains("Your team has a lead here"));
    // What cannot be undone is asked once more.
    let mut leaderless = team();
    Arc::make_mut(&mut leaderless.people).remove(0);
    let mut app = sat(leaderless, WIDE);
    assert!(voted(&mut app, "3 Enter C-s").is_empty());
    assert_eq!(app.context(), Context::Sure);
    assert!(matches!(
        voted(&mut app, "y")[..],
        [Effect::Ask(Ask::Propose(_))]
    ));
}

#[test]
fn every_key_of_the_page_asks_for_its_own() {
    let asks = |made: Made, keys: &str| voted(&mut sat(made(), WIDE), keys);
    let one = |ask| vec![Effect::Ask(ask)];
    assert_eq!(asks(team, "v Enter"), one(Ask::Second));
    assert_eq!(asks(team, "v u"), one(Ask::Unvote));
    assert_eq!(asks(own, "v x"), one(Ask::Withdraw));
    assert!(asks(team, "v x").is_empty());
    assert!(asks(own, "v Enter").is_empty());
    assert_eq!(asks(team, "v d n o Enter"), one(Ask::Dissent("no".into())));
    assert!(matches!(
        &asks(team, "v Up Space")[..],
        [Effect::Ask(Ask::Vote { .. })]
    ));
    assert!(asks(team, "v p").is_empty(), "the lead is here");
    assert!(matches!(
        &asks(own, "v Up p")[..],
        [Effect::Ask(Ask::Propose(_))]
    ));
    assert!(asks(observes, "v Enter").is_empty());
    assert!(asks(observes, "A-2 4 Enter").is_empty());
    let account = Account {
        strength: "we".into(),
        ..Account::default()
    };
    assert_eq!(asks(over, "End Enter w e C-s"), one(Ask::Account(account)));
    assert_eq!(asks(team, "q Enter"), vec![Effect::Quit(Leave::Asked)]);
}

#[test]
fn a_second_key_for_good_is_asked_once_more() {
    let mut grave = team();
    if let Some(proposal) = &mut Arc::make_mut(&mut grave.ballot).proposal {
        proposal.irreversible = true;
    }
    let mut app = sat(grave, WIDE);
    assert!(voted(&mut app, "v Enter").is_empty());
    assert_eq!(app.context(), Context::Certain);
    assert_eq!(voted(&mut app, "y"), vec![Effect::Ask(Ask::Second)]);
}

#[test]
fn what_is_typed_outlives_news_of_the_same_decision() {
    let mut app = sat(team(), WIDE);
    let _ = voted(&mut app, "4 Enter s o");
    for _ in 0..3 {
        let mut news = team();
        news.floor.left = Some(9);
        Arc::make_mut(&mut news.world).elapsed += 1;
        let _ = app.update(Msg::Team(Arc::new(news)));
    }
    assert_eq!(voted(&mut app, "Enter"), wait_for("so"));
}

#[test]
fn picks_outlive_news_unless_they_are_greyed_by_them() {
    let mut app = sat(team(), WIDE);
    let _ = voted(&mut app, "4 3");
    let mut news = team();
    let world = Arc::make_mut(&mut news.world);
    if let Some(decision) = &mut world.decision {
        decision.options[3].greyed = Some("the fog".into());
        decision.options[3].number = None;
        decision.next = None;
    }
    let _ = app.update(Msg::Team(Arc::new(news)));
    assert_eq!(voted(&mut app, "c Enter"), wait_for(""));
}

#[test]
fn a_commit_waits_for_who_types_and_says_so() {
    let mut app = sat(team(), WIDE);
    let _ = voted(&mut app, "4 Enter s o");
    let _ = app.update(Msg::Team(Arc::new(team_after())));
    assert_eq!(app.context(), Context::Ballot);
    let shown = screen(&app, WIDE);
    assert!(shown.contains("Your team has committed"), "{shown}");
    assert!(
        voted(&mut app, "Enter").is_empty(),
        "it is too late to vote"
    );
    assert_eq!(app.context(), Context::Consequence);
    // Who does not type sees it at once.
    let mut app = sat(team(), WIDE);
    let _ = app.update(Msg::Team(Arc::new(team_after())));
    assert_eq!(app.context(), Context::Consequence);
}

#[test]
fn a_decision_taken_back_is_told() {
    let mut app = sat(team_after(), WIDE);
    let _ = app.update(Msg::Team(Arc::new(team())));
    assert!(screen(&app, WIDE).contains("taken the last decision back"));
    assert_eq!(app.context(), Context::Notice);
}

#[test]
fn the_foot_of_the_ending_leads_where_enter_leads() {
    let shown = screen(&sat(over(), WIDE), WIDE);
    assert!(shown.contains("read on, then your own account"), "{shown}");
    let mut team = over();
    team.floor.debrief = true;
    let app = sat(team, WIDE);
    assert_eq!(app.context(), Context::TeamDebrief);
    let shown = screen(&app, WIDE);
    assert!(shown.contains("read on, then the debrief"), "{shown}");
    assert!(!shown.contains("own account"), "{shown}");
}

#[test]
fn an_account_that_was_refused_goes_on_being_written() {
    let mut app = sat(over(), WIDE);
    let _ = voted(&mut app, "End Enter w e C-s");
    let _ = app.update(Msg::Problem(Problem::Refused(Refused::default())));
    let _ = voted(&mut app, "Enter");
    assert_eq!(app.context(), Context::OwnAccount);
    let _ = voted(&mut app, "C-s");
    let _ = app.update(Msg::Team(Arc::new(over())));
    assert_eq!(app.context(), Context::TeamOver);
    assert!(screen(&app, WIDE).contains("Your own account is kept."));
}

#[test]
fn an_account_at_a_seat_is_passed_over_only_deliberately() {
    let mut app = sat(over(), WIDE);
    let _ = voted(&mut app, "End Enter w e Esc");
    assert_eq!(app.context(), Context::Skip);
    let shown = screen(&app, WIDE);
    assert!(
        shown.contains("What you typed is not kept then."),
        "{shown}"
    );
    let _ = voted(&mut app, "Enter");
    assert_eq!(app.context(), Context::Skip, "Enter is no answer");
    let _ = voted(&mut app, "n");
    assert_eq!(app.context(), Context::OwnAccount);
    let _ = voted(&mut app, "Esc y");
    assert_eq!(app.context(), Context::TeamOver);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_from_any_seat(
        seat in 0..SEATS.len(),
        steps in prop::collection::vec((any_key(), any::<u8>(), prop::option::weighted(0.1, prop::sample::select(SIZES.to_vec()))), 1..60),
    ) {
        let mut size = (80, 24);
        let mut app = seated(&SEATS[seat], size);
        for (key, luck, resized) in steps {
            if let Some(new) = resized {
                size = if new.0 > 200 { (200, 50) } else { new };
                let _ = app.update(Msg::Resize(size.0, size.1));
            }
            let observer = SEATS[seat].0 == "team_page_observer";
            for effect in app.update(Msg::Key(key)) {
                match effect {
                    Effect::Ask(_) if observer && luck % 5 != 1 => {
                        prop_assert!(false, "an observer decides nothing");
                    }
                    Effect::Ask(_) | Effect::Quit(_) | Effect::Bell => {}
                    other => prop_assert!(false, "{other:?} in a team"),
                }
                let _ = app.update(Msg::Problem(Problem::Refused(Refused::default())));
            }
            if luck % 7 == 0 {
                let made = SEATS[usize::from(luck) % SEATS.len()].1;
                let made = if observer { observes } else { made };
                let _ = app.update(Msg::Team(Arc::new(made())));
            }
            if luck % 3 == 0 {
                let _ = paint(&app, size);
            }
        }
    }
}
