//! The one key type of the screens, fed by a terminal, by a byte decoder or by tests.

use crate::locale::{Locale, phrase};

/// A pressed key with what was held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift; never set for a character, which carries its own case.
    pub shift: bool,
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// One that types a character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Tab; with Shift, back.
    Tab,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// F1 to F12.
    F(u8),
}

impl Key {
    /// A key without anything held down.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character with Ctrl.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self {
            code: Code::Char(c),
            ctrl: true,
            alt: false,
            shift: false,
        }
    }

    /// Tab with Shift.
    #[must_use]
    pub const fn back_tab() -> Self {
        Self {
            code: Code::Tab,
            ctrl: false,
            alt: false,
            shift: true,
        }
    }

    /// The character it types into a field, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Its name on a keyboard.
    #[must_use]
    pub fn name(self, locale: &Locale) -> String {
        let bare = match self.code {
            Code::Char(' ') => locale.say("key-space", &[]),
            Code::Char(c) => c.to_string(),
            Code::F(n) => format!("F{n}"),
            code => locale.say(name(code), &[]),
        };
        let held = [
            (self.ctrl, phrase("key-ctrl")),
            (self.alt, phrase("key-alt")),
            (self.shift, phrase("key-shift")),
        ];
        let held: String = held
            .iter()
            .filter(|(down, _)| *down)
            .map(|(_, key)| format!("{}-", locale.say(key, &[])))
            .collect();
        held + &bare
    }
}

const fn name(code: Code) -> &'static str {
    match code {
        Code::Enter => phrase("key-enter"),
        Code::Esc => phrase("key-esc"),
        Code::Backspace => phrase("key-backspace"),
        Code::Delete => phrase("key-delete"),
        Code::Tab => phrase("key-tab"),
        Code::Up => phrase("key-up"),
        Code::Down => phrase("key-down"),
        Code::Left => phrase("key-left"),
        Code::Right => phrase("key-right"),
        Code::Home => phrase("key-home"),
        Code::End => phrase("key-end"),
        Code::PageUp => phrase("key-page-up"),
        Code::PageDown => phrase("key-page-down"),
        Code::Char(_) | Code::F(_) => phrase("key-space"),
    }
}
