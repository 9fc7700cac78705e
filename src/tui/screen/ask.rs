//! What a screen is given and what it answers.

use super::room::Question;
use crate::locale::Locale;
use crate::session::view::View;
use crate::tui::keymap::Action;
use crate::tui::message::Effect;

/// The full screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    Library,
    Briefing,
    Room,
    Composer,
    Consequence,
    Log,
    Ending,
    Debrief,
    Map,
    Team,
    Account,
}

/// What a screen may look at while it acts.
#[derive(Clone, Copy)]
pub(crate) struct Here<'a> {
    pub(crate) view: &'a View,
    pub(crate) locale: &'a Locale,
}

/// What a screen wants next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ask {
    /// Nothing more.
    Stay,
    /// Another screen.
    Go(Page),
    /// The screen one came from.
    Back,
    /// The debrief of the path that is shown.
    Debrief,
    /// Out of the debrief.
    Leave,
    /// To compose the message of this option.
    Compose(String),
    /// To confirm what is picked.
    Confirm,
    /// The log, ready to type a search.
    Search,
    /// The log, at the next find of the last search or at the one before.
    Find(Action),
    /// What lies behind numbers.
    Why(Question),
    /// What the facilitator said.
    Messages,
    /// To say why one disagrees.
    Dissent,
    /// This, once it was asked about with these words.
    Certain(String, Effect),
    /// Something of the shell.
    Do(Effect),
}
