//! The screens as they are drawn, in every window and every theme.

use super::screens::*;
use std::sync::Arc;

use ratatui::style::Color;

use crate::locale::Locale;
use crate::tui::testing::*;
use crate::tui::tests::storms::SIZES;
use crate::tui::theme::{Colours, NAMES};
use crate::tui::{Console, ConsoleMsg, Lobby};

#[test]
fn every_screen_at_its_two_sizes() {
    for size in [(80, 24), WIDE] {
        for (name, buffer) in all(size, &dark()) {
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../../snapshots" }, {
                insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), text(&buffer));
            });
        }
    }
}

#[test]
fn every_screen_in_every_window() {
    for size in SIZES {
        let _ = all(size, &dark());
    }
}

#[test]
fn every_screen_in_every_theme_with_the_same_signs() {
    let first: Vec<String> = all(WIDE, &dark())
        .iter()
        .map(|(_, one)| text(one))
        .collect();
    for name in NAMES {
        for colours in [
            Colours::Mono,
            Colours::Sixteen,
            Colours::Indexed,
            Colours::True,
        ] {
            let shown = all(WIDE, &theme(name, colours));
            for ((screen, buffer), first) in shown.iter().zip(&first) {
                assert_eq!(text(buffer), *first, "{screen} in {name}");
                if colours == Colours::Mono {
                    let plain = |cell: &ratatui::buffer::Cell| {
                        (cell.fg, cell.bg) == (Color::Reset, Color::Reset)
                    };
                    assert!(buffer.content().iter().all(plain), "{screen}");
                }
            }
        }
    }
}

#[test]
fn hostile_texts_never_reach_the_terminal() {
    for size in [(60, 16), (80, 24), WIDE] {
        let (view, table) = hostile_console();
        for keys in ["", "Enter", "w", "a", "N", "n", "d", "r", "m", "D", "b"] {
            let mut it = Console::new(Arc::new(view.clone()), Locale::default(), dark(), size);
            let _ = it.update(ConsoleMsg::Table(0, Arc::new(table.clone())));
            for name in keys.split_whitespace() {
                let _ = it.update(ConsoleMsg::Key(key(name)));
            }
            let buffer = canvas(size, |buffer, area| it.paint(buffer, area));
            crate::tui::tests::hostile::assert_clean(&buffer, keys);
        }
        let it = Lobby::new(Arc::new(hostile_door()), Locale::default(), dark(), size);
        let buffer = canvas(size, |buffer, area| it.paint(buffer, area));
        crate::tui::tests::hostile::assert_clean(&buffer, "door");
    }
}

#[test]
fn all_eight_teams_are_in_sight_in_a_small_window() {
    let (it, _) = at_console("", (80, 24), dark());
    let shown = text(&canvas((80, 24), |buffer, area| it.paint(buffer, area)));
    for team in console().teams {
        assert!(shown.contains(&team.team), "{} in {shown}", team.team);
    }
    for words in ["STUCK for 7:12", "HELD", "LOCKED", "PROPOSAL", "ended"] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
}

#[test]
fn a_window_too_small_is_told_kindly() {
    for size in [(59, 16), (60, 15)] {
        let (it, _) = at_door("", size, dark());
        let shown = text(&canvas(size, |buffer, area| it.paint(buffer, area)));
        assert!(
            shown.contains("60 columns") && shown.contains("Nothing is lost"),
            "{shown}"
        );
    }
}

#[test]
fn forty_teams_have_lanes_that_can_be_told_apart_and_come_to() {
    let mut view = console();
    let mut paths = (**view.paths.as_ref().unwrap()).clone();
    let five = |of: usize| (0..40).map(move |team| team % of);
    paths.teams = (1..=40).map(|nth| format!("Team {nth}")).collect();
    paths.endings = five(8).map(|team| paths.endings[team].clone()).collect();
    for step in &mut paths.steps {
        step.stood = five(8).map(|team| step.stood[team]).collect();
        step.chose = five(8).map(|team| step.chose[team].clone()).collect();
    }
    view.paths = Some(Arc::new(paths));
    for (size, wide) in [((80, 24), 15), (WIDE, 24)] {
        let mut it = Console::new(Arc::new(view.clone()), Locale::default(), dark(), size);
        let mut shown = |name: &str| {
            let _ = it.update(ConsoleMsg::Key(key(name)));
            text(&canvas(size, |buffer, area| it.paint(buffer, area)))
        };
        let heads = |shown: &str| -> Vec<usize> {
            let line = shown.lines().nth(2).unwrap().split_whitespace();
            line.map(|number| number.parse().unwrap()).collect()
        };
        let first = shown("p");
        assert_eq!(heads(&first), (1..=wide).collect::<Vec<_>>(), "{first}");
        let more = format!("{} more teams, to the left or the right", 40 - wide);
        assert!(
            first.contains(&more) && first.contains("9 Team 9"),
            "{first}"
        );
        let mut last = shown("Right");
        while heads(&last).last() != Some(&40) {
            last = shown("Right");
        }
        assert_eq!(heads(&last).len(), wide, "{last}");
        assert_eq!(
            heads(&shown("Home")),
            heads(&last),
            "rows alone are gone through"
        );
        while heads(&shown("Left"))[0] != 1 {}
    }
}
