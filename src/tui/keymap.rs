//! Which key does what where, as data: screens act on actions, the help popup and the hints at the
//! foot of each screen are made from the same table.

use super::key::{Code, Key};
use crate::locale::phrase;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// One line or item up.
    Up,
    /// One line or item down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// The next pane or tab.
    Next,
    /// The pane or tab before.
    Previous,
    /// What Enter does.
    Choose,
    /// Picks or unpicks an option.
    Toggle,
    /// The option of this number.
    Number(u8),
    /// Commits what is picked.
    Commit,
    /// Takes the last choice back.
    Undo,
    /// Back to where one came from.
    Back,
    /// All traffic.
    Log,
    /// The briefing.
    Briefing,
    /// Begins to search.
    Search,
    /// The next find.
    FindNext,
    /// The find before.
    FindPrevious,
    /// The keys that work here.
    Help,
    /// Asks whether to leave.
    Quit,
    /// Leaves at once.
    Interrupt,
    /// A new line in a field.
    NewLine,
    /// The map.
    Map,
    /// To the left on the map.
    Left,
    /// To the right on the map.
    Right,
    /// A closer look.
    ZoomIn,
    /// A wider look.
    ZoomOut,
    /// The map as it was at first.
    ZoomReset,
}

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Choosing an exercise or a session.
    Library,
    /// Reading the briefing.
    Briefing,
    /// The play screen.
    Room,
    /// Composing a message.
    Composer,
    /// Reading what came of a commit.
    Consequence,
    /// All traffic.
    Log,
    /// How play ended.
    Ending,
    /// The score.
    Sheet,
    /// Before a commit, with the note.
    Confirm,
    /// Before what cannot be undone.
    Sure,
    /// Typing what to search for.
    Searching,
    /// The keys.
    Help,
    /// A notice.
    Notice,
    /// Whether to leave.
    Leave,
    /// The map.
    Map,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 15] = [
        Self::Library,
        Self::Briefing,
        Self::Room,
        Self::Composer,
        Self::Consequence,
        Self::Log,
        Self::Ending,
        Self::Sheet,
        Self::Confirm,
        Self::Sure,
        Self::Searching,
        Self::Help,
        Self::Notice,
        Self::Leave,
        Self::Map,
    ];

    /// Letters go into a field, so only the keys of this context itself act.
    #[must_use]
    pub const fn types(self) -> bool {
        matches!(self, Self::Confirm | Self::Searching)
    }
}

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

const fn row(action: Action, keys: &'static [Key], says: &'static str) -> Binding {
    Binding {
        action,
        keys,
        says,
        hint: false,
    }
}

const fn hint(action: Action, keys: &'static [Key], says: &'static str) -> Binding {
    Binding {
        action,
        keys,
        says,
        hint: true,
    }
}

const fn c(char: char) -> Key {
    Key::char(char)
}

const fn k(code: Code) -> Key {
    Key::plain(code)
}

const UP: &[Key] = &[k(Code::Up), c('k')];
const DOWN: &[Key] = &[k(Code::Down), c('j')];
const ENTER: &[Key] = &[k(Code::Enter)];
const ESC: &[Key] = &[k(Code::Esc)];
const TAB: &[Key] = &[k(Code::Tab)];
const BACK_TAB: &[Key] = &[Key::back_tab()];
const SPACE: &[Key] = &[c(' ')];
const DIGITS: &[Key] = &[
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
const PAGE_UP: &[Key] = &[k(Code::PageUp), Key::ctrl('u'), Key::ctrl('b')];
const PAGE_DOWN: &[Key] = &[k(Code::PageDown), Key::ctrl('d'), Key::ctrl('f')];
const TOP: &[Key] = &[k(Code::Home), c('g')];
const BOTTOM: &[Key] = &[k(Code::End), c('G')];

/// Works everywhere, typing included.
const EVERYWHERE: &[Binding] = &[row(
    Action::Interrupt,
    &[Key::ctrl('c')],
    phrase("do-interrupt"),
)];

/// Works wherever letters are not typed into a field.
const READING: &[Binding] = &[
    row(Action::PageUp, PAGE_UP, phrase("do-page-up")),
    row(Action::PageDown, PAGE_DOWN, phrase("do-page-down")),
    row(Action::Top, TOP, phrase("do-top")),
    row(Action::Bottom, BOTTOM, phrase("do-bottom")),
];

const ALWAYS: &[Binding] = &[
    hint(Action::Help, &[c('?'), k(Code::F(1))], phrase("do-help")),
    hint(Action::Quit, &[c('q')], phrase("do-quit")),
];

const SCROLLING: [Binding; 2] = [
    row(Action::Up, UP, phrase("do-scroll-up")),
    row(Action::Down, DOWN, phrase("do-scroll-down")),
];

const LIBRARY: &[Binding] = &[
    row(Action::Up, UP, phrase("do-item-up")),
    row(Action::Down, DOWN, phrase("do-item-down")),
    hint(Action::Choose, ENTER, phrase("do-open")),
    hint(Action::Next, TAB, phrase("do-next-list")),
    row(Action::Previous, BACK_TAB, phrase("do-previous-list")),
];

const BRIEFING: &[Binding] = &[
    SCROLLING[0],
    SCROLLING[1],
    row(Action::PageDown, SPACE, phrase("do-page-down")),
    hint(Action::Choose, ENTER, phrase("do-begin")),
    row(Action::Back, ESC, phrase("do-back")),
];

const ROOM: &[Binding] = &[
    row(Action::Up, UP, phrase("do-item-up")),
    row(Action::Down, DOWN, phrase("do-item-down")),
    hint(Action::Toggle, SPACE, phrase("do-toggle")),
    row(Action::Number(0), DIGITS, phrase("do-number")),
    hint(Action::Choose, ENTER, phrase("do-decide")),
    row(Action::Commit, &[c('c')], phrase("do-commit-picks")),
    hint(
        Action::Next,
        &[k(Code::Tab), k(Code::Right), c('l')],
        phrase("do-next-pane"),
    ),
    row(
        Action::Previous,
        &[Key::back_tab(), k(Code::Left), c('h')],
        phrase("do-previous-pane"),
    ),
    hint(Action::Log, &[c('t')], phrase("do-log")),
    row(Action::Briefing, &[c('b')], phrase("do-briefing")),
    row(Action::Search, &[c('/')], phrase("do-search")),
    row(Action::Map, &[c('m')], phrase("do-map")),
];

const COMPOSER: &[Binding] = &[
    row(Action::Up, UP, phrase("do-wording-up")),
    row(Action::Down, DOWN, phrase("do-wording-down")),
    row(Action::Number(0), DIGITS, phrase("do-wording-number")),
    hint(
        Action::Choose,
        &[k(Code::Enter), c(' ')],
        phrase("do-wording"),
    ),
    row(
        Action::Next,
        &[k(Code::Tab), k(Code::Right), c('l')],
        phrase("do-next-slot"),
    ),
    row(
        Action::Previous,
        &[Key::back_tab(), k(Code::Left), c('h')],
        phrase("do-previous-slot"),
    ),
    hint(Action::Undo, &[c('u')], phrase("do-undo")),
    hint(Action::Commit, &[c('c')], phrase("do-letter-done")),
    hint(Action::Back, ESC, phrase("do-back-room")),
];

const CONSEQUENCE: &[Binding] = &[
    SCROLLING[0],
    SCROLLING[1],
    hint(
        Action::Choose,
        &[k(Code::Enter), c(' ')],
        phrase("do-read-on"),
    ),
    hint(Action::Back, ESC, phrase("do-skip")),
    row(Action::Log, &[c('t')], phrase("do-log")),
];

const LOG: &[Binding] = &[
    row(Action::Up, UP, phrase("do-scroll-up")),
    row(Action::Down, DOWN, phrase("do-scroll-down")),
    hint(Action::Search, &[c('/')], phrase("do-search")),
    hint(Action::FindNext, &[c('n')], phrase("do-find-next")),
    row(Action::FindPrevious, &[c('N')], phrase("do-find-previous")),
    hint(Action::Back, ESC, phrase("do-back")),
];

const ENDING: &[Binding] = &[
    SCROLLING[0],
    SCROLLING[1],
    hint(
        Action::Choose,
        &[k(Code::Enter), c(' ')],
        phrase("do-score"),
    ),
    hint(Action::Log, &[c('t')], phrase("do-log")),
    row(Action::Briefing, &[c('b')], phrase("do-briefing")),
];

const SHEET: &[Binding] = &[
    row(Action::Up, UP, phrase("do-item-up")),
    row(Action::Down, DOWN, phrase("do-item-down")),
    hint(
        Action::Choose,
        &[k(Code::Enter), c(' ')],
        phrase("do-open-line"),
    ),
    hint(
        Action::Next,
        &[k(Code::Tab), k(Code::Right), c('l')],
        phrase("do-next-pane"),
    ),
    row(
        Action::Previous,
        &[Key::back_tab(), k(Code::Left), c('h')],
        phrase("do-previous-pane"),
    ),
    hint(Action::Log, &[c('t')], phrase("do-log")),
    row(Action::Briefing, &[c('b')], phrase("do-briefing")),
    hint(Action::Back, ESC, phrase("do-ending")),
];

const CONFIRM: &[Binding] = &[
    hint(Action::Commit, ENTER, phrase("do-commit")),
    hint(Action::Back, ESC, phrase("do-return")),
    row(
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
    ),
    row(Action::PageUp, &[k(Code::PageUp)], phrase("do-page-up")),
    row(
        Action::PageDown,
        &[k(Code::PageDown)],
        phrase("do-page-down"),
    ),
];

const SURE: &[Binding] = &[
    hint(Action::Commit, &[c('y')], phrase("do-commit-for-good")),
    hint(Action::Back, &[k(Code::Esc), c('n')], phrase("do-return")),
];

const SEARCHING: &[Binding] = &[
    hint(Action::Choose, ENTER, phrase("do-find")),
    hint(Action::Back, ESC, phrase("do-stop-search")),
];

const HELP: &[Binding] = &[
    SCROLLING[0],
    SCROLLING[1],
    hint(
        Action::Back,
        &[k(Code::Esc), k(Code::Enter), c('?'), c('q'), k(Code::F(1))],
        phrase("do-close"),
    ),
];

const NOTICE: &[Binding] = &[
    SCROLLING[0],
    SCROLLING[1],
    hint(
        Action::Choose,
        &[k(Code::Enter), k(Code::Esc), c(' ')],
        phrase("do-close"),
    ),
];

const LEAVE: &[Binding] = &[
    row(Action::Up, UP, phrase("do-item-up")),
    row(Action::Down, DOWN, phrase("do-item-down")),
    hint(Action::Choose, ENTER, phrase("do-choose")),
    hint(Action::Back, &[k(Code::Esc), c('n')], phrase("do-stay")),
    row(Action::Quit, &[c('q'), c('y')], phrase("do-quit-now")),
];

const MAP: &[Binding] = &[
    row(
        Action::Left,
        &[k(Code::Left), c('h')],
        phrase("do-map-left"),
    ),
    row(Action::Down, DOWN, phrase("do-map-down")),
    row(Action::Up, UP, phrase("do-map-up")),
    row(
        Action::Right,
        &[k(Code::Right), c('l')],
        phrase("do-map-right"),
    ),
    hint(Action::ZoomIn, &[c('+'), c('=')], phrase("do-map-closer")),
    hint(Action::ZoomOut, &[c('-')], phrase("do-map-wider")),
    hint(Action::ZoomReset, &[c('0')], phrase("do-map-reset")),
    hint(Action::Back, &[k(Code::Esc), c('m')], phrase("do-back")),
];

/// The bindings of a context, its own first.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    let own = match context {
        Context::Library => LIBRARY,
        Context::Briefing => BRIEFING,
        Context::Room => ROOM,
        Context::Composer => COMPOSER,
        Context::Consequence => CONSEQUENCE,
        Context::Log => LOG,
        Context::Ending => ENDING,
        Context::Sheet => SHEET,
        Context::Confirm => CONFIRM,
        Context::Sure => SURE,
        Context::Searching => SEARCHING,
        Context::Help => HELP,
        Context::Notice => NOTICE,
        Context::Leave => LEAVE,
        Context::Map => MAP,
    };
    let reading = if context.types() { &[] } else { READING };
    let asked = matches!(
        context,
        Context::Help | Context::Notice | Context::Leave | Context::Sure
    );
    let always = if context.types() || asked {
        &[]
    } else {
        ALWAYS
    };
    own.iter().chain(reading).chain(always).chain(EVERYWHERE)
}

/// What a key asks for in a context.
#[must_use]
pub fn action(context: Context, key: Key) -> Option<Action> {
    let found = bindings(context).find(|binding| binding.keys.contains(&key))?;
    match (found.action, key.code) {
        (Action::Number(_), Code::Char(digit)) => {
            let number = digit.to_digit(10).and_then(|n| u8::try_from(n).ok())?;
            Some(Action::Number(number))
        }
        (action, _) => Some(action),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_has_two_meanings_in_one_context() {
        for context in Context::ALL {
            let mut seen: Vec<Key> = Vec::new();
            for key in bindings(context).flat_map(|b| b.keys) {
                assert!(!seen.contains(key), "{key:?} twice in {context:?}");
                seen.push(*key);
            }
        }
    }

    #[test]
    fn letters_reach_the_field_where_one_types() {
        for context in Context::ALL.into_iter().filter(|c| c.types()) {
            for letter in (' '..='~').map(Key::char) {
                assert_eq!(action(context, letter), None, "{letter:?} in {context:?}");
            }
        }
    }

    #[test]
    fn every_context_has_a_way_on_and_a_way_out() {
        for context in Context::ALL {
            assert_eq!(action(context, Key::ctrl('c')), Some(Action::Interrupt));
            assert!(bindings(context).any(|b| b.hint), "{context:?}");
            let out = bindings(context)
                .any(|b| matches!(b.action, Action::Back | Action::Quit | Action::Choose));
            assert!(out, "{context:?}");
        }
    }
}
