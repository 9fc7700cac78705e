//! The keys of every other context, and the look-up in all of them.

use super::action::{Action, Context};
use super::binding::*;
use super::debrief::*;
use crate::locale::phrase;
use crate::tui::key::{Code, Key};

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
