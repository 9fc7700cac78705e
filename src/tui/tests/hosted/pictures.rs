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
