//! The keys of every other context, and the look-up in all of them.

use super::action::Action::{self, *};
use super::action::Context;
use super::binding::*;
use super::console::CONSOLE;
use super::debrief::{ACCOUNT, LEDGER, PAGE, PART, REHEARSE, SHEET, SKIP, TIMELINE, WRITTEN};
use super::hosted::hosted;
use crate::locale::phrase;
use crate::tui::key::{Code, Key};

// Groups that several contexts share.

/// Works everywhere, typing included.
pub(super) const EVERYWHERE: &[Binding] =
    &[row(Interrupt, &[Key::ctrl('c')], phrase("do-interrupt"))];

/// Works over every screen that is no question.
pub(super) const ALWAYS: &[Binding] = &[
    hint(Help, &[c('?'), k(Code::F(1))], phrase("do-help")),
    hint(Palette, &[c(':'), Key::ctrl('p')], phrase("do-palette")),
    hint(Quit, &[c('q')], phrase("do-quit")),
];

/// Works wherever letters are not typed into a field.
pub(super) const READING: &[Binding] = &[
    row(PageUp, PAGE_UP, phrase("do-page-up")),
    row(PageDown, PAGE_DOWN, phrase("do-page-down")),
    row(Top, TOP, phrase("do-top")),
    row(Bottom, BOTTOM, phrase("do-bottom")),
];

/// What the room can do whichever pane has the focus.
pub(super) const IN_ROOM: &[Binding] = &[
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

pub(super) const CHART: &[Binding] = &[
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

const SESSIONS: &[Binding] = &[hint(Debrief, &[c('d')], phrase("do-debrief-session"))];

const BRIEFING: &[Binding] = &[
    row(PageDown, SPACE, phrase("do-page-down")),
    hint(Choose, ENTER, phrase("do-begin")),
    row(Back, ESC, phrase("do-back")),
];

pub(super) const SIDEWAYS: &[Binding] = &[
    row(Right, RIGHT, phrase("do-next-pane")),
    row(Left, LEFT, phrase("do-previous-pane")),
];

const ROOM: &[Binding] = &[
    hint(Toggle, SPACE, phrase("do-toggle")),
    hint(Choose, ENTER, phrase("do-decide")),
];

const PICKED: &[Binding] = &[
    hint(Toggle, SPACE, phrase("do-toggle-too")),
    hint(Choose, ENTER, phrase("do-decide-without")),
];

/// A pane that is read: Enter leads to the decision.
pub(super) const TO_DECISION: &[Binding] = &[hint(Choose, ENTER, phrase("do-to-decision"))];

pub(super) const LONG: &[Binding] = &[
    hint(Down, DOWN, phrase("do-scroll-down")),
    row(Up, UP, phrase("do-scroll-up")),
];

pub(super) const CHANNELS: &[Binding] = &[hint(Choose, ENTER_SPACE, phrase("do-channel"))];

const MAP: &[Binding] = &[hint(Back, &[k(Code::Esc), c('m')], phrase("do-back"))];

const COMPOSER: &[Binding] = &[
    row(Up, UP, phrase("do-wording-up")),
    row(Down, DOWN, phrase("do-wording-down")),
    row(Number(0), DIGITS, phrase("do-wording-number")),
    hint(Choose, ENTER_SPACE, phrase("do-wording")),
    row(Next, FORTH, phrase("do-next-slot")),
    hint(Previous, BACK, phrase("do-previous-slot")),
    hint(Commit, &[c('c')], phrase("do-letter-done")),
    hint(Back, ESC, phrase("do-back-room")),
    hint(Undo, &[c('u')], phrase("do-undo")),
    row(Redo, &[c('r'), Key::ctrl('r')], phrase("do-redo")),
    hint(Write, &[c('n')], phrase("do-note")),
];

const NOTING: &[Binding] = &[
    hint(Choose, ENTER, phrase("do-note-done")),
    row(Back, ESC, phrase("do-note-done")),
    NEW_LINE,
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

pub(super) const ENDING: &[Binding] = &[hint(Choose, ENTER_SPACE, phrase("do-debrief"))];

const CONFIRM: &[Binding] = &[
    hint(Commit, ENTER, phrase("do-commit")),
    hint(Back, ESC, phrase("do-return")),
];

pub(super) const TYPED: &[Binding] = &[
    NEW_LINE,
    row(PageUp, &[k(Code::PageUp)], phrase("do-page-up")),
    row(PageDown, &[k(Code::PageDown)], phrase("do-page-down")),
];

pub(super) const NOTE: &[Binding] = &[hint(Next, TAB, phrase("do-to-forecasts"))];

pub(super) const FORECAST: &[Binding] = &[
    hint(Less, LEFT, phrase("do-less-likely")),
    hint(More, RIGHT, phrase("do-more-likely")),
];

pub(super) const NEXT_FORECAST: &[Binding] = &[
    row(
        Next,
        &[k(Code::Tab), k(Code::Down), c('j')],
        phrase("do-next-forecast"),
    ),
    row(
        Previous,
        &[Key::back_tab(), k(Code::Up), c('k')],
        phrase("do-previous-forecast"),
    ),
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
        Context::Sessions => &[ITEMS, LIBRARY, SESSIONS, READING, ALWAYS],
        Context::Briefing => &[SCROLLING, BRIEFING, READING, ALWAYS],
        Context::Room => &[ITEMS, ROOM, SIDEWAYS, IN_ROOM, RECORD, READING, ALWAYS],
        Context::Picked => &[ITEMS, PICKED, SIDEWAYS, IN_ROOM, RECORD, READING, ALWAYS],
        Context::Pane => &[
            TO_DECISION,
            SCROLLING,
            SIDEWAYS,
            IN_ROOM,
            RECORD,
            READING,
            ALWAYS,
        ],
        Context::LongPane => &[
            TO_DECISION,
            LONG,
            SIDEWAYS,
            IN_ROOM,
            RECORD,
            READING,
            ALWAYS,
        ],
        Context::Channels => &[ITEMS, CHANNELS, SIDEWAYS, IN_ROOM, RECORD, READING, ALWAYS],
        Context::MapPane => &[CHART, TO_DECISION, IN_ROOM, RECORD, ALWAYS],
        Context::Map => &[CHART, MAP, ALWAYS],
        Context::Composer => &[COMPOSER, READING, ALWAYS],
        Context::Noting => &[NOTING],
        Context::Consequence => &[SCROLLING, CONSEQUENCE, READING, ALWAYS],
        Context::Log => &[SCROLLING, LOG, READING, ALWAYS],
        Context::Ending => &[SCROLLING, ENDING, RECORD, READING, ALWAYS],
        Context::Debrief => &[SCROLLING, PAGE, PART, READING, ALWAYS],
        Context::Account => &[ACCOUNT],
        Context::Skip => &[SKIP, READING],
        Context::Written => &[SCROLLING, WRITTEN, PART, READING, ALWAYS],
        Context::Timeline => &[TIMELINE, REHEARSE, SCROLLING, PAGE, PART, READING, ALWAYS],
        Context::SoFar => &[TIMELINE, SCROLLING, PAGE, PART, READING, ALWAYS],
        Context::Sheet => &[SCROLLING, SHEET, PART, READING, ALWAYS],
        Context::Ledger => &[ITEMS, LEDGER, PART, READING, ALWAYS],
        Context::Confirm => &[CONFIRM, TYPED],
        Context::Note => &[CONFIRM, NOTE, TYPED],
        Context::Forecast => &[FORECAST, CONFIRM, NEXT_FORECAST, READING],
        Context::Sure => &[SURE, READING],
        Context::Searching => &[SEARCHING],
        Context::Help => &[SCROLLING, HELP, READING],
        Context::Notice => &[SCROLLING, NOTICE, READING],
        Context::Why => &[SCROLLING, WHY, READING],
        Context::Leave => &[ITEMS, LEAVE, READING],
        Context::Palette => &[PALETTE],
        other => hosted(other),
    }
}

/// The bindings of a context, its own first.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    let everywhere = match context.is_console() {
        true => CONSOLE,
        false => EVERYWHERE,
    };
    groups(context).iter().copied().flatten().chain(everywhere)
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
