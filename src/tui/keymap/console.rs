//! Keys of the facilitator: every lever has one, and of what the room sees.

use super::action::Action::*;
use super::action::{Context, Lever as L};
use super::binding::*;
use super::tables::{ALWAYS, READING};
use crate::locale::phrase;
use crate::tui::key::{Code, Key};

const UP_ONE: &[Key] = &[k(Code::Up), c('k')];
const DOWN_ONE: &[Key] = &[k(Code::Down), c('j')];

const TEAMS: &[Binding] = &[
    row(Up, UP_ONE, phrase("do-team-up")),
    row(Down, DOWN_ONE, phrase("do-team-down")),
    row(Number(0), DIGITS, phrase("do-team-number")),
    hint(Choose, ENTER, phrase("do-table")),
];

const TABLE: &[Binding] = &[
    hint(Back, ESC, phrase("do-overview")),
    hint(Next, TAB, phrase("do-next-part")),
    row(Previous, BACK_TAB, phrase("do-previous-part")),
    row(Number(0), DIGITS, phrase("do-team-number")),
    row(Eyes, &[c('v')], phrase("do-eyes")),
];

/// Works everywhere at the console: a session is not dropped by one key.
pub(super) const CONSOLE: &[Binding] = &[row(
    Interrupt,
    &[Key::ctrl('c')],
    phrase("do-interrupt-console"),
)];

/// What can be done at a team's table.
const LEVERS: &[Binding] = &[
    hint(Lever(L::Pause), SPACE, phrase("do-pause")),
    hint(Lever(L::Tell), &[c('m')], phrase("do-tell")),
    hint(Lever(L::Hold), &[c('h')], phrase("do-hold")),
    row(Lever(L::Hint), &[c('i')], phrase("do-hint")),
    row(Lever(L::Note), &[c('n')], phrase("do-private-note")),
    row(Lever(L::TellAll), &[c('M')], phrase("do-tell-all")),
    row(Lever(L::Lock), &[c('l')], phrase("do-lock")),
    row(Lever(L::Extend), &[c('e')], phrase("do-extend")),
    row(Lever(L::Unlimit), &[c('E')], phrase("do-unlimit")),
    row(Lever(L::Skip), &[c('s')], phrase("do-skip-decision")),
    row(Lever(L::Undo), &[c('u')], phrase("do-undo-decision")),
    row(Lever(L::Rule), &[c('r')], phrase("do-rule")),
    row(Lever(L::Inject), &[c('I')], phrase("do-inject")),
    row(Lever(L::Unseat), &[c('d')], phrase("do-unseat")),
    row(Lever(L::Rotate), &[c('c')], phrase("do-rotate")),
    row(Lever(L::Slower), &[c('-')], phrase("do-slower")),
    row(Lever(L::Faster), &[c('+'), c('=')], phrase("do-faster")),
    row(Lever(L::End), &[c('X')], phrase("do-end")),
    row(Lever(L::Compare), &[c('P')], phrase("do-compare")),
];

/// What can be read beside the tables.
const READS: &[Binding] = &[
    row(Doors, &[c('w')], phrase("do-doors")),
    row(Incidents, &[c('a')], phrase("do-incidents")),
    row(Notes, &[c('N')], phrase("do-notes")),
    row(Seats, &[c('t')], phrase("do-seats")),
    row(Paths, &[c('p')], phrase("do-paths")),
    row(Wash, &[c('D')], phrase("do-wash")),
    row(Day, &[c('b')], phrase("do-day")),
];

/// The steps of the debrief.
const STEPS: &[Binding] = &[
    row(Up, UP_ONE, phrase("do-step-up")),
    row(Down, DOWN_ONE, phrase("do-step-down")),
    hint(Choose, ENTER, phrase("do-release-step")),
    hint(Lever(L::WashTime), &[c('e')], phrase("do-wash-time")),
    row(Lever(L::WashUnlimit), &[c('E')], phrase("do-wash-unlimit")),
    hint(Lever(L::Plan), &[c('i')], phrase("do-name-action")),
    row(Lever(L::Note), &[c('n')], phrase("do-private-note")),
    row(Lever(L::Debrief), &[c('A')], phrase("do-open-debrief")),
    row(Lever(L::Pause), SPACE, phrase("do-pause")),
    row(Lever(L::TellAll), &[c('M')], phrase("do-tell-all")),
    hint(Back, ESC, phrase("do-overview")),
];

const LEDGE: &[Binding] = &[hint(Back, ESC, phrase("do-overview"))];

const FORM: &[Binding] = &[
    hint(Commit, ENTER, phrase("do-send")),
    hint(Next, TAB, phrase("do-next-row")),
    row(Previous, BACK_TAB, phrase("do-row-before")),
    hint(Back, ESC, phrase("do-nothing-sent")),
];

const CHOICE: &[Binding] = &[
    hint(Left, LEFT, phrase("do-value-before")),
    hint(Right, RIGHT, phrase("do-value-after")),
    hint(Commit, ENTER, phrase("do-send")),
    row(
        Next,
        &[k(Code::Tab), k(Code::Down), c('j')],
        phrase("do-next-row"),
    ),
    row(
        Previous,
        &[Key::back_tab(), k(Code::Up), c('k')],
        phrase("do-row-before"),
    ),
    hint(Back, ESC, phrase("do-nothing-sent")),
];

const RULING: &[Binding] = &[
    hint(Toggle, SPACE, phrase("do-toggle")),
    row(Number(0), DIGITS, phrase("do-number")),
    hint(Left, LEFT, phrase("do-value-before")),
    row(Right, RIGHT, phrase("do-value-after")),
    hint(Choose, ENTER, phrase("do-rule-reason")),
    hint(Back, ESC, phrase("do-nothing-sent")),
];

const CERTAIN: &[Binding] = &[
    hint(Commit, &[c('y')], phrase("do-yes")),
    hint(Back, ESC_N, phrase("do-no")),
];

/// Teams that have no room beside the others.
const LANES: &[Binding] = &[
    row(Left, LEFT, phrase("do-teams-before")),
    row(Right, RIGHT, phrase("do-teams-after")),
];

const PROJECTOR: &[Binding] = &[hint(Quit, &[c('q')], phrase("do-quit"))];

/// The groups of a context of the console, its own first.
pub(super) const fn console(context: Context) -> &'static [&'static [Binding]] {
    match context {
        Context::Overview => &[TEAMS, LEVERS, READS, READING, ALWAYS],
        Context::Table => &[TABLE, LEVERS, READS, SCROLLING, READING, ALWAYS],
        Context::Ledge => &[LEDGE, SCROLLING, READS, READING, ALWAYS],
        Context::Paths => &[LEDGE, LANES, SCROLLING, READS, READING, ALWAYS],
        Context::Wash => &[STEPS, READS, READING, ALWAYS],
        Context::Form => &[FORM],
        Context::Choice => &[CHOICE],
        Context::Ruling => &[ITEMS, RULING, READING],
        Context::Certain => &[CERTAIN, SCROLLING, READING],
        Context::Projector => &[PROJECTOR, LANES, SCROLLING, READING],
        _ => &[],
    }
}
