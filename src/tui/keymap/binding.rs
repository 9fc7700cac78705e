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

pub(super) const UP: &[Key] = &[k(Code::Up), c('k')];
pub(super) const DOWN: &[Key] = &[k(Code::Down), c('j')];
pub(super) const ENTER: &[Key] = &[k(Code::Enter)];
pub(super) const ESC: &[Key] = &[k(Code::Esc)];
pub(super) const TAB: &[Key] = &[k(Code::Tab)];
pub(super) const BACK_TAB: &[Key] = &[Key::back_tab()];
pub(super) const LEFT: &[Key] = &[k(Code::Left), c('h')];
pub(super) const RIGHT: &[Key] = &[k(Code::Right), c('l')];
pub(super) const SPACE: &[Key] = &[c(' ')];
pub(super) const DIGITS: &[Key] = &[
    c('1'),
    c('2'),
    c('3'),
    c('4'),
    c('5'),
    c('6'),
    c('7'),
    c('8'),
    c('9'),
];
pub(super) const PAGE_UP: &[Key] = &[k(Code::PageUp), Key::ctrl('u'), Key::ctrl('b')];
pub(super) const PAGE_DOWN: &[Key] = &[k(Code::PageDown), Key::ctrl('d'), Key::ctrl('f')];
pub(super) const TOP: &[Key] = &[k(Code::Home), c('g')];
pub(super) const BOTTOM: &[Key] = &[k(Code::End), c('G')];

pub(super) const SCROLLING: [Binding; 2] = [
    row(Action::Up, UP, phrase("do-scroll-up")),
    row(Action::Down, DOWN, phrase("do-scroll-down")),
];

pub(super) const NEW_LINE: Binding = row(
    Action::NewLine,
    &[
        Key::ctrl('j'),
        Key {
            code: Code::Enter,
            ctrl: false,
            alt: true,
            shift: false,
        },
    ],
    phrase("do-new-line"),
);
