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
    /// To the left: the pane or the moment before.
    Left,
    /// To the right: the pane or the moment after.
    Right,
    /// From a line of the score to its moment.
    Jump,
    /// Writes the own account again.
    Write,
    /// Looks back on a session.
    Debrief,
    /// Out of a question and of the screen that asked it.
    Out,
    /// Holds it for less likely.
    Less,
    /// Holds it for more likely.
    More,
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
    /// A part of the debrief that is read.
    Debrief,
    /// The team's own account, being written.
    Account,
    /// Whether to go on without an account.
    Skip,
    /// The account that was written.
    Written,
    /// The timeline of the debrief.
    Timeline,
    /// The score of the debrief.
    Sheet,
    /// Before a commit, with the note.
    Confirm,
    /// Before a commit, with the note and forecasts beside it.
    Note,
    /// Before a commit, on a forecast.
    Forecast,
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
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 21] = [
        Self::Library,
        Self::Briefing,
        Self::Room,
        Self::Composer,
        Self::Consequence,
        Self::Log,
        Self::Ending,
        Self::Debrief,
        Self::Account,
        Self::Skip,
        Self::Written,
        Self::Timeline,
        Self::Sheet,
        Self::Confirm,
        Self::Note,
        Self::Forecast,
        Self::Sure,
        Self::Searching,
        Self::Help,
        Self::Notice,
        Self::Leave,
    ];

    /// Letters go into a field, so only the keys of this context itself act.
    #[must_use]
    pub const fn types(self) -> bool {
        matches!(
            self,
            Self::Account | Self::Confirm | Self::Note | Self::Searching
        )
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
const LEFT: &[Key] = &[k(Code::Left), c('h')];
const RIGHT: &[Key] = &[k(Code::Right), c('l')];
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

const NEW_LINE: Binding = row(
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

const LIBRARY: &[Binding] = &[
    row(Action::Up, UP, phrase("do-item-up")),
    row(Action::Down, DOWN, phrase("do-item-down")),
    hint(Action::Choose, ENTER, phrase("do-open")),
    hint(Action::Next, TAB, phrase("do-next-list")),
    row(Action::Previous, BACK_TAB, phrase("do-previous-list")),
    hint(Action::Debrief, &[c('d')], phrase("do-debrief-session")),
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
        phrase("do-debrief"),
    ),
    hint(Action::Log, &[c('t')], phrase("do-log")),
    row(Action::Briefing, &[c('b')], phrase("do-briefing")),
];

/// Works in every part of a debrief.
const PART: [Binding; 6] = [
    hint(Action::Next, TAB, phrase("do-next-part")),
    row(Action::Previous, BACK_TAB, phrase("do-previous-part")),
    row(Action::Number(0), DIGITS, phrase("do-number-part")),
    row(Action::Log, &[c('t')], phrase("do-log")),
    row(Action::Briefing, &[c('b')], phrase("do-briefing")),
    hint(Action::Back, ESC, phrase("do-leave-debrief")),
];

const PARTS: &[Binding] = &[
    SCROLLING[0],
    SCROLLING[1],
    row(Action::PageDown, SPACE, phrase("do-page-down")),
    PART[0],
    PART[1],
    PART[2],
    PART[3],
    PART[4],
    PART[5],
];

const WRITTEN: &[Binding] = &[
    SCROLLING[0],
    SCROLLING[1],
    hint(Action::Write, &[c('e')], phrase("do-write-account")),
    PART[0],
    PART[1],
    PART[2],
    PART[3],
    PART[4],
    PART[5],
];

const TIMELINE: &[Binding] = &[
    hint(Action::Left, LEFT, phrase("do-moment-before")),
    hint(Action::Right, RIGHT, phrase("do-moment-after")),
    SCROLLING[0],
    SCROLLING[1],
    row(Action::PageDown, SPACE, phrase("do-page-down")),
    PART[0],
    PART[1],
    PART[2],
    PART[3],
    PART[4],
    PART[5],
];

const SHEET: &[Binding] = &[
    row(Action::Up, UP, phrase("do-item-up")),
    row(Action::Down, DOWN, phrase("do-item-down")),
    hint(
        Action::Choose,
        &[k(Code::Enter), c(' ')],
        phrase("do-open-line"),
    ),
    hint(Action::Jump, &[c('m')], phrase("do-jump")),
    row(Action::Left, LEFT, phrase("do-pane-score")),
    hint(Action::Right, RIGHT, phrase("do-pane-ledger")),
    PART[0],
    PART[1],
    PART[2],
    PART[3],
    PART[4],
    PART[5],
];

const ACCOUNT: &[Binding] = &[
    hint(Action::Choose, ENTER, phrase("do-next-field")),
    row(Action::Next, TAB, phrase("do-field-after")),
    row(Action::Previous, BACK_TAB, phrase("do-field-before")),
    NEW_LINE,
    hint(Action::Commit, &[Key::ctrl('s')], phrase("do-keep-account")),
    hint(Action::Back, ESC, phrase("do-no-account")),
];

const SKIP: &[Binding] = &[
    hint(Action::Choose, &[c('y')], phrase("do-skip-account")),
    hint(Action::Back, &[k(Code::Esc), c('n')], phrase("do-write-on")),
    hint(Action::Out, &[c('b')], phrase("do-leave-debrief")),
];

const CONFIRM: &[Binding] = &[
    hint(Action::Commit, ENTER, phrase("do-commit")),
    hint(Action::Back, ESC, phrase("do-return")),
    NEW_LINE,
    row(Action::PageUp, &[k(Code::PageUp)], phrase("do-page-up")),
    row(
        Action::PageDown,
        &[k(Code::PageDown)],
        phrase("do-page-down"),
    ),
];

const NOTE: &[Binding] = &[
    CONFIRM[0],
    CONFIRM[1],
    hint(Action::Next, TAB, phrase("do-to-forecasts")),
    CONFIRM[2],
    CONFIRM[3],
    CONFIRM[4],
];

const FORECAST: &[Binding] = &[
    hint(
        Action::Less,
        &[k(Code::Left), c('h')],
        phrase("do-less-likely"),
    ),
    hint(
        Action::More,
        &[k(Code::Right), c('l')],
        phrase("do-more-likely"),
    ),
    CONFIRM[0],
    CONFIRM[1],
    row(
        Action::Next,
        &[k(Code::Tab), k(Code::Down), c('j')],
        phrase("do-next-forecast"),
    ),
    row(
        Action::Previous,
        &[Key::back_tab(), k(Code::Up), c('k')],
        phrase("do-previous-forecast"),
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
        Context::Debrief => PARTS,
        Context::Account => ACCOUNT,
        Context::Skip => SKIP,
        Context::Written => WRITTEN,
        Context::Timeline => TIMELINE,
        Context::Sheet => SHEET,
        Context::Confirm => CONFIRM,
        Context::Note => NOTE,
        Context::Forecast => FORECAST,
        Context::Sure => SURE,
        Context::Searching => SEARCHING,
        Context::Help => HELP,
        Context::Notice => NOTICE,
        Context::Leave => LEAVE,
    };
    let reading = if context.types() { &[] } else { READING };
    let asked = matches!(
        context,
        Context::Help
            | Context::Notice
            | Context::Leave
            | Context::Sure
            | Context::Forecast
            | Context::Skip
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
