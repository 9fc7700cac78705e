//! Keys of a person in a team: the room of a team, its ballot, and the way in.

use super::action::Action::*;
use super::action::Context;
use super::binding::*;
use super::console::console;
use super::tables::{
    ALWAYS, CHANNELS, CHART, ENDING, FORECAST, IN_ROOM, LONG, NEXT_FORECAST, NOTE, READING,
    SIDEWAYS, TO_DECISION, TYPED,
};
use crate::locale::phrase;
use crate::tui::key::{Code, Key};

/// In every pane of a team's room, and on the page that play ends on.
const TEAM: &[Binding] = &[
    hint(super::action::Action::Team, &[c('v')], phrase("do-team")),
    row(Messages, &[c('f')], phrase("do-messages")),
];

const WANTS: &[Binding] = &[
    hint(Toggle, SPACE, phrase("do-toggle")),
    hint(Choose, ENTER, phrase("do-want")),
];

const WANTS_PICKED: &[Binding] = &[
    hint(Toggle, SPACE, phrase("do-toggle-too")),
    hint(Choose, ENTER, phrase("do-want-picked")),
];

const BALLOT: &[Binding] = &[
    hint(Commit, ENTER, phrase("do-vote")),
    hint(Propose, &[Key::ctrl('s')], phrase("do-propose-this")),
    hint(Back, ESC, phrase("do-no-vote")),
];

const PAGE: &[Binding] = &[
    hint(Vote, SPACE, phrase("do-vote-marked")),
    hint(Second, ENTER, phrase("do-second")),
    hint(Propose, &[c('p')], phrase("do-propose")),
    hint(Back, &[k(Code::Esc), c('v')], phrase("do-back")),
    hint(Dissent, &[c('d')], phrase("do-dissent")),
    row(Undo, &[c('u')], phrase("do-unvote")),
    row(Withdraw, &[c('x')], phrase("do-withdraw")),
    row(Messages, &[c('f')], phrase("do-messages")),
    row(Write, &[c('e')], phrase("do-own-account")),
];

const DISSENT: &[Binding] = &[
    hint(Commit, ENTER, phrase("do-keep-dissent")),
    hint(Back, ESC, phrase("do-close")),
    NEW_LINE,
];

const OVER: &[Binding] = &[hint(
    Choose,
    &[k(Code::Enter), c(' '), c('e')],
    phrase("do-read-on-account"),
)];

const ACCOUNT: &[Binding] = &[
    hint(Choose, ENTER, phrase("do-next-field")),
    row(Next, TAB, phrase("do-field-after")),
    row(Previous, BACK_TAB, phrase("do-field-before")),
    NEW_LINE,
    hint(Commit, &[Key::ctrl('s')], phrase("do-keep-account")),
    hint(Back, ESC, phrase("do-back")),
];

const NAMING: &[Binding] = &[
    hint(Choose, ENTER, phrase("do-join")),
    hint(
        Next,
        &[k(Code::Tab), k(Code::Down)],
        phrase("do-kept-seats"),
    ),
    row(PageUp, &[k(Code::PageUp)], phrase("do-page-up")),
    hint(PageDown, &[k(Code::PageDown)], phrase("do-page-down")),
    hint(Back, ESC, phrase("do-quit")),
];

const SEATS: &[Binding] = &[
    hint(Choose, ENTER_SPACE, phrase("do-take-seat")),
    hint(Next, TAB, phrase("do-to-name")),
    row(Previous, BACK_TAB, phrase("do-to-name")),
    row(Back, ESC, phrase("do-to-name")),
];

/// The groups of a context of a hosted session, its own first.
pub(super) const fn hosted(context: Context) -> &'static [&'static [Binding]] {
    match context {
        Context::TeamRoom => &[
            ITEMS, WANTS, TEAM, SIDEWAYS, IN_ROOM, RECORD, READING, ALWAYS,
        ],
        Context::TeamPicked => &[
            ITEMS,
            WANTS_PICKED,
            TEAM,
            SIDEWAYS,
            IN_ROOM,
            RECORD,
            READING,
            ALWAYS,
        ],
        Context::TeamPane => &[
            TO_DECISION,
            TEAM,
            SCROLLING,
            SIDEWAYS,
            IN_ROOM,
            RECORD,
            READING,
            ALWAYS,
        ],
        Context::TeamLongPane => &[
            TO_DECISION,
            TEAM,
            LONG,
            SIDEWAYS,
            IN_ROOM,
            RECORD,
            READING,
            ALWAYS,
        ],
        Context::TeamChannels => &[
            ITEMS, CHANNELS, TEAM, SIDEWAYS, IN_ROOM, RECORD, READING, ALWAYS,
        ],
        Context::TeamMapPane => &[CHART, TO_DECISION, TEAM, IN_ROOM, RECORD, ALWAYS],
        Context::Ballot => &[BALLOT, TYPED],
        Context::BallotNote => &[BALLOT, NOTE, TYPED],
        Context::BallotForecast => &[FORECAST, BALLOT, NEXT_FORECAST, READING],
        Context::Team => &[ITEMS, PAGE, READING, ALWAYS],
        Context::Dissent => &[DISSENT],
        Context::TeamDebrief => &[ENDING, TEAM, SCROLLING, RECORD, READING, ALWAYS],
        Context::TeamOver => &[OVER, TEAM, SCROLLING, RECORD, READING, ALWAYS],
        Context::OwnAccount => &[ACCOUNT],
        Context::Naming => &[NAMING],
        Context::Seats => &[ITEMS, SEATS, READING],
        Context::Waiting => &[SCROLLING, READING, ALWAYS],
        other => console(other),
    }
}
