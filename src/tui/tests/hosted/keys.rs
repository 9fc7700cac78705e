//! What keys ask for, and what holds whatever is pressed.

use super::screens::*;
use std::sync::Arc;

use proptest::prelude::*;

use crate::locale::Locale;
use crate::session::view::Command;
use crate::session::view::console::Steer;
use crate::session::view::wash::Step;
use crate::tui::keymap::{Context, bindings};
use crate::tui::testing::*;
use crate::tui::tests::storms::{SIZES, any_key};
use crate::tui::{
    Console, ConsoleEffect, ConsoleMsg, Joined, Leave, LobbyEffect, LobbyMsg, Parting, Projector,
    ProjectorMsg,
};

#[test]
fn a_name_or_a_kept_seat_joins() {
    let join = |keys: &str| at_door(keys, WIDE, dark()).1;
    let joined = |name: &str, seat| {
        let name = name.into();
        vec![LobbyEffect::Join(Joined { name, seat })]
    };
    assert_eq!(join("E v a Enter"), joined("Eva", None));
    assert_eq!(join("Tab Enter"), joined("田中さくら", Some(3)));
    assert_eq!(join("Tab Down Enter"), joined("Dmitri", Some(4)));
    assert!(join("Enter").is_empty());
    assert!(join("E Enter Enter").is_empty(), "nothing twice");
    assert_eq!(join("C-c"), [LobbyEffect::Quit(Leave::Interrupted)]);
    assert_eq!(join("Esc Enter"), [LobbyEffect::Quit(Leave::Asked)]);
    // A refusal is told, and the name is still there.
    let (mut it, _) = at_door("E v a Enter", WIDE, dark());
    let _ = it.update(LobbyMsg::Refused("The seat is taken.".into()));
    let shown = text(&canvas(WIDE, |buffer, area| it.paint(buffer, area)));
    assert!(shown.contains("! The seat is taken.") && shown.contains("Eva"));
    let _ = it.update(LobbyMsg::View(Arc::new(inside())));
    assert_eq!(it.context(), Context::Waiting);
}

fn steered(keys: &str) -> Vec<ConsoleEffect> {
    at_console(keys, WIDE, dark()).1
}

#[test]
fn play_begins_at_once_only_when_nothing_is_missing() {
    let begun = |change: &dyn Fn(&mut crate::session::view::console::ConsoleView)| {
        let mut view = console();
        (view.started, view.paused) = (false, true);
        change(&mut view);
        let mut it = Console::new(Arc::new(view), Locale::default(), dark(), WIDE);
        let effects = it.update(ConsoleMsg::Key(key("Space")));
        let shown = text(&canvas(WIDE, |buffer, area| it.paint(buffer, area)));
        (effects, shown, it)
    };
    let start = [ConsoleEffect::Steer(Steer::Resume)];
    let ready = |view: &mut crate::session::view::console::ConsoleView| {
        view.devices.clear();
        let people = view.teams[0].people.clone();
        for team in &mut view.teams {
            team.people = people.clone();
        }
    };
    assert_eq!(begun(&ready).0, start);
    let (effects, shown, mut it) = begun(&|view| {
        ready(view);
        view.devices = console().devices;
        view.teams[3].people.clear();
    });
    assert!(effects.is_empty());
    for told in ["for 上海", "A small screen", "A slow line"] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    assert_eq!(it.update(ConsoleMsg::Key(key("y"))), start);
}

#[test]
fn every_lever_steers() {
    let one = |steer| vec![ConsoleEffect::Steer(steer)];
    assert_eq!(steered("Space"), one(Steer::Pause));
    assert_eq!(steered("+"), one(Steer::Speed(150)));
    assert_eq!(steered("-"), one(Steer::Speed(50)));
    assert_eq!(steered("h"), one(Steer::Hold(0)));
    assert_eq!(steered("3 h"), one(Steer::Release(2)));
    assert_eq!(steered("l"), one(Steer::Lock(0)));
    assert_eq!(steered("8 l"), one(Steer::Unlock(7)));
    assert_eq!(steered("E"), one(Steer::Unlimit(0)));
    assert_eq!(steered("i"), one(Steer::Hint(0)));
    assert!(steered("4 i").is_empty(), "no hint is left");
    assert_eq!(steered("e Enter"), one(Steer::Extend(0, 300)));
    assert_eq!(steered("e Left Enter"), one(Steer::Extend(0, 120)));
    assert!(steered("s").is_empty() && steered("s n").is_empty());
    assert_eq!(steered("s y"), one(Steer::Skip(0)));
    assert_eq!(steered("c y"), one(Steer::Rotate(0)));
    assert_eq!(steered("X y"), one(Steer::End));
    assert_eq!(steered("D A y"), one(Steer::Debrief));
    assert_eq!(steered("D Enter"), one(Steer::Show(Step::Score)));
    assert_eq!(steered("D Down Enter"), one(Steer::Show(Step::Swings)));
    assert!(steered("D Up Enter").is_empty(), "it is released already");
    let compare = "D Down Down Down Down Down Enter Right Enter";
    assert_eq!(steered(compare), one(Steer::Compare { letters: true }));
    assert_eq!(steered("D e Enter"), one(Steer::Wash(Some(300))));
    assert_eq!(steered("D E"), one(Steer::Wash(None)));
    let plan = |team: Option<usize>, words: [&str; 3]| {
        let words = words.map(str::to_owned);
        one(Steer::Plan { team, words })
    };
    assert_eq!(
        steered("D i d o Tab A n n Tab 2 0 2 7 - 0 1 - 0 1 Tab Right Enter"),
        plan(Some(0), ["do", "Ann", "2027-01-01"])
    );
    assert!(steered("D i Enter").is_empty(), "words are missing");
    assert_eq!(steered("P Enter"), one(Steer::Compare { letters: false }));
    assert_eq!(
        steered("P Right Enter"),
        one(Steer::Compare { letters: true })
    );
    assert_eq!(
        steered("m h i Enter"),
        one(Steer::Message(Some(0), "hi".into()))
    );
    assert_eq!(
        steered("M h i Enter"),
        one(Steer::Message(None, "hi".into()))
    );
    assert!(steered("m Enter").is_empty(), "words are missing");
    assert_eq!(steered("u w h y Enter"), one(Steer::Undo(0, "why".into())));
    assert!(steered("u Enter").is_empty());
    assert_eq!(steered("d Right Enter"), one(Steer::Unseat(2)));
    assert_eq!(steered("Enter v"), [ConsoleEffect::Eyes(0, 1)]);
    assert_eq!(steered("Enter v v"), [ConsoleEffect::Eyes(0, 2)]);
    assert_eq!(steered("Enter v Esc Enter"), [ConsoleEffect::Detail(0)]);
    assert_eq!(steered("I Enter"), one(Steer::Inject(0, "press".into())));
    assert_eq!(
        steered("I Right Enter"),
        one(Steer::Inject(0, "storm".into()))
    );
    assert!(steered("I Right Esc").is_empty());
    let note = Steer::Note {
        team: Some(0),
        objective: "crew".into(),
        rating: Some('S'),
        on: None,
        text: "ok".into(),
    };
    assert_eq!(
        steered("n o k Tab Tab Right Tab Right Right Enter"),
        one(note)
    );
    let on = |keys: &str| match &steered(keys)[..] {
        [ConsoleEffect::Steer(Steer::Note { on, .. })] => *on,
        other => panic!("{other:?}"),
    };
    assert_eq!(on("n o k Tab Tab Tab Tab Right Enter"), Some(4));
    assert_eq!(on("n o k Tab Tab Tab Tab Left Enter"), Some(1));
    assert_eq!(
        on("n o k Tab Right Tab Tab Tab Right Enter"),
        None,
        "another team"
    );
    let command = Command::Commit {
        picks: vec![("wait".into(), Vec::new())],
        note: String::new(),
        forecasts: Vec::new(),
    };
    assert_eq!(
        steered("r 4 Enter o k Enter"),
        one(Steer::Rule(0, command, "ok".into()))
    );
    assert!(
        steered("r 2 Enter").is_empty(),
        "the message has no wording yet"
    );
}

#[test]
fn a_refused_steer_keeps_what_was_typed() {
    let (mut it, _) = at_console("m h i Enter", WIDE, dark());
    assert_eq!(it.context(), Context::Overview);
    let _ = it.update(ConsoleMsg::Refused("The store is full.".into()));
    let _ = it.update(ConsoleMsg::Key(key("Enter")));
    assert_eq!(it.context(), Context::Form);
    let again = it.update(ConsoleMsg::Key(key("Enter")));
    assert_eq!(
        again,
        [ConsoleEffect::Steer(Steer::Message(Some(0), "hi".into()))]
    );
}

#[test]
fn leaving_the_console_says_what_becomes_of_the_session() {
    assert_eq!(steered("q Enter"), [ConsoleEffect::Quit(Parting::Stays)]);
    assert!(steered("q Down Enter").is_empty(), "asked once more");
    assert_eq!(
        steered("q Down Enter Enter"),
        [ConsoleEffect::Quit(Parting::Ends)]
    );
    assert!(steered("C-c").is_empty());
    assert_eq!(steered("C-c C-c"), [ConsoleEffect::Quit(Parting::Stays)]);
    assert_eq!(steered("Down"), [ConsoleEffect::Detail(1)]);
}

#[test]
fn the_wall_is_only_left() {
    let mut it = Projector::new(Arc::new(wall()), Locale::default(), dark(), WIDE);
    for binding in bindings(Context::Projector) {
        for key in binding.keys {
            let left = it.update(ProjectorMsg::Key(*key));
            assert!(left.is_none() || binding.says.starts_with("do-quit") || key.ctrl);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_at_the_console_and_at_the_door(
        scene in 0..CONSOLES.len(),
        steps in prop::collection::vec((any_key(), any::<u8>()), 1..60),
    ) {
        let mut size = (80, 24);
        let (mut it, _) = at_console(CONSOLES[scene].1, size, dark());
        let (mut lobby, _) = at_door("", size, dark());
        for (pressed, luck) in steps {
            if luck % 9 == 0 {
                size = SIZES[usize::from(luck) % (SIZES.len() - 1)];
                let _ = it.update(ConsoleMsg::Resize(size.0, size.1));
                let _ = lobby.update(LobbyMsg::Resize(size.0, size.1));
            }
            let asked = it.context();
            for effect in it.update(ConsoleMsg::Key(pressed)) {
                match effect {
                    ConsoleEffect::Steer(Steer::Skip(_) | Steer::End | Steer::Rotate(_)) => {
                        prop_assert_eq!(asked, Context::Certain);
                    }
                    ConsoleEffect::Steer(Steer::Undo(..)) => prop_assert_eq!(asked, Context::Form),
                    ConsoleEffect::Detail(team) => {
                        prop_assert!(team < 8);
                        let _ = it.update(ConsoleMsg::Table(team, Arc::new(table())));
                    }
                    ConsoleEffect::Steer(_) if luck % 2 == 0 => {
                        let _ = it.update(ConsoleMsg::Refused("No.".into()));
                    }
                    _ => {}
                }
            }
            if luck % 11 == 0 {
                let mut fewer = console();
                fewer.teams.truncate(usize::from(luck) % 9);
                let _ = it.update(ConsoleMsg::View(Arc::new(fewer)));
            }
            let _ = lobby.update(LobbyMsg::Key(pressed));
            if luck % 3 == 0 {
                let _ = canvas(size, |buffer, area| it.paint(buffer, area));
                let _ = canvas(size, |buffer, area| lobby.paint(buffer, area));
            }
        }
    }
}
