//! Which key does what where, as data: screens act on actions, the help popup and the hints at the
//! foot of each screen are made from the same table.

use super::key::{Code, Key};
use crate::locale::phrase;
use Action::*;

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
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Nearer.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// The map as it was at first.
    ZoomReset,
    /// The map on a screen of its own.
    Map,
    /// The pane of this number.
    Pane(u8),
    /// What lies behind the numbers of the pane.
    Why,
    /// Everything that can be done here, to be found by typing.
    Palette,
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
    /// The play screen, the map under the focus.
    MapPane,
    /// Composing a message.
    Composer,
    /// Reading what came of a commit.
    Consequence,
    /// All traffic.
    Log,
    /// The map on a screen of its own.
    Map,
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
    /// What lies behind numbers.
    Why,
    /// Typing what to do.
    Palette,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 18] = [
        Self::Library,
        Self::Briefing,
        Self::Room,
        Self::MapPane,
        Self::Composer,
        Self::Consequence,
        Self::Log,
        Self::Map,
        Self::Ending,
        Self::Sheet,
        Self::Confirm,
        Self::Sure,
        Self::Searching,
        Self::Help,
        Self::Notice,
        Self::Leave,
        Self::Why,
        Self::Palette,
    ];

    /// Letters go into a field, so only the keys of this context itself act.
    #[must_use]
    pub const fn types(self) -> bool {
        matches!(self, Self::Confirm | Self::Searching | Self::Palette)
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
        hint: true,
        ..row(action, keys, says)
    }
}

const fn c(char: char) -> Key {
    Key::char(char)
}

const fn k(code: Code) -> Key {
    Key::plain(code)
}

const ENTER: &[Key] = &[k(Code::Enter)];
const ENTER_SPACE: &[Key] = &[k(Code::Enter), c(' ')];
const ALT_ENTER: Key = Key {
    alt: true,
    ..k(Code::Enter)
};
const ESC: &[Key] = &[k(Code::Esc)];
const ESC_N: &[Key] = &[k(Code::Esc), c('n')];
const TAB: &[Key] = &[k(Code::Tab)];
const BACK_TAB: &[Key] = &[Key::back_tab()];
const UP: &[Key] = &[k(Code::Up), c('k')];
const DOWN: &[Key] = &[k(Code::Down), c('j')];
const LEFT: &[Key] = &[k(Code::Left), c('h')];
const RIGHT: &[Key] = &[k(Code::Right), c('l')];
const FORTH: &[Key] = &[k(Code::Tab), k(Code::Right), c('l')];
const BACK: &[Key] = &[Key::back_tab(), k(Code::Left), c('h')];
const PAGE_UP: &[Key] = &[k(Code::PageUp), Key::ctrl('u'), Key::ctrl('b')];
const PAGE_DOWN: &[Key] = &[k(Code::PageDown), Key::ctrl('d'), Key::ctrl('f')];
const TOP: &[Key] = &[k(Code::Home), c('g')];
const BOTTOM: &[Key] = &[k(Code::End), c('G')];
const DIGITS: &[Key] = &digits::<9>(false);
const ALT_DIGITS: &[Key] = &digits::<7>(true);

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

// Groups that several contexts share.

/// Works everywhere, typing included.
const EVERYWHERE: &[Binding] = &[row(Interrupt, &[Key::ctrl('c')], phrase("do-interrupt"))];

/// Works over every screen that is no question.
const ALWAYS: &[Binding] = &[
    hint(Help, &[c('?'), k(Code::F(1))], phrase("do-help")),
    hint(Palette, &[c(':'), Key::ctrl('p')], phrase("do-palette")),
    hint(Quit, &[c('q')], phrase("do-quit")),
];

/// Works wherever letters are not typed into a field.
const READING: &[Binding] = &[
    row(PageUp, PAGE_UP, phrase("do-page-up")),
    row(PageDown, PAGE_DOWN, phrase("do-page-down")),
    row(Top, TOP, phrase("do-top")),
    row(Bottom, BOTTOM, phrase("do-bottom")),
];

const SCROLLING: &[Binding] = &[
    row(Up, UP, phrase("do-scroll-up")),
    row(Down, DOWN, phrase("do-scroll-down")),
];

const ITEMS: &[Binding] = &[
    row(Up, UP, phrase("do-item-up")),
    row(Down, DOWN, phrase("do-item-down")),
];

const PANES: &[Binding] = &[
    hint(Next, FORTH, phrase("do-next-pane")),
    row(Previous, BACK, phrase("do-previous-pane")),
];

/// What can be read again during play.
const RECORD: &[Binding] = &[
    hint(Log, &[c('t')], phrase("do-log")),
    row(Briefing, &[c('b')], phrase("do-briefing")),
];

/// What the room can do whichever pane has the focus.
const ROOM_OF_ANY_PANE: &[Binding] = &[
    hint(Next, TAB, phrase("do-next-pane")),
    row(Previous, BACK_TAB, phrase("do-previous-pane")),
    row(Pane(0), ALT_DIGITS, phrase("do-pane")),
    hint(Why, &[c('w')], phrase("do-why")),
    row(Number(0), DIGITS, phrase("do-number")),
    row(Commit, &[c('c')], phrase("do-commit-picks")),
    row(Search, &[c('/')], phrase("do-search")),
    row(FindNext, &[c('n')], phrase("do-find-next")),
    row(FindPrevious, &[c('N')], phrase("do-find-previous")),
    row(Map, &[c('m')], phrase("do-map")),
];

const CHART: &[Binding] = &[
    hint(ZoomIn, &[c('+'), c('=')], phrase("do-map-closer")),
    hint(ZoomOut, &[c('-')], phrase("do-map-wider")),
    row(ZoomReset, &[c('0')], phrase("do-map-reset")),
    row(Left, LEFT, phrase("do-map-left")),
    row(Down, DOWN, phrase("do-map-down")),
    row(Up, UP, phrase("do-map-up")),
    row(Right, RIGHT, phrase("do-map-right")),
];

// What each context adds to them.

const LIBRARY: &[Binding] = &[
    hint(Choose, ENTER, phrase("do-open")),
    hint(Next, TAB, phrase("do-next-list")),
    row(Previous, BACK_TAB, phrase("do-previous-list")),
];

const BRIEFING: &[Binding] = &[
    row(PageDown, &[c(' ')], phrase("do-page-down")),
    hint(Choose, ENTER, phrase("do-begin")),
    row(Back, ESC, phrase("do-back")),
];

const ROOM: &[Binding] = &[
    hint(Toggle, &[c(' ')], phrase("do-toggle")),
    hint(Choose, ENTER, phrase("do-decide")),
    row(Right, RIGHT, phrase("do-next-pane")),
    row(Left, LEFT, phrase("do-previous-pane")),
];

const MAP_PANE: &[Binding] = &[hint(Choose, ENTER, phrase("do-to-decision"))];

const MAP: &[Binding] = &[hint(Back, &[k(Code::Esc), c('m')], phrase("do-back"))];

const COMPOSER: &[Binding] = &[
    row(Up, UP, phrase("do-wording-up")),
    row(Down, DOWN, phrase("do-wording-down")),
    row(Number(0), DIGITS, phrase("do-wording-number")),
    hint(Choose, ENTER_SPACE, phrase("do-wording")),
    row(Next, FORTH, phrase("do-next-slot")),
    row(Previous, BACK, phrase("do-previous-slot")),
    hint(Undo, &[c('u')], phrase("do-undo")),
    hint(Commit, &[c('c')], phrase("do-letter-done")),
    hint(Back, ESC, phrase("do-back-room")),
];

const CONSEQUENCE: &[Binding] = &[
    hint(Choose, ENTER_SPACE, phrase("do-read-on")),
    hint(Back, ESC, phrase("do-skip")),
    row(Log, &[c('t')], phrase("do-log")),
];

const LOG: &[Binding] = &[
    hint(Search, &[c('/')], phrase("do-search")),
    hint(FindNext, &[c('n')], phrase("do-find-next")),
    row(FindPrevious, &[c('N')], phrase("do-find-previous")),
    hint(Back, ESC, phrase("do-back")),
];

const ENDING: &[Binding] = &[hint(Choose, ENTER_SPACE, phrase("do-score"))];

const SHEET: &[Binding] = &[
    hint(Choose, ENTER_SPACE, phrase("do-open-line")),
    hint(Back, ESC, phrase("do-ending")),
];

const CONFIRM: &[Binding] = &[
    hint(Commit, ENTER, phrase("do-commit")),
    hint(Back, ESC, phrase("do-return")),
    row(NewLine, &[Key::ctrl('j'), ALT_ENTER], phrase("do-new-line")),
    row(PageUp, &[k(Code::PageUp)], phrase("do-page-up")),
    row(PageDown, &[k(Code::PageDown)], phrase("do-page-down")),
];

const SURE: &[Binding] = &[
    hint(Commit, &[c('y')], phrase("do-commit-for-good")),
    hint(Back, ESC_N, phrase("do-return")),
];

const SEARCHING: &[Binding] = &[
    hint(Choose, ENTER, phrase("do-find")),
    hint(Back, ESC, phrase("do-stop-search")),
];

const HELP: &[Binding] = &[hint(
    Back,
    &[k(Code::Esc), k(Code::Enter), c('?'), c('q'), k(Code::F(1))],
    phrase("do-close"),
)];

const NOTICE: &[Binding] = &[hint(
    Choose,
    &[k(Code::Enter), k(Code::Esc), c(' ')],
    phrase("do-close"),
)];

const WHY: &[Binding] = &[hint(
    Back,
    &[k(Code::Esc), k(Code::Enter), c('w'), c('q')],
    phrase("do-close"),
)];

const LEAVE: &[Binding] = &[
    hint(Choose, ENTER, phrase("do-choose")),
    hint(Back, ESC_N, phrase("do-stay")),
    row(Quit, &[c('q'), c('y')], phrase("do-quit-now")),
];

const PALETTE: &[Binding] = &[
    row(Up, &[k(Code::Up), Key::ctrl('k')], phrase("do-item-up")),
    row(
        Down,
        &[k(Code::Down), Key::ctrl('j')],
        phrase("do-item-down"),
    ),
    hint(Choose, ENTER, phrase("do-run")),
    hint(Back, ESC, phrase("do-close")),
];

/// The groups of a context, its own first: hints stand at the foot of a screen in this order.
const fn groups(context: Context) -> &'static [&'static [Binding]] {
    match context {
        Context::Library => &[ITEMS, LIBRARY, READING, ALWAYS],
        Context::Briefing => &[SCROLLING, BRIEFING, READING, ALWAYS],
        Context::Room => &[ITEMS, ROOM, ROOM_OF_ANY_PANE, RECORD, READING, ALWAYS],
        Context::MapPane => &[CHART, MAP_PANE, ROOM_OF_ANY_PANE, RECORD, ALWAYS],
        Context::Map => &[CHART, MAP, ALWAYS],
        Context::Composer => &[COMPOSER, READING, ALWAYS],
        Context::Consequence => &[SCROLLING, CONSEQUENCE, READING, ALWAYS],
        Context::Log => &[SCROLLING, LOG, READING, ALWAYS],
        Context::Ending => &[SCROLLING, ENDING, RECORD, READING, ALWAYS],
        Context::Sheet => &[ITEMS, SHEET, PANES, RECORD, READING, ALWAYS],
        Context::Confirm => &[CONFIRM],
        Context::Sure => &[SURE, READING],
        Context::Searching => &[SEARCHING],
        Context::Help => &[SCROLLING, HELP, READING],
        Context::Notice => &[SCROLLING, NOTICE, READING],
        Context::Why => &[SCROLLING, WHY, READING],
        Context::Leave => &[ITEMS, LEAVE, READING],
        Context::Palette => &[PALETTE],
    }
}

/// The bindings of a context, its own first.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    groups(context).iter().copied().flatten().chain(EVERYWHERE)
}

/// What a key asks for in a context.
#[must_use]
pub fn action(context: Context, key: Key) -> Option<Action> {
    let found = bindings(context).find(|binding| binding.keys.contains(&key))?;
    let digit = match key.code {
        Code::Char(digit) => digit.to_digit(10).and_then(|n| u8::try_from(n).ok()),
        _ => None,
    };
    match found.action {
        Number(_) => digit.map(Number),
        Pane(_) => digit.map(Pane),
        action => Some(action),
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
