//! Every screen of the three, after some keys.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::locale::Locale;
use crate::session::view::wash::Step;
use crate::tui::testing::*;
use crate::tui::theme::{Caps, Colours, Theme};
use crate::tui::{Console, ConsoleEffect, ConsoleMsg, Lobby, LobbyEffect, LobbyMsg, Projector};

pub(super) const WIDE: (u16, u16) = (120, 36);

pub(super) fn theme(name: &str, colours: Colours) -> Theme {
    Theme::shipped(name, Caps { colours }).unwrap()
}

pub(super) fn dark() -> Theme {
    theme("dark", Colours::True)
}

pub(super) fn canvas(size: (u16, u16), paint: impl FnOnce(&mut Buffer, Rect)) -> Buffer {
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    paint(&mut buffer, area);
    buffer
}

/// The console with the first table at hand, after these keys; and the effects of the last.
pub(super) fn at_console(
    keys: &str,
    size: (u16, u16),
    theme: Theme,
) -> (Console, Vec<ConsoleEffect>) {
    let mut it = Console::new(Arc::new(console()), Locale::default(), theme, size);
    assert_eq!(it.begin(), [ConsoleEffect::Detail(0)]);
    let _ = it.update(ConsoleMsg::Table(0, Arc::new(table())));
    let mut effects = Vec::new();
    for name in keys.split_whitespace() {
        effects = it.update(ConsoleMsg::Key(key(name)));
        let _ = canvas(size, |buffer, area| it.paint(buffer, area));
    }
    (it, effects)
}

pub(super) fn at_door(keys: &str, size: (u16, u16), theme: Theme) -> (Lobby, Vec<LobbyEffect>) {
    let (view, keys) = match keys.strip_prefix('+') {
        Some(keys) => (inside(), keys),
        None => (door(), keys),
    };
    let mut it = Lobby::new(Arc::new(view), Locale::default(), theme, size);
    let mut effects = Vec::new();
    for name in keys.split_whitespace() {
        effects = it.update(LobbyMsg::Key(key(name)));
    }
    (it, effects)
}

/// Name and keys; `+` at the beginning of a door: one is in.
pub(super) const DOORS: &[(&str, &str)] = &[
    ("lobby_name", "E v a"),
    ("lobby_no_name", "Enter"),
    ("lobby_seats", "Tab Down"),
    ("lobby_waiting", "+"),
];

pub(super) const CONSOLES: &[(&str, &str)] = &[
    ("console", ""),
    ("console_second", "Down"),
    ("console_table", "Enter"),
    ("console_decision", "Enter Tab"),
    ("console_guide", "Enter Tab Tab"),
    ("console_doors", "w"),
    ("console_incidents", "a"),
    ("console_notes", "N"),
    ("console_seats", "t"),
    ("console_paths", "p"),
    ("console_paths_end", "p End"),
    ("console_compare", "P Right"),
    ("console_message", "m H o l d"),
    ("console_note", "n Tab Right Tab Right"),
    ("console_extend", "e"),
    ("console_skip", "s"),
    ("console_undo", "u"),
    ("console_rule", "r 2 Down Right"),
    ("console_inject", "I Right"),
    ("console_unseat", "d Right"),
    ("console_leave", "q Down Enter"),
    ("console_day", "b"),
    ("console_wash", "D"),
    ("console_wash_time", "D Home Up Up Up Up Up Up e"),
    ("console_plan", "D i P r i n t Tab A n n Tab 2 0 2 7"),
    ("console_help", "?"),
    ("console_palette", ": t i m e"),
];

/// Every screen of the three, by name.
pub(in crate::tui::tests) fn all(size: (u16, u16), theme: &Theme) -> Vec<(&'static str, Buffer)> {
    let mut all = Vec::new();
    for (name, keys) in DOORS {
        let (it, _) = at_door(keys, size, theme.clone());
        all.push((*name, canvas(size, |buffer, area| it.paint(buffer, area))));
    }
    for (name, keys) in CONSOLES {
        let (it, _) = at_console(keys, size, theme.clone());
        all.push((*name, canvas(size, |buffer, area| it.paint(buffer, area))));
    }
    for (name, view) in [
        ("wall", wall()),
        ("wall_before", wall_before()),
        ("wall_after", wall_after()),
        ("wall_wash_account", wall_wash(Step::Account, false)),
        ("wall_wash_timeline", wall_wash(Step::Timeline, false)),
        ("wall_wash_score", wall_wash(Step::Score, true)),
        ("wall_wash_exit", wall_wash(Step::Exit, true)),
        ("wall_wash_teams", wall_wash(Step::Comparison, false)),
        ("wall_wash_actions", wall_wash(Step::Actions, false)),
    ] {
        let it = Projector::new(Arc::new(view), Locale::default(), theme.clone(), size);
        all.push((name, canvas(size, |buffer, area| it.paint(buffer, area))));
    }
    all
}
