//! What tables of keys are written with: a line of one, and the keys that many of them share.

use super::action::Action;
use crate::locale::phrase;
use crate::tui::key::{Code, Key};

/// One line of the keymap.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// What is asked for.
    pub action: Action,
    /// The keys that ask for it.
    pub keys: &'static [Key],
    /// What it does, as a key of the phrase catalogue.
    pub says: &'static str,
    /// Named at the foot of the screen.
    pub hint: bool,
}

pub(super) const fn row(action: Action, keys: &'static [Key], says: &'static str) -> Binding {
    Binding {
        action,
        keys,
        says,
        hint: false,
    }
}

pub(super) const fn hint(action: Action, keys: &'static [Key], says: &'static str) -> Binding {
    Binding {
        action,
        keys,
        says,
        hint: true,
    }
}

pub(super) const fn c(char: char) -> Key {
    Key::char(char)
}

pub(super) const fn k(code: Code) -> Key {
    Key::plain(code)
}

pub(super) const ENTER: &[Key] = &[k(Code::Enter)];
pub(super) const ENTER_SPACE: &[Key] = &[k(Code::Enter), c(' ')];
pub(super) const SPACE: &[Key] = &[c(' ')];
pub(super) const ESC: &[Key] = &[k(Code::Esc)];
pub(super) const ESC_N: &[Key] = &[k(Code::Esc), c('n')];
pub(super) const TAB: &[Key] = &[k(Code::Tab)];
pub(super) const BACK_TAB: &[Key] = &[Key::back_tab()];
pub(super) const UP: &[Key] = &[k(Code::Up), c('k')];
pub(super) const DOWN: &[Key] = &[k(Code::Down), c('j')];
pub(super) const LEFT: &[Key] = &[k(Code::Left), c('h')];
pub(super) const RIGHT: &[Key] = &[k(Code::Right), c('l')];
pub(super) const FORTH: &[Key] = &[k(Code::Tab), k(Code::Right), c('l')];
pub(super) const BACK: &[Key] = &[Key::back_tab(), k(Code::Left), c('h')];
pub(super) const PAGE_UP: &[Key] = &[k(Code::PageUp), Key::ctrl('u'), Key::ctrl('b')];
pub(super) const PAGE_DOWN: &[Key] = &[k(Code::PageDown), Key::ctrl('d'), Key::ctrl('f')];
pub(super) const TOP: &[Key] = &[k(Code::Home), c('g')];
pub(super) const BOTTOM: &[Key] = &[k(Code::End), c('G')];
pub(super) const DIGITS: &[Key] = &digits::<9>(false);
pub(super) const ALT_DIGITS: &[Key] = &digits::<7>(true);

/// The keys 1 to N.
const fn digits<const N: usize>(alt: bool) -> [Key; N] {
    let mut keys = [c('1'); N];
    let mut at = 0;
    while at < N {
        let digit = b"123456789"[at] as char;
        keys[at] = Key { alt, ..c(digit) };
        at += 1;
    }
    keys
}

pub(super) const SCROLLING: &[Binding] = &[
    row(Action::Up, UP, phrase("do-scroll-up")),
    row(Action::Down, DOWN, phrase("do-scroll-down")),
];

pub(super) const ITEMS: &[Binding] = &[
    row(Action::Up, UP, phrase("do-item-up")),
    row(Action::Down, DOWN, phrase("do-item-down")),
];

/// What can be read again during play.
pub(super) const RECORD: &[Binding] = &[
    hint(Action::Log, &[c('t')], phrase("do-log")),
    row(Action::Briefing, &[c('b')], phrase("do-briefing")),
];

const ALT_ENTER: Key = Key {
    alt: true,
    ..k(Code::Enter)
};

pub(super) const NEW_LINE: Binding = row(
    Action::NewLine,
    &[Key::ctrl('j'), ALT_ENTER],
    phrase("do-new-line"),
);
