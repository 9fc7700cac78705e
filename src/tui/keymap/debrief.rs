//! Keys of the debrief, whose parts share most of theirs.

use super::action::Action::*;
use super::binding::*;
use crate::locale::phrase;
use crate::tui::key::Key;

/// Works in every part of a debrief.
pub(super) const PART: &[Binding] = &[
    hint(Next, TAB, phrase("do-next-part")),
    row(Previous, BACK_TAB, phrase("do-previous-part")),
    row(Number(0), DIGITS, phrase("do-number-part")),
    row(Log, &[c('t')], phrase("do-log")),
    row(Briefing, &[c('b')], phrase("do-briefing")),
    hint(Back, ESC, phrase("do-leave-debrief")),
];

pub(super) const PAGE: &[Binding] = &[row(PageDown, SPACE, phrase("do-page-down"))];

pub(super) const WRITTEN: &[Binding] = &[hint(Write, &[c('e')], phrase("do-write-account"))];

pub(super) const TIMELINE: &[Binding] = &[
    hint(Left, LEFT, phrase("do-moment-before")),
    hint(Right, RIGHT, phrase("do-moment-after")),
];

pub(super) const REHEARSE: &[Binding] = &[hint(Rehearse, &[c('r')], phrase("do-rehearse"))];

pub(super) const SHEET: &[Binding] = &[
    hint(Right, RIGHT, phrase("do-pane-ledger")),
    row(Choose, ENTER_SPACE, phrase("do-pane-ledger")),
];

pub(super) const LEDGER: &[Binding] = &[
    hint(Choose, ENTER_SPACE, phrase("do-open-line")),
    hint(Jump, &[c('m')], phrase("do-jump")),
    hint(Left, LEFT, phrase("do-pane-score")),
];

pub(super) const ACCOUNT: &[Binding] = &[
    hint(Choose, ENTER, phrase("do-next-field")),
    row(Next, TAB, phrase("do-field-after")),
    row(Previous, BACK_TAB, phrase("do-field-before")),
    NEW_LINE,
    hint(Commit, &[Key::ctrl('s')], phrase("do-keep-account")),
    hint(Back, ESC, phrase("do-no-account")),
];

pub(super) const SKIP: &[Binding] = &[
    hint(Choose, &[c('y')], phrase("do-skip-account")),
    hint(Back, ESC_N, phrase("do-write-on")),
    hint(Out, &[c('b')], phrase("do-leave-debrief")),
];
