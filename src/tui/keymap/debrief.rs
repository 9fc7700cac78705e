//! Keys of the debrief, whose parts share most of theirs.

use super::action::Action;
use super::binding::*;
use crate::locale::phrase;
use crate::tui::key::{Code, Key};

/// Works in every part of a debrief.
const PART: [Binding; 6] = [
    hint(Action::Next, TAB, phrase("do-next-part")),
    row(Action::Previous, BACK_TAB, phrase("do-previous-part")),
    row(Action::Number(0), DIGITS, phrase("do-number-part")),
    row(Action::Log, &[c('t')], phrase("do-log")),
    row(Action::Briefing, &[c('b')], phrase("do-briefing")),
    hint(Action::Back, ESC, phrase("do-leave-debrief")),
];

pub(super) const PARTS: &[Binding] = &[
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

pub(super) const WRITTEN: &[Binding] = &[
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

pub(super) const TIMELINE: &[Binding] = &[
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

pub(super) const SHEET: &[Binding] = &[
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

pub(super) const ACCOUNT: &[Binding] = &[
    hint(Action::Choose, ENTER, phrase("do-next-field")),
    row(Action::Next, TAB, phrase("do-field-after")),
    row(Action::Previous, BACK_TAB, phrase("do-field-before")),
    NEW_LINE,
    hint(Action::Commit, &[Key::ctrl('s')], phrase("do-keep-account")),
    hint(Action::Back, ESC, phrase("do-no-account")),
];

pub(super) const SKIP: &[Binding] = &[
    hint(Action::Choose, &[c('y')], phrase("do-skip-account")),
    hint(Action::Back, &[k(Code::Esc), c('n')], phrase("do-write-on")),
    hint(Action::Out, &[c('b')], phrase("do-leave-debrief")),
];
